#!/usr/bin/env python3
"""Compares the JSON reader with Python's json on mutated documents: json_oracle.py PATH-OF-json-verdicts [COUNT]

Python is laxer than RFC 8259 and than our limits. Each difference is worked out here from the document itself, and a
refusal is accepted only with a code that the document deserves; whatever both accept must have the same value.
"""
import json
import random
import struct
import subprocess
import sys

SEEDS = [
    '{"id":"INC-1","detected_at":"2026-11-03T02:50:00+01:00","severity":"critique","beds":412,"ratio":0.75}',
    '{"id":"é\\u00e9","title":"ran\\u00e7on \\ud83d\\ude91 \\"x\\" \\\\ \\/ \\b\\f\\n\\r\\t","emoji":"🚑","k":"\u2028"}',
    '{ "id" : "a", "establishment" : { "finess" : "750000001", "name" : "CH" } ,\r\n\t"tags":["x","y",null,true,false]}',
    '{"id":"b","systems":[{"name":"DPI","down":true},{"name":"PACS","down":false}],"n":[0,-0,1.5e3,-2E-7,9007199254740993]}',
    '{"establishment":{"finess":"1"},"x":{"x":{"x":[[[[{"y":[]}]]]]}},"id":18446744073709551616}',
    '[{"id":"c"},{"id":"d"}]',
    '"text"',
    '-12.5e+10',
    'null',
]
SNIPPETS = [
    b'"', b'\\', b'{', b'}', b'[', b']', b',', b':', b'\n', b'\x00', b'\x1f', b'\x7f', b'\xc0\xaf', b'\xe9', b'\xff',
    b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\xf0\x8f\x80\x80', b'\xe0\x80\x80', b'\xef\xbb\xbf', b'\xc3\xa9', b'\xc2\xa0',
    b'NaN', b'Infinity', b'-Infinity', b'1e750', b'-1E999', b'1e-999', b'01', b'+1', b'.5', b'1.', b'0x1F', b'1e', b'--1',
    b'9' * 320, b'12345678901234567890', b'\\ud800', b'\\udc00\\ud800', b'\\ud83d\\ude91', b'\\ud83d\\ue000', b'\\ud83d\\u0041', b'\\u00', b'\\x41', b'\\u0069d',
    b'"id":1,', b'"\\u0069d":2,', b'"finess":"2",', b'"name":3,', b'"establishment":{},', b'"systems":[],', b'"x":0,', b'true', b'nul',
    b' ', b'\t', b'//c', b"'", b'[' * 40, b'{"a":' * 33, b']' * 40, b'}', b'null', b'[]', b'{}', b'0', b'-',
]
DECLARED = {"id": {}, "establishment": {"finess": {}}, "systems": {"name": {}}}
DEPTH = 32


class Pairs(list):
    """The members of an object, duplicates included."""


def mutate(random_, document):
    data = bytearray(document)
    for _ in range(random_.choice([1, 1, 1, 2, 3])):
        at = random_.randrange(len(data) + 1)
        kind = random_.randrange(6)
        if kind == 0:
            data[at:at] = random_.choice(SNIPPETS)
        elif kind == 1:
            data[at:at + random_.randrange(1, 6)] = b''
        elif kind == 2 and data:
            data[at % len(data)] = random_.randrange(256)
        elif kind == 3:
            tokens = [i for i, byte in enumerate(data) if byte in b'{[,:']
            if tokens:
                at = random_.choice(tokens) + 1
                data[at:at] = random_.choice(SNIPPETS)
        elif kind == 4:
            end = random_.randrange(at, len(data) + 1)
            data[at:at] = data[at:end]
        else:
            literals = [i for i, byte in enumerate(data) if byte in b'0123456789']
            if literals:
                at = random_.choice(literals)
                data[at:at + 1] = random_.choice(SNIPPETS)
    return bytes(data)


def wrap(random_):
    """A document around the depth limit."""
    depth = random_.randrange(28, 37)
    return b'{"a":' + b'[' * (depth - 1) + b']' * (depth - 1) + b'}'


