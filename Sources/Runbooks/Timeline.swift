package import CivilTime
package import RuleEngine
import Vocabularies

/// A situation as a step function of time: what stands now, and since when it has stood without a break.
///
/// Behind one reference: each line is read by it.
package final class Timeline: Sendable {
    /// The facts as they are now.
    package let view: FactView

    /// What stands or waits now, in the order of the pack.
    package let outcomes: [Outcome]

    /// The only actions of which it tells what stands; nil where it tells of all.
    let slice: ActionSlice?

    /// T0, read from the facts as they are now.
    package let timeZero: ClockReading?

    /// When each action that is done was.
    private let ends: [ActionInstance: Instant]

    private let starts: [Place: Instant?]

    /// What stood before now, as far as it was looked up: whatever is learnt now leaves it.
    let memory: Memory

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

    /// Earlier steps, each with what was looked up of it.
    struct Memory: Sendable {
        fileprivate var moments: [Instant?: Suppositions] = [:]

        /// The most that is kept at once: a journal is as long as whoever writes it likes.
        fileprivate static var limit: Int { 16 }
    }

    /// Evaluates a pack at each instant where the situation, or time alone, may have changed a verdict.
    ///
    /// `choose` tells by the facts of which actions something is asked, where it isn't of all.
    package init(
        pack: RulePack, situation: Situation, now: Instant, zone: Zone, index: RuleIndex? = nil,
        only choose: ((FactView) -> ActionSlice)? = nil
    ) {
        view = FactView(
            pack: pack, table: situation.table(at: now), now: now, circumstances: situation.circumstances(at: now),
            index: index)
        slice = choose?(view)
        outcomes = view.outcomes(in: slice)
        timeZero = view.reading(ofClock: pack.header.timeZero, in: zone)
        ends = situation.deeds.filter { $0.value.kind == .done && $0.value.instant <= now }.mapValues { $0.instant }
        var memory = Memory()
        starts = Timeline.starts(of: outcomes, in: situation, zone, &memory, view: view, timeZero: timeZero?.instant)
        self.memory = memory
    }

    /// A timeline that differs by what is learnt now: `outcomes` are those whose starts will be asked for.
    ///
    /// Before now all stays as it was, so that one memory serves for whatever may be learnt.
    init(
        _ former: Timeline, view: FactView, outcomes: [Outcome], in situation: Situation, zone: Zone,
        _ memory: inout Memory
    ) {
        self.view = view
        slice = nil
        self.outcomes = outcomes
        timeZero = view.reading(ofClock: view.pack.header.timeZero, in: zone)
        ends = former.ends
        starts = Timeline.starts(
            of: outcomes, in: situation, zone, &memory, view: view, timeZero: timeZero?.instant, former: former)
        self.memory = memory
    }

    /// A timeline whose outcomes are known to have stood since these steps; nil for those that have since T0.
    init(view: FactView, outcomes: [Outcome], since steps: [Place: Instant?], in situation: Situation, zone: Zone) {
        self.view = view
        slice = nil
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
        memory = Memory()
    }

    /// The same by another pack, whose `rules` alone say something else; `view` is by that pack.
    init(_ former: Timeline, view: FactView, rules: [PackIndex<Rule>], in situation: Situation, zone: Zone) {
        self.view = view
        slice = nil
        timeZero = former.timeZero
        ends = former.ends
        let own = rules.flatMap { view.outcomes(of: $0) }
        outcomes = (former.outcomes.filter { !rules.contains($0.rule) } + own).stablySorted { $0.rule }
        var memory = Memory()
        var starts = Timeline.starts(
            of: own, in: situation, zone, &memory, view: view, timeZero: timeZero?.instant)
        for (place, start) in former.starts where !rules.contains(place.rule) {
            starts.updateValue(start, forKey: place)
        }
        self.starts = starts
        self.memory = memory
    }

    /// The same of which nobody asks for a time.
    init(_ former: Timeline, view: FactView) {
        self.view = view
        slice = nil
        outcomes = []
        timeZero = former.timeZero
        ends = former.ends
        starts = [:]
        memory = Memory()
    }

    /// Since when each standing outcome has stood.
    private static func starts(
        of outcomes: [Outcome], in situation: Situation, _ zone: Zone, _ memory: inout Memory, view: FactView,
        timeZero: Instant?, former: Timeline? = nil
    ) -> [Place: Instant?] {
        var starts: [Place: Instant?] = [:]
        starts.reserveCapacity(outcomes.count)
        let changed = FactSet(situation.changes.filter { $0.instant <= view.now }.map { $0.fact })
        var open: Set<Place> = []
        // What stands without what is learnt has stood as long.
        let isAsBefore = former.map { $0.timeZero?.instant == timeZero } ?? false
        for outcome in outcomes where outcome.standing.stands {
            let place = Place(outcome)
            if isAsBefore, let start = former?.starts[place] {
                starts[place] = .some(start)
            } else if view.pack.mayTurn(outcome.rule, outcome.place, with: changed) {
                open.insert(place)
            } else {
                // Nothing on which it rests has ever been otherwise.
                starts[place] = .some(timeZero)
            }
        }
        var isNow = true
        // Between two other steps, there are only two moments: with and without the house fully staffed.
        var known: [Bool: Instant?] = [:]
        for step in steps(situation: situation, view: view, timeZero: timeZero, zone: zone).reversed() {
            if open.isEmpty { break }
            let isStaffed =
                view.pack.readsWorkingHours
                && view.circumstances.workingHours.contain(step.instant ?? view.now, in: zone)
            if !isNow {
                let moment = known[isStaffed] ?? step.instant
                open = standing(among: open, in: situation, at: moment, view, &memory)
                known[isStaffed] = .some(moment)
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

    /// Those of some consequences that stood at an earlier step.
    private static func standing(
        among places: Set<Place>, in situation: Situation, at step: Instant?, _ view: FactView,
        _ memory: inout Memory
    ) -> Set<Place> {
        var moment =
            memory.moments.removeValue(forKey: step)
            ?? Suppositions(
                of: FactView(
                    pack: view.pack, table: step.map { situation.table(at: $0) } ?? situation.initial,
                    now: step ?? view.now, circumstances: situation.circumstances(at: step), index: view.index))
        let standing = places.filter { moment.stands($0.rule, $0.consequence, for: $0.record) }
        if memory.moments.count == Memory.limit { memory.moments = [:] }
        memory.moments[step] = moment
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
