import Foundation
import Testing

/// What an author does who has read only the README, on a copy of the national pack: each step with the program itself.
@Suite struct AuthorTests {
    /// A rule of a house, with an action of its own.
    private static let rule = """
        rules:
          - id: renfort-fuite
            title: "Beaucoup de personnes touchées : appeler le renfort"
            source: "Convention de groupement"
            when:
              types: {contains: chiffrement}
              persons_count: {at_least: 1000}
            require:
              - {action: appeler-renfort}

        actions:
          appeler-renfort:
            label: "Appeler le renfort du groupement"
            phase: alerte
            role: dsi-astreinte
            priority: normal
            deadline: {within: 1 h}

        """

    /// A copy of the pack with the rule, and what the author writes as its tests.
    private struct Copy {
        let folder: URL
        var pack: String { folder.appending(path: "rules/socle-sante").path() }
        var tests: URL { folder.appending(path: "rules/socle-sante/tests/ours.test.yaml") }

        /// Where the author's own rule is.
        var ours: String { folder.appending(path: "rules/socle-sante/rules/ours.yaml").path() }

        func write(_ rule: String) throws { try Data(rule.utf8).write(to: URL(filePath: ours)) }
    }

    private func withCopy(_ rule: String = rule, _ body: (Copy) throws -> Void) throws {
        try withTemporaryFolder { folder in
            for part in ["rules", "samples/establishments"] {
                let place = folder.appending(path: part)
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try FileManager.default.copyItem(at: packageRoot.appending(path: part), to: place)
            }
            let copy = Copy(folder: folder)
            try copy.write(rule)
            try body(copy)
        }
    }

    /// The national pack as it is copied, to compare with.
    private let national = packageRoot.appending(path: "rules/socle-sante").path()

    private let incident = packageRoot.appending(path: "samples/incidents/chiffrement-complet.json").path()
    private let silent = packageRoot.appending(path: "samples/incidents/chiffrement-minimal.json").path()
    private let other = packageRoot.appending(path: "samples/incidents/perte-lien-telecom.json").path()
    private let now = ["--now", "2026-11-15T03:00:00+01:00"]

    @Test(arguments: [
        ("{contains: chiffrement}", "{containz: chiffrement}", "unknown-operator", "6:15", "did you mean `contains`?"),
        ("persons_count", "person_count", "unknown-fact", "7:7", "did you mean `persons_count`?"),
        ("appeler-renfort}", "appeler-renforts}", "unknown-action", "9:18", "did you mean `appeler-renfort`?"),
    ])
    func `what is misspelt is shown at its character, and explained`(
        _ right: String, _ wrong: String, _ code: String, _ place: String, _ help: String
    ) throws {
        try withCopy(Self.rule.replacing(right, with: wrong, maxReplacements: 1)) { copy in
            let check = try astreinte("check", copy.pack)
            #expect(check.status == 1 && check.output.isEmpty)
            #expect(check.errors.hasPrefix("error[\(code)]: "))
            #expect(check.errors.contains("--> \(copy.ours):\(place)\n") && check.errors.contains(help))
            #expect(check.errors.components(separatedBy: "error[").count == 2, "one mistake, one message")
            #expect(check.errors.hasSuffix("astreinte explain \(code)\n"))
            let explained = try astreinte("explain", code, "--lang", "en")
            #expect(explained.status == 0 && explained.output.hasPrefix("\(code) (since"))
        }
    }

