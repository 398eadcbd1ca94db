"""Converts the reference feeds and compares the canonical incidents with those expected of them.

usage: feeds.py ASTREINTE FEEDS SCHEMA

FEEDS is the folder of reference samples: `FORMAT/synthetic.ndjson` with `synthetic.expected.ndjson` line for line, the incidents
of VCDB with a table of what is expected of them, and real exports, of which what the reference says of their format is checked. Every
incident must fit SCHEMA, the canonical form.
"""

import csv
import json
import pathlib
import subprocess
import sys

import jsonschema

failures = []


def run(*arguments, status=0, feed=None):
    """What the command writes, given a feed on its standard input if any; any other exit than the one expected is a failure."""
    done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, input=feed)
    if done.returncode != status:
        failures.append(f"{' '.join(map(str, arguments[1:]))}: exit {done.returncode}, not {status}: {done.stderr[:400]}")
    return done


def convert(path, status=0):
    done = run(program, "feed", "convert", path, status=status)
    incidents = [json.loads(line) for line in done.stdout.splitlines()]
    for incident in incidents:
        # The form of producers asks for a time, be it null; a tool that gave none was not asked.
        for error in schema.iter_errors({"detected_at": None} | incident):
            failures.append(f"{path}: {incident.get('id')}: {error.message}")
    return incidents


def compare(subject, given, expected):
    if given != expected:
        failures.append(f"{subject}:\n  given    {json.dumps(given, ensure_ascii=False, sort_keys=True)}"
                        f"\n  expected {json.dumps(expected, ensure_ascii=False, sort_keys=True)}")


