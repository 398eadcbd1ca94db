"""Reads an array of 200,000 records, canonical and foreign, and looks whether memory grows with it.

usage: streams.py ASTREINTE RULES
"""

import json
import os
import pathlib
import subprocess
import sys
import threading

program, rules = sys.argv[1:]
alert = json.loads((pathlib.Path(rules) / "feeds/samples/thehive.ndjson").read_text(encoding="utf-8").splitlines()[0])
canonical = {"id": "", "type": "chiffrement", "affected": {"services": ["urgences"]}}
failures = 0


def feed(record, key, count, pipe):
    with pipe:
        head, tail = json.dumps(record | {key: "§"}).encode().split(b'"\\u00a7"')
        pipe.write(b"[")
        for start in range(0, count, 1000):
            block = b",\n".join(head + b'"%d"' % number + tail for number in range(start, start + 1000))
            pipe.write((b",\n" if start else b"") + block)
        pipe.write(b"]\n")


def peak(record, key, count, *arguments):
    """The most memory that a run took, in KiB; it must answer every record."""
    run = subprocess.Popen([program, *arguments, "--rules", rules], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    threading.Thread(target=feed, args=(record, key, count, run.stdin)).start()
    answers = sum(block.count(b"\n") for block in iter(lambda: run.stdout.read(1 << 20), b""))
    _, status, used = os.wait4(run.pid, 0)
    assert (status, answers) == (0, count), (arguments, status, answers)
    return used.ru_maxrss


for record, key, arguments in [
    (canonical, "id", ["feed", "convert"]),
    (alert, "_id", ["feed", "convert"]),
    (alert, "_id", ["feed", "convert", "--from", "thehive"]),
    (canonical, "id", ["evaluate", "--fields", "id"]),
]:
    few, many = peak(record, key, 10_000, *arguments), peak(record, key, 200_000, *arguments)
    failures += many > few + 8192
    print(f"{' '.join(arguments)}, {'foreign' if record is alert else 'canonical'}: {few} KiB for 10,000, {many} KiB for 200,000")
sys.exit(bool(failures))
