"""Compares the actions of the packs with the domain's library: no id lost, the same deadlines, each prerequisite kept.

usage: action_library.py RULES ACTIONS.csv

A hard prerequisite of the library may be a soft one here (care never waits for a meeting), never none.
"""

import csv
import glob
import sys

import yaml

# Where the packs know better than the library's target: the text's own deadline.
DEADLINES = {
    "declarer-assureur": "five working days, by the insurance code",
    "deposer-plainte": "72 hours, by the insurance code",
    "remettre-rapport-final": "a month after the notification, by the directive",
}

# Where the prerequisite can't come first, or always does.
PREREQUISITES = {
    ("redemarrer-apres-coupure", "controler-integrite-donnees"): "no base is read before the current is back",
    ("debriefer-a-chaud", "ouvrir-main-courante"): "every plan opens with it",
    ("chiffrer-surcouts", "ouvrir-main-courante"): "every plan opens with it",
}


def actions_of(rules):
    """What each action says, by its id."""
    actions = {}
    for path in glob.glob(f"{rules}/*/actions.yaml") + glob.glob(f"{rules}/*/actions/*.yaml"):
        with open(path, encoding="utf-8") as file:
            actions |= yaml.load(file, yaml.BaseLoader)["actions"]
    return actions


def earlier(action):
    """Every action that this one comes after, or had better come after."""
    steps = action.get("after", []) + action.get("prefer_after", [])
    return {step if isinstance(step, str) else step["action"] for step in steps}


def main():
    rules, reference = sys.argv[1:]
    actions = actions_of(rules)
    with open(reference, encoding="utf-8") as file:
        library = list(csv.DictReader(file, delimiter=";"))
    mistakes = []
    for row in library:
        name = row["id"]
        if name not in actions:
            mistakes.append(f"{name}: no such action")
            continue
        deadline = actions[name]["deadline"]
        found = deadline.get("within") or deadline.get("target")
        if found != row["delai"] and name not in DEADLINES:
            mistakes.append(f"{name}: due within {found}, not {row['delai']}")
        for step in (step.removeprefix("~") for step in row["prerequis"].split()):
            if step not in earlier(actions[name]) and (name, step) not in PREREQUISITES:
                mistakes.append(f"{name}: comes after {step} no more")
    print("\n".join(mistakes) or f"{len(library)} actions: the same ids, deadlines and prerequisites")
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
