#!/usr/bin/env python3
"""Looks for abbreviations that no page writes out at their first use: abbreviations.py PATH-OF-astreinte

Every sample incident and journal, alone and at the 600-bed sample, in each form of page, for the four readers of a night. What page 1
abbreviates is in the list under it; elsewhere the words stand beside the first use. What a feed or a journal told is left as it was.
"""
import html
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
PROFILE = ['--profile', 'samples/establishments/ch-600-lits.yaml']
READERS = ['directeur-garde', 'dsi-astreinte', 'cadre-garde', 'rssi']
LIST = 'SIGLES DE LA PREMIÈRE PAGE'
# From what is known at T0 to long after: an instant before the incident would leave lines out.
LATER = '2026-12-05T04:00:00+01:00'


def folded(text):
    plain = ''.join(c for c in unicodedata.normalize('NFD', text) if not unicodedata.combining(c))
    return ' '.join(re.sub(r'\W+', ' ', plain).lower().split())


def glossary():
    file = ROOT / 'rules/socle-sante/vocabulary/sigles.yaml'
    return {name: entry['label'] for name, entry in yaml.safe_load(file.read_text('utf-8'))['glossary'].items()}


def told(value):
    """Every text that a feed or a journal tells, the longest first."""
    if isinstance(value, dict):
        return [text for member in value.values() for text in told(member)]
    if isinstance(value, list):
        return [text for member in value for text in told(member)]
    return [value] if isinstance(value, str) else []


def plain(page, form):
    """The page as it is read, without its banner's second line, which holds the feed's title, cut to the width."""
    if form == 'html':
        page = html.unescape(re.sub(r'<[^>]*>', ' ', re.sub(r'(?s)<style.*?</style>', ' ', page)))
    if form == 'terminal':
        lines = page.split('\n')
        page = '\n'.join(lines[:1] + lines[3:])
    return ' '.join(page.replace('\\', '').split())


def faults(text, known, texts):
    # Of what was told, only an abbreviation stands unexplained.
    for words in sorted(set(texts), key=len, reverse=True):
        if any(re.search(rf'(?<![\w-]){re.escape(name)}(?![\w-])', words) for name in known):
            text = text.replace(' '.join(words.split()), '…')
    first, _, rest = text.partition(LIST)
    listed = {name for name in known if re.search(rf'(?<![\w-]){re.escape(name)} : {re.escape(known[name])}', rest)}
    for name, words in known.items():
        if name in listed:
            continue
        use = re.search(rf'(?<![\w-]){re.escape(name)}(?![\w-])', first + ' … ' + rest)
        if not use:
            continue
        whole = first + ' … ' + rest
        around = whole[max(0, use.start() - len(words) - 60):use.end() + len(words) + 60]
        if folded(words) not in folded(around):
            yield f'{name}: …{whole[max(0, use.start() - 40):use.end() + 40]}…'


def runs():
    for file in sorted((ROOT / 'samples/incidents').iterdir()):
        lines = [json.loads(line) for line in file.read_text('utf-8').splitlines()] if file.suffix == '.ndjson' else None
        texts = told(lines or json.loads(file.read_text('utf-8')))
        now = lines[-1]['at'] if lines else LATER
        source = (['--journal'] if lines else []) + [f'samples/incidents/{file.name}', '--now', now]
        # On a night before the profile was revised, it is refused.
        for profile in [[], PROFILE] if now > '2026-10-12' else [[]]:
            for form in ['terminal', 'markdown', 'html']:
                yield file.name, form, texts, source + profile + ['--format', form]
            for reader in READERS:
                yield file.name, 'terminal', texts, source + profile + ['--role', reader, '--format', 'terminal']


def main():
    command = str(Path(sys.argv[1]).resolve())
    known = glossary()
    seen, failed = 0, 0
    for name, form, texts, options in runs():
        page = subprocess.run(
            [command, *options, '--rules', 'rules/socle-sante'], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        seen += 1
        for fault in faults(plain(page, form), known, texts):
            failed += 1
            print(f'{name} {" ".join(options[1:])}: {fault}')
    print(f'{seen} pages, {failed} abbreviations not written out at their first use')
    sys.exit(failed > 0)


main()
