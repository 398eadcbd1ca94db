#!/usr/bin/env python3
"""Works with runbooks that make themselves again, in a real browser: interactive_page.py PATH-OF-astreinte

Nothing is asked for but the file and the console stays empty; without a script the page is the command's own. By the keyboard alone a
question is answered, a line ticked, a note written and all of it saved; what was said is kept over a reload, apart for each file, told
where storage is refused, kept in a copy, and exported as a journal of which the command makes the very same page. The countdown is right
the night that the clocks go back, and the hour of a tick is what its reader says, by the clock of the house. What was said last is taken back,
and what was said of any line. A copy shows on paper what the page showed. A page without an incident begins by asking what is seen. axe-core
finds no fault, and no page of the samples is larger than 1 MB.
"""
import base64
import calendar
import hashlib
import json
import lzma
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PROFILE = ['--profile', 'samples/establishments/ch-600-lits.yaml']
START = '2026-10-25T02:20:00+02:00'
# A page may have 1 MB, with the engine inside.
SIZE_LIMIT = 1_000_000
PAPER = 'Ce navigateur ne recalcule pas : suivre le papier.'
failed = passed = 0


def check(holds, message):
    global failed, passed
    passed += bool(holds)
    failed += not holds
    if not holds:
        print(message)


def plain(text):
    return re.sub('[\u00a0\u202f]', ' ', text)


def runbook(astreinte, *words, profile=PROFILE, now=START):
    command = [astreinte, 'runbook', *map(str, words), *profile, '--now', now, '--format', 'html', '--interactive']
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def profile_of(incident):
    return PROFILE if '990000041' in incident.read_text(encoding='utf-8') else []