def strings(value):
    if isinstance(value, Pairs):
        for key, member in value:
            yield key
            yield from strings(member)
    elif isinstance(value, list):
        for element in value:
            yield from strings(element)
    elif isinstance(value, str):
        yield value


def depth_of(value):
    if isinstance(value, Pairs):
        return 1 + max((depth_of(member) for _, member in value), default=0)
    if isinstance(value, list):
        return 1 + max((depth_of(element) for element in value), default=0)
    return 0


def has_declared_duplicate(value, declared):
    if declared is None:
        return False
    if isinstance(value, Pairs):
        keys = [key for key, _ in value if key in declared]
        return len(keys) != len(set(keys)) or any(has_declared_duplicate(member, declared.get(key)) for key, member in value)
    if isinstance(value, list):
        return any(has_declared_duplicate(element, declared) for element in value)
    return False


SYNTAX = {
    'unexpected-character', 'unexpected-end', 'trailing-text', 'malformed-number', 'control-character', 'unknown-escape',
    'not-utf-8', 'wide-encoding',
}


def deserved(document):
    """The codes that a document may be refused with; none when it must be accepted."""
    codes = set()

    def number(text):
        if abs(float(text)) == float('inf'):
            codes.add('number-too-large')
        return 0

    def constant(_):
        # NaN, Infinity and -Infinity are Python's own.
        codes.update(['unexpected-character', 'malformed-number'])
        return 0

    try:
        value = json.loads(
            document.decode('utf-8'), object_pairs_hook=Pairs, parse_int=number, parse_float=number, parse_constant=constant)
    except (UnicodeDecodeError, ValueError):
        # Where the text stops being JSON depends on the reader; what is read before may be refused first.
        return SYNTAX | {'number-too-large', 'lone-surrogate', 'duplicate-key', 'nesting-too-deep'}
    if any(0xD800 <= ord(character) <= 0xDFFF for text in strings(value) for character in text):
        codes.add('lone-surrogate')
    if has_declared_duplicate(value, DECLARED):
        codes.add('duplicate-key')
    if depth_of(value) > DEPTH:
        codes.add('nesting-too-deep')
    if not isinstance(value, Pairs):
        codes.add('record-not-an-object')
    return codes


def judge(document, verdict):
    """What is wrong with a verdict, or None."""
    codes = deserved(document)
    code, _, rest = verdict.partition(' ')
    if code != 'ok':
        if not 0 <= int(rest) <= len(document):
            return 'the offset is outside the document'
        return None if code in codes else f'expected {sorted(codes) or "ok"}'
    if codes:
        return f'expected one of {sorted(codes)}'
    return None if json.loads(rest) == json.loads(document.decode('utf-8')) else 'the values differ'


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    random_ = random.Random(20261103)
    seeds = [seed.encode() for seed in SEEDS]
    documents = seeds + [mutate(random_, random_.choice(seeds)) for _ in range(count)]
    documents += [wrap(random_) for _ in range(200)]
    sent = b''.join(struct.pack('>I', len(document)) + document for document in documents)
    answered = subprocess.run([sys.argv[1]], input=sent, stdout=subprocess.PIPE, check=True).stdout
    verdicts = answered.decode('utf-8').split('\n')[:-1]
    if len(verdicts) != len(documents):
        sys.exit(f'{len(documents)} documents, {len(verdicts)} verdicts')
    failures = [
        (document, verdict, reason)
        for document, verdict in zip(documents, verdicts)
        if (reason := judge(document, verdict)) is not None
    ]
    for document, verdict, reason in failures[:20]:
        print(f'{document!r}\n    {verdict}\n    {reason}')
    codes = [verdict.partition(' ')[0] for verdict in verdicts]
    print(', '.join(f'{code} {codes.count(code)}' for code in sorted(set(codes))))
    print(f'{len(documents) - len(failures)} passed, {len(failures)} failed')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
