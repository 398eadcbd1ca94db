"""Takes away what a program counts on (room, permission, time, its reader, its life), and looks what is left.

usage: faults.py ASTREINTE RULES [SEED]

As root: it mounts file systems of its own where it may, and says so where it may not.
"""

import collections
import hashlib
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

program, rules = map(os.path.abspath, sys.argv[1:3])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**6)
chance = random.Random(seed)
folder = pathlib.Path(tempfile.mkdtemp())
incident = folder / "incident.json"
incident.write_text('{"id":"INC-1","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00"}', encoding="utf-8")
night = ["--now", "2026-11-15T02:12:00+01:00"]
print(f"seed {seed}")


def run(*arguments, now=night, **options):
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([program, *map(str, arguments), "--rules", rules, *now], capture_output="stdout" not in options, timeout=120,
                          **options)


def expect(done, code, *says):
    """The exit code; and on standard error one line for a person, which holds what is given."""
    told = (done.stderr or b"").decode()
    assert done.returncode == code, (done.args, done.returncode, told)
    assert all(part in told for part in says), (done.args, told)
    assert "Fatal error" not in told and "Swift/" not in told, told
    return done


def lines(journal):
    """The lines of a journal whose chain holds, to its last whole line."""
    head, told = None, []
    for line in journal.read_bytes().splitlines(keepends=True):
        if not line.endswith(b"\n"):
            break
        entry = json.loads(line)
        assert entry.get("prev") == head, (journal, line)
        head = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
        told.append(entry)
    return told


def mounted(name, *options):
    place = folder / name
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", *options, "none", place], capture_output=True)
    if done.returncode:
        print(f"{name}: left out, nothing can be mounted here")
        return None
    return place


def full_disk():
    for command in [["evaluate"], ["runbook"], ["runbook", "--format", "html"], ["triage"], ["feed", "convert"]]:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([program, *command, incident, "--rules", rules], stdout=full, stderr=subprocess.PIPE, timeout=120)
        expect(done, 2, "standard output: No space left on device")
    place = mounted("full", "-o", "size=128k")
    if not place:
        return
    journal, page = place / "night.ndjson", place / "page.html"
    expect(run("update", "--journal", journal, incident), 0)
    expect(run(incident, "--output", place / "page.txt"), 0)
    old = (place / "page.txt").read_bytes()
    space = os.statvfs(place)
    (place / "rest").write_bytes(bytes(space.f_bavail * space.f_frsize - 20_000))
    acknowledged = refused = 0
    for number in range(40):
        before = journal.read_bytes()
        done = run("update", "--journal", journal, "--note", f"{number} " + "é" * 400)
        if done.returncode == 0:
            acknowledged += 1
            continue
        expect(done, 2, "No space left on device")
        assert journal.read_bytes() == before, "a refused line left something"
        refused += 1
    assert acknowledged and refused, (acknowledged, refused)
    assert [entry.get("note", "").split(" ")[0] for entry in lines(journal)[1:]] == [str(number) for number in range(acknowledged)]
    for path in [page, place / "page.txt"]:
        expect(run(incident, "--format", "html", "--output", path), 2, "No space left on device")
    assert sorted(path.name for path in place.iterdir()) == ["night.ndjson", "page.txt", "rest"]
    assert (place / "page.txt").read_bytes() == old
    # With room again, the night goes on from its last line.
    (place / "rest").unlink()
    expect(run("update", "--journal", journal, "--note", "de la place"), 0)
    assert lines(journal)[-1]["note"] == "de la place"
    subprocess.run(["umount", place], check=True)
    print(f"full disk: {acknowledged} lines kept, {refused} refused")


def unwritable():
    expect(run(incident, "--output", folder / "absent/page.txt"), 2, "absent/page.txt: No such file or directory")
    expect(run(incident, "--output", folder), 2, "Is a directory")
    expect(run("update", "--journal", folder / "absent/night.ndjson", incident), 2, "No such file or directory")
    expect(run("update", "--journal", folder, incident), 2, "Is a directory")
    done = subprocess.run([program, incident, "--rules", rules], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60,
                          preexec_fn=lambda: os.close(1))
    expect(done, 2, "standard output: Bad file descriptor")
    done = run(incident, stdin=None, stderr=None, stdout=subprocess.PIPE, preexec_fn=lambda: os.close(2))
    assert done.returncode == 0 and done.stdout, done
    done = subprocess.run([program, "evaluate", "--rules", rules], stdin=None, capture_output=True, preexec_fn=lambda: os.close(0))
    expect(done, 2, "Bad file descriptor")
    # Where files may not grow, the signal that says so isn't the end.
    small = folder / "small.html"
    limited = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    expect(run(incident, "--format", "html", "--output", small, preexec_fn=limited), 2, "File too large")
    assert not list(folder.glob("small*"))
    place = mounted("readonly")
    if not place:
        return
    expect(run("update", "--journal", place / "night.ndjson", incident), 0)
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    expect(run(incident, "--output", place / "page.txt"), 2, "Read-only file system")
    expect(run("update", "--journal", place / "night.ndjson", "--note", "ici"), 2, "Read-only file system")
    expect(run("--journal", place / "night.ndjson"), 0)
    expect(run("--journal", place / "night.ndjson", "--print"), 2, "Read-only file system")
    subprocess.run(["umount", place], check=True)
    print("unwritable: no folder, a folder, closed descriptors, a limit, a read-only file system")


