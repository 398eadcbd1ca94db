package import CivilTime
package import RuleEngine
import Vocabularies

/// A situation as a step function of time: what stands now, and since when it has stood without a break.
package struct Timeline: Sendable {
    /// The facts as they are now.
    package let view: FactView

    /// What stands or waits now, in the order of the pack.
    package let outcomes: [Outcome]

    /// T0, read from the facts as they are now.
    package let timeZero: ClockReading?

    /// When each action that is done was.
    private let ends: [ActionInstance: Instant]

    private var starts: [Place: Instant?] = [:]

    /// One consequence of a rule, about the record for which it stands.
    struct Place: Hashable {
        let rule: PackIndex<Rule>
        let consequence: Int
        let record: String?

        init(_ outcome: Outcome) {
            rule = outcome.rule
            consequence = outcome.place
            record = outcome.subject?.record
        }
    }

    /// What stood at earlier steps, as far as it was looked up.
    struct Memory {
        fileprivate var standing: [Instant?: Set<Place>] = [:]
    }

    /// Evaluates a pack at each instant where the situation, or time alone, may have changed a verdict.
    package init(pack: RulePack, situation: Situation, now: Instant, zone: Zone, index: RuleIndex? = nil) {
        view = FactView(
            pack: pack, table: situation.table(at: now), now: now, circumstances: situation.circumstances(at: now),
            index: index)
        outcomes = view.outcomes()
        timeZero = view.reading(ofClock: pack.header.timeZero, in: zone)
        ends = situation.deeds.filter { $0.value.kind == .done && $0.value.instant <= now }.mapValues { $0.instant }
        var memory = Memory()
        starts = starts(of: outcomes, in: situation, zone, &memory)
    }

    /// A timeline that differs by what is learnt now: `outcomes` are those whose starts will be asked for.
    ///
    /// Before now all stays as it was, so that one memory serves for whatever may be learnt.
    init(
        _ former: Timeline, view: FactView, outcomes: [Outcome], in situation: Situation, zone: Zone,
        _ memory: inout Memory
    ) {
        self.view = view
        self.outcomes = outcomes
        timeZero = view.reading(ofClock: view.pack.header.timeZero, in: zone)
        ends = former.ends
        starts = starts(of: outcomes, in: situation, zone, &memory, former: former)
    }

    /// A timeline whose outcomes are known to have stood since these steps; nil for those that have since T0.
    init(view: FactView, outcomes: [Outcome], since steps: [Place: Instant?], in situation: Situation, zone: Zone) {
        self.view = view
        self.outcomes = outcomes
        let timeZero = view.reading(ofClock: view.pack.header.timeZero, in: zone)
        self.timeZero = timeZero
        ends = situation.deeds.filter { $0.value.kind == .done && $0.value.instant <= view.now }
            .mapValues { $0.instant }
        // What stood before T0 has stood since.
        starts = steps.mapValues { step in
            guard let step else { return timeZero?.instant }
            return timeZero.map { max($0.instant, step) } ?? step
        }
    }

    /// The same by another pack, whose `rules` alone say something else; `view` is by that pack.
    init(_ former: Timeline, view: FactView, rules: [PackIndex<Rule>], in situation: Situation, zone: Zone) {
        self.view = view
        timeZero = former.timeZero
        ends = former.ends
        let own = rules.flatMap { view.outcomes(of: $0) }
        outcomes = (former.outcomes.filter { !rules.contains($0.rule) } + own).enumerated()
            .sorted { ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset) }.map { $0.element }
        var memory = Memory()
        starts = starts(of: own, in: situation, zone, &memory, among: rules)
        for (place, start) in former.starts where !rules.contains(place.rule) {
            starts.updateValue(start, forKey: place)
        }
    }

    /// The same of which nobody asks for a time.
    init(_ former: Timeline, view: FactView) {
        self.view = view
        outcomes = []
        timeZero = former.timeZero
        ends = former.ends
    }

    /// Since when each standing outcome has stood; `rules` are those that speak of them, where these are few.
    private func starts(
        of outcomes: [Outcome], in situation: Situation, _ zone: Zone, _ memory: inout Memory,
        among rules: [PackIndex<Rule>]? = nil, former: Timeline? = nil
    ) -> [Place: Instant?] {
        var starts: [Place: Instant?] = [:]
        var open = Timeline.standing(outcomes)
        if let former, former.timeZero?.instant == timeZero?.instant {
            // What stands without what is learnt has stood as long.
            for place in open {
                guard let start = former.starts[place] else { continue }
                starts[place] = .some(start)
                open.remove(place)
            }
        }
        var isNow = true
        // Between two other steps, there are only two moments: with and without the house fully staffed.
        var known: [Bool: Set<Place>] = [:]
        for step in Timeline.steps(situation: situation, view: view, timeZero: timeZero?.instant, zone: zone)
            .reversed()
        {
            if open.isEmpty { break }
            let isStaffed =
                view.pack.readsWorkingHours
                && view.circumstances.workingHours.contain(step.instant ?? view.now, in: zone)
            if !isNow {
                let standing = known[isStaffed] ?? standing(in: situation, at: step.instant, &memory, among: rules)
                open.formIntersection(standing)
                known[isStaffed] = standing
            }
            for place in open { starts[place] = .some(step.instant) }
            isNow = false
            if !step.isOpeningOnly { known = [:] }
        }
        return starts
    }

    /// When the last unbroken stretch of a standing outcome began; nil when only T0, unknown, could tell.
    package func start(of outcome: Outcome) -> Instant? {
        starts[Place(outcome)] ?? nil
    }

    /// When an action was last done, if it was: about the outcome's own record, where it is about one of the same.
    func instant(ofDone action: PackIndex<Action>, for outcome: Outcome) -> Instant? {
        if let subject = outcome.subject, view.pack.actions[action].target == subject.collection {
            return ends[ActionInstance(action, target: subject.record)]
        }
        return ends.filter { $0.key.action == action }.values.max()
    }

    static func standing(_ outcomes: [Outcome]) -> Set<Place> {
        Set(outcomes.filter { $0.standing.stands }.map { Place($0) })
    }

    private func standing(
        in situation: Situation, at step: Instant?, _ memory: inout Memory, among rules: [PackIndex<Rule>]?
    ) -> Set<Place> {
        if let standing = memory.standing[step] { return standing }
        let table = step.map { situation.table(at: $0) } ?? situation.initial
        let view = FactView(
            pack: view.pack, table: table, now: step ?? view.now, circumstances: situation.circumstances(at: step),
            index: view.index)
        let standing = Timeline.standing(rules?.flatMap { view.outcomes(of: $0) } ?? view.outcomes(forVerdicts: true))
        memory.standing[step] = standing
        return standing
    }

    /// Where a stretch begins in which no verdict changes.
    private struct Step {
        /// Nil for T0 while it is unknown.
        let instant: Instant?

        /// True where nothing changes but whether the house is fully staffed.
        let isOpeningOnly: Bool
    }

    /// T0, then each instant at which a verdict may have changed.
    private static func steps(situation: Situation, view: FactView, timeZero: Instant?, zone: Zone) -> [Step] {
        var instants = situation.changes.map { $0.instant } + situation.deeds.values.map { $0.instant }
        for test in view.pack.timedTests {
            // Every value that the fact has had: what it no longer says decided something once.
            let changes = situation.changes.filter { $0.fact == test.fact }.map { $0.state }
            for case .known(.datetime(let origin)) in [situation.initial[test.fact]] + changes {
                instants += test.turningPoints.map { origin + $0 }
            }
        }
        let later = instants.filter { instant in
            guard instant <= view.now else { return false }
            return timeZero.map { instant > $0 } ?? true
        }
        let changes = Set(later)
        let openings = Set(self.openings(view, timeZero, zone)).subtracting(changes)
        return [Step(instant: timeZero, isOpeningOnly: false)]
            + changes.union(openings).sorted().map { Step(instant: $0, isOpeningOnly: openings.contains($0)) }
    }

    /// The openings and closings of the house since T0, of a year at most: a date of another age costs nothing.
    private static func openings(_ view: FactView, _ timeZero: Instant?, _ zone: Zone) -> [Instant] {
        guard view.pack.readsWorkingHours, let timeZero, timeZero < view.now else { return [] }
        let start = max(timeZero, view.now - .seconds(366 * 86_400))
        return view.circumstances.workingHours.changes(after: start, to: view.now, in: zone)
    }
}