    @Test func `a condition that nothing meets is shown at the test that makes it so`() throws {
        try withCopy(Self.rule.replacing("{at_least: 1000}", with: "{at_least: 1000, at_most: 10}")) { copy in
            let check = try astreinte("check", copy.pack, "--strict")
            #expect(check.status == 1)
            let lines = check.errors.components(separatedBy: "\n")
            let start = try #require(lines.firstIndex { $0.hasPrefix("warning[condition-never-met]: ") })
            #expect(lines[start + 1].hasSuffix("--> \(copy.ours):7:39"))
            #expect(
                lines[start + 3...start + 4].map { $0.drop { $0 != "|" } } == [
                    "|       persons_count: {at_least: 1000, at_most: 10}",
                    "|                                       ^^^^^^^ never met together with the rest",
                ])
            let explained = try astreinte("explain", "condition-never-met")
            #expect(explained.status == 0 && explained.output.contains("condition-never-met"))
        }
    }

    @Test func `coverage offers the rule's tests, mutation those that it still lacks, and then no mistake passes`()
        throws
    {
        try withCopy { copy in
            let only = ["test", copy.pack, "--only", "renfort-fuite"]
            let untested = try astreinte("check", copy.pack)
            #expect(untested.errors.contains("--coverage --only renfort-fuite --stubs FILE"))
            let lacking = try astreinte(only + ["--coverage", "--stubs", copy.tests.path()])
            #expect(lacking.status == 0 && lacking.errors.isEmpty)
            #expect(lacking.output.contains("ours.yaml:7:7: renfort-fuite\u{A0}: persons_count"))
            #expect(!lacking.output.contains("chiffrement-endiguer"))
            let stubs = try String(contentsOf: copy.tests, encoding: .utf8)
            #expect(stubs.contains("À confirmer") && stubs.contains("{action: appeler-renfort, "))
            let check = try astreinte("check", copy.pack, "--strict")
            #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
            let covered = try astreinte(only + ["--coverage", "--fail-under", "100"])
            #expect(covered.status == 0, "\(covered.output)\(covered.errors)")
            let missing = copy.tests.path().replacing("ours.", with: "ours-missing.")
            let mutation = try astreinte(only + ["--mutation", "--stubs", missing])
            #expect(mutation.status == 0 && mutation.output.contains("\nmutation\u{A0}: "), "\(mutation.errors)")
            let killed = try astreinte(only + ["--mutation", "--fail-under", "100"])
            #expect(killed.status == 0, "\(killed.output)\(killed.errors)")
        }
    }

    @Test func `a rule that the pack hasn't is refused, with the nearest`() throws {
        let wrong = try astreinte("test", "rules", "--coverage", "--only", "chiffrement-isolr")
        #expect(wrong.status == 64 && wrong.errors.contains("no rule `chiffrement-isolr`; did you mean "))
        #expect(try astreinte("test", "rules", "--only", "chiffrement-isoler").status == 64)
    }

    @Test func `diff tells which incidents the rule changes, and how`() throws {
        try withCopy { copy in
            let diff = try astreinte(
                ["diff", national, copy.pack, "--feed", incident, "--feed", silent, "--feed", other] + now)
            #expect(diff.status == 1 && diff.errors.isEmpty)
            #expect(diff.lines.contains("3 incidents comparés, 2 en changent"))
            #expect(
                diff.lines.contains(
                    "- gagné\u{A0}: appeler-renfort, rien → exigé normal\u{A0}; par renfort-fuite (INC-3)"))
            #expect(
                diff.lines.contains(
                    "- mis en attente\u{A0}: appeler-renfort, rien → en attente\u{A0}; par renfort-fuite (INC-1)"))
            let vital = ["diff", national, copy.pack, "--feed", incident, "--fail-on", "lost-vital,later-vital"]
            #expect(try astreinte(vital + now).status == 0)
        }
    }

    @Test func `explain says why on one incident, and why not yet on another`() throws {
        try withCopy { copy in
            let options = ["--rules", copy.pack] + now
            let met = try astreinte(["explain", "renfort-fuite", incident] + options)
            #expect(met.status == 0 && met.output.contains("La règle est REMPLIE"))
            #expect(met.output.contains("  rempli     persons_count ≥ 1000, lu\u{A0}: 41000\n"))
            #expect(met.output.contains("rules/ours.yaml:7:7)"))
            let unknown = try astreinte(["explain", "appeler-renfort", silent] + options)
            #expect(unknown.status == 0 && unknown.output.contains("en attente"))
            #expect(unknown.output.contains("  il faudrait\u{A0}: persons_count ≥ 1000\n"))
        }
    }
}
