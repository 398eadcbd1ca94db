import Foundation
import Testing

/// What `check` proves of a pack, and that its incidents show it when they are given back to the program.
@Suite struct CheckMeaningTests {
    private let pack = """
        pack:
          id: essai
          version: 1.0.0
          language: fr
          time_zero: detected_at
          bindings: {id: id, types: types}
          must_cover: [{name: "tout vol se déclare", when: {types: {contains: vol}}, require: [declarer]}]
        priorities: {vital: {label: "VITAL", mark: V, weight: 8}, normal: {label: "normal", mark: N, weight: 2}}
        phases: [alerte]
        interests: [soins]
        roles: {garde: {label: "Garde"}}
        clocks: {detected_at: {label: "le constat"}}
        enumerations:
          kind: {attaque: {label: "Attaque"}, vol: {label: "Vol", parent: attaque}, panne: {label: "Panne"}}
        facts:
          id: {type: string}
          types: {type: set, of: kind, question: "Quels types ?"}
          spreading: {type: boolean, question: "Cela s'étend-il ?"}
          isolable: {type: boolean, question: "Peut-on débrancher ?"}
        actions:
          isoler: {label: "Isoler", phase: alerte, role: garde, priority: normal}
          declarer: {label: "Déclarer", phase: alerte, role: garde, priority: normal}
        rules:
          - id: attaque
            title: "Attaque"
            source: "Un texte"
            when: {types: {contains_a: attaque}}
            require: [{action: isoler}]
          - id: vol-seul
            title: "Vol"
            source: "Un texte"
            when: {types: {contains: vol}}
            require: [{action: isoler}]
          - id: panne
            title: "Panne"
            source: "Un texte"
            when: {types: {contains: panne}}
            require: [{action: declarer}]
            forbid: [{action: isoler, because: "Non.", interest: soins, if: {spreading: true}, unless: {isolable: true}}]
          - id: jamais
            title: "Jamais"
            source: "Un texte"
            when: {types: {contains: vol}, not: {types: {contains_a: attaque}}}
            require: [{action: declarer}]

        """

    private struct Finding: Decodable {
        let code: String
        let severity: String
        let help: [String]

        /// The incident printed with it.
        var incident: String? {
            help.compactMap { line in line.firstRange(of: "{\"").map { String(line[$0.lowerBound...]) } }.first
        }
    }

    @Test func `each incident that check prints shows what it was printed for`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "pack.yaml")
            try Data(pack.utf8).write(to: file)
            let check = try astreinte("check", file.path(), "--format", "json")
            #expect(check.status == 1)
            let found = try JSONDecoder().decode([Finding].self, from: Data(check.output.utf8))
            #expect(
                found.map { $0.code }.sorted() == [
                    "condition-never-met", "promise-broken", "rule-implied", "unsettled-clash", "unsettled-clash",
                ])
            func decision(_ code: String) throws -> String {
                let incident = try #require(found.first { $0.code == code }?.incident)
                let run = try astreinte("evaluate", "--rules", file.path(), input: incident + "\n")
                #expect(run.status == 0, "\(run.errors)")
                return run.output
            }
            #expect(try decision("rule-implied").contains(#""rules":["attaque","vol-seul"]"#))
            #expect(try !decision("promise-broken").contains("declarer"))
            #expect(try decision("unsettled-clash").contains(#""forbidden":[{"action":"isoler""#))
            let clash = try #require(found.first { $0.code == "unsettled-clash" }?.incident)
            let why = try astreinte("explain", "actions/isoler", "--rules", file.path(), input: clash)
            #expect(why.status == 0 && why.output.contains("panne"))
        }
    }

    @Test func `with --strict what check finds of a pack's meaning is a mistake`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "pack.yaml")
            let kept = pack.replacing(
                "must_cover: [{name: \"tout vol se déclare\", when: {types: {contains: vol}}",
                with: "must_cover: [{name: \"toute panne se déclare\", when: {types: {contains: panne}}")
            try Data(kept.utf8).write(to: file)
            #expect(try astreinte("check", file.path()).status == 0)
            let strict = try astreinte("check", file.path(), "--strict")
            #expect(strict.status == 1)
            #expect(strict.errors.contains("warning[condition-never-met]: no incident meets this condition"))
            #expect(strict.errors.contains("pack.yaml:43:36"))
        }
    }
}
