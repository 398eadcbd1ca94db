/// A pack with something of everything, and what changes each attribute of it.
enum WholePack {
    /// Something of everything that a pack may say.
    static let text = """
        pack:
          id: x
          version: 1.0.0
          language: fr
          time_zone: Indian/Reunion
          time_zero: detected_at
          default_reader: garde
          bindings: {id: id, types: kinds, exercise: drill, establishment: id}
          skip_if: {drill: true}
          closing: {when: {beds: 0}, phases: [p]}
          likely_types: [{type: b, when: {beds: 0}}, {type: a}]
          hosting: {in: sites, host: site.label, host_application: site.id, named: wards, down: reached,
            types: [{type: a, when: {beds: 5}}], carries: [level], provider: id, served_hit: drill}
          legal_notice: "Notice"
          disclaimer: "Réserve"
          must_cover: [{name: "Promesse", when: {beds: 12}, require: [un], never: [quatre]}]
          milestones: [{name: "Jalon", first_of: [quatre]}]
          interruptions:
            - {for_each: {in: sites, where: {site.id: est}}, lost_at: site.at, limit: site.span, data_limit: site.least,
               data_until: site.at, degraded: cinq, restored: cinq}
          perimeter: {care: {for_each: {in: sites, where: {site.id: sud}}, references: [b/c]}}
        priorities: {P1: {label: "Haute", mark: H, weight: 9, never_waits: true}, P2: {label: "Basse"}}
        phases: {p: {label: "Première"}, q: {label: "Seconde"}}
        interests: {i: {label: "Soins"}, j: {label: "Preuves"}}
        resources: {memoire: {label: "Mémoire"}}
        clocks: {detected_at: {label: "le constat"}, known_at: {label: "la connaissance", fallback: [detected_at]}}
        roles: {garde: {label: "Garde", short: "Gar.", falls_to: rssi}, rssi: {label: "RSSI"}}
        contacts: {samu: {label: "SAMU"}}
        glossary: {ABC: {label: "abécé"}}
        references: {b/c: {label: "Référence", official: A1, verified: true}}
        enumerations: {kind: {a: {label: "A", aliases: [alpha]}, b: {parent: a, label: "B"}, z: {unknown: true}}}
        facts:
          id: {type: string}
          kinds: {type: set, of: kind, from: [kind, others], open: true, closed_by: drill}
          drill: {type: boolean, question: "Exercice ?", how: "Demander", effort: 2, known_by: [rssi], pinned: true}
          level: {type: ordinal, values: [bas, haut], asked_if: {drill: true}}
          beds: {type: integer}
          ratio: {type: number}
          outage: {type: duration}
          seen_at: {type: datetime, precision: exactness}
          exactness: {type: enum, values: [jour, heure]}
          wards: {type: set, of: string}
          lost_wards: {type: set, of: string}
        collections:
          sites:
            as: site
            generic: "chaque site"
            question: "Quels sites ?"
            facts:
              site.id: {type: string}
              site.label: {type: string}
              site.near: {type: set, of: string}
              site.span: {type: duration}
              site.at: {type: datetime, from: lost, by: site.id}
        derived:
          d: {when: {drill: true}}
          top: {raise: level, to: {haut: {drill: true}}}
          reached: {closure: {start: wards, in: sites, through: site.near, direction: dependents}}
          names: {collect: site.label, in: sites, where: {site.id: nord}}
          site.least: {min: site.span, over: {closure: {start: self, in: sites, through: site.near, direction: dependencies}}}
        symptoms:
          vu: {label: "Aperçu", facts: {drill: true, kinds: [a]}}
          tu: {label: "Tu"}
        actions:
          un:
            label: "Un"
            short: "Court"
            phase: p
            role: garde
            priority: P1
            deadline: {within: 15 min}
            interest: i
            basis: R
            undo: "Défaire"
            impossible_if: {beds: {at_most: 3}}
            otherwise: "Sinon"
            steps: ["Pas"]
            done_when: "Vu"
            destroys: [memoire]
            stops: [{in: sites, where: {site.id: nord}, label: "Arrêtés"}, {in: sites}]
            to: samu
            say: "Bonjour"
            source: "Texte, art. 1"
            duty: {to: samu, certainty: A, unread: "le décret", verified_on: 2026-11-23}
          deux: {label: "Deux", phase: q, role: rssi, priority: P2, after: [un], prefer_after: [trois], needs: [memoire]}
          trois:
            {label: "Trois", phase: q, role: rssi, priority: P2, kind: decide, options: ["A", "B"], criterion: "Critère", to: rssi,
             settles: {drill: [true, false]}}
          quatre: {label: "Quatre", phase: q, role: rssi, priority: P2, reversible: false}
          cinq:
            {label: "Cinq", phase: q, role: rssi, target: site, priority: P2,
             after: [{action: cinq, through: site.near}]}
        rules:
          - id: r1
            title: "R1"
            why: "Raison"
            source: "Source"
            status: deprecated
            replaced_by: r2
            group: g
            references: [b/c]
            when:
              kinds: {contains_a: a, size: {at_least: 2, at_most: 4}}
              ratio: {more_than: 1.5}
              any: [{beds: {less_than: 7}}, {seen_at: {older_than: 2 h}}, {done: un}, {now.working_hours: true}]
            on_unknown: {precaution: [ratio]}
            require:
              - {action: un, start: {after: 1 h, of: known_at}, every: 4 h}
              - {action: deux, deadline: {within: 3 h, of: known_at, kind: legal}, if: {level: haut}}
            recommend:
              - {action: trois, protected: true, deadline: {working_days: 5}}
            forbid:
              - action: quatre
                because: "Perte"
                interest: j
                priority: P1
                unless: {drill: false}
                until: {done: [un]}
                instead: trois
          - {id: r2, title: "R2", status: experimental, protected: true, when: {no_rule: g}, recommend: [{action: deux}]}
          - id: r3
            title: "R3"
            for_each: {in: sites, where: {site.id: {in: {fact: wards}}}}
            when: {id: {starts_with: "I-"}}
            require:
              - action: cinq
                priority: {by: level, cases: {bas: P2, haut: P1}, when_unknown: P1, not_asked: P2}
                deadline: {within: {fact: outage}, of: detected_at, limit: true, measured: site.span}
          - {id: r4, title: "R4", when: {id: {mentions: ["mot"]}, seen_at: {within_last: 3 j}, not: {some: {in: sites, where: {site.near: {contains: nord}}}}},
             require: [{action: un, deadline: {without_delay: true, target: 1 h}}]}
          - {id: r5, title: "R5", when: {id: {contains: "part"}, wards: {contains_any: {fact: lost_wards}}},
             recommend: [{action: un, deadline: {months: 1}}, {action: deux, deadline: {on_request: true}}]}
          - {id: r6, title: "R6", recommend: [{action: deux, deadline: {within: 2 h, of: {done: un}}}]}

        """

