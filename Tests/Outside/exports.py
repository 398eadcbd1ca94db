"""Reads what runbooks are exported as with libraries that others wrote, beside the plan that `--format json` gives.

Usage: exports.py ASTREINTE [EXAMPLES] (needs the package icalendar; EXAMPLES: a folder of files of the formats' own)

The same number of actions and the same hours have to come out of every format, around both nights when clocks change.
Keys of TheHive's and DFIR-IRIS's files are compared with the examples where they are at hand: no unknown key may stand.
No schema of CACAO can be had here; its references are followed by a test of the suite.
"""

import csv
import datetime
import io
import json
import pathlib
import subprocess
import sys

import icalendar

INCIDENT = "samples/incidents/chiffrement-complet.json"
PROFILE = "samples/establishments/ch-600-lits.yaml"
NIGHTS = ["2026-11-15T02:12:00+01:00", "2026-10-25T02:12:00+02:00", "2027-03-28T01:50:00+01:00"]


def keys(value: object, prefix: str = "") -> set[str]:
    if isinstance(value, dict):
        return {prefix + key for key in value}.union(*(keys(item, f"{prefix}{key}.") for key, item in value.items()))
    if isinstance(value, list):
        return set().union(*(keys(item, prefix) for item in value))
    return set()


def main(astreinte: str, examples: pathlib.Path | None) -> None:
    for now in NIGHTS:
        def run(name: str) -> str:
            arguments = [astreinte, INCIDENT, "--profile", PROFILE, "--now", now, "--format", name]
            return subprocess.run(arguments, capture_output=True, check=True).stdout.decode("utf-8")

        runbook = json.loads(run("json"))
        lines = runbook["plan"]["lines"]
        instants = {}
        for item in sum((runbook[status] for status in ["required", "recommended", "deferred", "arbitration"]), []):
            name = item["action"] + (f"@{item['target']}" if item.get("target") else "")
            hours = [due.get("due") or due.get("target_instant") for due in item.get("dues", [item])]
            instants[name] = next((datetime.datetime.fromisoformat(hour) for hour in hours if hour), None)
        assert len(instants) == len(lines)

        calendar = icalendar.Calendar.from_ical(run("ics"))
        components = list(calendar.walk())
        assert not [component.errors for component in components if component.errors]
        todos = [component for component in components if component.name == "VTODO"]
        assert len(todos) == len(lines), (len(todos), len(lines))
        with_due = sorted(todo.decoded("DUE") for todo in todos if "DUE" in todo)
        expected = sorted(instant for instant in instants.values() if instant)
        assert with_due == expected, set(with_due) ^ set(expected)
        assert all(todo.decoded("DTSTART") < todo.decoded("DUE") for todo in todos if "DTSTART" in todo)
        uids = {str(todo["UID"]) for todo in todos}
        assert len(uids) == len(todos)
        assert all(str(related) in uids for todo in todos for related in listed(todo.get("RELATED-TO")))

        rows = list(csv.reader(io.StringIO(run("csv").removeprefix("\ufeff")), delimiter=";"))
        assert len(rows) == len(lines) + 2 and all(len(row) == len(rows[0]) for row in rows[:-1])
        assert {row[1] for row in rows[1:-1]} == set(instants)

        for name in ["thehive", "thehive-template", "iris"]:
            exported = json.loads(run(name))
            assert len(exported["tasks"]) == len(lines)
            example = {"thehive": "thehive-case-with-tasks", "iris": "iris-case-template"}.get(
                name, "thehive-case-template")
            if examples and (file := examples / f"{example}.json").exists():
                unknown = keys(exported) - keys(json.loads(file.read_text("utf-8")))
                assert not unknown, f"{name}: keys that the example lacks: {unknown}"
    print(f"{len(lines)} actions, {len(with_due)} hours, {len(NIGHTS)} nights")


def listed(value: object) -> list:
    return value if isinstance(value, list) else [value] if value else []


main(sys.argv[1], pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None)
