import Foundation
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What the national pack makes of a feed's one line, for each of its types: what the table of `types-une-ligne.test.yaml` can't say.
@Suite struct OneLineTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "rules/socle-sante")

    private static let national = Result {
        let paths = try #require(FileManager.default.subpaths(atPath: folder.path())).sorted()
        return try TestPack(
            files: paths.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.map {
                try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
            })
    }

    private let pack: TestPack
    private let types: [String]

    init() throws {
        pack = try Self.national.get()
        let fact = try pack.fact("type")
        types = try #require(pack.pack.vocabulary.facts[fact].type.enumeration).members.map { $0.id }
    }

    private func plan(of type: String, _ more: String = "") throws -> Plan {
        try pack.plan(
            #"{"id":"UNE-LIGNE","type":"\#(type)","detected_at":"2026-11-15T02:10:00+01:00"\#(more)}"#,
            now: "2026-11-15T02:15:00+01:00")
    }

    @Test func `the table has a row for each type`() throws {
        let table = try String(
            contentsOf: Self.folder.appending(path: "tests/types-une-ligne.test.yaml"), encoding: .utf8)
        let given = Set(table.matches(of: #/type: ([a-z-]+)/#).map { String($0.output.1) })
        #expect(given == Set(types))
        #expect(types.count == 26)
    }

    @Test func `only an intrusion, a theft of data or an unknown type asks about a ransom or encrypted files`() throws {
        let asked: Set = [
            "chiffrement", "compromission", "compromission-compte", "exploitation-vulnerabilite",
            "prestataire-compromis",
            "maliciel", "fuite-donnees", "indetermine",
        ]
        let ransom = Set(try ["ransom_demanded", "encryption"].map { try pack.fact($0) })
        for type in types {
            let questions = Set(try plan(of: type).questions().map { $0.fact })
            #expect(questions.isDisjoint(with: ransom) || asked.contains(type), "\(type)")
        }
        #expect(try plan(of: "compromission").questions().contains { ransom.contains($0.fact) }, "the test can fail")
    }

    @Test func `one line never requires what can't be undone`() throws {
        for type in types {
            for line in try plan(of: type).lines(.required) {
                let action = pack.pack.actions[line.action]
                #expect(action.isReversible, "\(type): \(action.id)")
            }
        }
    }

    @Test func `nothing whose words destroy or switch off is required on what nobody knows`() throws {
        func destroys(_ text: String) -> Bool {
            let told = text.lowercased().replacing(#/(sans (l'|les )?|ne pas )(effacer|éteindre)/#, with: "")
            return ["efface", "détrui", "éteindre", "formater"].contains { told.contains($0) }
        }
        for type in types {
            for line in try plan(of: type).lines(.required) {
                let action = pack.pack.actions[line.action]
                guard destroys(action.label) || destroys(action.reversal.undo ?? "") else { continue }
                #expect(line.isCertain, "\(type): \(action.id)")
            }
        }
        let lost = try plan(of: "vol-equipement", #","lost_device_connects":true"#)
        #expect(try pack.line("effacer-terminal-perdu", in: lost)?.status == .required, "the test can fail")
        let wipe = try pack.action("effacer-terminal-perdu")
        #expect(destroys(pack.pack.actions[wipe].label))
    }

    @Test(arguments: [
        "", #","account_kinds":["messagerie"]"#, #","account_kinds":["annuaire"],"attacker_active":true"#,
    ])
    func `a stolen account never cuts the Internet`(more: String) throws {
        let plan = try plan(of: "compromission-compte", more)
        for action in ["couper-internet", "decider-coupure-generale", "executer-coupure"] {
            let status = try pack.line(action, in: plan)?.status
            #expect(status == nil || status == .pending, "\(action)")
        }
    }
}
