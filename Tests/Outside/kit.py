#!/usr/bin/env python3
"""Opens and prints the kit of two sample houses in a real browser: kit.py PATH-OF-astreinte

With scripts off, from the files alone: every page that the first one leads to is there and asks for nothing else, the console stays empty,
nothing is wider than a telephone. Printed on A4, the first page is one sheet, and so is page 1 of each role and each declaration; the
logbook is the two sheets that the first page speaks of.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import sync_playwright

from html_browser import ROOT, look, sheets

NOW = '2026-11-25T14:00:00+01:00'
FIRST = '0-lire-en-premier.html'


def printed(browser, file):
    tab = browser.new_page()
    tab.goto(file.as_uri())
    pdf = file.with_suffix('.pdf')
    tab.pdf(path=str(pdf), prefer_css_page_size=True)
    tab.close()
    return sheets(pdf)


def check(browser, folder):
    faults = []
    first = (folder / FIRST).read_text(encoding='utf-8')
    links = re.findall(r'href="([^"]+)"', first)
    pages = {path.name for path in folder.glob('*.html')}
    if set(map(unquote, links)) != pages - {FIRST}:
        faults.append(f'leads to {sorted(set(links) ^ (pages - {FIRST}))}')
    for name in sorted(pages):
        if not name.startswith('incident-'):
            faults += [f'{name}: {fault}' for fault in look(browser, folder / name)]
    if len(printed(browser, folder / FIRST)) != 1:
        faults.append(f'the first page takes {len(printed(browser, folder / FIRST))} sheets')
    if len(printed(browser, folder / '4-main-courante.html')) != 2:
        faults.append('the logbook does not take two sheets')
    for name in ['1-pages-par-role.html', '5-declarations.html']:
        articles = (folder / name).read_text(encoding='utf-8').count('<article')
        count = len(printed(browser, folder / name))
        if count != articles:
            faults.append(f'{name}: {articles} articles on {count} sheets')
    return faults


def main():
    astreinte = str(Path(sys.argv[1]).resolve())
    failed = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        browser = playwright.chromium.launch(executable_path='/usr/bin/chromium', args=['--no-sandbox'])
        for house in ['ch-600-lits', 'ch-300-lits', 'ehpad']:
            folder = Path(work) / house
            command = ['kit', '--profile', f'samples/establishments/{house}.yaml', '--output', str(folder), '--now', NOW]
            subprocess.run([astreinte, *command], cwd=ROOT, check=True, capture_output=True)
            faults = check(browser, folder)
            print(f'{house}: {len(list(folder.glob("*.html")))} pages')
            for fault in faults:
                print(f'  {fault}')
            failed += bool(faults)
        browser.close()
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