program, feeds = sys.argv[1], pathlib.Path(sys.argv[2])
schema = jsonschema.Draft202012Validator(json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8")))

# Ours: exactly what is expected.
count = 0
for expected in sorted(feeds.glob("*/synthetic.expected.ndjson")):
    feed = expected.with_name("synthetic.ndjson")
    wanted = [json.loads(line) for line in expected.read_text(encoding="utf-8").splitlines()]
    given = convert(feed)
    compare(f"{feed.parent.name}: number of incidents", len(given), len(wanted))
    for number, pair in enumerate(zip(given, wanted), 1):
        count += 1
        compare(f"{feed.parent.name}, line {number}", *pair)

# VCDB: the columns of the table.
with open(feeds / "vcdb/vcdb-healthcare-dev.expected.tsv", encoding="utf-8") as table:
    rows = list(csv.DictReader(table, delimiter="\t"))
compare("vcdb: number of rows", len(rows), 200)
given = convert(feeds / "vcdb/vcdb-healthcare-dev.ndjson")
compare("vcdb: number of incidents", len(given), len(rows))
for incident, row in zip(given, rows):
    shown = {key: incident.get(key) for key in row}
    shown["encryption"] = "true" if incident.get("encryption") is True else ""
    compare(f"vcdb, {row['id']}", shown, row)

# Real exports, and the other formats: what the reference says of them.
SAID = {
    "iris/alert-add-response.json": [{"type": "indetermine", "severity": "moderee", "status": "suspecte", "detected_at": "2023-03-26T03:00:30Z"}],
    "sekoia/alert-api-rat.json": [{"type": "indetermine", "severity": "moderee", "status": "confirme", "detected_at": "2019-09-06T07:32:00Z"}],
    "elastic/ecs-rfc0031-detection-alert.json": [{"type": "indetermine", "severity": "majeure", "detected_at": "2022-08-12T14:40:22Z"}],
    "misp/pymisp-57c4445b.json": [{"type": "indetermine", "status": "clos"}],
    "misp/pymisp-existing_event.json": [{"type": "indetermine"}],
    "misp/pymisp-misp_event.json": [{}],
    "misp/training-ransomware-exercise-2856.json": [{"severity": "majeure", "status": "suspecte", "detected_at_precision": "day"}],
    "misp/training-sample-decaying.json": [{"status": "suspecte", "detected_at": "2021-05-28T00:00:00Z"}],
    "stix/opencti-client-python-DATA-TEST-STIX2_v2.json": [{"type": "indetermine", "detected_at": "2020-02-27T08:45:47Z"}],
    "stix/synthetic.ndjson": [{"type": "chiffrement", "severity": "critique", "status": "confirme"}],
    "ocsf/synthetic.ndjson": [{"type": "chiffrement", "severity": "critique", "status": "confirme", "detected_at": "2026-03-02T03:20:00Z"}],
    "harfanglab/synthetic.ndjson": [{"type": "chiffrement", "severity": "critique", "status": "suspecte", "detected_at": "2026-03-02T03:19:00Z"}],
    "wazuh/synthetic.ndjson": [{"type": "chiffrement", "severity": "critique", "status": "suspecte", "detected_at": "2026-03-02T03:20:00Z"}],
}
for name, wanted in SAID.items():
    if not (feeds / name).exists():
        continue
    given = convert(feeds / name)
    compare(f"{name}: number of incidents", len(given), len(wanted))
    for incident, keys in zip(given, wanted):
        compare(name, {key: incident.get(key) for key in keys}, keys)
    # Nothing is lost in silence: each record has its account, which names what was not taken.
    account = run(program, "feed", "explain", feeds / name).stdout
    compare(f"{name}: sections of the account", [part for part in ("Ce qui est devenu quoi", "Pourquoi ce type") if part not in account], [])

# A notification holds no alert: refused, each with its reason; a format that no mapping knows has no id.
REFUSED = {"sekoia/notifications-alert.ndjson": "not-an-incident", "cybereason/edr_malop.json": "missing-id"}
for name, code in REFUSED.items():
    done = run(program, "feed", "convert", feeds / name, status=3)
    compare(f"{name}: what is written", done.stdout, "")
    compare(f"{name}: refusals", {line.rsplit("[", 1)[-1] for line in done.stderr.splitlines()}, {code + "]"})

# No sample is left out of all this.
tried = {feed for feed in feeds.glob("*/*") if ".expected." not in feed.name}
tried -= {feeds / name for name in [*SAID, *REFUSED, "vcdb/vcdb-healthcare-dev.ndjson"]}
tried -= {expected.with_name("synthetic.ndjson") for expected in feeds.glob("*/synthetic.expected.ndjson")}
compare("samples of which nothing is checked", sorted(map(str, tried)), [])

# What may be of two formats is of none until somebody says which.
alerts = [line for line in (feeds / "thehive/synthetic.ndjson").read_text(encoding="utf-8").splitlines() if json.loads(line).get("_type") == "Alert"]
both = json.dumps(json.loads(alerts[0]) | {"alert_source_ref": "R-1", "alert_title": "another tool's"})
for command in [["feed", "convert"], ["evaluate"]]:
    done = run(program, *command, feed=both, status=3)
    compare("ambiguous: what is written", done.stdout, "")
    compare("ambiguous: candidates are named", "several formats: iris, thehive; choose with --from [ambiguous-format]" in done.stderr, True)
done = run(program, "feed", "convert", "--from", "thehive", feed=both)
compare("ambiguous, with --from", done.stdout, run(program, "feed", "convert", feed=alerts[0]).stdout)

# cat thehive-alert.json | astreinte: the page opens with what no feed can tell.
ASKED = ["patient", "soins", "services", "logiciels", "sauvegarde", "annuaire", "données"]
for alert in alerts:
    page = run(program, feed=alert).stdout
    first, _, rest = page.partition("\n\n")
    title, *questions = first.splitlines()
    compare("page of an alert: how it opens", title.startswith("À DEMANDER D'ABORD"), True)
    compare("page of an alert: what is asked", [word for word in ASKED if not any(word in question.lower() for question in questions)], [])
    compare("page of an alert: what follows", "Empreinte" in "\n".join(rest.splitlines()[:8]), True)

for failure in failures:
    print(failure)
print(f"{count} synthetic records, {len(rows)} of VCDB, {len(SAID)} other files: {len(failures)} failures")
sys.exit(bool(failures))
