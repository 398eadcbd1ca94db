"""Counts instructions at a size, at twice and at four times as much: what is read, loaded and evaluated must grow with n log n.

usage: growth.py ASTREINTE RULES [NAME…]

Instructions are counted by valgrind: the same on a busy machine. What a size costs is told from what the one before costs, so
that starting counts for nothing; the second step may cost 2.4 times the first (2 is linear, 4 the square).
"""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

program, rules = map(os.path.abspath, sys.argv[1:3])
folder = pathlib.Path(tempfile.mkdtemp())
# Of what C code says for debuggers valgrind can't read all, and then gives up.
subprocess.run(["strip", "--strip-debug", "-o", folder / "astreinte", program], check=True)
program = str(folder / "astreinte")
night = ["--now", "2026-11-15T02:40:00+01:00"]
incident = {"id": "INC-1", "type": "chiffrement", "detected_at": "2026-11-15T02:10:00+01:00"}
most = 2.4


def line(value):
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def instructions(arguments, feed):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, *map(str, arguments)], input=feed,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=1800)
    told = done.stderr.decode()
    assert done.returncode == 0, (arguments, told[-2000:])
    return int(re.search(r"Collected : (\d+)", told)[1])


def evaluate(*options):
    return ["evaluate", "--fields", "id,actions", "--jobs", 1, "--rules", rules, *night, *options]


def records(n):
    return evaluate(), b"".join(line(incident | {"id": f"INC-{number}", "propagation": "en-cours"}) for number in range(n))


def long_text(n):
    return evaluate(), line(incident | {"title": 'é"\\' * n})


def wide_record(n):
    return evaluate(), line(incident | {f"champ_{number}": [number] for number in range(n)})


def names_in_a_set(n):
    return evaluate(), line(incident | {"affected": {"applications": [f"logiciel-{number}" for number in range(n)]}})


def named_systems(n):
    return evaluate(), line(incident | {"affected": {"systems": [{"name": f"srv-{number}", "kind": "serveur"} for number in range(n)]}})


def broken_records(n):
    # Each is refused, and told: the exit code says so.
    return ["feed", "explain", "--rules", rules], b"".join(line(incident | {"id": f"INC-{number}", "severity": "?"}) for number in range(n))


def foreign_records(n):
    alert = json.loads((pathlib.Path(rules) / "feeds/samples/thehive.ndjson").read_text(encoding="utf-8").splitlines()[0])
    return ["feed", "convert", "--rules", rules], b"".join(line(alert | {"_id": f"~{number}"}) for number in range(n))


def queue(n):
    return ["triage", "--rules", rules, *night, "--format", "csv"], b"".join(
        line(incident | {"id": f"INC-{number}", "establishment": {"finess": "990000017", "name": f"CH {number % 7}"}}) for number in range(n))


