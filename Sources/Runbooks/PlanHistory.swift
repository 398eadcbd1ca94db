package import CivilTime
package import RuleEngine
import Vocabularies

/// What an incident called for at each moment of its journal, the earliest first.
///
/// Once T0 is known, each plan is the one that whoever opened the journal then would have had; they are made one from the other, since to
/// make each anew would take the square of the time.
package struct PlanHistory: Sendable {
    private let pack: RulePack
    private let profiles: Profiles
    private let journal: [JournalRecord]
    private let incident: String?

    /// The history of one incident of a journal, at the establishment of one of these profiles.
    package init(of incident: String?, in journal: [JournalRecord], profiles: Profiles, pack: RulePack) {
        self.pack = pack
        self.profiles = profiles
        self.journal = journal
        self.incident = incident
    }

    /// The plan after each instant at which something was learnt or done, and at the end.
    ///
    /// None where nothing describes the incident; lines later than `end` don't count. Between two of them only time goes on: what falls due is told by the plan before.
    package func forEach(until end: Instant, _ body: (Plan) -> Void) {
        var walk = StandingWalk(pack: pack, profiles: profiles)
        Situation.following(journal, of: incident, until: end, in: pack.vocabulary) { situation, instant in
            body(walk.plan(of: situation, at: instant))
        }
    }
}

/// Since when each outcome has stood, as one goes through a journal.
private struct StandingWalk {
    let pack: RulePack
    let profiles: Profiles
    private let index: RuleIndex

    /// Since which step each has stood; nil since T0.
    private var since: [Timeline.Place: Instant?] = [:]

    /// The last step, and what was known then; nil before the first.
    private var last: (instant: Instant, situation: Situation)?

    /// What was made of moments of the same incident: a night comes back to what it was, and most of what is done turns nothing.
    private var memory = MomentMemory()

    init(pack: RulePack, profiles: Profiles) {
        self.pack = pack
        self.profiles = profiles
        index = RuleIndex(of: pack)
    }

    mutating func plan(of told: Situation, at now: Instant) -> Plan {
        let (situation, mismatch) = profiles.joined(to: told, at: now, pack)
        let zone = pack.zone(of: situation.establishment)
        if let last, last.situation.deeds.contains(where: { situation.deeds[$0.key] == nil }) {
            return again(situation, mismatch, at: now, zone)
        }
        if let last {
            // Time alone may have turned a verdict since, of what was known then.
            for instant in turns(of: last.situation, after: last.instant, until: now, zone) {
                _ = step(last.situation, at: instant)
            }
        } else {
            begin(situation, at: now, zone)
        }
        let (view, outcomes) = step(situation, at: now)
        let timeline = Timeline(view: view, outcomes: outcomes, since: since, in: situation, zone: zone)
        return Plan(pack: pack, situation: situation, timeline: timeline, mismatch: mismatch, now: now, zone: zone)
    }

    /// What is taken back of an action never counted: since when each outcome has stood is no longer what it was.
    private mutating func again(
        _ situation: Situation, _ mismatch: Establishment.Mismatch?, at now: Instant, _ zone: Zone
    ) -> Plan {
        let timeline = Timeline(pack: pack, situation: situation, now: now, zone: zone, index: index)
        since = [:]
        for outcome in timeline.outcomes where outcome.standing.stands {
            let start = timeline.start(of: outcome)
            since[Timeline.Place(outcome)] = .some(start == timeline.timeZero?.instant ? nil : start)
        }
        last = (now, situation)
        return Plan(pack: pack, situation: situation, timeline: timeline, mismatch: mismatch, now: now, zone: zone)
    }

    /// What stands at T0, before anything of the journal.
    private mutating func begin(_ situation: Situation, at now: Instant, _ zone: Zone) {
        let view = FactView(
            pack: pack, table: situation.table(at: now), now: now, circumstances: situation.circumstances(at: now),
            index: index)
        let timeZero = view.reading(ofClock: pack.header.timeZero, in: zone)?.instant
        let start = timeZero.map { min($0, now) } ?? now
        let first = FactView(
            pack: pack, table: timeZero == nil ? situation.initial : situation.table(at: start), now: start,
            circumstances: situation.circumstances(at: timeZero == nil ? nil : start), index: index)
        for place in Timeline.standing(first.outcomes()) { since[place] = .some(nil) }
        guard start < now else { return }
        last = (start, situation)
        for instant in turns(of: situation, after: start, until: now, zone) { _ = step(situation, at: instant) }
    }

    /// What stands at a step, of which what stood at the one before goes on.
    private mutating func step(_ situation: Situation, at instant: Instant) -> (FactView, [Outcome]) {
        let (view, outcomes) = memory.moment(of: situation, at: instant, pack, index)
        var standing: [Timeline.Place: Instant?] = [:]
        for place in Timeline.standing(outcomes) { standing[place] = .some(since[place] ?? instant) }
        since = standing
        last = (instant, situation)
        return (view, outcomes)
    }

    /// The instants between two at which a verdict may turn though nothing is learnt, in order.
    private func turns(
        of situation: Situation, after start: Instant, until end: Instant, _ zone: Zone
    ) -> [Instant] {
        let table = situation.table(at: start)
        var instants: [Instant] = []
        for test in pack.timedTests {
            guard case .known(.datetime(let origin)) = table[test.fact] else { continue }
            instants += test.turningPoints.map { origin + $0 }
        }
        if pack.readsWorkingHours {
            let hours = situation.establishment?.workingHours ?? .usual
            instants += hours.changes(after: max(start, end - .seconds(366 * 86_400)), to: end, in: zone)
        }
        return Set(instants.filter { $0 > start && $0 < end }).sorted()
    }
}
