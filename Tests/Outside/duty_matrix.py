"""Compares the duties that the national pack gives to each type of incident with the matrix of the domain's reference.

usage: duty_matrix.py ASTREINTE RULES OBLIGATIONS.md

The pack's matrix is made of decisions: a duty is `●` where it is required with the facts that the author's test gives to
the type, `○` where it takes the further facts of the test's second case, or where it waits for an answer as long as the type
alone is known, and blank elsewhere.
"""

import json
import re
import subprocess
import sys

import yaml

DUTIES = {
    "CERT Santé": "declarer-portail",
    "ANSSI (OSE)": "declarer-anssi-ose",
    "CNIL": "notifier-cnil",
    "plainte": "deposer-plainte",
    "art. 40 (public)": "aviser-procureur",
    "assureur": "declarer-assureur",
    "ARS call / plan": "alerter-ars",
    "partenaires": "prevenir-partenaires-numeriques",
    "matériovigilance": "declarer-materiovigilance",
}

# Where the pack says more, as the reference lets it, cell by cell: a cell that isn't here and says more is seen.
REFINED = (
    # A proven malicious act is a matter for the police, whoever was hit.
    {("defaillance-prestataire", "plainte"): "○"}
    # Vigilance depends on what happened to a patient, whatever the type (reference, under the matrix): a further fact, a device
    # in cause, calls for it.
    | {
        (kind, "matériovigilance"): "○"
        for kind in (
            "compromission-compte",
            "exploitation-vulnerabilite",
            "maliciel",
            "message-malveillant",
            "fuite-donnees",
            "deni-service",
            "defiguration",
            "usurpation-fraude",
            "acces-illegitime",
            "vol-equipement",
            "perte-lien-telecom",
        )
    }
    # Care that turns out to be hit is told to the agency, even where the type alone hits none.
    | {
        (kind, "ARS call / plan"): "○"
        for kind in (
            "message-malveillant",
            "defiguration",
            "usurpation-fraude",
            "acces-illegitime",
            "vol-equipement",
            "perte-donnees",
            "erreur-humaine",
        )
    }
    # The test's own facts of these types hold a degraded mode, for which the call is due (reference, 2.1).
    | {
        (kind, "ARS call / plan"): "●"
        for kind in (
            "dysfonctionnement-infrastructure",
            "incident-reseau-interne",
            "indisponibilite-application",
            "panne-electrique",
            "panne-climatisation",
            "sinistre-physique",
            "bogue-applicatif",
            "defaillance-prestataire",
            "indetermine",
        )
    }
)


def expected(path):
    """The first mark of each cell of the reference's matrix, by type and column."""
    text = open(path, encoding="utf-8").read()
    section = re.search(r"^## 3\..*?(?=^## )", text, re.M | re.S).group()
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in section.splitlines() if line.startswith("|")]
    columns = rows[0][1:]
    assert columns == list(DUTIES), f"other columns: {columns}"
    return {
        kind: dict(zip(columns, (cell[:1] for cell in row[1:] + [""] * len(columns))))
        for row in rows[2:]
        for kind in re.findall(r"`([^`]+)`", row[0])
    }


def decide(astreinte, rules, records, now):
    """What is required, and what waits, of each record."""
    feed = "".join(json.dumps(record) + "\n" for record in records)
    command = [astreinte, "evaluate", "--rules", rules, "--now", now, "--fields", "id,actions,pending"]
    answer = subprocess.run(command, input=feed, capture_output=True, text=True, check=True).stdout
    decisions = map(json.loads, answer.splitlines())
    return {made["id"]: (set(made["actions"]), {line["action"] for line in made["pending"]}) for made in decisions}


def nested(given):
    """The record that dotted keys describe."""
    record = {}
    for key, value in given.items():
        *path, last = key.split(".")
        place = record
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return record


def main():
    astreinte, rules, reference = sys.argv[1:]
    tests = yaml.load(open(f"{rules}/socle-sante/tests/obligations-matrice.test.yaml", encoding="utf-8"), yaml.BaseLoader)
    records, now = [], None
    for test in tests["tests"]:
        now = test["now"]
        own = test["given"]
        further = own | test["cases"][0]["given"]
        alone = {key: own[key] for key in ("type", "detected_at")}
        for name, given in (("own", own), ("further", further), ("alone", alone)):
            values = {key: {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value for key, value in given.items()}
            records.append(nested(values | {"id": f"{own['type']} {name}"}))
    decisions = decide(astreinte, rules, records, now)
    wanted = expected(reference)
    mistakes = [f"{kind}: no test gives its facts" for kind in wanted if f"{kind} own" not in decisions]
    for kind in wanted:
        if f"{kind} own" not in decisions:
            continue
        for column, action in DUTIES.items():
            own, further = decisions[f"{kind} own"][0], decisions[f"{kind} further"][0]
            waits = decisions[f"{kind} alone"][1]
            mark = "●" if action in own else "○" if action in further or action in waits else ""
            due = REFINED.get((kind, column), wanted[kind][column])
            if mark != due:
                mistakes.append(f"{kind}, {column}: the pack says {mark or 'nothing'}, the reference {due or 'nothing'}")
    print("\n".join(mistakes) or f"{len(wanted)} types, {len(DUTIES)} duties: the same matrix")
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
