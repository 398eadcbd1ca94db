"""Talks with `astreinte interview` over a terminal, kills it, and compares its page with that of the journal it leaves.

usage: interview.py ASTREINTE RULES [SEED]
"""

import hashlib
import json
import os
import pathlib
import pty
import random
import re
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

program, rules = map(os.path.abspath, sys.argv[1:3])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**6)
chance = random.Random(seed)
print(f"seed {seed}")

NOW = "2026-11-15T02:14:00+01:00"
ENVIRONMENT = {"PATH": os.environ["PATH"], "TERM": "dumb", "ASTREINTE_RULES": rules}


class Console:
    """The program behind a terminal of its own."""

    def __init__(self, folder, *arguments, echo=True, term="dumb"):
        self.master, slave = pty.openpty()
        if not echo:
            modes = termios.tcgetattr(slave)
            modes[3] &= ~termios.ECHO
            termios.tcsetattr(slave, termios.TCSANOW, modes)
        self.process = subprocess.Popen([program, *arguments], cwd=folder, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                                        env={**ENVIRONMENT, "TERM": term})
        os.close(slave)
        self.seen = ""

    def read(self, until="> "):
        """What is written up to the next prompt, or to the end."""
        told = b""
        deadline = time.monotonic() + 60
        while not told.decode(errors="ignore").replace("\r", "").endswith("\n" + until):
            assert time.monotonic() < deadline, told.decode(errors="replace")
            if not select.select([self.master], [], [], 1)[0]:
                continue
            try:
                more = os.read(self.master, 65536)
            except OSError:  # the other end is closed
                break
            if not more:
                break
            told += more
        text = told.decode().replace("\r\n", "\n")
        self.seen += text
        return text

    def say(self, line):
        os.write(self.master, line.encode() + b"\n")
        return self.read()

    def end(self):
        self.read(until="\0")
        code = self.process.wait(timeout=60)
        os.close(self.master)
        return code

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=60)
        os.close(self.master)


def folder():
    return pathlib.Path(tempfile.mkdtemp())


def lines(journal):
    """The lines of a journal whose chain holds to its end."""
    head, told = None, []
    for line in journal.read_bytes().splitlines(keepends=True):
        assert line.endswith(b"\n"), line
        entry = json.loads(line)
        assert entry.get("prev") == head, (journal, line)
        head = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
        told.append(entry)
    return told


def question(text):
    """The last thing that was asked, on one line."""
    start = max(text.rfind(title) for title in ["QUESTION", "QUE VOYEZ-VOUS", "DEPUIS QUELLE HEURE"])
    return " ".join(text[start:].split("\n  ")[0].split())


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def readable(text):
    """Nothing drives the terminal, and no line is too long but a command to copy."""
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), ascii(text)
    for line in text.split("\n"):
        line = line.removeprefix("> ")  # without echo, what follows the prompt starts on its line
        assert columns(line) <= 80 or line.startswith("  astreinte "), (columns(line), line)


def runbook(journal, *options):
    return subprocess.run([program, "--journal", journal.name, *options, "--now", NOW], capture_output=True, text=True, timeout=60,
                          env=ENVIRONMENT, check=True, cwd=journal.parent).stdout


def page(output):
    return output.split("\n\n")[0]


def alone_at_a_terminal():
    place = folder()
    console = Console(place)
    first = console.read()
    assert "QUE VOYEZ-VOUS" in first and not list(place.iterdir()), first
    assert "Pas encore de page" in console.say("page")
    assert "Pas compris" in console.say("99")
    shown = console.say("1 4")
    assert "TYPE À CONFIRMER" in shown and question(shown).startswith("DEPUIS QUELLE HEURE"), shown
    shown = console.say("")
    assert "Pas compris" in shown, shown
    shown = console.say("00:01")
    assert "QUESTION" in shown, shown
    [journal] = place.iterdir()
    assert re.fullmatch(r"main-courante-\d{8}-\d{6}\.ndjson", journal.name), journal
    [incident, seen, since] = lines(journal)
    assert re.search(r"T00:01:00", since["set"]["detected_at"]), since
    assert incident["incident"]["id"].startswith("GARDE-") and seen["set"]["encryption"] is True
    assert seen["set"]["title"].count(" ; ") == 1 and seen["set"]["phones_state"] == "perdu", seen
    asked = question(shown)
    changed = console.say("1")
    assert "Cela change" in changed or "Cela ne change rien" in changed, changed
    again = console.say("retour")
    assert "Réponse reprise" in again and question(again) == asked, (asked, again)
    assert "withdraw" in lines(journal)[-1]
    assert page(console.say("page").split("\n", 1)[1].lstrip("\n"))
    os.write(console.master, b"fin\n")
    assert console.end() == 0
    readable(console.seen)
    assert f"astreinte interview --journal {journal.name}" in console.seen
    # The next one takes it up, or begins another.
    console = Console(place)
    assert "1. la reprendre" in console.read()
    assert question(console.say("1")) == asked
    os.write(console.master, b"fin\n")
    assert console.end() == 0
    console = Console(place)
    console.read()
    assert "QUE VOYEZ-VOUS" in console.say("2")
    os.write(console.master, b"\x04")
    assert console.end() == 0 and "Rien n'est gardé" in console.seen.replace("\u00a0", " "), console.seen
    assert list(place.iterdir()) == [journal]
    print("alone at a terminal: asks, keeps, takes back, goes on")


