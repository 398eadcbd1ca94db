#!/usr/bin/env python3
"""Reads profiles by the schema of `astreinte schema profile` and by `astreinte check`: profile_schema.py PATH-OF-astreinte [COUNT]

The schema must be one of JSON Schema 2020-12, and accept every sample; then each sample is changed in one place, COUNT times
in all, and what `check` reads without a word the schema must accept, while what it finds misshapen the schema must refuse.
Needs jsonschema and PyYAML (Debian: python3-jsonschema, python3-yaml).
"""
import copy
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

SAMPLES = sorted((Path(__file__).parents[2] / 'samples/establishments').glob('*.yaml'))
NOW = '2026-11-25T12:00:00+01:00'

# Found by the schema too; what is found between two parts of a profile, or on a day, is not.
SHAPES = {
    'missing-key', 'missing-value', 'misplaced-key', 'not-a-boolean', 'not-a-date', 'not-a-duration', 'not-a-number',
    'out-of-range', 'unknown-action', 'unknown-contact', 'unknown-key', 'unknown-role', 'unknown-value', 'wrong-shape',
}
# Said of a profile that can be read all the same, by what other readers would make of it.
OTHER_READERS = {'ambiguous-scalar'}
# A text that a schema can't tell from a good one: these days aren't in the calendar, or are still to come.
UNSEEN = {'2026-02-30', '2027-01-01'}

SCALARS = [
    None, True, False, 0, 12, -3, 2.5, 990000041, '', ' ', 'oui', 'non', 'inconnu', 'inconnue', 'jamais', 'dpi', 'vitale',
    '2 h', '0 min', '-2 h', '1:30', 'PT4H', 'P1DT30M', 'P', '2 h 30 min', '30 min 2 h', '2\xa0h', '2h', '3 mois',
    '2026-10-01', '2026-02-30', '2027-01-01', '2026-13-01', '25/11/2026', '08:00', '24:00', '24:01', '8h', '06 39 98 10 01',
    '0639981001', '1', '990000041', '99000004', '99000004a', 'ouvrees', '24/7', 'Europe/Paris', 'Europe/Berlin', 'local',
    'directeur-garde', 'isoler-machines-touchees', 'ars', '600', '012', '<b>', 'é',
]


class Core(yaml.SafeLoader):
    """Scalars as YAML 1.2 has them: no dates, `oui` and `1:30` are texts."""

    yaml_implicit_resolvers = {}


Core.add_implicit_resolver('tag:yaml.org,2002:null', yaml.resolver.re.compile(r'^(null|Null|NULL|~|)$'), None)
Core.add_implicit_resolver('tag:yaml.org,2002:bool', yaml.resolver.re.compile(r'^(true|True|TRUE|false|False|FALSE)$'), None)
Core.add_implicit_resolver('tag:yaml.org,2002:int', yaml.resolver.re.compile(r'^[-+]?[0-9]+$'), None)
Core.add_implicit_resolver('tag:yaml.org,2002:float', yaml.resolver.re.compile(r'^[-+]?[0-9]*\.[0-9]+$'), None)
Core.add_constructor('tag:yaml.org,2002:int', lambda loader, node: int(node.value))


def places(value, path=()):
    """Every place of a document, itself first."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, path + (key,))


def changed(document, chance):
    """The document with one thing changed in it."""
    document = copy.deepcopy(document)
    path = chance.choice([place for place in places(document) if place])
    *steps, last = path
    holder = document
    for step in steps:
        holder = holder[step]
    change = chance.choice(['scalar', 'scalar', 'scalar', 'delete', 'rename', 'wrap', 'repeat', 'empty'])
    if change == 'scalar':
        holder[last] = chance.choice(SCALARS)
    elif change == 'delete':
        del holder[last]
    elif change == 'rename' and isinstance(holder, dict):
        holder[chance.choice(['dmia', 'dima', 'dima_service', 'label', 'colour', last + 's'])] = holder.pop(last)
    elif change == 'wrap':
        holder[last] = chance.choice([[holder[last]], {'id': holder[last]}, {'reference': holder[last]}])
    elif change == 'repeat' and isinstance(holder, dict):
        holder[chance.choice(['dmia', 'dima_service'])] = '1 h'
    else:
        holder[last] = chance.choice([[], {}])
    return document


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200

    def run(*arguments):
        return subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout

    schema = json.loads(run('schema', 'profile'))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = []
    samples = [yaml.load(path.read_text(encoding='utf-8'), Core) for path in SAMPLES]
    for path, sample in zip(SAMPLES, samples):
        failures += [f'{path.name}: {error.json_path}: {error.message[:200]}' for error in validator.iter_errors(sample)]

    chance = random.Random(2026)
    accepted = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / 'profile.yaml'
        for index in range(count):
            document = changed(samples[index % len(samples)], chance)
            text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)
            file.write_text(text, encoding='utf-8')
            found = json.loads(run('check', str(file), '--format', 'json', '--now', NOW))
            shapes = {entry['code'] for entry in found} & SHAPES
            is_valid = validator.is_valid(yaml.load(text, Core))
            accepted += is_valid
            refused += not is_valid
            is_silent = not any(entry['severity'] == 'error' or entry['code'] in OTHER_READERS for entry in found)
            is_seen = not any(day in text for day in UNSEEN)
            if is_silent and not is_valid:
                failures.append(f'{index}: refused, though it is read: {next(validator.iter_errors(document)).json_path}')
            if shapes and is_valid and is_seen:
                failures.append(f'{index}: accepted, though it has {sorted(shapes)}: {found[0]["message"]}')
    if not samples or min(accepted, refused) < count // 10:
        failures.append(f'{accepted} accepted and {refused} refused of {len(samples)} samples: that shows little')
    for failure in failures[:20]:
        print(failure)
    print(f'{len(samples)} samples, {count} changed, {len(failures)} failures')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
