import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// A notification, and what completes it: the law wants the second without delay, but never before the first.
@Suite struct PrerequisitesFirstTests {
    private func page(of record: String) throws -> String {
        let pack = try TestPack(
            TestPack.head + """
                actions:
                  complete: {label: "Compléter", phase: first, role: other, priority: normal, after: [notify],
                    deadline: {without_delay: true, target: 1 h, of: detected_at, kind: legal}}
                  notify: {label: "Notifier", phase: first, role: other, priority: normal,
                    deadline: {within: 72 h, of: detected_at, kind: legal}}
                rules:
                  - id: both
                    title: "Deux devoirs"
                    when: {spreading: true}
                    require: [{action: complete}, {action: notify}]

                """)
        return plain(TerminalFormat.render(RunbookDocument(try pack.plan(record), reader: .inCharge(nil))))
    }

    @Test func `a duty without delay comes after the one that it waits for`() throws {
        let text = try page(of: #"{"id":"1","detected_at":"2026-11-10T10:00:00+01:00","spreading":true}"#)
        try expect("Notifier", before: "Compléter", in: section("ÉCHÉANCES LÉGALES", of: text))
    }

    @Test func `what waits for an answer is listed in the order in which it would be done`() throws {
        let text = try page(of: #"{"id":"1","detected_at":"2026-11-10T10:00:00+01:00"}"#)
        try expect("notifier", before: "compléter", in: section("EN ATTENTE", of: text))
    }

    private func expect(_ first: String, before second: String, in text: String) throws {
        let place = try #require(text.firstRange(of: first))
        #expect(try #require(text.firstRange(of: second)).lowerBound > place.lowerBound)
    }
}
