import CivilTime
import RuleEngine
import Vocabularies

/// What a pack made of the moments of an incident: at two that nothing tells apart, all stands alike.
struct MomentMemory {
    /// What the incident said from the beginning, of which the moments are.
    private var initial: FactTable?

    private var made: [Moment: (view: FactView, outcomes: [Outcome])] = [:]

    /// The most that is kept at once: a journal is as long as whoever writes it likes.
    private static var limit: Int { 512 }

    /// Everything on which a verdict rests, beside what the incident said from the beginning.
    private struct Moment: Hashable {
        let known: [PackIndex<Fact>: FactState]
        let circumstances: Circumstances
        let isStaffed: Bool

        /// For each test that time alone turns, how far it has.
        let turned: [Int]

        /// The instant itself, where a test is of a fact of records or of a derived one, whose turning points aren't known.
        let instant: Instant?
    }

    /// The facts at an instant, and what stands or waits then.
    mutating func moment(
        of situation: Situation, at now: Instant, _ pack: RulePack, _ index: RuleIndex
    ) -> (view: FactView, outcomes: [Outcome]) {
        if initial != situation.initial {
            initial = situation.initial
            made = [:]
        }
        let circumstances = situation.circumstances(at: now)
        let moment = MomentMemory.moment(of: situation, at: now, circumstances, pack)
        if let known = made[moment] { return (known.view.moved(to: now, circumstances), known.outcomes) }
        let view = FactView(
            pack: pack, table: situation.table(at: now), now: now, circumstances: circumstances, index: index)
        let outcomes = view.outcomes()
        if made.count == MomentMemory.limit { made = [:] }
        made[moment] = (view, outcomes)
        return (view, outcomes)
    }

    private static func moment(
        of situation: Situation, at now: Instant, _ circumstances: Circumstances, _ pack: RulePack
    ) -> Moment {
        var known: [PackIndex<Fact>: FactState] = [:]
        for change in situation.changes where change.instant <= now { known[change.fact] = change.state }
        var turned: [Int] = []
        var isExact = true
        for test in pack.timedTests {
            if pack.derivations[test.fact.position] != nil || pack.vocabulary.facts[test.fact].collection != nil {
                isExact = false
            }
            guard case .known(.datetime(let origin)) = known[test.fact] ?? situation.initial[test.fact] else {
                continue
            }
            turned.append(test.turningPoints.count { origin + $0 <= now })
        }
        let zone = circumstances.zone ?? pack.header.zone
        return Moment(
            known: known,
            circumstances: Circumstances(
                done: circumstances.done.intersection(pack.readDone), workingHours: circumstances.workingHours,
                zone: circumstances.zone),
            isStaffed: pack.readsWorkingHours && circumstances.workingHours.contain(now, in: zone), turned: turned,
            instant: isExact ? nil : now)
    }
}
