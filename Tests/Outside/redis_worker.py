"""Kills the workers of samples/redis in the middle of batches and looks whether each entry is decided once.

usage: redis_worker.py ASTREINTE RULES [SEED]

A Redis server of the test's own is started, and at the end its monitor's log is read: what a worker did to an entry.
"""

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

import redis

program, rules = sys.argv[1:3]
seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**6)
chance = random.Random(seed)
print(f"seed {seed}")
worker = pathlib.Path(__file__).parents[2] / "samples/redis/astreinte_worker.py"
NOW = "2026-11-03T02:50:00+01:00"
folder = pathlib.Path(tempfile.mkdtemp())
socket = folder / "redis"
redis_server = subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", socket, "--dir", folder, "--appendonly", "yes",
                                 "--appendfsync", "always"], stdout=subprocess.DEVNULL)
server = redis.Redis(unix_socket_path=str(socket), decode_responses=True)
for _ in range(100):
    try:
        server.ping()
        break
    except redis.ConnectionError:
        time.sleep(0.1)
monitor = subprocess.Popen(["redis-cli", "-s", socket, "monitor"], stdout=open(folder / "monitor", "w"))


def record(number):
    kind = number % 12
    if kind == 5:
        return ['{"id":"half', "", '{"type":"chiffrement"}', "[1]", "pas du JSON", '{"id":"a"}{"id":"b"}'][number // 12 % 6]
    given = {"id": f"INC-{number}", "type": chance.choice(["chiffrement", "panne-electrique", "perte-donnees"]),
             "title": 'é,"line":7 \\'}
    return json.dumps(given, ensure_ascii=False, indent=2 if kind == 7 else None)


def start(name):
    # Each in a group of its own: astreinte goes with its worker.
    return subprocess.Popen(
        [sys.executable, worker, f"unix://{socket}", name, "--rules", rules, "--now", NOW, "--fields", "id,line,priority,actions"],
        env={**os.environ, "ASTREINTE": program, "ASTREINTE_ABANDONED": "700"}, start_new_session=True)


def pending():
    return server.xpending("incidents", "astreinte")["pending"]


workers, sent, killed, caught = {}, {}, 0, 0
try:
    began = time.monotonic()
    workers = {name: start(name) for name in ["nord", "sud"]}
    while not server.exists("incidents"):
        time.sleep(0.05)
    # A busy machine takes longer to start one: the moments are those of some starts, wherever this runs.
    longest = max(1.0, 3 * (time.monotonic() - began))
    while len(sent) < 3000 or killed < 30 or caught < 10:
        assert killed < 300, "no worker was killed in the middle of a batch"
        for _ in range(chance.randrange(200) if len(sent) < 3000 else 0):
            text = record(len(sent))
            sent[server.xadd("incidents", {"record": text})] = text
        time.sleep(chance.uniform(0, longest))
        name = chance.choice(list(workers))
        os.killpg(workers[name].pid, signal.SIGKILL)
        workers[name].wait()
        killed += 1
        # What the killed worker had taken and not acknowledged.
        caught += any(entry["name"] == name and entry["pending"] for entry in server.xinfo_consumers("incidents", "astreinte"))
        if len(sent) >= 3000 and not server.xinfo_groups("incidents")[0]["lag"] and caught < 10:
            for _ in range(100):
                text = record(len(sent))
                sent[server.xadd("incidents", {"record": text})] = text
        # Now and then one never comes back under its name.
        if chance.random() < 0.2:
            workers[f"{name}{killed}"] = start(f"{name}{killed}")
            del workers[name]
        else:
            workers[name] = start(name)
    for _ in range(3000):
        if not pending() and not server.xinfo_groups("incidents")[0]["lag"]:
            break
        time.sleep(0.1)
finally:
    for each in workers.values():
        os.killpg(each.pid, signal.SIGKILL)
    time.sleep(0.5)
    monitor.kill()

decisions, refused = server.hgetall("decisions"), server.hgetall("refused")
assert pending() == 0 and server.xlen("incidents") == len(sent)
assert not set(decisions) & set(refused)
assert set(decisions) | set(refused) == set(sent), "an entry was lost"

# Each is what one process says of it alone, and each refusal is one.
whole = [entry for entry, text in sent.items() if text.startswith("{") and "INC-" in text]
assert set(whole) == set(decisions)
feed = "".join(sent[entry].replace("\n", " ") + "\n" for entry in whole)
alone = subprocess.run([program, "evaluate", "--rules", rules, "--now", NOW, "--fields", "id,priority,actions"], input=feed.encode(),
                       capture_output=True, check=True).stdout.decode().splitlines()
assert alone == [decisions[entry] for entry in whole]

# Written once: as many transactions that wrote and acknowledged as there are entries, but for those that came second.
log = (folder / "monitor").read_text(errors="replace")
writes, acknowledgements = log.count('"HSETNX"'), log.count('"XACK"')
assert writes == acknowledgements == log.count('"EXEC"') >= len(sent)
server.shutdown(nosave=True)
print(f"{len(sent)} entries, {len(refused)} refused, {killed} kills, {caught} of them with entries unacknowledged, "
      f"{writes - len(sent)} entries decided again without effect")
