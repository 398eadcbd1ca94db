/// The texts that the examples of the catalogue belong to; none has a mistake.
///
/// An example takes the place of the sections that it writes itself, and is added to the others.
package enum ExampleBase {
    /// The sections of the pack that come whole from one place.
    package static let head = """
        pack:
          id: hopital
          version: 1.0.0
          language: fr
          time_zero: detected_at
          default_reader: directeur
          bindings: {id: id, types: types, exercise: exercise}
        priorities: [vital, normal]
        phases: [alerte, confinement]
        interests: [soins, preuves]

        """

    /// The sections of the pack that examples add to.
    package static let sections = """
        roles:
          directeur: {label: "Directeur de garde"}
          informatique: {label: "Informaticien d'astreinte"}
        contacts:
          samu: {label: "Régulation médicale"}
        clocks:
          detected_at: {label: "la détection"}
          known_at: {label: "la connaissance de la fuite"}
        references:
          care/restauration: {label: "Test de restauration"}
        enumerations:
          type-incident:
            chiffrement: {label: "Chiffrement"}
            compromission: {label: "Compromission"}
            compte: {label: "Compte volé", parent: compromission}
            indetermine: {label: "Non qualifié", unknown: true}
        facts:
          id: {type: string}
          title: {type: string}
          type: {type: enum, of: type-incident}
          types: {type: set, of: type-incident, from: [type]}
          severity: {type: ordinal, values: [mineure, moderee, majeure]}
          propagation: {type: enum, values: {en-cours: {}, arretee: {}, inconnue: {unknown: true}}}
          isolation_possible: {type: boolean}
          exercise: {type: boolean}
          servers_hit: {type: integer}
          outage: {type: duration}
          reported_at: {type: datetime}
          services_hit: {type: set, of: string}
          establishment.finess: {type: string}
        collections:
          establishment.services:
            as: service
            facts:
              service.id: {type: string}
              service.dima: {type: duration}
              service.applications: {type: set, of: string}
              service.procedure: {type: string}
          establishment.applications:
            as: application
            facts:
              application.id: {type: string}
              application.dima: {type: duration}
              application.depends_on: {type: set, of: string}
              application.backup_offline: {type: boolean}
        derived:
          grave: {when: {severity: majeure}}
        actions:
          isoler:
            label: "Isoler les serveurs touchés"
            phase: confinement
            role: informatique
            priority: vital
            deadline: {within: 15 min}
          alerter: {label: "Alerter la régulation", phase: alerte, role: directeur, priority: vital, to: samu}
          eteindre:
            {label: "Éteindre les serveurs", phase: confinement, role: informatique, priority: normal, reversible: false}
          noter: {label: "Tenir la main courante", phase: alerte, role: directeur}
          declarer: {label: "Déclarer la violation de données", phase: alerte, role: directeur, priority: normal}
        rules:
          - {id: chiffrement, title: "Chiffrement", when: {types: {contains: chiffrement}}, require: [{action: isoler}]}
          - {id: alerte, title: "Alerte", when: {grave: true}, require: [{action: alerter}]}
          - id: declaration
            title: "Violation de données"
            protected: true
            when: {types: {contains: compte}}
            require: [{action: declarer, deadline: {within: 72 h, of: known_at, kind: legal}}]

        """

    /// The sections of a profile.
    package static let profile = """
        establishment: {name: "Hôpital inventé", finess: {legal: "990000017"}}
        contacts:
          - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
          - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
          - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
        validation: {by: "Mme A", pack_version: 1.0.0, on: 2026-11-01}

        """

    /// The profile of a host, for those that name it.
    package static let host = """
        establishment: {name: "Hôpital support inventé", finess: {legal: "990000025"}}
        applications: [{id: dossier, function: dpi}]

        """

    /// The sections of a mapping.
    package static let mapping = """
        format: outil
        version: 1.0.0
        status: verified
        detect: [{has: [ref]}]
        facts: {id: {path: ref}}
        type: [{basis: default, value: indetermine}]

        """

    /// The record that a mapping's sample holds, and what comes of it.
    package static let sample = """
        {"ref":"A-1"}

        """

    /// The keys of an exercise.
    package static let exercise = """
        exercise:
          name: "Chiffrement un dimanche soir"
          start: "2026-11-29T20:00:00+01:00"
          end: "2026-11-29T22:00:00+01:00"
          objectives: ["Isoler à temps"]
          players: [directeur, informatique]
          animator: {function: "Responsable de la continuité"}
          given: {id: EXO-1, type: chiffrement, detected_at: "2026-11-29T19:50:00+01:00"}
          injects:
            - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs."}

        """
}
