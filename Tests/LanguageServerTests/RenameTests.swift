import IncidentFeeds
import Testing

/// Other names for what a pack declares.
@Suite struct RenameTests {
    private static let rules = "file:///p/rules.yaml"
    private static let test = """
        tests:
          - name: "a"
            now: "2026-11-03T03:00:00+01:00"
            given: {id: X, spreading: true, backup: hit}
            done: {isoler: "2026-11-03T02:50:00+01:00"}
            expect: {pending: [{action: "isoler", from: [couper]}]}
        """

    private func marked(_ word: String) -> String {
        Client.rules.replacing(word, with: word.prefix(1) + "⟦1⟧" + word.dropFirst(1), maxReplacements: 1)
    }

    @Test func `an action is renamed wherever the pack and its tests name it`() throws {
        var client = try Client(tests: Self.test)
        let answer = try client.ask(
            "textDocument/rename", at: marked("isoler"), in: Self.rules, more: #","newName":"debrancher""#)
        let changes = try #require(answer["result"]?["changes"], "\(answer.refusal ?? "")")
        #expect(Set(changes.keys) == ["file:///p/actions.yaml", Self.rules, Client.tests])
        #expect(changes["file:///p/actions.yaml"]?.list.count == 2)
        #expect(changes[Client.tests]?.list.count == 2)
        let quoted = try #require(changes[Client.tests]?.list.last?["range"])
        #expect(quoted["start"]?["character"]?.number == 33)
        #expect(quoted["end"]?["character"]?.number == 39)
    }

    @Test(arguments: [
        ("isoler", "appeler", "appeler"), ("isoler", "Isoler!", "cannot be the name"),
        ("couper", "prevenir", "prevenir"), ("spreading", "etendu", "from: spreading"), ("grave", "backup", "backup"),
    ])
    func `a name that would clash is refused with the reason`(word: String, name: String, reason: String) throws {
        var client = try Client(tests: Self.test)
        let answer = try client.ask(
            "textDocument/rename", at: marked(word), in: Self.rules, more: #","newName":"\#(name)""#)
        #expect(answer.refusal?.contains(reason) ?? false, "\(answer.refusal ?? "not refused")")
    }

    @Test func `the place of a name is told before it is renamed, and that there is none`() throws {
        var client = try Client(tests: Self.test)
        let found = try client.ask("textDocument/prepareRename", at: marked("grave"), in: Self.rules)["result"]
        #expect(found?["placeholder"]?.string == "grave")
        let none = try client.ask("textDocument/prepareRename", at: marked("title"), in: Self.rules)
        #expect(none.refusal == "no name stands here")
    }

    @Test func `nothing is renamed in a pack with mistakes`() throws {
        var client = try Client(tests: Self.test)
        let broken = marked("isoler").replacing("spreading", with: "spreadin")
        let answer = try client.ask(
            "textDocument/rename", at: broken, in: Self.rules, more: #","newName":"debrancher""#)
        #expect(answer.refusal?.contains("mistakes") ?? false)
    }
}