def killed():
    place = folder()
    journal = place / "night.ndjson"
    kills = answers = 0
    console = Console(place, "interview", "--journal", journal.name, "--now", NOW)
    text = console.read()
    for step in range(30):
        kept = len(lines(journal)) if journal.exists() else 0
        if chance.random() < 0.3 and kept:
            asked = question(text)
            console.kill()
            kills += 1
            console = Console(place, "interview", "--journal", journal.name, "--now", NOW, echo=chance.random() < 0.5)
            text = console.read()
            assert len(lines(journal)) == kept
            assert question(text) == asked, (asked, text)
        # Not to know since when leaves no line, and is asked again.
        since = question(text).startswith("DEPUIS")
        text = console.say("02:05" if since else str(chance.randint(1, 2)) if step == 0 or chance.random() < 0.8 else "?")
        if "astreinte interview --journal" in text:
            break
        answers += len(lines(journal)) - kept
    console.kill()
    assert kills and answers
    # Killed while it writes: what is there is whole lines.
    for _ in range(20):
        console = Console(place, "interview", "--journal", journal.name, "--now", NOW)
        console.read()
        os.write(console.master, b"1\n")
        time.sleep(chance.random() / 50)
        console.kill()
        lines(journal)
    print(f"killed {kills + 20} times: {answers} answers kept")


def hung_up_and_dumb():
    place = folder()
    journal = place / "night.ndjson"
    incident = place / "incident.json"
    hostile = "\x1b]0;titre\x07\x1b[31mrouge\u202e\x9b2J\r\nQUESTION : oui ?\x00"
    incident.write_text(json.dumps({"id": hostile, "title": hostile, "provider": hostile, "affected": {"services": [hostile]}}))
    subprocess.run([program, "update", "--journal", journal, incident, "--now", NOW], env=ENVIRONMENT, check=True, timeout=60)
    for term in ["dumb", "vt52", ""]:
        console = Console(place, "interview", "--journal", "night.ndjson", "--now", NOW, "--by", hostile.replace("\x00", ""), echo=False,
                          term=term)
        console.read()
        for answer in ["1", "page", "retour", "\x1b[A", "é" * 3000, "1"]:
            console.say(answer)
        os.write(console.master, b"\x04")
        assert console.end() == 0
        seen = console.seen
        assert "réponse" in seen and "night.ndjson" in seen
        if term == "dumb":
            readable(seen)
        lines(journal)
    # A line that came whole is heard though its terminal is gone.
    done = subprocess.run([program, "interview", "--journal", journal, "--now", NOW], input=b"1\r\n0\rpage\n", capture_output=True, timeout=60,
                          env=ENVIRONMENT, cwd=place)
    assert done.returncode == 0 and not done.stderr, done
    print("dumb terminals, hanging up, hostile texts: harmless")


def random_answers(count):
    words = ["oui", "non", "0", "?", "retour", "page", "plus", "1 2", "bloc, dialyse", "02:10", "2 h", "12", "3,5", "nimporte", ""]
    told = 0
    for number in range(count):
        place = folder()
        journal = place / "night.ndjson"
        options = chance.choice([[], ["--role", "rssi"], ["--role", "cadre-garde"]])
        typed = [str(chance.randint(0, 9))]
        for _ in range(chance.randint(1, 40)):
            typed.append(str(chance.randint(0, 4)) if chance.random() < 0.7 else chance.choice(words))
        done = subprocess.run([program, "interview", "--journal", "night.ndjson", *options, "--now", NOW], capture_output=True, text=True,
                              input="\n".join(typed) + "\n", timeout=120, env=ENVIRONMENT, cwd=place)
        assert done.returncode == 0 and not done.stderr, (typed, done)
        entries = lines(journal)
        told += len(entries)
        expected = page(runbook(journal, *options))
        assert done.stdout.split("\n\n")[-2] == expected, (typed, done.stdout[-4000:], expected)
    print(f"{count} conversations at random, {told} lines kept: the page is that of their journal, byte for byte")


def several_incidents():
    place = folder()
    journal = place / "night.ndjson"
    for name in ["A", "B"]:
        (place / f"{name}.json").write_text(json.dumps({"id": name, "detected_at": "2026-11-15T02:10:00+01:00"}))
        subprocess.run([program, "update", "--journal", journal, place / f"{name}.json", "--now", NOW], env=ENVIRONMENT, check=True, timeout=60)
    ask = [program, "interview", "--journal", "night.ndjson", "--now", NOW]
    options = {"input": "1\n1\n", "capture_output": True, "text": True, "timeout": 60, "env": ENVIRONMENT, "cwd": place}
    done = subprocess.run(ask, **options)
    assert done.returncode == 64 and "--id (A, B)" in done.stderr, done
    done = subprocess.run([*ask, "--id", "B"], **options)
    assert done.returncode == 0 and all(line["for"] == "B" for line in lines(journal)[2:]), lines(journal)
    print("several incidents: one is chosen")


