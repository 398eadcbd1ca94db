import CivilTime
import RuleEngine
import Vocabularies

/// What one standing consequence wants of its action, its tables read and its times reckoned.
struct DemandReading {
    /// The most pressing priority that is still possible.
    let priority: PackIndex<Priority>?

    /// The one that is sure; nil where the consequence itself isn't.
    let certainPriority: PackIndex<Priority>?

    /// By when it is due, the most pressing way.
    let due: Due?

    /// By when it is due for sure.
    let certainDue: Due?

    let limit: Limit?

    /// Not before.
    let start: Due?

    let every: Duration?

    /// The facts, none derived, that tell what the tables and the durations say.
    let unknowns: FactSet
}

extension Timeline {
    /// What an outcome wants; one that waits has a priority and no time.
    ///
    /// Where nobody asks for times, only how often it wants it is told of them.
    func reading(of outcome: Outcome, _ demand: Demand, in zone: Zone, isTimed: Bool = true) -> DemandReading {
        guard let subject = outcome.subject else {
            return reading(of: outcome, demand, by: view, in: zone, isTimed: isTimed)
        }
        return reading(of: outcome, demand, by: view.showing(subject), in: zone, isTimed: isTimed)
    }

    /// The same by a view that shows the outcome's record.
    private func reading(
        of outcome: Outcome, _ demand: Demand, by view: FactView, in zone: Zone, isTimed: Bool
    ) -> DemandReading {
        let isCertain = outcome.standing == .certain
        let priorities = view.candidates(for: demand.priority)
        let priority = priorities.best(by: <)
        let certainPriority = isCertain ? priorities.certain(by: <) : nil
        guard outcome.standing.stands else {
            return DemandReading(
                priority: priority, certainPriority: certainPriority, due: nil, certainDue: nil, limit: nil, start: nil,
                every: nil, unknowns: [])
        }
        let deadlines = demand.deadline.map { view.candidates(for: $0) }
        let timed = isTimed ? deadlines : nil
        let dues = timed?.compactMap { deadline in
            deadline.use == .due ? due(of: outcome, deadline, by: view, in: zone, isCertain: isCertain) : nil
        }
        let limits = timed?.compactMap { limit(of: outcome, $0, by: view, in: zone) }
        let best = dues?.best { $0.precedes($1) }
        let isOpen = deadlines?.selection == .open
        let isSure = isCertain && deadlines?.values.allSatisfy { $0.use == .due } ?? true
        let terms = deadlines?.values.map { view.unknowns(of: $0.term) } ?? []
        return DemandReading(
            priority: priority, certainPriority: certainPriority, due: isOpen ? best?.uncertain : best,
            certainDue: isSure ? dues?.certain { $0.precedes($1) } : nil,
            limit: limits?.best { $0.precedes($1) },
            start: (isTimed ? demand.start : nil).flatMap { start in
                let deadline = Deadline(.within(start.delay), from: start.origin, kind: .house)
                return due(of: outcome, deadline, by: view, in: zone, isCertain: isCertain)
            }, every: demand.every,
            unknowns: view.owners(
                of: terms.reduce(priorities.unknowns.union(deadlines?.unknowns ?? [])) { $0.union($1) }))
    }

    private func limit(of outcome: Outcome, _ deadline: Deadline, by view: FactView, in zone: Zone) -> Limit? {
        guard case .limit(let measured) = deadline.use,
            let due = due(of: outcome, deadline, by: view, in: zone, isCertain: outcome.standing == .certain)
        else { return nil }
        let restoration = measured.flatMap { fact -> Limit.Restoration? in
            switch view[fact] {
            case .known(.duration(let duration)): .lasted(duration)
            case .notApplicable: nil
            case .known, .unknown, .bounded: .unknown
            }
        }
        return Limit(due: due, restoration: restoration)
    }
}

extension Candidates {
    /// What counts: the value that comes first, or last where the fact makes no sense.
    func best(by precedes: (Value, Value) -> Bool) -> Value? {
        selection == .leastDemanding ? values.max(by: precedes) : values.min(by: precedes)
    }

    /// What is sure, whatever the answer: the value that comes last.
    func certain(by precedes: (Value, Value) -> Bool) -> Value? {
        values.max(by: precedes)
    }

    /// The same choice among what the values become.
    func compactMap<Other>(_ transform: (Value) -> Other?) -> Candidates<Other> {
        var others: [Other] = []
        for value in values {
            if let other = transform(value) { others.append(other) }
        }
        return Candidates<Other>(values: others, selection: selection, unknowns: unknowns)
    }
}
