"""Reads an array of 200,000 records, canonical and foreign, and a page of as many, and looks whether memory grows with it.

usage: streams.py ASTREINTE RULES
"""

import json
import os
import pathlib
import subprocess
import sys
import threading

program, rules = sys.argv[1:]


def sample(name):
    return json.loads((pathlib.Path(rules) / f"feeds/samples/{name}.ndjson").read_text(encoding="utf-8").splitlines()[0])


alert, incident = sample("thehive"), sample("defender")
canonical = {"id": "", "type": "chiffrement", "affected": {"services": ["urgences"]}}
failures = 0


def feed(record, key, count, pipe, page):
    with pipe:
        head, tail = json.dumps(record | {key: "§"}).encode().split(b'"\\u00a7"')
        pipe.write(b'{"value": [' if page else b"[")
        for start in range(0, count, 1000):
            block = b",\n".join(head + b'"%d"' % number + tail for number in range(start, start + 1000))
            pipe.write((b",\n" if start else b"") + block)
        pipe.write(b"]}\n" if page else b"]\n")


def peak(record, key, count, page, *arguments):
    """The most memory that a run took, in KiB; it must answer every record."""
    run = subprocess.Popen([program, *arguments, "--rules", rules], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    threading.Thread(target=feed, args=(record, key, count, run.stdin, page)).start()
    answers = sum(block.count(b"\n") for block in iter(lambda: run.stdout.read(1 << 20), b""))
    _, status, used = os.wait4(run.pid, 0)
    assert (status, answers) == (0, count), (arguments, status, answers)
    return used.ru_maxrss


for record, key, page, arguments in [
    (canonical, "id", False, ["feed", "convert"]),
    (alert, "_id", False, ["feed", "convert"]),
    (alert, "_id", False, ["feed", "convert", "--from", "thehive"]),
    (incident, "incidentName", True, ["feed", "convert"]),
    (canonical, "id", False, ["evaluate", "--fields", "id"]),
]:
    few, many = (peak(record, key, count, page, *arguments) for count in (10_000, 200_000))
    failures += many > few + 8192
    kind = "a page" if page else "canonical" if record is canonical else "foreign"
    print(f"{' '.join(arguments)}, {kind}: {few} KiB for 10,000, {many} KiB for 200,000")
sys.exit(bool(failures))