    /// What one change of the text puts in place of what: each is another pack.
    static let changes: [(String, String)] = [
        ("version: 1.0.0", "version: 1.0.0.0"), ("Indian/Reunion", "Indian/Mayotte"),
        ("time_zero: detected_at", "time_zero: known_at"), ("default_reader: garde", "default_reader: rssi"),
        ("types: kinds, exercise: drill", "types: kinds"), ("skip_if: {drill: true}", "skip_if: {drill: false}"),
        ("when: {beds: 0}, phases", "when: {beds: 1}, phases"), ("{type: b, when: {beds: 0}}", "{type: b}"),
        (", {type: a}]", "]"), ("host: site.label", "host: site.id"),
        ("application: site.id", "application: site.label"),
        ("named: wards", "named: lost_wards"), ("down: reached", "down: wards"), ("{beds: 5}}]", "{beds: 6}}]"),
        ("carries: [level]", "carries: [beds]"), (", provider: id", ""), (", served_hit: drill", ""),
        ("phases: [p]", "phases: [q]"), ("\"Notice\"", "\"N\""),
        ("\"Réserve\"", "\"R\""), ("\"Promesse\"", "\"P\""), ("beds: 12", "beds: 13"),
        ("require: [un]", "require: [deux]"),
        (", never: [quatre]", ""), ("\"Jalon\"", "\"J\""), ("first_of: [quatre]", "first_of: [trois]"),
        ("where: {site.id: est}}, lost", "where: {site.id: ouest}}, lost"), (", lost_at: site.at", ""),
        (", limit: site.span, data", ", data"), (", data_limit: site.least", ""), ("data_until: site.at, ", ""),
        ("degraded: cinq, ", ""), ("perimeter: {care", "perimeter: {technical"),
        ("{site.id: sud}}, references: [b/c]", "{site.id: nord}}, references: [b/c]"),
        ("where: {site.id: sud}}, references: [b/c]", "where: {site.id: sud}}"), (", restored: cinq", ""),
        ("\"Haute\"", "\"H\""), ("mark: H", "mark: U"),
        ("weight: 9", "weight: 8"),
        ("never_waits: true", "never_waits: false"), ("\"Première\"", "\"P\""), ("\"Soins\"", "\"S\""),
        ("{label: \"Soins\"}, j: {label: \"Preuves\"}", "{label: \"Preuves\"}, j: {label: \"Soins\"}"),
        ("{label: \"Mémoire\"}", "{label: \"M\"}"), ("\"le constat\"", "\"l'heure\""),
        (", fallback: [detected_at]", ""), ("\"Texte, art. 1\"", "\"Texte\""),
        ("{to: samu, certainty", "{to: garde, certainty"), ("certainty: A", "certainty: B"), ("le décret", "l'arrêté"),
        ("2026-11-23", "2026-11-24"), ("short: \"Gar.\"", "short: \"Ga.\""), (", falls_to: rssi", ""),
        ("\"RSSI\"", "\"R\""),
        ("\"SAMU\"", "\"S\""), ("abécé", "abécédaire"), ("{ABC:", "{ABD:"), ("\"Référence\"", "\"R\""),
        ("[alpha]", "[beta]"), ("parent: a, ", ""),
        ("{unknown: true}", "{}"), ("from: [kind, others]", "from: [kind]"), (", closed_by: drill", ""),
        (", open: true, closed_by: drill", ""), ("\"Exercice ?\"", "\"E ?\""), ("\"Demander\"", "\"D\""),
        ("effort: 2", "effort: 1"), ("known_by: [rssi]", "known_by: [garde]"), ("pinned: true", "pinned: false"),
        ("values: [bas, haut]", "values: [haut, bas]"), ("asked_if: {drill: true}", "asked_if: {drill: false}"),
        ("beds: {type: integer}", "beds: {type: number}"), (", precision: exactness", ""),
        ("\"chaque site\"", "\"tout site\""), ("\"Quels sites ?\"", "\"Q ?\""), ("from: lost,", "from: gone,"),
        ("d: {when: {drill: true}}", "d: {when: {drill: false}}"), ("{haut: {drill: true}}", "{haut: {d: true}}"),
        ("start: wards", "start: lost_wards"), ("direction: dependents", "direction: dependencies"),
        ("collect: site.label", "collect: site.id"),
        ("where: {site.id: nord}}\n  site.least", "where: {site.id: sud}}\n  site.least"),
        ("vu: {label", "lu: {label"), ("\"Aperçu\"", "\"A\""), ("\"Tu\"", "\"T\""),
        ("drill: true, kinds: [a]", "drill: false, kinds: [a]"),
        ("drill: true, kinds: [a]", "drill: true, kinds: [b]"), ("drill: true, kinds: [a]", "drill: true"),
        ("label: \"Un\"", "label: \"Une\""), ("\"Court\"", "\"Cour\""), ("phase: p\n", "phase: q\n"),
        ("role: garde\n", "role: rssi\n"), ("priority: P1\n    deadline", "priority: P2\n    deadline"),
        ("within: 15 min", "within: 16 min"), ("interest: i\n", "interest: j\n"), ("basis: R", "basis: S"),
        ("\"Défaire\"", "\"D\""), ("at_most: 3}", "at_most: 2}"), ("\"Sinon\"", "\"S\""),
        ("steps: [\"Pas\"]", "steps: [\"Pas\", \"Pas\"]"), ("\"Vu\"", "\"V\""), ("destroys: [memoire]", "destroys: []"),
        ("where: {site.id: nord}, label", "where: {site.id: sud}, label"), ("label: \"Arrêtés\"", "label: \"A\""),
        (", {in: sites}]", "]"),
        ("to: samu", "to: garde"), ("\"Bonjour\"", "\"B\""),
        ("unread: \"le décret\"", "while_open: true, unread: \"le décret\""),
        ("after: [un], ", ""), ("prefer_after: [trois], ", ""), (", needs: [memoire]", ""),
        ("[\"A\", \"B\"]", "[\"A\", \"C\"]"), ("drill: [true, false]", "drill: [false, true]"),
        ("\"Critère\"", "\"C\""), (", reversible: false", ""), ("{action: cinq, through: site.near}", "un"),
        ("\"R1\"", "\"R\""), ("\"Raison\"", "\"R\""), ("\"Source\"", "\"S\""), ("replaced_by: r2", "replaced_by: r3"),
        ("    references: [b/c]", "    references: []"), ("official: A1", "official: A2"),
        ("contains_a: a", "contains: a"),
        ("at_least: 2", "at_least: 3"),
        ("at_most: 4", "at_most: 5"), ("more_than: 1.5", "more_than: 1.6"), ("more_than: 1.5", "at_least: 1.5"),
        ("less_than: 7", "less_than: 8"), ("less_than: 7", "at_most: 7"), ("older_than: 2 h", "older_than: 3 h"),
        ("{done: un}, ", "{done: deux}, "), ("working_hours: true", "working_hours: false"),
        ("{precaution: [ratio]}", "ask"),
        ("start: {after: 1 h", "start: {after: 2 h"), ("every: 4 h", "every: 5 h"),
        ("of: known_at, kind: legal", "of: known_at, kind: contract"),
        (", if: {level: haut}", ", if: {level: bas}"), ("protected: true, deadline", "deadline"),
        ("working_days: 5", "working_days: 6"),
        ("\"Perte\"", "\"P\""), ("interest: j\n        priority: P1", "interest: i\n        priority: P1"),
        ("priority: P1\n        unless", "priority: P2\n        unless"),
        ("unless: {drill: false}", "unless: {drill: true}"),
        ("until: {done: [un]}", "until: {done: [deux]}"), ("instead: trois", "instead: deux"),
        ("status: experimental, ", ""),
        ("protected: true, when", "when"), ("when: {no_rule: g}, ", ""),
        ("{site.id: {in: {fact: wards}}}", "{site.id: {in: {fact: lost_wards}}}"),
        ("some: {in: sites, where", "every: {in: sites, where"), ("starts_with: \"I-\"", "starts_with: \"J-\""),
        ("bas: P2, haut: P1}", "bas: P1, haut: P2}"), (", when_unknown: P1", ""), (", not_asked: P2", ""),
        ("{fact: outage}", "5 h"),
        (", measured: site.span", ""), ("[\"mot\"]", "[\"mots\"]"), ("within_last: 3 j", "within_last: 4 j"),
        ("target: 1 h", "target: 2 h"),
        ("contains: \"part\"", "contains: \"parts\""),
        ("contains_any: {fact: lost_wards}", "contains_all: {fact: lost_wards}"),
        ("months: 1", "months: 2"), ("{on_request: true}", "{months: 1}"), ("of: {done: un}", "of: {done: trois}"),
    ]

    /// A pack that adds to it.
    static let optional = """
        pack: {id: plus, version: 2.0.0, language: fr, uses: {pack: x, version: "1"}, enabled_if: {drill: true}, notice: "N"}
        rules: [{id: plus, title: "Plus", recommend: [{action: un}]}]

        """

    /// What one change of that text puts in place of what.
    static let optionalChanges = [
        ("id: plus, version", "id: more, version"), ("2.0.0", "2.0.1"), ("drill: true", "drill: false"),
        (", notice: \"N\"", ""), ("\"Plus\"", "\"P\""),
    ]
}
