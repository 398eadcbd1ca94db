package import Vocabularies

/// What becomes of the consequences of a pack as one value after the other is supposed of a fact.
///
/// Only what rests on the fact is decided again, and only verdicts are: which facts an undecided outcome waits for isn't
/// told, so that the supposed one stands for them.
package struct Suppositions: Sendable {
    /// A consequence that comes to something else than it does without what is supposed.
    package struct Change: Sendable {
        package let rule: PackIndex<Rule>
        package let place: Int

        /// What it comes to: nothing, or several things for a rule of records.
        package let outcomes: [Outcome]

        /// What it came to.
        package let former: [Outcome]

        /// Tells it from any other, but for what its outcomes wait for.
        package var key: [Int] {
            outcomes.reduce(into: [rule.position, place]) { key, outcome in
                key += [outcome.subject?.place ?? -1, outcome.standing.rawValue, outcome.hasUnknownRelease ? 1 : 0]
            }
        }
    }

    /// The facts with what is supposed.
    package private(set) var view: FactView

    /// What the consequences come to without it.
    private let outcomes: [Outcome]

    /// For each rule, the first of its outcomes; then how many there are.
    private var starts: [Int] = []

    private let table: ConditionTable

    /// The verdict on each part of the pack's conditions.
    private var verdicts: [Verdict] = []

    /// What takes back each fact that is supposed, and how many verdicts were replaced before it was.
    private var supposed: [(former: Supposition, mark: Int)] = []

    private var replaced: [(part: Int, verdict: Verdict)] = []

    /// What precautions try, made once: by fact where its values are listed, else by fact and condition.
    private var trials: [Int: [Trial]] = [:]

    /// A value that a precaution tries, and what it makes of the facts, once that is known.
    private struct Trial {
        let value: FactValue
        var supposition: Supposition?
    }

    /// Nothing is supposed yet of a view, of which these are the outcomes.
    package init(of view: FactView, _ outcomes: [Outcome]) {
        self.view = view
        self.outcomes = outcomes
        table = view.pack.dependents.conditions
        for place in outcomes.indices {
            while starts.count <= outcomes[place].rule.position { starts.append(place) }
        }
        while starts.count <= view.pack.rules.count { starts.append(outcomes.count) }
        verdicts.reserveCapacity(table.count)
        for part in 0..<table.count { verdicts.append(table.verdict(on: part, verdicts, in: view)) }
    }

    private var pack: RulePack { view.pack }

    /// Supposes a value of a fact.
    package mutating func suppose(_ fact: PackIndex<Fact>, is value: FactValue) {
        supposed.append((view.suppose(fact, is: value), replaced.count))
        decide(table.parts(restingOn: fact))
    }

    /// Takes back what was supposed last.
    package mutating func takeBack() { _ = takenBack() }

    private mutating func takenBack() -> Supposition? {
        guard let (former, mark) = supposed.popLast() else { return nil }
        var supposition = former
        view.exchange(with: &supposition)
        while replaced.count > mark, let (part, verdict) = replaced.popLast() { verdicts[part] = verdict }
        return supposition
    }

    private mutating func decide(_ parts: ArraySlice<Int32>) {
        for part in parts {
            let verdict = table.verdict(on: Int(part), verdicts, in: view)
            guard verdict != verdicts[Int(part)] else { continue }
            replaced.append((Int(part), verdicts[Int(part)]))
            verdicts[Int(part)] = verdict
        }
    }

    /// The consequences that what is supposed of a fact changes, in the order of the pack.
    package mutating func changes(by fact: PackIndex<Fact>) -> [Change] {
        var changes: [Change] = []
        var records: (rule: PackIndex<Rule>, outcomes: [Outcome])?
        for entry in table.entries(restingOn: fact).map({ table.entries[Int($0)] }) {
            let rule = entry.rule
            let own: [Outcome]
            if pack.rules[rule].forEach == nil {
                own = outcome(of: entry, waitingFor: fact).map { [$0] } ?? []
            } else {
                if records?.rule != rule { records = (rule, view.outcomes(of: rule)) }
                own = records?.outcomes.filter { $0.place == entry.place } ?? []
            }
            let former = outcomes[starts[rule.position]..<starts[rule.position + 1]].lazy.filter {
                $0.place == entry.place
            }
            guard !own.elementsEqual(former, by: { $0.stands(like: $1) }) else { continue }
            changes.append(Change(rule: rule, place: entry.place, outcomes: own, former: Array(former)))
        }
        return changes
    }

    private mutating func outcome(of entry: ConditionTable.Entry, waitingFor fact: PackIndex<Fact>) -> Outcome? {
        let standing: Outcome.Standing
        switch verdicts[entry.condition] {
        case .met: standing = .certain
        case .notMet: return nil
        case .unknown:
            if case .precaution(let facts) = pack.rules[entry.rule].consequences[entry.place].onUnknown,
                canBeMet(entry, by: facts[...])
            {
                standing = .precaution
            } else {
                standing = .pending
            }
        }
        let release = entry.unless.map { verdicts[$0] } ?? .notMet
        guard release != .met else { return nil }
        return Outcome(
            rule: entry.rule, place: entry.place, subject: nil, standing: standing,
            hasUnknownRelease: release == .unknown,
            unknowns: standing == .certain && release == .notMet ? [] : [fact])
    }

    /// Whether some value of those of `facts` that are unknown, the others as they are, makes the condition met.
    private mutating func canBeMet(_ entry: ConditionTable.Entry, by facts: ArraySlice<PackIndex<Fact>>) -> Bool {
        guard let fact = facts.first else { return verdicts[entry.condition] == .met }
        // What is tried of a fact of which nothing is known is always the same.
        let isKept = view[fact] == .unknown
        let list = pack.vocabulary.facts[fact].type.isListed ? 0 : entry.condition + 1
        let key = list * pack.vocabulary.facts.count + fact.position
        var trials: [Trial]
        if isKept, let kept = self.trials.removeValue(forKey: key) {
            trials = kept
        } else {
            let condition = pack.rules[entry.rule].consequences[entry.place].condition
            guard let values = view.openValues(of: fact, under: condition) else {
                return canBeMet(entry, by: facts.dropFirst())
            }
            trials = values.map { Trial(value: $0, supposition: nil) }
        }
        let isSame = isKept && isAsWithoutSuppositions(fact)
        let found = trials.indices.contains { place in
            if isSame, var supposition = trials[place].supposition.take() {
                view.exchange(with: &supposition)
                supposed.append((supposition, replaced.count))
            } else {
                supposed.append((view.suppose(fact, is: trials[place].value), replaced.count))
            }
            decide(table.parts(restingOn: fact, of: entry.condition))
            let isMet = canBeMet(entry, by: facts.dropFirst())
            let supposition = takenBack()
            if isSame { trials[place].supposition = supposition }
            return isMet
        }
        if isKept { self.trials[key] = trials }
        return found
    }

    /// True where nothing whose reading rests on a fact rests on what is supposed too.
    private func isAsWithoutSuppositions(_ fact: PackIndex<Fact>) -> Bool {
        let resting = pack.dependents.readings(restingOn: fact)
        return supposed.allSatisfy { supposed in
            !pack.dependents.readings(restingOn: supposed.former.fact).contains { resting.contains($0) }
        }
    }
}

extension Outcome {
    /// True where it differs at most by what it waits for.
    fileprivate func stands(like other: Outcome) -> Bool {
        standing == other.standing && hasUnknownRelease == other.hasUnknownRelease && subject == other.subject
    }
}
