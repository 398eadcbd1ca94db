extension FormatPack {
    static let head = """
        pack:
          id: essai
          version: 1.2.0
          language: fr
          time_zero: detected_at
          default_reader: chef
          bindings: {id: id, types: types, title: title, exercise: exercise, establishment: place}
          legal_notice: "À valider par le juriste."
          disclaimer: "Aide à la décision : rien de plus."
        priorities:
          vital: {label: "VITAL", mark: V, weight: 8}
          irreversible: {label: "IRRÉVERSIBLE", mark: I, weight: 6}
          legal: {label: "LÉGAL", mark: L, weight: 4}
          normal: {label: "normal", mark: N, weight: 2}
        phases: [agir, suivre]
        interests: [patients, preuves]
        clocks:
          detected_at: {label: "le constat"}
          known_at: {label: "la connaissance", fallback: [noted_at]}
          told_at: {label: "la demande du juge"}
        roles:
          chef: {label: "Chef de garde"}
          autre: {label: "Responsable du réseau", short: "Réseau principal"}
        enumerations:
          kind:
            attaque: {label: "Attaque"}
            panne: {label: "Panne"}
        facts:
          id: {type: string}
          title: {type: string}
          place: {type: string}
          exercise: {type: boolean}
          types: {type: set, of: kind, question: "Quels types ?"}
          backup: {type: enum, values: {saine: {label: "saine"}, touchee: {label: "touchée"}}, effort: 1,
            question: "Dans quel état est la sauvegarde ?", how: "Lire le journal de la nuit.", known_by: [autre]}
          copied: {type: boolean, question: "La mémoire est-elle copiée ?", effort: 3}
          noted_at: {type: datetime}

        """

    static let actions = """
        actions:
          isoler: {label: "Isoler les serveurs touchés du réseau, sans les éteindre", short: "Isoler les serveurs touchés",
            phase: agir, role: autre, priority: irreversible, basis: R, done_when: "Plus aucun flux",
            steps: ["Prendre le plan.", "Débrancher le câble étiqueté."]}
          prevenir: {label: "Prévenir le cadre de garde", short: "Prévenir le cadre", phase: agir, role: chef,
            priority: vital, after: [isoler]}
          sauvegarder: {label: "Débrancher la sauvegarde", short: "Débrancher la sauvegarde", phase: agir, role: autre,
            priority: irreversible}
          effacer: {label: "Effacer les postes", short: "Effacer les postes", phase: suivre, role: autre,
            priority: normal, reversible: false}
          redemarrer: {label: "Redémarrer un serveur", short: "Redémarrer un serveur", phase: suivre, role: autre,
            priority: normal}
          declarer: {label: "Déclarer au portail", short: "Déclarer au portail", phase: suivre, role: chef,
            priority: legal}
          notifier: {label: "Notifier la violation", short: "Notifier la violation", phase: suivre, role: chef,
            priority: legal}
          produire: {label: "Produire les pièces", short: "Produire les pièces", phase: suivre, role: chef,
            priority: legal}
          groupe: {label: "Démarrer le groupe électrogène", short: "Démarrer le groupe", phase: agir, role: autre,
            priority: vital}

        """

    static let rules = """
        rules:
          - id: attaque
            title: "Endiguer une attaque"
            why: "Chaque minute compte."
            source: "Guide, page 3"
            when: {types: {contains: attaque}}
            require:
              - {action: isoler, deadline: {within: 15 min, of: detected_at}}
              - {action: prevenir, deadline: {within: 30 min, of: detected_at}}
              - {action: declarer, deadline: {without_delay: true, target: 4 h, of: detected_at, kind: legal}}
              - {action: notifier, deadline: {within: 72 h, of: known_at, kind: legal}}
              - {action: produire, deadline: {within: 48 h, of: told_at, kind: legal}}
            forbid:
              - {action: redemarrer, because: "La mémoire vive serait perdue.", interest: preuves, instead: isoler,
                 unless: {copied: true}}
          - id: sauvegarde
            title: "Protéger la sauvegarde"
            when: {types: {contains: attaque}, backup: saine}
            on_unknown: {precaution: [backup]}
            require:
              - {action: sauvegarder, deadline: {within: 15 min}}
          - id: nettoyer
            title: "Nettoyer"
            when: {types: {contains: attaque}, backup: touchee}
            require: [{action: effacer}]
          - id: relancer
            title: "Relancer"
            why: "Les soins attendent."
            when: {types: {contains: attaque}}
            require: [{action: redemarrer}]
          - id: panne
            title: "Tenir une panne"
            when: {types: {contains: panne}}
            require: [{action: groupe}]

        """

    static let crowd = """
          - id: foule
            title: "Beaucoup à faire"
            when: {types: {contains: attaque}}
            require:

        """

    /// An attack that is known for nine minutes.
    static let attack = #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-11-15T02:10:00+01:00"}"#
}