def unseen():
    """What can't be looked into is never left out unsaid, and a pipe isn't waited for."""
    pack = folder / "pack"
    subprocess.run([program, "new", pack], check=True, capture_output=True)

    def refused(says, *words, **options):
        expect(subprocess.run([program, *map(str, words or [incident, "--rules", pack])], stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=60, **options), 2, says)

    hidden = pack / "locked"
    hidden.mkdir(0o000)
    os.chmod(folder, 0o755)
    os.chmod(incident, 0o644)
    seen = lambda: os.setuid(65534)
    if subprocess.run(["test", "-x", program], preexec_fn=seen).returncode == 0:
        refused("locked: Permission denied", preexec_fn=seen)
    else:
        print("unseen: a folder without permission left out, nobody else may run the program here")
    hidden.rmdir()
    here = os.getcwd()
    os.chdir(pack)
    for _ in range(600):
        os.mkdir("folder-9")
        os.chdir("folder-9")
    os.chdir(here)
    refused("File name too long")
    subprocess.run(["rm", "-r", pack / "folder-9"], check=True)
    os.mkfifo(pack / "pipe.yaml")
    refused("pipe.yaml: neither a file nor a folder")
    refused("pipe.yaml: no key in PEM there", "verify", pack, "--trust", pack / "pipe.yaml")
    os.chmod(pack / "pipe.yaml", 0o600)
    refused("pipe.yaml: no key in PEM there", "sign", pack, "--key", pack / "pipe.yaml")
    refused("pipe.yaml: Invalid argument", "update", "--journal", pack / "pipe.yaml", incident, "--rules", rules)
    print("unseen: a folder that is locked, or too deep, and a pipe that nobody writes to")


def changing_file():
    """A feed that shrinks or grows while it is read ends somewhere: what came whole is answered, what didn't is refused."""
    feed = folder / "feed.ndjson"
    record = b'{"id":"INC-%d","type":"chiffrement","title":"' + b"x" * 1000 + b'"}\n'
    seen = collections.Counter()
    for _ in range(10):
        feed.write_bytes(b"".join(record % number for number in range(20_000)))
        reader = subprocess.Popen([program, "evaluate", "--fields", "id", "--rules", rules, feed], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, bufsize=0)
        first = reader.stdout.read(200)
        os.truncate(feed, chance.randrange(10_000_000))
        output, told = reader.communicate(timeout=120)
        answers = [json.loads(line) for line in (first + output).splitlines()]
        assert [answer["incident"] if "incident" in answer else answer["id"] for answer in answers] == [
            f"INC-{number}" for number in range(len(answers))], "an answer out of order"
        assert reader.returncode in (0, 3) and (reader.returncode == 3) == bool(told), (reader.returncode, told)
        seen[reader.returncode] += 1
    print(f"truncated while read: exit codes {dict(seen)}")


def clocks():
    """The clock of the machine may be wrong by years, either way."""
    for instant in ["1970-01-01T00:00:00Z", "2026-11-15T02:09:00+01:00", "2031-03-01T00:00:00Z", "9999-12-31T23:59:59Z"]:
        for form in ["terminal", "html", "json"]:
            done = expect(run(incident, "--format", form, now=["--now", instant]), 0)
            assert done.stdout, instant
    early = run(incident, now=["--now", "2026-11-15T01:00:00+01:00"]).stdout.decode()
    assert "T0 À VENIR" in early.replace("\u00a0", " "), early[:400]
    for wrong in ["hier", "2026-13-01T00:00:00Z", "99999-01-01T00:00:00Z", ""]:
        assert run(incident, now=["--now", wrong]).returncode == 64, wrong
    print("clocks: years before, years after, and what is none")


def surroundings():
    """Same input and `now`, same bytes, whatever surrounds the program."""
    plain = run(incident).stdout
    assert plain
    places = {
        "no environment": {},
        "hostile locale": {"LANG": "xx_YY.garbage", "LC_ALL": "tr_TR.ISO-8859-9", "LANGUAGE": "\x1b[31m", "TZ": "Nowhere/Land"},
        "another zone": {"TZ": "Pacific/Kiritimati", "LANG": "ar_EG.UTF-8"},
        "no home": {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent"},
    }
    for name, environment in places.items():
        for umask in (0o000, 0o777):
            done = run(incident, env=environment, cwd="/", preexec_fn=lambda: os.umask(umask) and None)
            assert done.stdout == plain and done.returncode == 0, name
    narrow = expect(run(incident, env={"PATH": "/bin"}, preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})), 0)
    assert narrow.stdout == plain
    print(f"surroundings: {', '.join(places)}, one processor, umask 000 and 777: the same bytes")


