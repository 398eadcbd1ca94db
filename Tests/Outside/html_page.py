#!/usr/bin/env python3
"""Reads runbooks as HTML by another parser than ours: html_page.py PATH-OF-astreinte

Every sample incident, then all at once, then hostile words: tags balanced, ids unique and found by what refers to them, headings in
their hierarchy, every table with a caption and every heading cell with a scope, nothing that loads, links out or runs, the style that
the policy names and no other; every line of the Markdown page stands in the HTML one; a whole encryption is under 500 KB.
"""
import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
NOW = '2026-11-15T03:05:00+01:00'
PROFILE = 'samples/establishments/ch-600-lits.yaml'
VOID = {'meta'}
ALLOWED = VOID | set(
    'html head title style body main article section nav header footer h1 h2 h3 h4 p ul ol li table caption thead tbody tr th td a bdi'
    ' b code i span strong data'.split())
ATTRIBUTES = {'id', 'href', 'class', 'scope', 'lang', 'charset', 'name', 'content', 'http-equiv', 'hidden', 'value'}
BLOCKS = ALLOWED - {'a', 'b', 'bdi', 'code', 'i', 'span', 'strong', 'data'}
HOSTILE = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", 'javascript:alert(1)',
    '</title></style><script>', '&lt;b&gt; &#60;i&#62; &amp', '\u001b[31mrouge', '\u202eetnemmargorp\u2066', '<!-- --> ]]> <![CDATA[',
    'http://x.example www.x.example a@x.example', '\u2028ligne\r\n- liste', '\u0000\u0007', '@import url(//x)', '\u200b\ufeff',
]


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.ids, self.refs = [], [], [], []
        self.policy, self.style, self.text, self.levels, self.captions = None, '', [], [], []
        self.spoken = True
        self.feed(text)
        self.close()
        self.faults += [f'<{tag}> never closed' for tag in self.open]
        self.finish(text)

    def handle_starttag(self, tag, pairs):
        # An entry of a list ends where the next one begins, or the list ends.
        if tag == 'li' and self.open and self.open[-1] == 'li':
            self.open.pop()
        attributes = dict(pairs)
        self.fault(tag in ALLOWED, f'<{tag}>')
        self.fault(len(attributes) == len(pairs), f'<{tag}> says an attribute twice')
        for name in attributes:
            self.fault(name in ATTRIBUTES or name.startswith('aria-'), f'{name} of <{tag}>')
        if 'id' in attributes:
            self.ids.append(attributes['id'])
        if 'href' in attributes:
            self.fault(attributes['href'].startswith('#'), f'link to {attributes["href"]}')
            self.refs.append(attributes['href'][1:])
        self.refs += attributes.get('aria-labelledby', '').split()
        if tag == 'th':
            self.fault(attributes.get('scope') in ('col', 'row'), 'th without scope')
        if tag == 'table':
            self.captions.append(0)
        if tag == 'caption':
            self.captions[-1] += 1
        if re.fullmatch('h[1-4]', tag):
            self.levels.append(int(tag[1]))
        if attributes.get('http-equiv') == 'Content-Security-Policy':
            self.policy = attributes['content']
        if tag in BLOCKS:
            self.text.append('\n')
        if tag == 'td' or tag == 'th':
            self.text.append(' ')
        if tag not in VOID:
            self.open.append(tag)
        if attributes.get('class') == 'spoken':
            self.spoken = False

    def handle_endtag(self, tag):
        if tag in ('ul', 'ol') and self.open and self.open[-1] == 'li':
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            self.faults.append(f'</{tag}> out of place')
        if tag == 'span':
            self.spoken = True

    def handle_data(self, data):
        if 'style' in self.open:
            self.style += data
        elif self.spoken:
            self.text.append(data)

    def handle_comment(self, data):
        self.faults.append(f'comment {data!r}')

    def unknown_decl(self, data):
        self.faults.append(f'declaration {data!r}')

    def fault(self, holds, words):
        if not holds:
            self.faults.append(words)

    def finish(self, text):
        self.fault(text.startswith('<!doctype html>\n<html lang="fr">\n'), 'doctype, language')
        self.fault('<meta charset="utf-8">' in text[:200], 'charset')
        self.fault(len(set(self.ids)) == len(self.ids), 'an id twice')
        self.fault(set(self.refs) <= set(self.ids), f'refers to {set(self.refs) - set(self.ids)}')
        self.fault(all(count == 1 for count in self.captions), 'table without its caption')
        self.fault(self.levels and self.levels[0] == 1 and self.levels.count(1) == 1, f'headings {self.levels[:3]}')
        jumps = [pair for pair in zip(self.levels, self.levels[1:]) if pair[1] > pair[0] + 1]
        self.fault(not jumps, f'headings jump {jumps[:1]}')
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        self.fault(
            self.policy and self.policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'"), 'policy')
        self.fault(not re.search(r'url\(|@import|expression|src=', self.style), 'style that loads')
        hidden = re.search('[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]', text)
        self.fault(not hidden, f'a character that hides: {hidden}')


def squeezed(text):
    return re.sub(r'\s+', ' ', text).strip()


def unmarked(line):
    """What a line of our Markdown says, with the signs of the HTML page; table cells apart."""
    line = re.sub(r'^( *- |#+ )', '', line)
    code = []

    def keep(match):
        code.append(match[2].strip() if len(match[1]) > 1 else match[2])
        return f'\ue000{len(code) - 1}\ue001'
    line = re.sub(r'(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)', keep, line)
    line = re.sub(r'(?<!\\)\*\*', '', line)
    line = re.sub(r'^(\d+ )?(\\\[ \\\]|\\<\\>|\\>) ', lambda m: (m[1] or '') + shape(m[2]) + ' ', line)
    line = re.sub(r'\\([!-/:-@[-`{-~])', r'\1', line)
    return re.sub('\ue000(\\d+)\ue001', lambda m: code[int(m[1])], line)


def shape(escaped):
    return {'\\[ \\]': '☐', '\\<\\>': '◇', '\\>': '▷'}[escaped]


def glossary():
    path = ROOT / 'rules/socle-sante/vocabulary/sigles.yaml'
    return [squeezed(entry['label']) for entry in yaml.safe_load(path.read_text(encoding='utf-8'))['glossary'].values()]


def compared(text):
    """The text without what is written out where an abbreviation is first used: the pages don't have one order."""
    text = squeezed(text).replace('@', '＠')
    for label in GLOSSARY:
        text = re.sub(r'(?i)\s?\(' + re.escape(label) + r'\)|,\s' + re.escape(label) + r'(?=\))', '', text)
    return text


def missing(markdown, page):
    """The lines, or cells, of the Markdown page that the other page doesn't have."""
    text = compared(''.join(page.text))
    table, result = False, []
    for line in markdown.split('\n'):
        if line.startswith('| '):
            cells = [cell for cell in re.split(r'(?<!\\)\|', line)[1:-1]]
            if table and '---' not in line:
                words = [unmarked(cell.strip()) for cell in cells]
                words[0] = re.sub(r' (\\?\[ ?\\?\]?|<>|>)$', '', words[0]).split(' ')[0]
                result += [word for word in words if compared(word) not in text]
            table = True
            continue
        if not line.strip() or line == '---':
            continue
        words = unmarked(line)
        for prefix in ('QUESTION\xa0: ', 'réponses\xa0: '):
            words = words.removeprefix(prefix)
        parts = words.split(' · ') if 'réponses' in line else [words]
        # On paper there is room for fewer answers: how many are left out differs, not that they are.
        parts = ['autre\xa0: ____' if re.fullmatch(r'\+ \d+ autres?', part) else part for part in parts]
        if any(sign in line for sign in ('\\[ \\] faire', '\\> faire', '\\<\\> décider')):
            parts = [re.sub(r'^(\[ \]|<>|>|[☐◇▷]) ', '', part) for part in words.split(' · ')]
        result += [part for part in parts if compared(part) not in text and not is_on_card(part, text)]
    return result


def is_on_card(part, text):
    """Whether a line says whose act it is, and the page says it once, on the card of that role."""
    role, _, rest = part.partition(' · ')
    card = f'FICHE\xa0: {role}'
    return bool(rest) and compared(card) in text and compared(rest) in text


GLOSSARY = glossary()


def main():
    astreinte = sys.argv[1]
    failures = 0

    def run(arguments, text=''):
        return subprocess.run(
            [astreinte, *arguments, '--now', NOW], cwd=ROOT, input=text.encode(), check=True, capture_output=True).stdout.decode()

    def check(name, arguments, text='', limit=500_000):
        nonlocal failures
        html, again = (run(['--format', 'html', *arguments], text) for _ in range(2))
        page = Page(html)
        faults = page.faults + [f'not in the page: {line!r}' for line in missing(run(['--format', 'markdown', *arguments], text), page)]
        if html != again:
            faults.append('two runs, two pages')
        if len(html.encode()) >= limit:
            faults.append(f'{len(html.encode())} bytes')
        for fault in faults[:10]:
            print(f'{name}: {fault}')
        failures += len(faults)
        return html

    samples = sorted((ROOT / 'samples/incidents').glob('*.json'))
    for sample in samples:
        check(sample.stem, [f'samples/incidents/{sample.name}'])
    check('600 beds', ['samples/incidents/chiffrement-complet.json', '--profile', PROFILE])
    check('all', [f'samples/incidents/{sample.name}' for sample in samples] + ['--all'], limit=20_000_000)
    for words in HOSTILE:
        incident = {'id': words, 'type': 'chiffrement', 'title': words, 'establishment': words, 'affected': {'services': [words]}}
        check(repr(words), [], json.dumps(incident))
    print(f'{len(samples) + 2 + len(HOSTILE)} pages, {failures} faults')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
