#!/usr/bin/env python3
"""The README's picture of page 1, in a real browser: picture.py, or picture.py --write to draw it again

The picture carries, as a comment, the digest of the words that the page showed when it was drawn. It is stale once the page shows others: pixels
would differ from one browser to the next.
"""
import hashlib
import struct
import sys
import zlib
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGE = Path(__file__).parents[2] / 'samples/runbooks/chiffrement-minimal.html'
PICTURE = PAGE.with_suffix('.png')
START = b'\x89PNG\r\n\x1a\n'


def chunks(data):
    place = len(START)
    while place < len(data):
        size = struct.unpack('>I', data[place:place + 4])[0]
        yield data[place + 4:place + 8], data[place + 8:place + 8 + size]
        place += size + 12


def written(parts):
    def chunk(kind, content):
        return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))
    return START + b''.join(chunk(*part) for part in parts)


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path='/usr/bin/chromium', args=['--no-sandbox'])
        tab = browser.new_page(viewport={'width': 860, 'height': 1400}, java_script_enabled=False)
        tab.goto(PAGE.as_uri())
        parts = [tab.locator('article > header').first, tab.locator('article > section.page').first]
        digest = hashlib.sha256('\n'.join(part.inner_text() for part in parts).encode()).hexdigest().encode()
        last = parts[-1].bounding_box()
        picture = tab.screenshot(clip={'x': 0, 'y': 0, 'width': 860, 'height': last['y'] + last['height']})
        browser.close()
    comment = (b'tEXt', b'Comment\0' + digest)
    if sys.argv[1:] == ['--write']:
        head, *rest = chunks(picture)
        PICTURE.write_bytes(written([head, comment, *rest]))
    elif comment not in chunks(PICTURE.read_bytes()):
        sys.exit(f'{PICTURE.name} shows another page: picture.py --write')


if __name__ == '__main__':
    main()
