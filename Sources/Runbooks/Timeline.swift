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
    private let ends: [PackIndex<Action>: Instant]

    private var starts: [Place: Instant?] = [:]

    private struct Place: Hashable {
        let rule: PackIndex<Rule>
        let consequence: Int
    }

    /// Evaluates a pack at each instant where the situation, or time alone, may have changed a verdict.
    package init(pack: RulePack, situation: Situation, now: Instant, zone: Zone) {
        view = FactView(pack: pack, table: situation.table(at: now), now: now)
        outcomes = view.outcomes()
        timeZero = view.reading(ofClock: pack.header.timeZero, in: zone)
        ends = situation.deeds.filter { $0.value.kind == .done && $0.value.instant <= now }.mapValues { $0.instant }

        var open = Timeline.standing(outcomes)
        var isNow = true
        for step in Timeline.steps(situation: situation, view: view, timeZero: timeZero?.instant).reversed() {
            if !isNow {
                let table = step.map { situation.table(at: $0) } ?? situation.initial
                open.formIntersection(
                    Timeline.standing(FactView(pack: pack, table: table, now: step ?? now).outcomes()))
            }
            if open.isEmpty { break }
            for place in open { starts[place] = .some(step) }
            isNow = false
        }
    }

    /// When the last unbroken stretch of a standing outcome began; nil when only T0, unknown, could tell.
    package func start(of outcome: Outcome) -> Instant? {
        starts[Place(rule: outcome.rule, consequence: outcome.place)] ?? nil
    }

    /// When an action was last done, if it was.
    func instant(ofDone action: PackIndex<Action>) -> Instant? { ends[action] }

    private static func standing(_ outcomes: [Outcome]) -> Set<Place> {
        Set(outcomes.filter { $0.standing.stands }.map { Place(rule: $0.rule, consequence: $0.place) })
    }

    /// Where each step begins: T0, nil when it is unknown, then each instant at which a verdict may have changed.
    private static func steps(situation: Situation, view: FactView, timeZero: Instant?) -> [Instant?] {
        var instants = situation.changes.map { $0.instant }
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
        return [timeZero] + Set(later).sorted().map { Optional($0) }  // Embedded Swift has no implicit cast of arrays
    }
}
