/// The files of a pack that somebody begins: small, without a mistake, each rule with its tests.
package enum PackTemplate {
    /// The texts by their path in the folder of the pack, in Unicode order; `id` is the id of the pack.
    package static func files(id: String) -> [(path: String, text: String)] {
        [
            ("actions.yaml", actions), ("pack.yaml", header(id)), ("rules.yaml", rules), ("rules.test.yaml", tests),
            ("vocabulary.yaml", vocabulary),
        ]
    }

    private static func header(_ id: String) -> String {
        """
        # Un premier pack, à changer ligne à ligne : astreinte check, puis astreinte test, après chaque changement.
        pack:
          id: \(id)
          version: 0.1.0
          language: fr
          time_zone: Europe/Paris
          time_zero: detected_at
          default_reader: directeur-garde
          bindings: {id: id, types: types}
          disclaimer: "Pack à l'essai, validé par personne."
          # Ce que le pack promet, quoi que dise l'incident.
          must_cover:
            - name: "un chiffrement qui s'étend s'arrête"
              when: {types: {contains: chiffrement}, propagation: en-cours}
              require: [isoler-serveurs]

        """
    }

    private static let vocabulary = """
        # La plus pressante d'abord.
        priorities:
          vital: {label: "VITAL", mark: V, weight: 8, never_waits: true}
          irreversible: {label: "IRRÉVERSIBLE", mark: I, weight: 6}
          normal: {label: "normal", weight: 2}
        phases: [alerte, confinement]
        interests: [securite-patients, preuves]
        roles:
          directeur-garde: {label: "Directeur de garde"}
          informatique: {label: "Informaticien d'astreinte"}
        contacts:
          regulation: {label: "Régulation médicale"}
        clocks:
          detected_at: {label: "la détection"}
        enumerations:
          type-incident:
            chiffrement: {label: "Chiffrement par rançongiciel", aliases: [rançongiciel]}
            panne: {label: "Panne"}
            indetermine: {label: "Non qualifié", unknown: true}
        facts:
          id: {type: string}
          types: {type: set, of: type-incident, from: [type], question: "Quel type d'incident ?", pinned: true}
          propagation:
            type: enum
            values: {en-cours: {label: "en cours"}, arretee: {label: "arrêtée"}, inconnue: {unknown: true}}
            question: "Est-ce que cela continue de s'étendre ?"
            how: "Comparer deux relevés du serveur de fichiers à 5 minutes d'intervalle."
            effort: 2
            known_by: [informatique]
          emergencies_hit: {type: boolean, question: "Les urgences sont-elles touchées ?", effort: 1}

        """

    private static let actions = """
        actions:
          isoler-serveurs:
            label: "Isoler les serveurs touchés, sans les éteindre"
            short: "Isoler les serveurs touchés"
            phase: confinement
            role: informatique
            priority: irreversible
            deadline: {within: 15 min}
            undo: "Rebrancher port par port"
          redemarrer-serveurs:
            label: "Redémarrer les serveurs touchés"
            phase: confinement
            role: informatique
            priority: normal
            reversible: false
          prevenir-regulation:
            label: "Prévenir la régulation médicale"
            phase: alerte
            role: directeur-garde
            priority: vital
            to: regulation
            say: "Ici le directeur de garde. Notre informatique est arrêtée. Merci de détourner les urgences vitales."

        """

    private static let rules = """
        rules:
          - id: chiffrement-endiguer
            title: "Endiguer un chiffrement"
            why: "Chaque minute de chiffrement détruit des données de soins."
            source: "À remplir : le document et l'endroit"
            when: {types: {contains: chiffrement}, propagation: en-cours}
            # Tant qu'on ne sait pas si cela s'étend, isoler quand même : rien n'y est perdu.
            require: [{action: isoler-serveurs, on_unknown: {precaution: [propagation]}}]
          - id: chiffrement-preuves
            title: "Garder la mémoire des serveurs"
            why: "Un redémarrage efface la mémoire vive, et peut relancer le chiffrement."
            source: "À remplir : le document et l'endroit"
            when: {types: {contains: chiffrement}}
            forbid: [{action: redemarrer-serveurs, because: "La mémoire vive serait perdue.", interest: preuves}]
          - id: panne-relancer
            title: "Relancer après une panne"
            why: "Une panne simple se répare souvent par un redémarrage."
            source: "À remplir : le document et l'endroit"
            # Pas quand c'est aussi un chiffrement : l'autre règle l'interdit.
            when: {types: {contains: panne}, not: {types: {contains: chiffrement}}}
            recommend: [{action: redemarrer-serveurs}]
          - id: urgences-touchees
            title: "Les urgences sont touchées"
            why: "Un patient grave ne doit pas arriver dans un service qui ne peut pas le prendre."
            source: "À remplir : le document et l'endroit"
            when: {emergencies_hit: true}
            require: [{action: prevenir-regulation}]

        """

    private static let tests = """
        tests:
          - name: "chiffrement qui s'étend"
            now: "2026-11-03T02:50:00+01:00"
            given: {id: T-1, type: chiffrement, detected_at: "2026-11-03T02:40:00+01:00", propagation: en-cours}
            expect:
              required:
                - {action: isoler-serveurs, basis: certain, due: "2026-11-03T02:55:00+01:00", from: [chiffrement-endiguer]}
              forbidden: [{action: redemarrer-serveurs}]
            cases:
              - name: "on ne sait pas si cela s'étend : isoler par précaution"
                given: {propagation: null}
                expect: {required: [{action: isoler-serveurs, basis: precaution}]}
              - name: "cela ne s'étend plus : rien à isoler"
                given: {propagation: arretee}
                expect: {absent: [{action: isoler-serveurs}], forbidden: [{action: redemarrer-serveurs}]}
          - name: "une panne n'est pas une attaque"
            now: "2026-11-03T02:50:00+01:00"
            given: {id: T-2, type: panne, detected_at: "2026-11-03T02:40:00+01:00", propagation: en-cours}
            expect:
              recommended: [{action: redemarrer-serveurs, from: [panne-relancer]}]
              absent: [{action: isoler-serveurs}]
            cases:
              - name: "type inconnu : demander"
                given: {type: null}
                expect: {questions: [{fact: types}]}
          - name: "urgences touchées"
            now: "2026-11-03T02:50:00+01:00"
            given: {id: T-3, emergencies_hit: true}
            expect: {required: [{action: prevenir-regulation, priority: vital, from: [urgences-touchees]}]}
            cases:
              - name: "urgences épargnées"
                given: {emergencies_hit: false}
                expect: {absent: [{action: prevenir-regulation}]}
              - name: "on ne sait pas : demander"
                without: [emergencies_hit]
                expect: {pending: [{action: prevenir-regulation}], questions: [{fact: emergencies_hit}]}

        """
}
