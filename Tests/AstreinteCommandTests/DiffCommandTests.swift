import Foundation
import Testing

/// `astreinte diff`.
@Suite struct DiffCommandTests {
    private static let pack = """
        pack: {id: x, version: 1.0.0, language: fr, time_zero: at, bindings: {id: id}}
        priorities: [P1, P2, P3]
        phases: [first]
        interests: [care]
        clocks: {at: {label: "T0"}}
        roles: {chief: {label: "Chef"}}
        facts: {id: {type: string}, hot: {type: boolean}}
        actions:
          cool: {label: "Refroidir", phase: first, role: chief, priority: P1}
          note: {label: "Noter", phase: first, role: chief, priority: P3}
        rules:
          - {id: heat, title: t, when: {hot: true}, require: [{action: cool}, {action: note}]}

        """

    private static let feed = """
        {"id":"1","at":"2026-11-03T02:00:00+01:00","hot":true}
        {"id":"2","at":"2026-11-03T02:00:00+01:00","hot":false}

        """

    /// The pack beside what a change of its text makes of it.
    private func diff(
        _ change: (String) -> String, _ options: String..., feed: String? = feed
    ) throws -> Run {
        try withTemporaryFolder { folder in
            let files = ["old.yaml", "new.yaml", "feed.ndjson"].map { folder.appending(path: $0) }
            try Data(Self.pack.utf8).write(to: files[0])
            try Data(change(Self.pack).utf8).write(to: files[1])
            try Data((feed ?? "").utf8).write(to: files[2])
            return try astreinte(
                ["diff", files[0].path(), files[1].path(), "--now", "2026-11-03T02:30:00+01:00"]
                    + (feed == nil ? [] : ["--feed", files[2].path()]) + options)
        }
    }

    private func without(_ action: String) -> (String) -> String {
        { $0.replacing("{action: \(action)}", with: "{action: \(action), if: {hot: false}}") }
    }

    @Test func `packs that give the same answer yes, and others no`() throws {
        let same = try diff { $0 + "# a remark\n" }
        #expect(same.status == 0 && same.output.contains("rien n'y change"))
        let other = try diff(without("note"))
        #expect(other.status == 1 && other.errors == "")
        #expect(other.output.contains("1 en change\n"))
        #expect(other.output.contains("perdu\u{A0}: note, exigé P3 → rien\u{A0}; par heat (1)"))
    }

    @Test func `with --fail-on only what is named answers no`() throws {
        #expect(try diff(without("note"), "--fail-on", "lost-vital").status == 0)
        #expect(try diff(without("note"), "--fail-on", "later,lost").status == 1)
        #expect(try diff(without("cool"), "--fail-on", "lost-vital").status == 1)
        let wrong = try diff(without("cool"), "--fail-on", "lost,later-vitl")
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("unknown word `later-vitl`; did you mean later-vital?"))
    }

    @Test func `without a feed --fail-on answers no where nobody knows what a rule changes`() throws {
        let run = try diff(
            { $0.replacing("when: {hot: true}", with: "when: {not: {not: {hot: true}}}") }, "--fail-on", "lost",
            feed: nil)
        #expect(run.status == 1)
        #expect(run.errors.contains("what is otherwise in `heat` is not known"))
        #expect(try diff(without("note"), "--fail-on", "gained-vital", feed: nil).status == 0)
    }

    @Test func `without a feed the packs themselves are compared`() throws {
        let run = try diff({ $0.replacing("id: heat", with: "id: warmth") }, feed: nil)
        #expect(run.status == 1)
        #expect(run.output.contains("règles de plus\u{A0}: warmth"))
        #expect(run.output.contains("règles de moins\u{A0}: heat"))
        #expect(try diff({ $0 }, feed: nil).status == 0)
    }

    @Test func `with an overlay the site's own rules are compared, and one that no longer fits ends the work`() throws {
        try withTemporaryFolder { folder in
            let overlay = folder.appending(path: "site.yaml")
            let text = """
                overlay: site.a
                version: 1
                extends: [{pack: x, version: ">=1 <2"}]
                changes:
                  - override: heat/cool/priority
                    expect: P1
                    set: P2
                    reason: "Ici"

                """
            try Data(text.utf8).write(to: overlay)
            let changed = { (text: String) in
                text.replacing("{action: cool}", with: "{action: cool, priority: P1, deadline: {within: 1 h}}")
            }
            let run = try diff(changed, "--overlay", overlay.path(), "--fail-on", "earlier")
            #expect(run.status == 1 && run.output.contains("exigé P2"))
            let other = { (text: String) in text.replacing("{action: cool}", with: "{action: cool, priority: P3}") }
            #expect(try diff(other, "--overlay", overlay.path()).status == 2)
        }
    }

    @Test func `an incident that shows a change can be piped back`() throws {
        let run = try diff(without("note"), "--format", "json", feed: nil)
        #expect(run.status == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let witness = try #require((object["witnesses"] as? [[String: Any]])?.first)
        #expect(witness["hot"] as? Bool == true)
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "pack.yaml")
            try Data(Self.pack.utf8).write(to: file)
            let incident = try String(decoding: JSONSerialization.data(withJSONObject: witness), as: UTF8.self)
            let decision = try astreinte("evaluate", "--rules", file.path(), input: incident)
            #expect(decision.status == 0 && decision.output.contains(#""action":"note""#))
        }
    }

    @Test func `a record that only one pack reads is a difference, one that neither does is refused`() throws {
        let feed = Self.feed + "{\"id\":\"3\",\"warm\":1,\"warm\":2}\n"
        let run = try diff(
            { $0.replacing("hot: {type: boolean}", with: "hot: {type: boolean}, warm: {type: integer}") }, feed: feed)
        #expect(run.status == 1)
        #expect(run.output.contains("ligne 3\u{A0}: refusé par le nouveau"))
        let broken = try diff({ $0 }, feed: Self.feed + "{\"no\":1}\n")
        #expect(broken.status == 3 && broken.errors.contains("feed.ndjson"))
        #expect(try diff({ $0 }, feed: "{\"no\":1}\n").status == 2)
    }

    @Test func `a pack that can't be read ends the work`() throws {
        #expect(try diff({ $0.replacing("require:", with: "requires:") }).status == 2)
        #expect(try astreinte("diff", "rules", "no-such-pack.yaml").status == 2)
        #expect(try astreinte("diff", "rules").status == 64)
        #expect(try diff({ $0 }, "--feed", "no-such-feed.json").status == 2)
    }

    @Test func `for a merge request it is Markdown, for programs JSON`() throws {
        #expect(try diff(without("note"), "--format", "markdown").output.contains("- **perdu**\u{A0}: `note`"))
        let json = try diff(without("note"), "--format", "json").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "diff/1")
    }
}
