import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// The change since a print, in French.
@Suite struct ChangeWordingTests {
    private static let rules = """
        actions:
          log: {label: "Noter", phase: first, role: chief, priority: normal}
          cut: {label: "Couper", phase: first, role: chief, priority: vital}
          warn: {label: "Prévenir", phase: first, role: chief, priority: vital}
          power: {label: "Rallumer", phase: first, role: other, priority: normal}
          wipe: {label: "Effacer", phase: first, role: other, priority: normal}
        rules:
          - {id: all, title: t, require: [{action: log}]}
          - {id: attack, title: t, when: {types: {contains: attack}}, require: [{action: cut}, {action: warn}]}
          - {id: outage, title: t, when: {types: {contains: outage}}, require: [{action: power}]}
          - {id: ban, title: t, when: {types: {contains: attack}}, forbid: [{action: wipe, because: b, interest: proof}]}
        """

    private func page(from: String, to: String, done: Bool = false, printed: Fingerprint? = nil) throws -> String {
        let document = try document(from: from, to: to, done: done, printed: printed)
        return MarkdownFormat.render(document).replacing("\u{A0}", with: " ")
    }

    private func document(
        from: String, to: String, done: Bool = false, printed: Fingerprint? = nil
    ) throws -> RunbookDocument {
        let test = try TestPack(TestPack.head, ChangeWordingTests.rules)
        let earlier = try test.plan(#"{"id":"A","type":"\#(from)"}"#, now: "2026-11-03T03:10:00+01:00")
        var situation = try test.situation(#"{"id":"A","type":"\#(to)"}"#)
        let now = try TestPack.instant("2026-11-03T03:45:00+01:00")
        if done {
            situation = situation.recording(
                Deed(.done, at: now - .seconds(60), by: "M. *Bo*"), of: ActionInstance(try test.action("log")))
        }
        let plan = Plan(pack: test.pack, situation: situation, now: now)
        let print = EarlierPrint(printed ?? DecisionFormat.fingerprint(of: earlier), from: earlier, to: plan)
        return RunbookDocument(plan, reader: .inCharge(nil), since: print)
    }

    @Test func `counts agree in number, and each line is listed`() throws {
        let page = try page(from: "outage", to: "attack", done: true)
        #expect(page.contains("de 03 h 10 : 2 lignes ajoutées, 1 retirée, 1 déjà faite, 1 interdit de plus"))
        #expect(page.contains("- ajoutée : Couper (n° 1)"))
        #expect(page.contains("- retirée : Rallumer\n  - rien ne le demande plus"))
        #expect(page.contains("- déjà faite : Noter\n  - fait à 03 h 44 (mar. 03/11, UTC+1), M\\. \\*Bo\\*"))
        #expect(page.contains("- interdit de plus : Effacer"))
    }

    @Test func `page 1 wraps what has changed rather than cut it`() throws {
        let document = try document(from: "outage", to: "attack", done: true)
        let lines = pageOne(TerminalFormat.render(document))
        #expect(lines.count <= 24 && lines.allSatisfy { $0.count <= 80 })
        let place = try #require(lines.firstIndex { $0.hasPrefix("Depuis l'impression") })
        let words = lines[place...].joined(separator: " ").split(whereSeparator: { $0.isWhitespace }).joined(
            separator: " ")
        #expect(words.contains("2 lignes ajoutées, 1 retirée, 1 déjà faite, 1 interdit de plus"), "\(lines)")
        #expect(lines.count > place + 1, "long enough to wrap")
    }

    @Test func `one is singular, several are plural, none is said`() throws {
        #expect(try page(from: "unclear", to: "outage").contains(" : 1 ligne ajoutée"))
        #expect(try page(from: "attack", to: "outage").contains(" : 1 ligne ajoutée, 2 retirées, 1 interdit levé"))
        #expect(try page(from: "attack", to: "attack").contains(" de 03 h 10 : rien n'a changé"))
        #expect(try page(from: "attack", to: "attack", done: true).contains(" : 1 ligne déjà faite"))
    }

    @Test func `a print that can't be made again is said`() throws {
        let note = "Cette impression ne se refait pas à l'identique"
        #expect(try !page(from: "attack", to: "outage").contains(note))
        #expect(try page(from: "attack", to: "outage", printed: Fingerprint("0000-0000")).contains(note))
    }
}