SMALL = """pack: {id: essai, version: 1.0.0, language: fr, time_zero: seen_at, bindings: {id: id}}
priorities: [vital]
phases: [alerte]
roles: {garde: {label: "Garde"}}
facts: {id: {type: string}, seen_at: {type: datetime}, who: {type: string, question: "Qui ?", pinned: true}}
actions: {appeler: {label: "Appeler", phase: alerte, role: garde, priority: vital}}
rules: [{id: r, title: "R", when: {who: X}, require: [{action: appeler}]}]
"""


def long_answers():
    """At the limit an answer is kept; over it, it is not understood."""
    place = folder()
    (place / "pack.yaml").write_text(SMALL)
    for size in [65_535, 65_536, 65_537]:
        journal = place / f"{size}.ndjson"
        done = subprocess.run([program, "interview", "--rules", "pack.yaml", "--journal", journal, "--now", NOW], input=b"02:05\n" + b"x" * size + b"\n0\n",
                              capture_output=True, timeout=60, env=ENVIRONMENT, cwd=place)
        assert done.returncode == 0 and not done.stderr, done
        kept = lines(journal)[2]["set"]["who"]
        assert kept is None if size > 65_536 else len(kept) == size, (size, kept)
        assert ("Pas compris" in done.stdout.decode().replace("\u00a0", " ")) == (size > 65_536)
    print("long answers: kept up to the limit")


def two_at_once():
    """What one answers after the other wrote is not noted: it may be the answer to another question by now."""
    place = folder()
    journal = place / "night.ndjson"
    first, second = (Console(place, "interview", "--journal", journal.name, "--now", now) for now in [NOW, NOW.replace(":14:", ":15:")])
    for console in [first, second]:
        assert "QUE VOYEZ-VOUS" in console.read()
    assert question(first.say("1")).startswith("DEPUIS")
    kept = lines(journal)
    shown = second.say("2")
    assert "Quelqu'un d'autre vient d'écrire" in shown and lines(journal) == kept, shown
    second.say("page")
    assert len(lines(journal)) == len(kept) and sum("incident" in line for line in kept) == 1
    # Once it has seen what the other wrote, its answers count.
    assert "QUESTION" in second.say("02:05") and len(lines(journal)) == len(kept) + 1
    assert "Quelqu'un d'autre" in first.say("02:00") and len(lines(journal)) == len(kept) + 1
    second.kill()
    # Taken away meanwhile, the journal is not begun again without what it told.
    journal.rename(place / "elsewhere.ndjson")
    os.write(first.master, b"1\n")
    assert first.end() == 2 and "No such file" in first.seen and not journal.exists(), first.seen
    # Another file than a journal stays what it is.
    journal.write_text("establishment: {}\n")
    done = subprocess.run([program, "update", "--journal", journal, "--note", "x", "--now", NOW], capture_output=True, text=True, timeout=60,
                          env=ENVIRONMENT)
    assert done.returncode == 2 and "another file than a journal" in done.stderr and journal.read_text() == "establishment: {}\n", done
    print("two at once: no answer goes to a question that was not asked, and none is lost")


def refused():
    """What can't be kept is said before anything is asked, or as soon as it is answered."""
    place = folder()
    ask = [program, "interview", "--now", NOW]
    options = {"input": "1\n1\n", "capture_output": True, "text": True, "timeout": 60, "env": ENVIRONMENT, "cwd": place}
    done = subprocess.run([*ask, "--journal", "absent/night.ndjson"], **options)
    assert done.returncode == 2 and "absent/night.ndjson: No such file or directory" in done.stderr, done
    done = subprocess.run([*ask, "--role", "rssii"], **options)
    assert done.returncode == 64 and "did you mean rssi?" in done.stderr and not list(place.iterdir()), done
    subprocess.run([*ask, "--journal", "night.ndjson"], **options, check=True)
    done = subprocess.run([*ask[:2], "--now", "2026-11-15T02:13:59+01:00", "--journal", "night.ndjson"], **options)
    assert done.returncode == 2 and "later than now" in done.stderr, done
    # Somebody else's line, damaged: said once, and nothing is lost.
    with open(place / "night.ndjson", "ab") as journal:
        journal.write(b'{"at":"2026-11-15T02:1')
    done = subprocess.run([*ask, "--journal", "night.ndjson"], **options)
    assert done.returncode == 0 and done.stderr.count("cut short") == 1, done
    done = subprocess.run([program, "--rules", rules], **{**options, "input": ""})
    assert done.returncode == 2 and "QUE VOYEZ" not in done.stdout, done
    print("refused: unwritable, unknown, of an hour to come")


alone_at_a_terminal()
killed()
long_answers()
refused()
hung_up_and_dumb()
two_at_once()
random_answers(50)
several_incidents()
