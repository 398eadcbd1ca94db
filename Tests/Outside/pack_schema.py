#!/usr/bin/env python3
"""Reads packs, and mistakes in one, by the schema of `astreinte schema pack`: pack_schema.py PATH-OF-astreinte FOLDER-OF-rules

The schema must be one of JSON Schema 2020-12 and accept every file of the packs; of each mistake it must say one thing, at
its place. `astreinte check` must find each of them too. Needs jsonschema and PyYAML (Debian: python3-jsonschema, python3-yaml).
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

from profile_schema import Core

PACKS = ['socle-sante', 'nis-2']

RULE = """rules:
  - id: essai
    title: "Essai"
    when: {{{when}}}
    require:
      - {{action: {action}{more}}}
"""


def rule(when='severity: majeure', action='isoler-machines-touchees', more=''):
    """A file with one rule."""
    return RULE.format(when=when, action=action, more=more and ', ' + more)


ACTION = """actions:
  essayer: {{label: "Essayer", phase: confinement, role: rssi{more}}}
"""

SOUND = [
    rule(),
    rule('severity: {at_least: majeure, known: true}, not: {types: {contains_any_a: [chiffrement, maliciel]}}'),
    rule('all: [{encryption: true}, {any: [{severity: critique}, {detected_at: {older_than: 2 h}}]}]'),
    rule('some: {in: establishment.services, where: {service.criticality: vitale}}'),
    rule('count: {in: establishment.services, where: {service.hit: true}, at_least: 2}'),
    rule('types: {size: {between: [1, 3]}}, done: [isoler-machines-touchees]'),
    rule('affected.services: {contains_any: {fact: affected.services}}'),
    rule(more='deadline: {without_delay: true, target: 1 h, of: detected_at, kind: legal}, on_unknown: ask'),
    rule(more='on_unknown: {precaution: [severity]}, if: {severity: critique}'),
    rule(more='priority: {by: severity, cases: {mineure: normal, moderee: normal, majeure: vital, critique: vital}}'),
    rule(more='priority: {by: encryption, cases: {true: vital, false: normal}, when_unknown: vital}'),
    ACTION.format(more=', kind: decide, options: [oui, non], criterion: "Si cela dure"'),
    ACTION.format(more=', label: {fr: "Essayer", en: "Try"}').replace('label: "Essayer", ', ''),
]

# What is written, and the place where one thing is said of it; of a key that is one too many, jsonschema names the mapping.
MISTAKES = [
    ('rule: []\n', '$'),
    ('rules: {}\n', '$.rules'),
    (rule('severty: majeure'), '$.rules[0].when'),
    (rule('severity: majeur'), '$.rules[0].when.severity'),
    (rule('severity: [majeure]'), '$.rules[0].when.severity'),
    (rule('severity: {contains: majeure}'), '$.rules[0].when.severity'),
    (rule('severity: {at_least: grave}'), '$.rules[0].when.severity.at_least'),
    (rule('severity: {between: [mineure]}'), '$.rules[0].when.severity.between'),
    (rule('severity: {}'), '$.rules[0].when.severity'),
    (rule('severity: {is: {fact: severty}}'), '$.rules[0].when.severity.is.fact'),
    (rule('severity: {is: {fact: encryption}}'), '$.rules[0].when.severity.is.fact'),
    (rule('types: chiffrement'), '$.rules[0].when.types'),
    (rule('types: {is: chiffrement}'), '$.rules[0].when.types'),
    (rule('types: {contains: chifrement}'), '$.rules[0].when.types.contains'),
    (rule('types: {contains_any: chiffrement}'), '$.rules[0].when.types.contains_any'),
    (rule('types: {size: {atleast: 2}}'), '$.rules[0].when.types.size'),
    (rule('encryption: peut-etre'), '$.rules[0].when.encryption'),
    (rule('encryption: {at_least: true}'), '$.rules[0].when.encryption'),
    (rule('detected_at: {older_than: "1:30"}'), '$.rules[0].when.detected_at.older_than'),
    (rule('any: {severity: majeure}'), '$.rules[0].when.any'),
    (rule('any: [{severity: majeure}, {not: {all: [{encryption: {is_not: true}}]}}]'), '$.rules[0].when.any[1].not.all[0].encryption'),
    (rule('some: {in: establishment.services}'), '$.rules[0].when.some'),
    (rule('some: {in: establishment.service, where: {service.hit: true}}'), '$.rules[0].when.some.in'),
    (rule('count: {in: establishment.services, where: {service.hit: true}}'), '$.rules[0].when.count'),
    (rule('done: isoler'), '$.rules[0].when.done'),
    (rule('no_rule: groupe-inconnu'), '$.rules[0].when.no_rule'),
    (rule(action='isoler-machine-touchees'), '$.rules[0].require[0].action'),
    (rule(more='becuase: "Parce que"'), '$.rules[0].require[0]'),
    (rule(more='priority: urgent'), '$.rules[0].require[0].priority'),
    (rule(more='priority: {by: severity, cases: {mineure: normal, majeure: vital, critique: vital}}'), '$.rules[0].require[0].priority.cases'),
    (rule(more='priority: {by: types, cases: {}}'), '$.rules[0].require[0].priority.by'),
    (rule(more='deadline: 15 min'), '$.rules[0].require[0].deadline'),
    (rule(more='deadline: {within: 15}'), '$.rules[0].require[0].deadline.within'),
    (rule(more='deadline: {whitin: 15 min}'), '$.rules[0].require[0].deadline'),
    (rule(more='deadline: {of: detected_at}'), '$.rules[0].require[0].deadline'),
    (rule(more='deadline: {within: 15 min, months: 1}'), '$.rules[0].require[0].deadline'),
    (rule(more='deadline: {within: 15 min, of: detectd_at}'), '$.rules[0].require[0].deadline.of'),
    (rule(more='deadline: {without_delay: true}'), '$.rules[0].require[0].deadline'),
    (rule(more='on_unknown: asks'), '$.rules[0].require[0].on_unknown'),
    (rule(more='on_unknown: {precaution: [severty]}'), '$.rules[0].require[0].on_unknown.precaution[0]'),
    (rule(more='interest: soins'), '$.rules[0].require[0].interest'),
    (rule().replace('id: essai', 'name: essai'), '$.rules[0]'),
    (rule().replace('- id: essai\n    title', '- title'), '$.rules[0]'),
    (rule().replace('id: essai', 'id: Essai'), '$.rules[0].id'),
    (rule().replace('title: "Essai"', 'title: "Essai"\n    status: stables'), '$.rules[0].status'),
    (rule().replace('title: "Essai"', 'title: "Essai"\n    status: deprecated'), '$.rules[0]'),
    (rule().replace('title: "Essai"', 'title: "Essai"\n    reviewed: 25/11/2026'), '$.rules[0].reviewed'),
    (rule().replace('title: "Essai"', 'title: "Essai"\n    references: [care-d2/rien]'), '$.rules[0].references[0]'),
    (rule().replace('require:', 'requires:'), '$.rules[0]'),
    (rule(more='because: "Trop tôt"').replace('require:', 'forbid:'), '$.rules[0].forbid[0]'),
    (rule()[: rule().index('    require')], '$.rules[0]'),
    (ACTION.format(more='').replace('confinement', 'confinment'), '$.actions.essayer.phase'),
    (ACTION.format(more='').replace('rssi', 'rsi'), '$.actions.essayer.role'),
    (ACTION.format(more='').replace(', role: rssi', ''), '$.actions.essayer'),
    (ACTION.format(more=', kind: decides'), '$.actions.essayer.kind'),
    (ACTION.format(more=', kind: decide, options: [oui, non]'), '$.actions.essayer'),
    (ACTION.format(more=', criterion: "Si cela dure"'), '$.actions.essayer'),
    (ACTION.format(more=', after: [isoler]'), '$.actions.essayer.after[0]'),
    (ACTION.format(more=', reversible: peut-etre'), '$.actions.essayer.reversible'),
    (ACTION.format(more=', reversible: false, undo: "Rebrancher"'), '$.actions.essayer'),
    (ACTION.format(more=', to: samuu'), '$.actions.essayer.to'),
    (ACTION.format(more=', impossible_if: {severity: majeur}'), '$.actions.essayer.impossible_if.severity'),
]


def document(text):
    """What an editor makes of a text: every key is a string there."""

    def keyed(value):
        if isinstance(value, dict):
            return {str(key).lower() if isinstance(key, bool) else str(key): keyed(inner) for key, inner in value.items()}
        return [keyed(inner) for inner in value] if isinstance(value, list) else value

    return keyed(yaml.load(text, Core))


def main():
    program, rules = sys.argv[1], Path(sys.argv[2])
    packs = [part for pack in PACKS for part in ('--rules', str(rules / pack))]

    def run(*arguments):
        return subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout

    schema = json.loads(run('schema', 'pack', *packs))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = []

    def errors(text):
        return [(error.json_path, error.message[:160]) for error in validator.iter_errors(document(text))]

    files = [path for pack in PACKS for path in sorted((rules / pack).rglob('*.yaml')) if not path.name.endswith('.test.yaml')]
    for path in files:
        failures += [f'{path}: {place}: {message}' for place, message in errors(path.read_text(encoding='utf-8'))]
    for text in SOUND:
        failures += [f'{text}{place}: {message}' for place, message in errors(text)]
    with tempfile.TemporaryDirectory() as folder:
        for text, place in MISTAKES:
            found = errors(text)
            if [at for at, _ in found] != [place]:
                failures.append(f'{text}one error at {place}, not {found}')
            addition = Path(folder) / 'pack.yaml'
            head = 'pack: {id: essai, version: 1.0.0, language: fr, uses: {pack: socle-sante, version: ">=0"}}\n'
            addition.write_text(head + text, encoding='utf-8')
            said = json.loads(run('check', *packs, '--rules', str(addition), '--format', 'json') or '[]')
            if not any(entry['severity'] == 'error' for entry in said):
                failures.append(f'{text}check says nothing of it')
    if len(files) < 20:
        failures.append(f'{len(files)} files: that shows little')
    for failure in failures[:40]:
        print(failure)
    print(f'{len(files)} files, {len(SOUND)} sound texts, {len(MISTAKES)} mistakes, {len(failures)} failures')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
