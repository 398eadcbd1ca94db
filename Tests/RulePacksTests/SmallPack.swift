import Diagnostics
import RulePacks
import TestSupport
import Vocabularies

/// A pack without mistakes, to which tests add.
enum SmallPack {
    /// The sections that come whole from one place, by name.
    private static let whole = [
        "pack": "{id: essai, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}",
        "priorities": "[vital, normal]",
        "phases": "[alerte]",
        "interests": "[soins, preuves]",
    ]

    private static let open = """
        roles: {garde: {label: "Garde"}}
        clocks: {detected_at: {label: "le constat"}}
        contacts: {samu: {label: "Régulation du SAMU"}}
        references: {care/a: {label: "A"}}
        enumerations:
          type-incident: {chiffrement: {label: "C"}, compromission: {}, compte: {parent: compromission}, autre: {unknown: true}}
        facts:
          id: {type: string}
          malicious: {type: boolean}
          types: {type: set, of: type-incident}
          kind: {type: enum, of: type-incident}
          severity: {type: ordinal, values: [mineure, moderee, majeure]}
          beds: {type: integer}
          ratio: {type: number}
          outage: {type: duration}
          seen_at: {type: datetime}
          services: {type: set, of: string}
          wards: {type: set, of: string, open: true, closed_by: malicious}
        collections:
          systems:
            as: system
            facts:
              system.name: {type: string}
              system.kind: {type: enum, of: type-incident}
              system.hit: {type: boolean}
              system.at: {type: datetime}
              system.uses: {type: set, of: string}
          sites: {as: site, facts: {site.name: {type: string}, site.id: {type: string}, site.near: {type: set, of: string}}}
          rooms: {as: room, facts: {room.beds: {type: integer}}}
        derived: {grave: {when: {severity: majeure}}}
        actions:
          isoler: {label: "Isoler", phase: alerte, role: garde, priority: vital}
          appeler: {label: "Appeler", phase: alerte, role: garde, priority: normal, interest: soins}
          effacer: {label: "Effacer", phase: alerte, role: garde, priority: normal, reversible: false}
          noter: {label: "Noter", phase: alerte, role: garde}
        rules:
          - {id: base, title: "Base", require: [{action: isoler}]}

        """

    /// The files of the pack with `text` beside them, which replaces what must come from one place.
    static func files(with text: String, path: String = "test.yaml") -> [SourceFile] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = whole.filter { section in !lines.contains { $0.hasPrefix(section.key + ":") } }
        let base = kept.map { $0.key + ": " + $0.value + "\n" }.sorted().joined() + open
        let added = text.isEmpty ? [] : [SourceFile(path: path, text: text)]
        return [SourceFile(path: "base.yaml", text: base)] + added
    }

    /// Loads the pack with `text` beside it.
    static func load(with text: String = "") -> PackLoading {
        PackLoader.load(files(with: text))
    }
}

extension [Diagnostic] {
    /// One line each, for a failure that says what was found.
    var lines: [String] { map { $0.oneLine } }
}
