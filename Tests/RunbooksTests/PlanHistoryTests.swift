import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// The plans of a journal, made one from the other, are those that one makes anew at each moment.
@Suite struct PlanHistoryTests {
    private let test: TestPack
    private let start: Instant

    init() throws {
        test = try TestPack(
            TestPack.head,
            """
            actions:
              act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 30 min}}
              rest: {label: "Attendre", phase: first, role: other, priority: normal, deadline: {within: 1 h, of: {done: act}}}
              late: {label: "Tard", phase: first, role: other, priority: normal, deadline: {within: 10 min}}
              open: {label: "Ouvrir", phase: first, role: other, priority: normal, deadline: {within: 10 min}}
            rules:
              - {id: a, title: t, when: {spreading: true}, require: [{action: act}]}
              - {id: b, title: t, when: {done: act}, require: [{action: rest}]}
              - {id: c, title: t, when: {detected_at: {older_than: 45 min}}, require: [{action: late}]}
              - {id: d, title: t, when: {now.working_hours: true}, require: [{action: open}]}
            """)
        start = try TestPack.instant("2026-11-03T06:50:00+01:00")
    }

    private func plans(of journal: [JournalRecord], until end: Instant) -> [Plan] {
        var plans: [Plan] = []
        PlanHistory(of: "1", in: journal, profiles: [], pack: test.pack).forEach(until: end) { plans.append($0) }
        return plans
    }

    private func journal(_ random: inout SeededRandom) throws -> [JournalRecord] {
        let facts = try ["spreading", "isolable"].map { try test.fact($0) }
        let acts = try ["act", "rest", "late", "open"].map { ActionInstance(try test.action($0)) }
        let zero = #""detected_at":"2026-11-03T06:45:00+01:00""#
        let told = [#"{"id":"1",\#(zero)}"#, #"{"id":"1","spreading":true,\#(zero)}"#]
        var left = acts.shuffled(using: &random)
        var said: [ActionInstance] = []
        var now = start
        var records = [
            JournalRecord(
                at: now, by: nil, for: "1", line: 1,
                .incident(try test.situation(told.randomElement(using: &random) ?? "")))
        ]
        for line in 2..<16 {
            now = now + .seconds(60 * Int64.random(in: 0...40, using: &random))
            let kind = Int.random(in: 0..<5, using: &random)
            let act = kind == 1 ? left.popLast() : nil
            let slip = kind == 4 ? said.popLast() : nil
            said += [act].compactMap { $0 }
            // What is taken back may be said again.
            left += [slip].compactMap { $0 }
            let entry: JournalRecord.Entry
            if let act {
                entry = .deed(Bool.random(using: &random) ? .done : .impossible, act)
            } else if let slip {
                entry = .retracted(slip)
            } else if kind == 0 {
                entry = .note("n")
            } else if kind == 2 {
                entry = .withdrawn(facts.randomElement(using: &random) ?? facts[0])
            } else {
                entry = .learnt(
                    facts.randomElement(using: &random) ?? facts[0],
                    Bool.random(using: &random) ? .known(.boolean(.random(using: &random))) : .unknown, how: nil)
            }
            records.append(JournalRecord(at: now, by: nil, for: "1", line: line, entry))
        }
        return records
    }

    @Test func `each is the plan that whoever opened the journal then would have had`() throws {
        var random = SeededRandom(seed: 11)
        var seen = 0
        for _ in 0..<150 {
            let journal = try journal(&random)
            let end = try #require(journal.last).instant + .seconds(7200)
            let plans = plans(of: journal, until: end)
            #expect(plans.last?.now == end)
            for plan in plans {
                let situation = try #require(
                    Situation(journal: journal, of: "1", until: plan.now, in: test.pack.vocabulary))
                let anew = Plan(pack: test.pack, situation: situation, now: plan.now)
                #expect(plan.placed == anew.placed)
                #expect(plan.unplaced == anew.unplaced)
                #expect(plan.timeZero == anew.timeZero)
                seen += anew.placed.count
            }
        }
        #expect(seen > 1000)
    }

    @Test func `notes make no plan, and a journal that describes no incident none at all`() throws {
        let incident = JournalRecord(
            at: start, by: nil, for: "1", .incident(try test.situation(#"{"id":"1","spreading":true}"#)))
        let notes = (1..<50).map { JournalRecord(at: start + .seconds($0), by: nil, .note("n")) }
        let end = start + .seconds(100)
        #expect(plans(of: [incident] + notes, until: end).map { $0.now } == [start, end])
        #expect(plans(of: notes, until: end).isEmpty)
        #expect(plans(of: [incident] + notes, until: start).map { $0.now } == [start])
    }
}
