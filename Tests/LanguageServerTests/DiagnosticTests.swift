import IncidentFeeds
import LanguageServer
import TestSupport
import Testing

/// Mistakes as they are typed.
@Suite struct DiagnosticTests {
    private static let rules = "file:///p/rules.yaml"

    @Test func `a misspelt fact is shown where it stands, on the unsaved text`() throws {
        var client = try Client()
        try client.open(Self.rules, Client.rules.replacing("spreading: true", with: "spreadin: true"))
        #expect(try client.mistakes(in: Self.rules) == ["3:11-19 unknown-fact"])
        try client.notify(
            "textDocument/didChange",
            """
            {"textDocument":{"uri":"\(Self.rules)","version":2},"contentChanges":[{"text":"g",\
            "range":{"start":{"line":3,"character":19},"end":{"line":3,"character":19}}}]}
            """)
        #expect(try client.mistakes(in: Self.rules) == [])
    }

    @Test(arguments: [("{}", "3:33-37"), (#"{"general":{"positionEncodings":["utf-8","utf-16"]}}"#, "3:36-40")])
    func `columns are counted as client and server agreed, CRLF, accents and emoji before them`(
        capabilities: String, place: String
    ) throws {
        var client = try Client(capabilities: capabilities)
        let text = """
            rules:
              - id: a
                title: "é"
                when: {all: [{text: "é😀"}, {grav: true}]}
                require: [{action: isoler}]
            """.replacing("\n", with: "\r\n")
        try client.open(Self.rules, text)
        let found = try #require(try client.mistakes(in: Self.rules))
        #expect(found.contains("\(place) unknown-fact"), "\(found)")
    }

    @Test func `a mistake made in one file shows in another, and in a test`() throws {
        let tests = """
            tests:
              - name: "a"
                now: "2026-11-03T03:00:00+01:00"
                given: {id: X, spreadin: true}
                expect: {required: [{action: isoler, from: [coupe]}]}
            """
        var client = try Client(tests: tests)
        try client.open(Client.tests, tests)
        #expect(try client.mistakes(in: Client.tests) == ["3:19-27 unknown-fact", "4:48-53 unknown-rule"])
        try client.open("file:///p/actions.yaml", Client.actions.replacing("isoler:", with: "isole:"))
        let rules = try client.mistakes(in: Self.rules)
        #expect(rules?.contains("4:23-29 unknown-action") ?? false, "\(rules ?? [])")
    }

    @Test func `that no rules are found to check a profile with is said once`() throws {
        var client = try Client()
        try client.open("file:///q/hopital.yaml", "establishment: {nom: \"X\"}\n")
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        func said() -> [String] {
            client.server.publish(withMeaning: false, at: now).map { String(decoding: $0, as: UTF8.self) }
                .filter { $0.contains("window/showMessage") }
        }
        let first = said()
        #expect(first.count == 1 && first[0].contains("no rules were found; start astreinte lsp with --rules"))
        let second = said()
        #expect(second.isEmpty)
    }

    @Test func `what rules mean is said when it is asked for`() throws {
        var client = try Client()
        try client.open(Self.rules, Client.rules.replacing("spreading: true", with: "backup: safe"))
        #expect(try client.mistakes(in: Self.rules) == [])
        let found = try client.mistakes(in: Self.rules, withMeaning: true)
        #expect(found?.contains { $0.hasSuffix("never-met") } ?? false, "\(found ?? [])")
    }
}
