#!/usr/bin/env python3
"""Decides the incidents of a Redis stream, with as many workers as wanted, each incident once.

usage: astreinte_worker.py URL CONSUMER --fields id,line,KEY… [OPTION OF EVALUATE…]

An entry of the stream `incidents` has a field `record`, one incident as JSON. What is decided becomes a field, by the entry's
id, of the hash `decisions`, or why it was refused one of the hash `refused`, in the transaction that acknowledges the entry: a
worker killed at any moment leaves it decided and acknowledged, or neither, and then another takes it. Of an entry that two
workers took, since one was slow, the first decision stays.

CONSUMER is a worker's own name, the same after a restart. All this holds when the server itself falls if it writes its log at
each transaction (`appendonly yes`, `appendfsync always`). Needs `redis` (PyPI) and a server from 7.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import redis

STREAM, GROUP, BATCH = "incidents", "astreinte", 100
# An entry that its worker has kept for so long without acknowledging it is taken by another, in milliseconds.
ABANDONED = int(os.environ.get("ASTREINTE_ABANDONED", "60000"))


def evaluate(records, options):
    """By the place of a record in the batch, from 1: its decisions, and what was refused of it."""
    decisions, refused = collections.defaultdict(list), collections.defaultdict(list)
    # After a first line that is an object, a line is a record whatever it holds; no JSON needs the breaks that it has.
    lines = ["{}"] + [record.replace("\r", " ").replace("\n", " ") for record in records]
    with tempfile.TemporaryDirectory() as folder:
        rejects = pathlib.Path(folder, "rejects")
        command = [os.environ.get("ASTREINTE", "astreinte"), "evaluate", "--tolerant", "--rejects", rejects, *options]
        done = subprocess.run(command, input="\n".join(lines).encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            sys.exit(done.stderr.decode(errors="replace"))
        for line in rejects.read_text(encoding="utf-8").splitlines():
            refused[json.loads(line)["line"] - 1].append(line)
    for line in done.stdout.decode().splitlines():
        # The place in a batch says nothing later.
        head, place, tail = re.fullmatch(r'(.*?),"line":(\d+)(.*)', line).groups()
        decisions[int(place) - 1].append(head + tail)
    return decisions, refused


def batches(server, consumer):
    """First what this worker left, then what others abandoned, then what is new."""
    left = server.xreadgroup(GROUP, consumer, {STREAM: "0"}, count=BATCH)
    while left and left[0][1]:
        yield left[0][1]
        left = server.xreadgroup(GROUP, consumer, {STREAM: "0"}, count=BATCH)
    while True:
        yield server.xautoclaim(STREAM, GROUP, consumer, ABANDONED, count=BATCH)[1]
        for _, entries in server.xreadgroup(GROUP, consumer, {STREAM: ">"}, count=BATCH, block=1000) or []:
            yield entries


def main(url, consumer, *options):
    server = redis.Redis.from_url(url, decode_responses=True)
    try:
        server.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    except redis.ResponseError as fault:
        if "BUSYGROUP" not in str(fault):
            raise
    for entries in filter(None, batches(server, consumer)):
        decisions, refused = evaluate([(fields or {}).get("record", "") for _, fields in entries], options)
        for place, (entry, _) in enumerate(entries, 1):
            with server.pipeline(transaction=True) as transaction:
                if decisions[place]:
                    transaction.hsetnx("decisions", entry, "\n".join(decisions[place]))
                if refused[place] or not decisions[place]:
                    transaction.hsetnx("refused", entry, "\n".join(refused[place]) or "empty")
                transaction.xack(STREAM, GROUP, entry)
                transaction.execute()


if __name__ == "__main__":
    main(*sys.argv[1:])