def journal(n):
    """Notes, facts that change, and deeds."""
    entries = [{"at": "2026-11-15T02:12:00+01:00", "incident": incident}]
    for number in range(n):
        at = f"2026-11-15T03:{number * 59 // n:02}:00+01:00"
        said = [{"note": f"note {number}"}, {"set": {"propagation": ["en-cours", "arretee"][number // 3 % 2]}}, {"done": "ouvrir-main-courante"}]
        entries.append({"at": at, "by": "M. Bo"} | said[number % 3])
    text, head = b"", None
    for entry in entries:
        written = line(entry | ({"prev": head} if head else {}))
        text, head = text + written, hashlib.sha256(written.rstrip(b"\n")).hexdigest()
    path = folder / f"journal-{n}.ndjson"
    path.write_bytes(text)
    return ["--journal", path, "--rules", rules, "--now", "2026-11-15T04:00:00+01:00"], b""


def new_pack(n, name, text, *options):
    place = folder / f"{name}-{n}"
    subprocess.run([program, "new", place], check=True, capture_output=True)
    (place / "more.yaml").write_text(text, encoding="utf-8")
    return ["evaluate", "--rules", place, *night, *options], line(incident)


def pack_of_rules(n):
    return new_pack(n, "rules", "rules:\n" + "".join(
        f'  - {{id: regle-{number}, title: "Règle {number}", why: "Essai.", source: "Essai", when: {{propagation: en-cours}}, '
        "recommend: [{action: prevenir-regulation}]}\n" for number in range(n)))


def pack_of_facts(n):
    """Less the questions: to tell what each of n answers would change of one action that has n rules takes n times n."""
    return new_pack(n, "facts", "facts:\n" + "".join(f'  fait_{number}: {{type: boolean, question: "Le {number} ?"}}\n' for number in range(n))
                    + "rules:\n" + "".join(
        f'  - {{id: regle-{number}, title: "Règle {number}", why: "Essai.", source: "Essai", when: {{fait_{number}: true}}, '
        "recommend: [{action: prevenir-regulation}]}\n" for number in range(n)), "--fields", "id,actions")


def pack_of_actions(n):
    return new_pack(n, "actions", "actions:\n" + "".join(
        f'  action-{number}: {{label: "Faire {number}", phase: alerte, role: informatique, priority: normal}}\n' for number in range(n)) + "rules:\n"
        + "".join(f'  - {{id: regle-{number}, title: "Règle {number}", why: "Essai.", source: "Essai", when: {{types: {{contains: chiffrement}}}}, '
                  f"require: [{{action: action-{number}}}]}}\n" for number in range(n)))


def profile(n):
    path = folder / f"profile-{n}.yaml"
    path.write_text('revised_on: 2026-08-20\nestablishment: {name: "CH d\'essai", finess: {legal: "990000017"}}\nservices:\n' + "".join(
        f'  - {{id: service-{number}, label: "Service {number}", criticality: vitale, dima: 2 h, applications: [logiciel-{number}]}}\n'
        for number in range(n)) + "applications:\n" + "".join(f'  - {{id: logiciel-{number}, label: "Logiciel {number}", function: autre}}\n' for number in range(n)),
        encoding="utf-8")
    return evaluate("--profile", path), line(incident)


def chain(n):
    """Applications that rest on one another, all of them lost with the last one; its whole runbook."""
    path = folder / f"chain-{n}.yaml"
    path.write_text('revised_on: 2026-08-20\nestablishment: {name: "CH d\'essai", finess: {legal: "990000017"}}\nservices:\n'
                    '  - {id: service-0, label: "Service 0", criticality: vitale, dima: 2 h, applications: [logiciel-0]}\napplications:\n' + "".join(
        f'  - {{id: logiciel-{number}, label: "Logiciel {number}", function: autre, depends_on: [logiciel-{number + 1}]}}\n' for number in range(n - 1))
        + f'  - {{id: logiciel-{n - 1}, label: "Logiciel {n - 1}", function: autre, depends_on: []}}\n', encoding="utf-8")
    return ["--rules", rules, "--profile", path, *night], line(incident | {"affected": {"applications": [f"logiciel-{n - 1}"]}})


sizes = {records: 500, long_text: 2000, wide_record: 2000, names_in_a_set: 2000, named_systems: 2000, broken_records: 500, foreign_records: 500,
         queue: 25, journal: 60, pack_of_rules: 1000, pack_of_facts: 500, pack_of_actions: 100, profile: 50, chain: 250}
chosen = [case for case in sizes if not sys.argv[3:] or case.__name__ in sys.argv[3:]]
failures = 0
for case in chosen:
    n = sizes[case]
    small, double, fourfold = (instructions(*case(size)) for size in (n, 2 * n, 4 * n))
    grows = (fourfold - double) / (double - small)
    failures += grows > most
    print(f"{case.__name__:16} {n:5} {small / 1e6:8,.0f} M  {2 * n:5} {double / 1e6:8,.0f} M  {4 * n:5} {fourfold / 1e6:8,.0f} M   "
          f"×{grows:.2f}{'  TOO MUCH' if grows > most else ''}", flush=True)
sys.exit(bool(failures))
