package import Vocabularies

/// What one consequence of one rule comes to.
package struct Outcome: Hashable, Sendable {
    /// How far it stands.
    package enum Standing: Int, Hashable, Sendable {
        /// Its condition is met.
        case certain
        /// Undecided, and retained because some value of the facts it names would make it stand.
        case precaution
        /// Undecided: it waits for an answer.
        case pending
        /// Its condition is not met.
        case none

        /// True where the consequence takes effect.
        package var stands: Bool { self == .certain || self == .precaution }
    }

    package let rule: PackIndex<Rule>

    /// Place among the rule's consequences.
    package let place: Int

    /// The record for which a rule of each record holds; nil for a rule of the incident.
    package let subject: RecordSubject?

    package let standing: Standing

    /// True for a ban whose `unless` is undecided: it stands all the same.
    package let hasUnknownRelease: Bool

    /// The facts, none derived, on which it waits or rests by precaution.
    package let unknowns: FactSet

    /// Which of several incidents it comes from, counted from 0.
    package var incident = 0
}

extension FactView {
    /// What every consequence of the pack comes to, in the order of the pack; those that don't stand are left out.
    ///
    /// `forVerdicts` leaves out on what those of the incident wait that are undecided; of a slice of actions, the others are
    /// left out too.
    package func outcomes(forVerdicts: Bool = false, in slice: ActionSlice? = nil) -> [Outcome] {
        var suppositions = Suppositions(of: self)
        return suppositions.outcomes(forVerdicts: forVerdicts, in: slice)
    }

    /// What every consequence of a rule comes to: the plain walk of each tree, kept as the reference.
    package func outcomes(of rule: PackIndex<Rule>) -> [Outcome] {
        outcomes(of: rule, for: views(for: pack.rules[rule]))
    }

    /// The same for the records that are shown.
    func outcomes(of rule: PackIndex<Rule>, for views: [(subject: RecordSubject?, view: FactView)]) -> [Outcome] {
        var result: [Outcome] = []
        for (subject, view) in views {
            var assumptions = Assumptions()
            // By places: a copy of a consequence would cost more than to decide it.
            for place in pack.rules[rule].consequences.indices {
                let verdict = view.verdict(on: pack.rules[rule].consequences[place].condition)
                let standing = view.standing(of: rule, place, verdict, for: subject, &assumptions)
                guard standing != .none, let outcome = view.outcome(of: rule, place, standing, for: subject)
                else { continue }
                result.append(outcome)
            }
        }
        return result
    }

    /// What a consequence comes to that stands or waits; nil where it is released.
    func outcome(
        of rule: PackIndex<Rule>, _ place: Int, _ standing: Outcome.Standing, for subject: RecordSubject?,
        forVerdicts: Bool = false
    ) -> Outcome? {
        // A decided condition rests on nothing: most are, and looking would evaluate them again.
        var unknowns =
            standing == .certain || forVerdicts
            ? [] : unknowns(of: pack.rules[rule].consequences[place].condition)
        var release = Verdict.notMet
        if let unless = pack.rules[rule].consequences[place].unless {
            release = verdict(on: unless)
            if release == .met { return nil }
            if release == .unknown, !forVerdicts { unknowns.formUnion(self.unknowns(of: unless)) }
        }
        // Whoever can say what isn't known of a record knows it of the collection.
        if subject != nil { unknowns = owners(of: unknowns) }
        return Outcome(
            rule: rule, place: place, subject: subject, standing: standing, hasUnknownRelease: release == .unknown,
            unknowns: unknowns)
    }

    private func standing(
        of rule: PackIndex<Rule>, _ place: Int, _ verdict: Verdict, for subject: RecordSubject?,
        _ assumptions: inout Assumptions
    ) -> Outcome.Standing {
        switch verdict {
        case .met: return .certain
        case .notMet: return .none
        case .unknown:
            guard case .precaution(let facts) = pack.rules[rule].consequences[place].onUnknown else { return .pending }
            let condition = pack.rules[rule].consequences[place].condition
            return canBeMet(condition, by: facts, for: subject, &assumptions) ? .precaution : .pending
        }
    }

    /// Whether some value of those of `facts` that are unknown, the others as they are, makes the condition met.
    ///
    /// A collection named by a rule of each record stands for all that its record doesn't say.
    private func canBeMet(
        _ condition: Condition, by facts: [PackIndex<Fact>], for subject: RecordSubject?,
        freeing freed: PackIndex<Fact>? = nil, _ assumptions: inout Assumptions
    ) -> Bool {
        guard let fact = facts.first else {
            let view = showing(subject)
            return freed.map { view.could(condition, be: .met, freeing: $0) } ?? (view.verdict(on: condition) == .met)
        }
        let rest = Array(facts.dropFirst())
        if fact == subject?.collection {
            return canBeMet(condition, by: rest, for: subject, freeing: fact, &assumptions)
        }
        guard let values = openValues(of: fact, under: condition) else {
            return canBeMet(condition, by: rest, for: subject, freeing: freed, &assumptions)
        }
        for value in values {
            // What a second fact changes is rarely asked twice: only the first assumption is kept.
            var further = Assumptions()
            let view = assumptions.view(of: self, fact, value)
            if view.canBeMet(condition, by: rest, for: subject, freeing: freed, &further) { return true }
        }
        return false
    }

    /// The values that an unknown fact may still take, or nil for a fact that is known.
    ///
    /// `ready` are those of a fact of which nothing is known, where they are worked out already.
    func openValues(
        of fact: PackIndex<Fact>, under condition: Condition, cells ready: [FactValue]? = nil
    ) -> [FactValue]? {
        let known: [FactValue]
        switch self[fact] {
        case .notApplicable: return nil
        case .known(.set(let set)):
            guard set.isOpen else { return nil }
            known = set.members
        case .known(.records(let records)):
            guard case .records(let facts) = pack.vocabulary.facts[fact].type,
                records.contains(where: { $0.holdsUnknown })
            else { return nil }
            let tests = pack.baseTests(of: condition)
            return (pack.recordKinds(facts, told: tests, now: now) ?? []).map { kind in
                .records(records.map { $0.filled(from: kind) })
            }
        case .known, .bounded: return nil
        case .unknown: known = []
        }
        let cells = ready ?? pack.cells(of: fact, under: condition, now: now)
        guard !known.isEmpty else { return cells }
        return cells.map { value in
            guard case .set(let set) = value else { return value }
            return .set(SetValue(set.members + known))
        }
    }
}

/// One incident under single assumptions, each worked out once: many precautions rest on the same few facts.
private struct Assumptions {
    private var views: [PackIndex<Fact>: [FactValue: FactView]] = [:]

    /// More are worked out again each time, so that a wide fact holds no memory.
    private static var limit: Int { 32 }

    /// What would be known if the fact had this value; always asked about the same view.
    mutating func view(of view: FactView, _ fact: PackIndex<Fact>, _ value: FactValue) -> FactView {
        if let known = views[fact]?[value] { return known }
        let assumed = view.assuming(fact, is: value)
        if views[fact]?.count ?? 0 < Self.limit { views[fact, default: [:]][value] = assumed }
        return assumed
    }
}
