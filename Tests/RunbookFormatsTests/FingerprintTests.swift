import Diagnostics
import Digests
import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct FingerprintTests {
    private static let rules = """
        actions:
          log: {label: "Noter", phase: first, role: chief, priority: normal, deadline: {within: 10 min}}
          cut: {label: "Couper", phase: first, role: chief, priority: vital}
        rules:
          - {id: all, title: t, require: [{action: log}]}
          - {id: attack, title: t, when: {types: {contains: attack}}, require: [{action: cut}]}
        """

    private let test: TestPack

    init() throws {
        test = try TestPack(TestPack.head, FingerprintTests.rules)
    }

    private func decision(_ plan: Plan, _ keys: [DecisionFormat.Key], at place: FeedPlace? = nil) -> String {
        var writer = JSONWriter()
        writer.object { DecisionFormat(keys: keys).write(plan, place: place, to: &$0) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `it is the digest of the whole decision, without itself and the place in the feed`() throws {
        let plan = try test.plan(#"{"id":"1","type":"attack","detected_at":"2026-11-03T02:40:00+01:00"}"#)
        let keys = DecisionFormat.Key.allCases.filter { ![.line, .record, .fingerprint].contains($0) }
        let digest = SHA256.hexadecimal(of: decision(plan, keys).utf8).uppercased()
        let expected = "\(digest.prefix(4))-\(digest.dropFirst(4).prefix(4))"
        #expect(DecisionFormat.fingerprint(of: plan).text == expected)
        let member = #""fingerprint":"\#(expected)""#
        let whole = decision(plan, DecisionFormat.Key.allCases, at: FeedPlace(line: 3, record: 2))
        #expect(whole.hasSuffix(member + "}") && whole.contains(#""line":3"#))
        #expect(decision(plan, [.fingerprint]) == "{\(member)}", "asked for alone it is the same")
    }

    @Test func `the same incident at the same instant has the same one, another hour or another fact another`() throws {
        let record = #"{"id":"1","type":"attack","detected_at":"2026-11-03T02:40:00+01:00"}"#
        let prints = [
            try test.plan(record), try test.plan(record),
            try test.plan(record, now: "2026-11-03T03:01:00+01:00"),
            try test.plan(record.replacing("attack", with: "outage")),
        ].map { DecisionFormat.fingerprint(of: $0) }
        #expect(prints[0] == prints[1])
        #expect(Set(prints).count == 3)
    }

    @Test(arguments: ["7F3A-91C2", "0000-0000"]) func `a fingerprint is read as it is printed`(text: String) {
        #expect(Fingerprint(text)?.text == text)
    }

    @Test(arguments: ["", "7F3A91C2", "7f3a-91c2", "7F3A-91C", "7F3A-91C22", "7F3G-91C2", "7F3A–91C2", "7F3A 91C2"])
    func `nothing else is one`(text: String) {
        #expect(Fingerprint(text) == nil)
    }

    @Test func `page 1 shows it in every format`() throws {
        let plan = try test.plan(#"{"id":"1","type":"attack"}"#)
        let text = DecisionFormat.fingerprint(of: plan).text
        let document = RunbookDocument(plan, reader: .inCharge(nil))
        #expect(TerminalFormat.render(document).contains("Empreinte \(text) · NON VALIDÉ"))
        #expect(MarkdownFormat.render(document).contains("- Empreinte \(text)\n"))
    }
}
