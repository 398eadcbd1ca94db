#!/usr/bin/env python3
"""Reads packs and tests, and mistakes in them, by `astreinte schema pack` and `tests`: pack_schema.py PATH-OF-astreinte FOLDER-OF-rules

The schemas must be of JSON Schema 2020-12 and accept every file of the packs; of each mistake they must say one thing, at
its place. `astreinte check` must find each of them too. Needs jsonschema and PyYAML (Debian: python3-jsonschema, python3-yaml).
"""
import json
import shutil
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
    'symptoms: {vu: {label: "Vu", facts: {encryption: true, types: [maliciel], phones_state: perdu}}, tu: {label: "Tu"}}\n',
    ACTION.format(more=', kind: decide, options: [oui, non], criterion: "Si cela dure"'),
    ACTION.format(more=', label: {fr: "Essayer", en: "Try"}').replace('label: "Essayer", ', ''),
]

# What is written, and the place where one thing is said of it; of a key that is one too many, jsonschema names the mapping.
MISTAKES = [
    ('symptoms: [vu]\n', '$.symptoms'),
    ('symptoms: {vu: {facts: {encryption: true}}}\n', '$.symptoms.vu'),
    ('symptoms: {vu: {label: "Vu", facts: {encrypted: true}}}\n', '$.symptoms.vu.facts'),
    ('symptoms: {vu: {label: "Vu", facts: {phones_state: perdus}}}\n', '$.symptoms.vu.facts.phones_state'),
    ('symptoms: {vu: {label: "Vu", facts: {types: maliciel}}}\n', '$.symptoms.vu.facts.types'),
    ('symptoms: {vu: {label: "Vu", facts: {types: []}}}\n', '$.symptoms.vu.facts.types'),
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


TEST = """tests:
  - name: "Essai"
    now: "2026-11-03T02:50:00+01:00"
    given: {{id: T-1, type: chiffrement{given}}}
    expect: {{{expect}}}
{more}"""


def trial(given='', expect='required: [{action: isoler-machines-touchees}]', more=''):
    """A file with one test."""
    return TEST.format(given=given and ', ' + given, expect=expect, more=more and '    ' + more + '\n')


def expected(*said):
    """A file whose one test says more of one required action."""
    return trial(expect='required: [{action: isoler-machines-touchees, ' + ', '.join(said) + '}]')


SOUND_TESTS = [
    trial(given='affected: {services: [], applications: [dpi, null]}, affected.systems_count: 12, severity: null'),
    trial(given='establishment.services: [{id: s, criticality: vitale}]'),
    trial(expect='absent: [], questions: [{rank: 1, fact: backup_state}], exactly: false'),
    trial(more='done: {ouvrir-main-courante: "2026-11-03T02:42:00+01:00"}'),
    trial(more='recorded: {severity: "2026-11-03T02:45:00+01:00"}').replace('T-1,', 'T-1, severity: majeure,'),
    trial(more='cases: [{name: "Autre", without: [type], expect: {}}]'),
    expected('due: null', 'without_delay: false', 'basis: precaution', 'from: []', 'after: []'),
]

MISTAKEN_TESTS = [
    ('test: []\n', '$'),
    (trial(given='severty: majeure'), '$.tests[0].given'),
    (trial(given='severity: majeur'), '$.tests[0].given.severity'),
    (trial(given='encryption: peut-etre'), '$.tests[0].given.encryption'),
    (trial(given='affected: {service: [pharmacie]}'), '$.tests[0].given.affected'),
    (trial(given='data_effects: [aucunn]'), '$.tests[0].given.data_effects[0]'),
    (trial(given='affected.systems_count: douze'), "$.tests[0].given['affected.systems_count']"),
    (trial(given='detected_at: "hier"'), '$.tests[0].given.detected_at'),
    (trial().replace('    now: "2026-11-03T02:50:00+01:00"\n', ''), '$.tests[0]'),
    (trial().replace('2026-11-03T02:50:00+01:00', '02:50'), '$.tests[0].now'),
    (trial().replace('expect:', 'expects:'), '$.tests[0]'),
    (trial(expect='require: []'), '$.tests[0].expect'),
    (trial(expect='required: {}'), '$.tests[0].expect.required'),
    (trial(expect='required: [{action: isoler}]'), '$.tests[0].expect.required[0].action'),
    (trial(expect='required: [{target: s}]'), '$.tests[0].expect.required[0]'),
    (trial(expect='absent: [{action: isoler-machines-touchees, basis: certain}]'), '$.tests[0].expect.absent[0]'),
    (trial(expect='questions: [{rank: 0, fact: severity}]'), '$.tests[0].expect.questions[0].rank'),
    (trial(expect='questions: [{fact: severty}]'), '$.tests[0].expect.questions[0].fact'),
    (expected('priority: urgent'), '$.tests[0].expect.required[0].priority'),
    (expected('due: "15 min"'), '$.tests[0].expect.required[0].due'),
    (expected('basis: sure'), '$.tests[0].expect.required[0].basis'),
    (expected('from: [regle-inconnue]'), '$.tests[0].expect.required[0].from[0]'),
    (expected('waiting_for: [severty]'), '$.tests[0].expect.required[0].waiting_for[0]'),
    (expected('until: [isoler]'), '$.tests[0].expect.required[0].until[0]'),
    (expected('becuase: []'), '$.tests[0].expect.required[0]'),
    (trial(more='done: {ouvrir: "2026-11-03T02:42:00+01:00"}'), '$.tests[0].done'),
    (trial(more='done: {ouvrir-main-courante: "2 h 42"}'), "$.tests[0].done['ouvrir-main-courante']"),
    (trial(more='recorded: {severty: "2026-11-03T02:45:00+01:00"}'), '$.tests[0].recorded'),
    (trial(more='without: [severty]'), '$.tests[0].without[0]'),
    (trial(more='todo: peut-etre'), '$.tests[0].todo'),
    (trial(more='cases: [{nom: "Autre", expect: {}}]'), '$.tests[0].cases[0]'),
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

    failures = []

    def try_all(subject, files, sound, mistakes, name):
        """Reads by one schema; a mistake is written in a pack of its own, in a file of this name."""
        schema = json.loads(run('schema', subject, *packs))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)

        def errors(text):
            return [(error.json_path, error.message[:160]) for error in validator.iter_errors(document(text))]

        for path in files:
            failures.extend(f'{path}: {place}: {message}' for place, message in errors(path.read_text(encoding='utf-8')))
        for text in sound:
            failures.extend(f'{text}{place}: {message}' for place, message in errors(text))
            if said := mistakes_said(text, name):
                failures.append(f'{text}check finds {said}')
        for text, place in mistakes:
            found = errors(text)
            if [at for at, _ in found] != [place]:
                failures.append(f'{text}one error at {place}, not {found}')
            if not mistakes_said(text, name):
                failures.append(f'{text}check says nothing of it')
        if len(files) < 20:
            failures.append(f'{len(files)} files: that shows little')

    def mistakes_said(text, name):
        """The errors of `astreinte check` in a pack that holds a text."""
        with tempfile.TemporaryDirectory() as folder:
            head = 'pack: {id: essai, version: 1.0.0, language: fr, uses: {pack: socle-sante, version: ">=0"}}\n'
            own = text if name == 'pack.yaml' else ''
            essai = Path(folder) / 'essai'
            essai.mkdir()
            (essai / 'pack.yaml').write_text(head + own, encoding='utf-8')
            if not own:
                (essai / name).write_text(text, encoding='utf-8')
            # Without what the text may say itself: one file holds that section whole.
            beside = shutil.copytree(rules, Path(folder) / 'beside', ignore=shutil.ignore_patterns('*.test.yaml', 'symptomes.yaml'))
            both = [part for pack in PACKS for part in ('--rules', str(beside / pack))]
            said = json.loads(run('check', *both, '--rules', str(essai), '--format', 'json') or '[]')
            return [entry['message'] for entry in said if entry['severity'] == 'error']

    written = [path for pack in PACKS for path in sorted((rules / pack).rglob('*.yaml'))]
    tests = [path for path in written if path.name.endswith('.test.yaml')]
    files = [path for path in written if path not in tests]
    try_all('pack', files, SOUND, MISTAKES, 'pack.yaml')
    try_all('tests', tests, SOUND_TESTS, MISTAKEN_TESTS, 'essai.test.yaml')
    sound = SOUND + SOUND_TESTS
    mistakes = MISTAKES + MISTAKEN_TESTS
    for failure in failures[:40]:
        print(failure)
    print(f'{len(written)} files, {len(sound)} sound texts, {len(mistakes)} mistakes, {len(failures)} failures')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