def killed():
    """A hundred random moments: each line acknowledged is there, and each page is old or new, whole."""
    journal, page = folder / "night.ndjson", folder / "page.html"
    expect(run("update", "--journal", journal, incident), 0)
    began = time.monotonic()
    expect(run(incident, "--format", "html", "--output", page), 0)
    longest = 1.5 * (time.monotonic() - began)
    acknowledged, ends, pages = [], collections.Counter(), {page.read_bytes()}
    for number in range(100):
        words = ["update", "--journal", journal, "--note", f"note {number}"] if number % 2 else [
            "--journal", journal, "--format", "html", "--output", page]
        victim = subprocess.Popen([program, *words, "--rules", rules, *night], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(chance.uniform(0, longest))
        by = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
        victim.send_signal(by)
        told = victim.communicate(timeout=60)[1].decode()
        ends["done" if victim.returncode == 0 else by.name] += 1
        assert victim.returncode in (0, -by), (victim.returncode, by, told)
        assert "cut short" not in told or "left out" in told, told
        if number % 2 and victim.returncode == 0:
            acknowledged.append(f"note {number}")
        whole = page.read_bytes()
        assert whole.startswith(b"<!doctype html>") and whole.rstrip().endswith(b"</html>")
        pages.add(whole)
    kept = [entry["note"] for entry in lines(journal)[1:] if "note" in entry]
    assert set(acknowledged) <= set(kept), set(acknowledged) - set(kept)
    assert len(kept) == len(set(kept)), "a line twice"
    expect(run("update", "--journal", journal, "--note", "après"), 0)
    assert lines(journal)[-1]["note"] == "après"
    assert min(ends.values()) > 0 and len(pages) > 3, f"{ends}, {len(pages)} pages: this shows nothing"
    left = [path.name for path in folder.iterdir() if ".partial-" in path.name]
    print(f"killed: {dict(ends)}; {len(acknowledged)} lines acknowledged, {len(kept)} kept; {len(pages)} pages; drafts left: {len(left)}")


def killed_kit():
    """A kit that a signal stops is there whole, or nothing of it is: it holds the numbers of a house."""
    profile = pathlib.Path(__file__).resolve().parents[2] / "samples/establishments/ehpad.yaml"
    # Alone in its folder, where no engine of pages can come to lie beside it meanwhile: each kit has the same files.
    (folder / "bin").mkdir()
    alone = shutil.copy(program, folder / "bin")
    words = [alone, "kit", "--profile", profile, "--type", "chiffrement", "--rules", rules, "--now", "2026-11-28T12:00:00+01:00", "--output"]
    began = time.monotonic()
    subprocess.run([*words, folder / "kit"], check=True, capture_output=True, timeout=120)
    longest = time.monotonic() - began
    names = {path.name for path in (folder / "kit").iterdir()}
    ends = collections.Counter()
    for number in range(40):
        place = folder / f"kit-{number}"
        victim = subprocess.Popen([*words, place], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most of the time goes by before anything is written.
        time.sleep(chance.uniform(0.6 * longest, 1.1 * longest))
        by = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
        victim.send_signal(by)
        code = victim.wait(timeout=60)
        assert code in (0, -by), (code, by)
        ends["whole" if place.exists() else "nothing"] += 1
        assert not place.exists() or {path.name for path in place.iterdir()} == names, place
        assert not list(folder.glob("kit-*.partial-*")), list(folder.glob("kit-*.partial-*"))
    print(f"kits interrupted: {dict(ends)}")


def interrupted():
    """A stream that is interrupted has answered what it read, and ends by the signal."""
    for by in (signal.SIGINT, signal.SIGTERM):
        stream = subprocess.Popen([program, "evaluate", "--fields", "id", "--rules", rules], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        stream.stdin.write(b'{"id":"A","type":"chiffrement"}\n' * 3)
        stream.stdin.flush()
        answers = [stream.stdout.readline() for _ in range(3)]
        stream.send_signal(by)
        rest = stream.communicate(timeout=60)[0]
        assert all(answers) and rest == b"" and stream.returncode == -by, (answers, rest, stream.returncode)
    print("interrupted: three records answered, then the signal")


def gone_reader():
    feed = b"".join(b'{"id":"INC-%d","type":"chiffrement"}\n' % number for number in range(5000))
    for command in [["evaluate"], ["triage"], ["feed", "convert"], ["runbook", "--all"], ["limits"]]:
        reader = subprocess.Popen([program, *command, *([] if command == ["limits"] else ["--rules", rules])], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        reader.stdout.close()
        try:
            reader.stdin.write(feed)
            reader.stdin.close()
        except BrokenPipeError:
            pass
        told = reader.stderr.read()
        assert reader.wait(timeout=120) == 0 and told == b"", (command, reader.returncode, told)
    print("a reader gone: quiet, 0")


for check in [full_disk, unwritable, unseen, changing_file, clocks, surroundings, killed, killed_kit, interrupted, gone_reader]:
    check()
