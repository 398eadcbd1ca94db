"""Shuffles what carries no order (files, rules, actions, facts, keys, records), and compares every answer byte for byte.

usage: determinism.py ASTREINTE RULES [SEED]
"""

import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

program, rules = map(os.path.abspath, sys.argv[1:3])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**6)
chance = random.Random(seed)
samples = pathlib.Path(__file__).resolve().parents[2] / "samples"
print(f"seed {seed}")


def shuffled_blocks(text):
    """The entries of each list or map at the top of a file in another order, each with the comments before it."""
    parts = re.split(r"^(?=\w)", text, flags=re.M)
    for number, part in enumerate(parts):
        head, *entries = re.split(r"^(?=  [^\s#])", part, flags=re.M)
        if head.startswith(("rules:", "actions:", "facts:")) and len(entries) > 1:
            entries = [entry.rstrip("\n") + "\n" for entry in entries]
            parts[number] = head + "".join(chance.sample(entries, len(entries)))
    return "".join(parts)


def shuffled_pack(place):
    """A copy of the rules: files under other names, made in another order, their entries in another order."""
    moved = 0
    paths = sorted(path for path in pathlib.Path(rules).rglob("*") if path.is_file())
    for path in chance.sample(paths, len(paths)):
        where = place / path.relative_to(rules)
        where.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".yaml" and where.parent.name in ("rules", "actions", "vocabulary"):
            text = path.read_text(encoding="utf-8")
            other = shuffled_blocks(text)
            moved += other != text
            where.with_name(f"{chance.randrange(10**9):09}.yaml").write_text(other, encoding="utf-8")
        else:
            shutil.copy(path, where)
    assert moved > 20, f"{moved} files shuffled: this shows nothing"


def shuffled_keys(value):
    if isinstance(value, dict):
        return {key: shuffled_keys(value[key]) for key in chance.sample(list(value), len(value))}
    return [shuffled_keys(item) for item in value] if isinstance(value, list) else value


def answer(*arguments, pack=rules, feed=b""):
    done = subprocess.run([program, *map(str, arguments), "--rules", pack], input=feed, capture_output=True, timeout=300)
    assert done.returncode == 0 and not done.stderr, (arguments, done.returncode, done.stderr.decode())
    return done.stdout


night = ["--now", "2026-11-15T02:40:00+01:00"]
incidents = {}
for path in sorted(samples.glob("incidents/*.json")):
    record = json.loads(path.read_text(encoding="utf-8"))
    incidents[record["id"] + path.stem] = record | {"id": record["id"] + path.stem}
profile = samples / "establishments/ch-600-lits.yaml"
journals = sorted(samples.glob("incidents/*.ndjson"))


def line(record):
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def placeless(decision):
    """Less where the record stands in the feed, the one thing of its order that is told."""
    return re.sub(rb'"(line|record)":\d+,?', b"", decision)


def answers(pack, order):
    """Everything that is compared, by name; what depends on the order of the feed, told apart by id."""
    feed = b"".join(line(incidents[name]) for name in order)
    decisions = answer("evaluate", *night, "--profile", profile, pack=pack, feed=feed).splitlines()
    result = dict(zip(order, map(placeless, decisions), strict=True))
    result["queue"] = placeless(answer("triage", *night, "--format", "json", pack=pack, feed=feed))
    for form in ("terminal", "html", "json"):
        for path in journals:
            result[path.stem, form] = answer("--journal", path, "--format", form, *night, pack=pack)
    return result


usual = list(incidents)
with tempfile.TemporaryDirectory() as made:
    # Pages name the folder of the rules: every pack stands in the same.
    pack = pathlib.Path(made) / "rules"
    shutil.copytree(rules, pack)
    expected, version = answers(pack, usual), answer("--version", pack=pack)
    for number in range(3):
        shutil.rmtree(pack)
        shuffled_pack(pack)
        assert answer("--version", pack=pack) == version, "another digest for the same rules"
        incidents = {name: shuffled_keys(record) for name, record in incidents.items()}
        given = answers(pack, chance.sample(usual, len(usual)))
        differ = [name for name in expected if given[name] != expected[name]]
        assert not differ and given.keys() == expected.keys(), differ
print(f"{len(incidents)} incidents, {len(journals)} journals in 3 formats, a queue: the same bytes with 3 shuffled packs, and their digest")