def carried(html, name):
    """The bytes that a page carries in thirteen bits for two characters, unpacked by another reader than its own."""
    text = re.search(f'id="{name}">([^<]*)<', html).group(1)
    digits = [ord(character) - (36 if character > '<' else 35) for character in text]
    pairs = [f'{high * 91 + low:013b}' for high, low in zip(digits[::2], digits[1::2])]
    number = int(''.join(reversed(pairs)), 2)
    return lzma.LZMADecompressor(lzma.FORMAT_ALONE).decompress(number.to_bytes(len(text) * 13 // 16 + 1, 'little'))


class Browser:
    """A browser in which the time is given, and whatever is wrong is noted."""

    def __init__(self, browser, file, *scripts, now=START, **options):
        self.has_scripts = options.get('java_script_enabled', True)
        self.context = browser.new_context(**options)
        for script in scripts:
            self.context.add_init_script(script)
        self.tab = self.context.new_page()
        self.faults = []
        self.tab.on('console', lambda message: self.faults.append(f'console: {message.text}'))
        self.tab.on('pageerror', lambda error: self.faults.append(f'error: {error}'))
        self.tab.on('request', self.asked)
        self.now(now)
        self.open(file)

    def asked(self, request):
        if request.url != self.file.as_uri() and not request.url.startswith('blob:'):
            self.faults.append(f'asks for {request.url}')

    def now(self, instant):
        self.tab.clock.set_fixed_time(instant)

    def open(self, file):
        self.file = file
        self.tab.goto(file.as_uri())
        if self.has_scripts:
            self.settle()

    def settle(self):
        """Waits until the engine is there, or is known not to be; without a script of its own, which the page wouldn't run."""
        while self.tab.evaluate(
                "(document.querySelector('#direct [role=status]')?.textContent ?? 'Préparation').startsWith('Préparation')"):
            time.sleep(0.05)

    def text(self, selector):
        return plain(self.tab.locator(selector).inner_text())

    def main(self):
        return self.tab.evaluate('document.querySelector("main").innerHTML').strip()

    def saved(self, words, path):
        self.reach(f'document.activeElement.textContent === "{words}"')
        with self.tab.expect_download() as download:
            self.tab.keyboard.press('Enter')
        download.value.save_as(path)
        return path

    def reach(self, condition):
        """Goes on by the Tab key alone."""
        for _ in range(3000):
            self.tab.keyboard.press('Tab')
            if self.tab.evaluate(condition):
                return
        raise AssertionError(f'no way to {condition}')

    def status(self):
        return self.text('#direct [role=status]')

    def faultless(self, axe):
        found = axe.run(self.tab)['violations']
        check(not found, f'{self.file.name}: {[(fault["id"], fault["nodes"][0]["html"]) for fault in found]}')

    def close(self):
        check(not self.faults, f'{self.file.name}: {self.faults}')
        self.context.close()


def same_page(tab, shown, html):
    """Whether a browser shows what HTML says."""
    main = re.search('<main>.*</main>', html, re.S).group()
    return shown == tab.evaluate(
        'html => new DOMParser().parseFromString(html, "text/html").querySelector("main").innerHTML.trim()', main)


def work(browser, astreinte, folder):
    axe = Axe()
    incident = folder / 'first.json'
    incident.write_text(json.dumps({
        'id': 'INC-<b>1</b>', 'type': 'chiffrement', 'detected_at': '2026-10-25T02:10:00+02:00'}))
    other = folder / 'second.json'
    other.write_text(json.dumps({'id': 'INC-2', 'type': 'deni-service', 'detected_at': '2026-10-25T02:10:00+02:00'}))
    first, second = folder / 'first.html', folder / 'second.html'
    first.write_text(runbook(astreinte, incident), encoding='utf-8')
    second.write_text(runbook(astreinte, other), encoding='utf-8')
    html = first.read_text(encoding='utf-8')
    sizes = {incident.name: len(runbook(astreinte, incident, profile=profile_of(incident)).encode())
             for incident in sorted((ROOT / 'samples/incidents').glob('*.json'))}
    largest = max(sizes, key=sizes.get)
    print(f'the largest page: {largest}, {sizes[largest]} bytes')
    check(sizes[largest] <= SIZE_LIMIT, f'{largest}: {sizes[largest]} bytes')
    image = carried(html, 'regles')
    check(image[17:81].decode() == hashlib.sha256(image[81:]).hexdigest(), 'the rules are packed otherwise than xz does')
    check(carried(html, 'moteur')[:4] == b'\0asm', 'no engine')

    still = Browser(browser, first, java_script_enabled=False)
    check(not still.tab.locator('#direct').is_visible(), 'the panel shows without a script')
    check(plain(still.tab.locator('.lines').first.inner_text()), 'page 1 is empty without a script')
    still.close()

    page = Browser(browser, first)
    tab = page.tab
    check(same_page(tab, page.main(), html), 'the page as generated is not shown at first')
    countdown = page.text('[role=timer]')
    check('dans' in countdown and 'UTC+' in countdown, f'no countdown: {countdown}')

    page.faultless(axe)

    page.reach('document.activeElement.matches("#direct input#initiales")')
    tab.keyboard.type('<BO>')
    page.reach('document.activeElement.matches("#direct select")')
    question = plain(tab.evaluate('document.activeElement.closest("li").querySelector("label").textContent'))
    tab.keyboard.press('Tab')
    tab.keyboard.press('Enter')
    check(page.status() == "Rien n'est choisi.", f'nothing chosen is taken: {page.status()}')
    tab.keyboard.press('Shift+Tab')
    tab.keyboard.press('ArrowDown')
    chosen = plain(tab.evaluate('document.activeElement.selectedOptions[0].textContent'))
    page.reach('document.activeElement.textContent === "Répondre"')
    tab.keyboard.press('Enter')
    check(page.status().startswith(f'Réponse notée : {question} → '), f'an answer is not told: {page.status()}')
    check(chosen.lower() in page.status().lower() and re.search(r'\. Cela (change : \d|ne change)', page.status()),
          f'not told what was answered, and what it changes: {page.status()}')
    page.reach('document.activeElement.textContent.startsWith("Lignes à faire")')
    tab.keyboard.press('Enter')
    page.reach('document.activeElement.textContent === "Fait"')
    tab.keyboard.press('Enter')
    check('Fait' in page.status(), 'a tick is not told')
    # An hour to come is none, and an hour that is said is that of the clock of the house.
    tick = {'hour': 'document.activeElement.matches("#direct [id^=heure-]")', 'done': 'document.activeElement.textContent === "Fait"'}
    page.reach(tick['hour'])
    tab.keyboard.type('02:21')
    tab.keyboard.press('Shift+Tab')
    tab.keyboard.press('Shift+Tab')
    tab.keyboard.press('Shift+Tab')
    check(tab.evaluate(tick['done']), 'the hour does not follow what it is of')
    tab.keyboard.press('Enter')
    check('Heure refusée' in page.status(), f'an hour to come is taken: {page.status()}')
    check(tab.evaluate(tick['hour']), 'the hour that is refused is not where one goes on')
    tab.keyboard.press('Control+A')
    tab.keyboard.type('2 h 12')
    tab.keyboard.press('Shift+Tab')
    tab.keyboard.press('Shift+Tab')
    tab.keyboard.press('Shift+Tab')
    tab.keyboard.press('Enter')
    check(', à 02 h 12. ' in page.status(), f'the hour of a tick is not told: {page.status()}')
    page.reach('document.activeElement.matches("#note")')
    tab.keyboard.type('<script>alert(1)</script> vu')
    page.reach('document.activeElement.textContent === "Noter"')
    tab.keyboard.press('Enter')
    check('Note' in page.status(), 'a note is not told')
    page.faultless(axe)
    shown = page.main()
    check('&lt;script&gt;' in shown and '<script' not in shown, 'a note is markup')

    journal = page.saved('Exporter la main courante', folder / 'night.ndjson')
    told = runbook(astreinte, '--journal', journal)
    check(same_page(tab, shown, told), 'the command makes another page of the journal')
    lines = [json.loads(line) for line in journal.read_text(encoding='utf-8').splitlines()]
    check([{'set', 'done', 'note', 'incident'} & line.keys() for line in lines]
          == [{'incident'}, {'set'}, {'done'}, {'done'}, {'note'}], 'the journal lacks lines')
    check(lines[3]['at'] == '2026-10-25T02:12:00+02:00', f'a tick is of another hour: {lines[3]}')
    check(all(line['by'] == '<BO>' for line in lines[1:]), 'initials are lost')
    again = subprocess.run([astreinte, 'update', '--journal', str(journal), '--note', 'suite'], cwd=ROOT,
                           capture_output=True, text=True)
    check(again.returncode == 0 and not again.stderr, f'the journal cannot go on: {again.stderr}')

    page.open(first)
    check(same_page(tab, page.main(), told), 'a reload loses what was said')
    fingerprint = re.search('[0-9A-F]{4}-[0-9A-F]{4}', told).group()
    rules = tab.evaluate('[...document.styleSheets[0].cssRules].map(rule => rule.cssText).join(" ")')
    check(fingerprint in rules, 'printed sheets bear another fingerprint')
    page.open(second)
    check(same_page(tab, page.main(), second.read_text(encoding='utf-8')), 'two files are not kept apart')
    page.open(first)
    copy = page.saved('Enregistrer une copie', folder / 'copy.html')
    page.close()

    fresh = Browser(browser, copy)
    check(same_page(fresh.tab, fresh.main(), told), 'a copy loses what was said')
    fresh.close()

    paper = Browser(browser, copy, java_script_enabled=False)
    check(same_page(paper.tab, paper.main(), told), 'without a script a copy shows another page')
    paper.close()
    sheet = copy.read_text(encoding='utf-8')
    style = re.search('<style>(.*?)</style>', sheet, re.S).group(1)
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    check(fingerprint in style and f"sha256-{allowed}'" in sheet, 'the sheets of a copy bear another fingerprint')
    take_back(browser, first, axe)
    ask(browser, astreinte, folder, axe)

    # Before and after the clocks go back, on a machine set to another zone.
    for now, zone in (('2026-10-25T00:25:00Z', 'UTC+2'), ('2026-10-25T01:05:00Z', 'UTC+1')):
        night = Browser(browser, first, now=now, timezone_id='Pacific/Tahiti')
        night.tab.get_by_role('button', name='Recalculer à cette heure').click()
        seconds = night.tab.evaluate('Math.floor(Date.now() / 1000)')
        words = night.text('[role=timer]')
        check(zone in night.text('#direct'), f'{now}: not in the zone of the establishment')
        left = re.search(r'dans (?:(\d+) h )?(?:(\d+) min )?(\d+) s', words)
        due = re.search(r'avant (\d\d) h (\d\d) \(\S+ (\d\d)/(\d\d), UTC\+(\d)\)', words)
        check(left and due, f'{now}: {words}')
        if left and due:
            hour, minute, day, month, offset = map(int, due.groups())
            counted = sum(int(part or 0) * size for part, size in zip(left.groups(), (3600, 60, 1)))
            late = seconds + counted - calendar.timegm((2026, month, day, hour - offset, minute, 0))
            check(0 <= late < 60, f'{now}: {words}')
        night.close()

    refused = Browser(
        browser, first, 'Object.defineProperty(window, "localStorage", {get() { throw new Error(); }})')
    check('ne garde rien' in refused.status(), 'nobody is told that nothing is kept')
    refused.close()

    old = Browser(browser, first, 'delete window.WebAssembly')
    check(PAPER in old.status(), 'without WebAssembly nobody is told to follow the paper')
    check(same_page(old.tab, old.main(), html), 'without WebAssembly the page is another')
    old.close()

    phone = Browser(browser, first, viewport={'width': 320, 'height': 800})
    check(phone.tab.evaluate('document.documentElement.scrollWidth') <= 320, 'wider than a telephone')
    phone.tab.evaluate('document.querySelectorAll("#direct details").forEach(part => part.open = true)')
    pieces = phone.tab.evaluate(
        '[...document.querySelectorAll("#direct [role=group] label")].map(label => label.getClientRects().length)')
    check(pieces and set(pieces) == {1}, 'a box is on another line than its label')
    if len(sys.argv) > 2:
        phone.tab.screenshot(path=f'{sys.argv[2]}/phone.png')
    phone.close()
    if len(sys.argv) > 2:
        first = Browser(browser, folder / 'que-voyez-vous.html', viewport={'width': 390, 'height': 844})
        first.tab.screenshot(path=f'{sys.argv[2]}/ask.png')
        first.close()
        desk = Browser(browser, copy, viewport={'width': 1280, 'height': 1600})
        desk.tab.screenshot(path=f'{sys.argv[2]}/desk.png')
        desk.close()


def take_back(browser, file, axe):
    """A slip is taken back at once, and later too; lines have the number and the mark that they have on page 1."""
    page = Browser(browser, file)
    tab = page.tab
    tab.fill('#initiales', 'BO')
    tab.locator('summary', has_text='Lignes à faire').click()
    lines = tab.locator('#direct ul').first.locator('li')
    count = lines.count()
    title = page.text('#direct ul:first-of-type li:first-child strong')
    row = plain(tab.locator('main .lines tr').nth(1).locator('th').inner_text()).split()
    check(title.split()[0] == row[0] == '1' and title.split()[1] in row[1:], f'{title} is not {row}')
    lines.first.get_by_role('button', name='Sans objet').click()
    check('Sans objet' in page.status() and lines.count() < count, f'{page.status()}')
    tab.get_by_role('button', name='Reprendre la dernière saisie').click()
    check(page.status().startswith('Repris : Sans objet, « '), f'what was taken back is not told: {page.status()}')
    check(lines.count() == count and page.text('#direct ul:first-of-type li:first-child strong') == title,
          f'{title} is not to do again')
    lines.first.get_by_role('button', name=re.compile('^Fait')).click()
    lines.first.get_by_role('button', name=re.compile('^Impossible')).click()
    said = tab.locator('summary', has_text='Fait, impossible ou sans objet')
    check(plain(said.inner_text()).endswith(': 2'), f'{said.inner_text()}')
    said.click()
    page.faultless(axe)
    tab.get_by_role('button', name=re.compile('^Reprendre.*: fait à')).click()
    check(page.status().startswith('Repris : Fait, « ') and lines.count() < count, f'{page.status()}')
    for words in 'Repris : Impossible, « ', 'Rien à reprendre':
        tab.get_by_role('button', name='Reprendre la dernière saisie').click()
        check(page.status().startswith(words), f'{words} is not {page.status()}')
    check(lines.count() == count and 'REPRIS' in page.text('main'), 'what is taken back is forgotten, or counts')
    page.open(file)
    check(tab.input_value('#initiales') == 'BO', 'initials are lost over a reload')
    page.close()


def ask(browser, astreinte, folder, axe):
    """A page that begins by asking what is seen, on a machine set to another zone."""
    file = folder / 'que-voyez-vous.html'
    subprocess.run([astreinte, 'interview', '--page', file, *PROFILE, '--now', '2026-10-20T12:00:00+02:00'], cwd=ROOT, check=True)
    check(file.stat().st_size <= SIZE_LIMIT, f'{file.stat().st_size} bytes')
    html = file.read_text(encoding='utf-8')
    still = Browser(browser, file, java_script_enabled=False)
    check('INCIDENT NON QUALIFIÉ' in still.text('h1') and not still.tab.locator('#direct').is_visible(), 'no page without a script')
    still.close()

    # The kit has it too; the shared one carries no server, no place and no key of the house.
    for share in [], ['--share']:
        kit = folder / f'kit{len(share)}'
        command = ['kit', '--profile', 'samples/establishments/ch-300-lits.yaml', '--output', kit, *share]
        subprocess.run([astreinte, *command], cwd=ROOT, check=True, capture_output=True)
        kept = (kit / '0-que-voyez-vous.html').read_text(encoding='utf-8')
        secrets = [secret for secret in ('clé 14', 'baie 3', 'Éditeur inventé') if secret.encode() in carried(kept, 'regles')]
        check(bool(secrets) != bool(share), f'the page of a kit {share} carries {secrets}')
        check('href="0-que-voyez-vous.html"' in (kit / '0-lire-en-premier.html').read_text(encoding='utf-8'), 'nothing leads to it')

    page = Browser(browser, file, timezone_id='Pacific/Tahiti')
    tab = page.tab
    tab.on('dialog', lambda dialog: dialog.accept())
    check('QUE VOYEZ-VOUS ?' in page.text('#direct'), 'nobody is asked what is seen')
    check(same_page(tab, page.main(), html), 'the page as generated is not shown before an answer')
    page.faultless(axe)
    page.reach('document.activeElement.matches("#direct input#initiales")')
    tab.keyboard.type('BO')
    page.reach('document.activeElement.type === "checkbox"')
    tab.keyboard.press('Space')
    page.reach('document.activeElement.matches("#depuis")')
    tab.keyboard.type('02:05')
    page.reach('document.activeElement.textContent === "Commencer"')
    tab.keyboard.press('Enter')
    check('Incident commencé' in page.status(), f'no incident is begun: {page.status()}')
    # What is seen settles no type; it is told, and the page is another one.
    check('Un message de rançon' in page.text('main') and not same_page(tab, page.main(), html), 'what is seen tells nothing')
    check('dans' in page.text('[role=timer]'), 'no countdown')
    page.faultless(axe)
    journal = page.saved('Exporter la main courante', folder / 'begun.ndjson')
    lines = [json.loads(line) for line in journal.read_text(encoding='utf-8').splitlines()]
    check(lines[0]['incident'] == {'id': 'GARDE-20261025-0205', 'detected_at': '2026-10-25T02:05:00+02:00'}, f'{lines[0]}')
    check(len(lines) == 2 and lines[1]['by'] == 'BO', f'{lines}')
    told = runbook(astreinte, '--journal', journal)
    check(same_page(tab, page.main(), told), 'the command makes another page of what is seen')
    asked = tab.locator('#direct ol li').count()
    page.reach('document.activeElement.matches("#direct select")')
    tab.keyboard.press('ArrowDown')
    page.reach('document.activeElement.textContent === "Répondre"')
    tab.keyboard.press('Enter')
    check(tab.locator('#direct ol li').count() != asked or not same_page(tab, page.main(), told), 'an answer changes nothing')
    page.reach('document.activeElement.textContent === "Reprendre la dernière saisie"')
    tab.keyboard.press('Enter')
    check(page.status().startswith('Repris : ') and tab.locator('#direct ol li').count() == asked,
          f'an answer stays: {page.status()}')
    # What is seen is asked again once it is taken back, and since when.
    page.reach('document.activeElement.textContent === "Reprendre la dernière saisie"')
    tab.keyboard.press('Enter')
    check('QUE VOYEZ-VOUS ?' in page.text('#direct'), f'what is seen is not asked again: {page.status()}')
    check(tab.input_value('#depuis') == '25/10 02:05', f'since {tab.input_value("#depuis")}')
    page.faultless(axe)
    tab.get_by_role('button', name='Commencer').click()
    check(page.status() == "Rien n'est choisi.", f'{page.status()}')
    tab.check('#vu-0')
    tab.fill('#depuis', '25/10 01:50')
    tab.get_by_role('button', name='Commencer').click()
    check('QUE VOYEZ-VOUS ?' not in page.text('#direct') and 'T0 : dim. 25/10/2026 01 h 50' in page.text('main'),
          f'T0 stays: {page.status()}')
    page.open(file)
    check('Réponses reprises' in page.status(), 'a reload loses what was said')
    with tab.expect_navigation():
        page.saved('Un autre incident', folder / 'ended.ndjson')
    page.settle()
    check('QUE VOYEZ-VOUS ?' in page.text('#direct'), 'no other incident can be begun')
    check((folder / 'ended.ndjson').read_text(encoding='utf-8').startswith(journal.read_text(encoding='utf-8')),
          'the journal of an incident that is over is lost')
    page.close()


def main():
    astreinte = str(Path(sys.argv[1]).resolve())
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path='/usr/bin/chromium', args=['--no-sandbox'])
        work(browser, astreinte, Path(folder))
        browser.close()
    print(f'{passed} passed, {failed} failed')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
