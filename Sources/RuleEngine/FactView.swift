package import CivilTime
package import Vocabularies

/// The facts of one moment as conditions see them: derived facts computed, facts that make no sense here set apart.
package struct FactView: Sendable {
    /// What a condition finds in place of a fact.
    package enum Reading: Hashable, Sendable {
        /// The fact is *sans objet*: its `asked_if` is not met and nobody gave it; it equals nothing.
        case notApplicable
        case unknown
        case known(FactValue)
        /// Known on one side only.
        case bounded(Bound)
    }

    package private(set) var pack: RulePack
    package internal(set) var table: FactTable
    package private(set) var now: Instant

    /// Behind one reference: views are copied by the thousand, and these hardly ever change.
    private var surroundings: Surroundings

    private final class Surroundings: Sendable {
        let circumstances: Circumstances
        let index: RuleIndex?

        init(_ circumstances: Circumstances, _ index: RuleIndex?) {
            self.circumstances = circumstances
            self.index = index
        }
    }

    /// What conditions read beside the facts.
    package var circumstances: Circumstances { surroundings.circumstances }

    /// What tells at once which rules can hold; nil where every condition is walked.
    package var index: RuleIndex? { surroundings.index }

    private var readings: [Reading]

    /// What each reading is at a glance.
    private var glances: [Glance]

    /// For each undecided derived fact, the facts on which it rests; of records, those of the one that is shown.
    var bases: [PackIndex<Fact>: FactSet] = [:]

    /// For each derived fact that looks records up, where to find them.
    var indexes: [PackIndex<Fact>: RecordIndex] = [:]

    /// Resolves every fact, those that others depend on first; `index` is of the same pack.
    package init(
        pack: RulePack, table: FactTable, now: Instant, circumstances: Circumstances = Circumstances(),
        index: RuleIndex? = nil
    ) {
        self.pack = pack
        self.table = table
        self.now = now
        surroundings = Surroundings(circumstances, index)
        readings = Array(repeating: .unknown, count: pack.vocabulary.facts.count)
        glances = Array(repeating: Glance(.unknown), count: pack.vocabulary.facts.count)
        for fact in pack.resolutionOrder { resolve(fact) }
    }

    /// The same moment with one fact known: what doesn't rest on it stays.
    ///
    /// `forVerdicts` leaves out what only tells on which facts an undecided one rests.
    package func assuming(_ fact: PackIndex<Fact>, is value: FactValue, forVerdicts: Bool = false) -> FactView {
        var view = self
        view.table[fact] = .known(value)
        for resting in pack.dependents.facts(restingOn: fact) {
            view.bases[resting] = nil
            view.indexes[resting] = nil
            view.resolve(resting, forVerdicts: forVerdicts)
        }
        return view
    }

    /// The same facts at another moment, whose circumstances and whose time make no verdict another.
    package func moved(to now: Instant, _ circumstances: Circumstances) -> FactView {
        var view = self
        view.now = now
        view.surroundings = Surroundings(circumstances, index)
        return view
    }

    /// The same moment by a pack that differs in its actions, and in rules that no group holds: no fact rests on these.
    package func reading(by pack: RulePack) -> FactView {
        var view = self
        view.pack = pack
        view.surroundings = Surroundings(circumstances, nil)
        return view
    }

    mutating func resolve(_ fact: PackIndex<Fact>, forVerdicts: Bool = false) {
        switch pack.dependents.resolutions.way(of: fact) {
        case .given(let askedIf): put(reading(resolving: fact, askedIf: askedIf), of: fact)
        case .condition(let condition) where forVerdicts:
            put(Reading(pack.dependents.resolutions.conditions.verdict(on: condition, in: self)), of: fact)
        case .condition(let condition):
            var unknowns: FactSet = []
            let verdict = pack.dependents.resolutions.conditions.verdict(
                on: condition, in: self, addingUnknownsTo: &unknowns)
            put(Reading(verdict), of: fact)
            if verdict == .unknown { bases[fact] = unknowns }
        case .derived(let levels): derive(fact, levels: levels, forVerdicts: forVerdicts)
        }
    }

    /// What conditions find in place of `fact`.
    package subscript(fact: PackIndex<Fact>) -> Reading {
        readings[fact.position]
    }

    /// The same at a glance.
    func glance(at fact: PackIndex<Fact>) -> Glance { glances[fact.position] }

    /// Writes what conditions find.
    mutating func put(_ reading: Reading, of fact: PackIndex<Fact>) {
        glances[fact.position] = Glance(reading)
        readings[fact.position] = reading
    }

    /// Puts one reading in the place of another, which is given back.
    mutating func exchange(_ reading: inout Reading, of fact: PackIndex<Fact>) {
        glances[fact.position] = Glance(reading)
        swap(&readings[fact.position], &reading)
    }

    /// Kleene's verdict on a condition: the plain walk of its tree, kept as the reference for any faster way.
    package func verdict(on condition: Condition) -> Verdict {
        switch condition {
        case .all(let parts):
            var result = Verdict.met
            for part in parts where result != .notMet {
                result = result && verdict(on: part)
            }
            return result
        case .any(let parts):
            var result = Verdict.notMet
            for part in parts where result != .met {
                result = result || verdict(on: part)
            }
            return result
        case .not(let part):
            return !verdict(on: part)
        case .unlessRefuted(let part):
            return Verdict(verdict(on: part) != .notMet)
        case .test(let test):
            return verdict(on: test)
        case .matches(let matches):
            return verdict(on: matches)
        case .noRule(let group):
            return Verdict(!pack.groups[group].rules.contains { isMet(pack.rules[$0]) })
        case .done(let actions):
            return Verdict(actions.allSatisfy { circumstances.done.contains($0) })
        case .workingHours:
            return Verdict(circumstances.workingHours.contain(now, in: circumstances.zone ?? pack.header.zone))
        }
    }

    private func verdict(on test: FactTest) -> Verdict {
        if let verdict = test.listed?.verdict(on: glances[test.fact.position]) { return verdict }
        // Few tests compare two facts: of the others the predicate needn't be copied.
        if test.facts.count > 1, case .compares(let relation, let operand) = test.predicate {
            return relation.verdict(on: self[test.fact], to: self[operand], now: now)
        }
        return test.predicate.verdict(on: readings[test.fact.position], now: now)
    }

    /// The facts, none derived, on which an undecided condition rests; empty for a decided one.
    package func unknowns(of condition: Condition) -> FactSet {
        var found: FactSet = []
        if verdict(on: condition) == .unknown { addUnknowns(ofUndecided: condition, to: &found) }
        return found
    }

    func addUnknowns(ofUndecided condition: Condition, to found: inout FactSet) {
        switch condition {
        case .all(let parts), .any(let parts):
            for part in parts where verdict(on: part) == .unknown { addUnknowns(ofUndecided: part, to: &found) }
        case .not(let part):
            addUnknowns(ofUndecided: part, to: &found)
        case .test(let test):
            for fact in test.facts { addUnknowns(under: fact, to: &found) }
        case .matches(let matches):
            found.formUnion(unknowns(of: matches))
        case .unlessRefuted, .noRule, .done, .workingHours:
            break
        }
    }

    /// The facts, none derived, on which a fact rests that isn't settled; empty for one that is.
    func unknowns(under fact: PackIndex<Fact>) -> FactSet {
        var found: FactSet = []
        addUnknowns(under: fact, to: &found)
        return found
    }

    func addUnknowns(under fact: PackIndex<Fact>, to found: inout FactSet) {
        if glances[fact.position].isSettled ?? self[fact].isSettled { return }
        if let base = bases[fact] { found.formUnion(base) } else { found.insert(fact) }
    }

    private func reading(resolving fact: PackIndex<Fact>, askedIf: Int?) -> Reading {
        if case .absent = table[fact], let askedIf,
            pack.dependents.resolutions.conditions.verdict(on: askedIf, in: self) == .notMet
        {
            return .notApplicable
        }
        return reading(of: fact, in: table[fact])
    }

    /// What a state comes to; a fact that says that a set is listed whole closes it.
    func reading(of fact: PackIndex<Fact>, in state: FactState) -> Reading {
        let isClosed = pack.vocabulary.facts[fact].closedBy.map { self[$0] == .known(.boolean(true)) } ?? false
        switch state {
        case .known(.set(let set)) where isClosed: return .known(.set(set.closed))
        case .known(let value): return .known(value)
        case .absent where isClosed: return .known(.set(SetValue([])))
        case .absent, .unknown, .unreadable: return .unknown
        case .bounded(let bound): return .bounded(bound)
        case .notApplicable: return .notApplicable
        }
    }
}

extension FactView.Reading {
    /// What a fact says that is one condition.
    init(_ verdict: Verdict) {
        switch verdict {
        case .met: self = .known(.boolean(true))
        case .notMet: self = .known(.boolean(false))
        case .unknown: self = .unknown
        }
    }

    /// True where nothing is left to learn.
    var isSettled: Bool {
        switch self {
        case .notApplicable: true
        case .unknown, .bounded: false
        case .known(.set(let set)): !set.isOpen
        case .known: true
        }
    }

    /// The same as what a record says of its own fact.
    var state: FactState {
        switch self {
        case .notApplicable: .notApplicable
        case .unknown: .unknown
        case .known(let value): .known(value)
        case .bounded(let bound): .bounded(bound)
        }
    }
}
