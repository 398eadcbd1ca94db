#!/usr/bin/env python3
"""Opens runbooks as HTML in a real browser, and prints them: html_browser.py PATH-OF-astreinte

Every sample incident, at the sample hospital where it is its own, with scripts off: nothing is asked for but the file, the console stays
empty, no page is wider than a telephone or a screen at 200 %, and what to do has room there, dark or light. Printed on A4, page 1 is one
sheet with its nine lines, its questions and the next pause, and each sheet bears the fingerprint and its number.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
NOW = '2026-11-15T03:05:00+01:00'
PROFILE = 'samples/establishments/ch-600-lits.yaml'
WIDTHS = [320, 390, 640, 1280]
# The last line of page 1, where the incident has a plan.
PAUSE = 'PROCHAINE PAUSE'


def page(astreinte, incident):
    feed = ['--journal', str(incident)] if incident.suffix == '.ndjson' else [str(incident), '--all']
    command = [astreinte, 'runbook', *feed, '--now', NOW, '--format', 'html']
    if '990000041' in incident.read_text(encoding='utf-8'):
        command += ['--profile', PROFILE]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout


def sheets(pdf):
    text = subprocess.run(['pdftotext', '-layout', str(pdf), '-'], check=True, capture_output=True, text=True).stdout
    return text.split('\f')[:-1]


def look(browser, file):
    """What is wrong on a screen."""
    faults = []
    for scheme in ('light', 'dark'):
        context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
        tab = context.new_page()
        tab.on('console', lambda message: faults.append(f'console: {message.text}'))
        tab.on('request', lambda request: request.url == file.as_uri() or faults.append(f'asks for {request.url}'))
        for width in WIDTHS:
            tab.set_viewport_size({'width': width, 'height': 844})
            tab.goto(file.as_uri())
            body = tab.locator('body').bounding_box()
            for table in tab.locator('table').all():
                box = table.bounding_box()
                if box and box['x'] + box['width'] > width:
                    faults.append(f'a table is wider than {width} px')
            acts = tab.locator('.lines tr td:nth-child(3)').all()
            if any(act.bounding_box()['width'] < width * 0.4 for act in acts):
                faults.append(f'the acts have no room at {width} px')
            if body['width'] > width:
                faults.append(f'wider than {width} px')
        context.close()
    return faults


def paper(browser, file):
    """What is wrong on paper, and how many sheets there are."""
    tab = browser.new_page()
    tab.goto(file.as_uri())
    pdf = file.with_suffix('.pdf')
    tab.pdf(path=str(pdf), prefer_css_page_size=True)
    tab.close()
    found = sheets(pdf)
    html = file.read_text(encoding='utf-8')
    fingerprint = re.search(r'[0-9A-F]{4}-[0-9A-F]{4}', html).group()
    faults = []
    if PAUSE in html and PAUSE not in found[0].replace('\u00a0', ' '):
        faults.append('page 1 takes more than one sheet')
    # The blank logbook belongs to no runbook.
    logbook = next(place for place, sheet in enumerate(found) if 'ANNEXE A' in sheet)
    for place, sheet in enumerate(found):
        if not re.search(rf'page {place + 1}/{len(found)}\b', sheet):
            faults.append(f'sheet {place + 1} has no number')
        if fingerprint not in sheet and place < logbook:
            faults.append(f'sheet {place + 1} has no fingerprint')
    return faults, len(found)


def main():
    astreinte = str(Path(sys.argv[1]).resolve())
    failed = total = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path='/usr/bin/chromium', args=['--no-sandbox'])
        for incident in sorted((ROOT / 'samples/incidents').iterdir()):
            file = Path(folder) / f'{incident.stem}.html'
            file.write_bytes(page(astreinte, incident))
            faults, count = paper(browser, file)
            faults += look(browser, file)
            print(f'{incident.name}: {count} sheets')
            for fault in sorted(set(faults)):
                print(f'  {fault}')
            total += 1
            failed += bool(faults)
        browser.close()
    print(f'{total} pages, {failed} with faults')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
