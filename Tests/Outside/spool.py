"""Kills the script of samples/spool at random moments and looks whether every file is accounted for once.

usage: spool.py ASTREINTE RULES [SEED]
"""

import collections
import hashlib
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

program, rules = sys.argv[1:3]
seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**6)
chance = random.Random(seed)
script = pathlib.Path(__file__).parents[2] / "samples/spool/astreinte-spool.sh"
folder = pathlib.Path(tempfile.mkdtemp())
print(f"seed {seed}")


def start(*options):
    return subprocess.Popen(["/bin/sh", script, folder, "--rules", rules, *options], start_new_session=True, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "ASTREINTE": program})


def finish():
    done = start()
    output = done.communicate(timeout=300)[0]
    return done.returncode, output


def put(name, text):
    """A file as a producer should give it: renamed once it is whole."""
    draft = folder / "in" / ("." + name)
    draft.parent.mkdir(exist_ok=True)
    draft.write_text(text, encoding="utf-8")
    draft.rename(folder / "in" / name)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"{name.rpartition('.')[0]}.{digest}", name.rpartition(".")[2]


def names(part):
    return sorted(path.name for path in (folder / part).iterdir() if not path.name.startswith("."))


def state():
    return {str(path): path.stat().st_mtime_ns for part in ("in", "work", "out", "done", "bad") for path in sorted((folder / part).iterdir())}


incident = lambda number: json.dumps({"id": f"INC-{number}", "type": chance.choice(["chiffrement", "panne-electrique"])})
good, mixed, bad = {}, {}, {}
for number in range(16):
    key, kind = put(f"alerte {number}.json", incident(number))
    good[key] = kind
for number in range(4):
    key, kind = put(f"lot-{number}.ndjson", incident(100 + number) + '\n{"id":"coupé\n' + incident(200 + number) + "\n")
    mixed[key] = kind
    key, kind = put(f"faux-{number}.json", ["", "[]", '{"type":"chiffrement"}', "pas du JSON"][number])
    bad[key] = kind

# A busy machine takes longer for a page: the moments are those of some pages, wherever this runs.
began = time.monotonic()
subprocess.run([program, "--rules", rules, "--format", "html"], input=incident(0), stdout=subprocess.DEVNULL, text=True, check=True)
longest = max(1.5, 5 * (time.monotonic() - began))

kills = collections.Counter()
progress = set()
for _ in range(30):
    run = start()
    time.sleep(chance.uniform(0, longest))
    # The script alone, which leaves its child at work, or both.
    whole = chance.random() < 0.5
    (os.killpg if whole else os.kill)(run.pid, signal.SIGKILL)
    run.wait()
    kills["all" if whole else "script"] += 1
    progress.add(len(names("out")))
    if chance.random() < 0.2:
        # The same name again, with other content.
        name = f"alerte {chance.randrange(16)}.json"
        if name not in names("in"):
            key, kind = put(name, incident(chance.randrange(300, 10**6)))
            good[key] = kind
assert len(progress) > 3, f"killed at {progress} pages only: this shows nothing"
for _ in range(100):
    # What a killed script left at work holds the lock for a moment.
    code, output = finish()
    assert code == 0 and output == "", (code, output)
    if not names("in") + names("work"):
        break
    time.sleep(0.1)


def expect(what, given, wanted):
    assert sorted(given) == sorted(wanted), (what, set(given) ^ set(wanted))


expect("in", names("in") + names("work"), [])
expect("out", names("out"), [f"{key}.html" for key in good | mixed])
expect("done", names("done"), [f"{key}.{kind}" for key, kind in good.items()])
expect("bad", names("bad"), [f"{key}.{kind}" for key, kind in (mixed | bad).items()] + [f"{key}.txt" for key in mixed | bad])
for key, kind in (good | mixed).items():
    page = (folder / "out" / f"{key}.html").read_text(encoding="utf-8")
    source = (folder / ("done" if key in good else "bad") / f"{key}.{kind}").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and page.rstrip().endswith("</html>"), key
    for line in source.splitlines():
        try:
            assert json.loads(line)["id"] in page, key
        except json.JSONDecodeError:
            assert ":2: record 2, column" in (folder / "bad" / f"{key}.txt").read_text(), key

# Nothing is done twice: not by another run, nor for a file that comes again.
before = state()
assert finish() == (0, "")
assert state() == before
again = next(iter(good))
(folder / "done" / f"{again}.json").rename(folder / "in" / f"{again.rpartition('.')[0]}.json")
page = (folder / "out" / f"{again}.html").stat().st_mtime_ns
assert finish() == (0, "") and f"{again}.json" in names("done")
assert (folder / "out" / f"{again}.html").stat().st_mtime_ns == page

# Two at once: one works, the other goes away.
key, _ = put("deux.json", incident(7))
for run in [start(), start()]:
    assert run.wait(timeout=60) == 0
finish()
assert f"{key}.html" in names("out") and names("in") == []

# With wrong options no file is touched; what is no file is left.
put("attend.json", incident(8))
wrong = start("--role", "personne")
assert wrong.wait(timeout=60) == 64 and names("in") == ["attend.json"]
(folder / "in/ailleurs.json").symlink_to(folder / "in")
os.mkfifo(folder / "in/tube.json")
assert finish() == (0, "") and names("in") == ["ailleurs.json", "tube.json"] and names("work") == []
print(f"{len(good)} good, {len(mixed)} mixed, {len(bad)} bad; killed {dict(kills)} at {len(progress)} numbers of pages")
