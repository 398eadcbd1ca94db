import Foundation
import Testing

/// The digest of the rules is the same wherever it is said, and can be compared.
@Suite struct PackDigestCommandTests {
    private func version(_ arguments: String..., environment: [String: String] = [:]) throws -> [String] {
        let run = try astreinte(["--version"] + arguments, environment: environment)
        #expect(run.status == 0)
        #expect(run.errors == "")
        return run.lines
    }

    @Test func `the version, the decision and the page say the same digest`() throws {
        let rules = try version("--rules", "rules")[1]
        #expect(rules.hasPrefix("socle-sante "))
        let digest = try #require(rules.split(separator: " ").last.map { String($0) })
        #expect(digest.wholeMatch(of: #/sha256:[0-9a-f]{64}/#) != nil)
        let decision = try astreinte("evaluate", "--fields", "pack", input: sparse)
        #expect(decision.output.contains(#""digest":"\#(digest)"}"#))
        let page = try astreinte("--now", twoMinutesLater, input: sparse)
        #expect(page.lines.contains { $0.contains(digest) })
        #expect(page.lines.allSatisfy { $0.unicodeScalars.count <= 80 })
    }

    @Test func `a rule moved to another file leaves it, a changed one doesn't`() throws {
        try withTemporaryFolder { folder in
            let copy = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: packageRoot.appending(path: "rules/socle-sante"), to: copy)
            let before = try version(environment: ["ASTREINTE_RULES": copy.path()])
            try FileManager.default.moveItem(
                at: copy.appending(path: "rules/soins.yaml"), to: copy.appending(path: "actions/zz.yaml"))
            #expect(try version("--rules", copy.path()) == before)
            let moved = copy.appending(path: "actions/zz.yaml")
            let text = try String(contentsOf: moved, encoding: .utf8)
            try Data(text.replacing("title: \"", with: "title: \"x ").utf8).write(to: moved)
            #expect(try version("--rules", copy.path()) != before)
        }
    }

    @Test func `without rules, or with rules that can't be read, only the engine has a version`() throws {
        try withTemporaryFolder { folder in
            let none = try astreinte("--version", "--rules", folder.path())
            #expect(none.status == 0)
            #expect(none.lines.count == 1)
            #expect(none.errors.contains("no pack.yaml there"))
            try Data("rules: []\n".utf8).write(to: folder.appending(path: "pack.yaml"))
            let broken = try astreinte("--version", "--rules", folder.path())
            #expect(broken.status == 0)
            #expect(broken.lines == none.lines)
            #expect(broken.errors.contains("has mistakes: see astreinte check"))
        }
    }
}
