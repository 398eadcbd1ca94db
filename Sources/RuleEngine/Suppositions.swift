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

        /// Adds what tells it from any other, but for what its outcomes wait for.
        package func addKey(to key: inout [Int]) {
            key += [rule.position, place, outcomes.count]
            for outcome in outcomes {
                key += [outcome.subject?.place ?? -1, outcome.standing.rawValue, outcome.hasUnknownRelease ? 1 : 0]
            }
        }
    }

    /// The facts with what is supposed.
    package private(set) var view: FactView

    /// What the consequences come to without it; empty where nobody asks what it changes.
    private let base: [Outcome]

    /// For each entry of a rule of the incident, the place of what it comes to in `base`; negative for nothing.
    private var bases: [Int32] = []

    private let table: ConditionTable

    /// The verdict on each part of the pack's conditions, of those entries that are decided.
    private var verdicts: [Verdict]

    private var isDecided: [Bool]

    /// What takes back each fact that is supposed, and how many verdicts were replaced before it was.
    private var supposed: [(former: Supposition, mark: Int)] = []

    private var replaced: [(part: Int, verdict: Verdict)] = []

    /// What the rules of each record come to that were asked for.
    private var ofRecords: [PackIndex<Rule>: [Outcome]] = [:]

    /// What precautions try, made once: by fact where its values are listed, else by fact and condition.
    private var trials: [Int: [Trial]] = [:]

    /// A value that a precaution tries, and what it makes of the facts, once that is known.
    private struct Trial {
        let value: FactValue
        var supposition: Supposition?
    }

    /// Nothing is supposed yet of a view, of which these are the outcomes.
    package init(of view: FactView, _ outcomes: [Outcome] = []) {
        self.view = view
        base = outcomes
        table = view.pack.dependents.conditions
        verdicts = Array(repeating: .unknown, count: table.count)
        isDecided = Array(repeating: false, count: table.entries.count)
        guard !outcomes.isEmpty else { return }
        bases = Array(repeating: -1, count: table.entries.count)
        for place in outcomes.indices where outcomes[place].subject == nil {
            bases[table.entry(of: outcomes[place].rule, outcomes[place].place)] = Int32(place)
        }
    }

    /// What every consequence of the pack comes to, in the order of the pack; those that don't stand are left out.
    ///
    /// Of a slice of actions, the others are left out too.
    mutating func outcomes(forVerdicts: Bool = false, in slice: ActionSlice? = nil) -> [Outcome] {
        var result: [Outcome] = []
        func isWanted(_ rule: PackIndex<Rule>, _ place: Int) -> Bool {
            slice?.contains(view.pack.rules[rule].consequences[place].action) ?? true
        }
        // The rules of one collection see the same records.
        var shown: [PackIndex<Fact>: [(subject: RecordSubject?, view: FactView)]] = [:]
        func outcomes(ofRecords rule: PackIndex<Rule>) -> [Outcome] {
            guard let collection = pack.rules[rule].forEach,
                pack.rules[rule].consequences.indices.contains(where: { isWanted(rule, $0) })
            else { return [] }
            let views = shown[collection] ?? view.views(for: pack.rules[rule])
            shown[collection] = views
            return view.outcomes(of: rule, for: views).filter { isWanted($0.rule, $0.place) }
        }
        guard let index = view.index else {
            for rule in pack.rules.packIndices {
                guard pack.rules[rule].forEach == nil else {
                    result += outcomes(ofRecords: rule)
                    continue
                }
                for entry in table.entries(of: rule) where isWanted(rule, table.entries[entry].place) {
                    decide(entry)
                    let verdict = verdicts[table.entries[entry].condition]
                    if let outcome = outcome(of: entry, verdict, forVerdicts: forVerdicts) { result.append(outcome) }
                }
            }
            return result
        }
        for (slot, verdict) in index.possible(in: view) {
            guard let place = slot.place else {
                result += outcomes(ofRecords: slot.rule)
                continue
            }
            guard isWanted(slot.rule, place) else { continue }
            let entry = table.entry(of: slot.rule, place)
            if let outcome = outcome(of: entry, verdict, forVerdicts: forVerdicts) { result.append(outcome) }
        }
        return result
    }

    private mutating func outcome(of number: Int, _ verdict: Verdict, forVerdicts: Bool) -> Outcome? {
        let entry = table.entries[number]
        // Of most nothing is unknown, and no part need be told.
        if verdict == .unknown || entry.unless != nil { decide(number) }
        guard let (standing, hasUnknownRelease) = fate(of: entry, verdict) else { return nil }
        var unknowns: FactSet = []
        if !forVerdicts {
            if verdict == .unknown {
                table.addUnknowns(ofUndecided: entry.condition, verdicts, in: view, to: &unknowns)
            }
            if hasUnknownRelease, let unless = entry.unless {
                table.addUnknowns(ofUndecided: unless, verdicts, in: view, to: &unknowns)
            }
        }
        return Outcome(
            rule: entry.rule, place: entry.place, subject: nil, standing: standing,
            hasUnknownRelease: hasUnknownRelease, unknowns: unknowns)
    }

    /// How far a consequence stands by the verdict on its condition, and whether an answer may release it; nil where it
    /// comes to nothing.
    private mutating func fate(
        of entry: ConditionTable.Entry, _ verdict: Verdict
    ) -> (standing: Outcome.Standing, hasUnknownRelease: Bool)? {
        let release = entry.unless.map { verdicts[$0] } ?? .notMet
        guard verdict != .notMet, release != .met else { return nil }
        return (standing(of: entry, verdict), release == .unknown)
    }

    private var pack: RulePack { view.pack }

    /// True where a consequence stands; of a rule of each record, for that one.
    package mutating func stands(_ rule: PackIndex<Rule>, _ place: Int, for record: String?) -> Bool {
        guard pack.rules[rule].forEach == nil else {
            let outcomes = ofRecords[rule] ?? view.outcomes(of: rule)
            ofRecords[rule] = outcomes
            return outcomes.contains { $0.place == place && $0.subject?.record == record && $0.standing.stands }
        }
        let entry = table.entry(of: rule, place)
        decide(entry)
        return outcome(of: entry, verdicts[table.entries[entry].condition], forVerdicts: true)?.standing.stands ?? false
    }

    /// Supposes a value of a fact.
    package mutating func suppose(_ fact: PackIndex<Fact>, is value: FactValue) {
        for entry in table.entries(restingOn: fact) { decide(Int(entry)) }
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

    /// Decides the conditions of an entry, before anything is supposed.
    private mutating func decide(_ entry: Int) {
        guard !isDecided[entry] else { return }
        isDecided[entry] = true
        for part in table.parts(of: entry) { verdicts[part] = table.verdict(on: part, verdicts, in: view) }
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
        let waiting: FactSet = [fact]
        var changes: [Change] = []
        var records: (rule: PackIndex<Rule>, outcomes: [Outcome])?
        for number in table.entries(restingOn: fact) {
            let entry = table.entries[Int(number)]
            let rule = entry.rule
            guard pack.rules[rule].forEach != nil else {
                if let change = change(of: Int(number), waitingFor: waiting) { changes.append(change) }
                continue
            }
            let former = base[base.firstPlace { !($0.rule < rule) }...].prefix { $0.rule == rule }
            if records?.rule != rule { records = (rule, view.outcomes(of: rule)) }
            let own = records?.outcomes.filter { $0.place == entry.place } ?? []
            let formers = former.filter { $0.place == entry.place }
            guard !own.elementsEqual(formers, by: { $0.stands(like: $1) }) else { continue }
            changes.append(Change(rule: rule, place: entry.place, outcomes: own, former: formers))
        }
        return changes
    }

    /// What becomes of a consequence of the incident; nil where it comes to what it came to, as most do.
    private mutating func change(of number: Int, waitingFor waiting: FactSet) -> Change? {
        let entry = table.entries[number]
        // By its place: most come to what they came to, and no list is made to see it.
        let former = bases.isEmpty || bases[number] < 0 ? nil : Int(bases[number])
        guard let (standing, hasUnknownRelease) = fate(of: entry, verdicts[entry.condition]) else {
            return former.map { Change(rule: entry.rule, place: entry.place, outcomes: [], former: [base[$0]]) }
        }
        if let former, base[former].standing == standing, base[former].hasUnknownRelease == hasUnknownRelease {
            return nil
        }
        let outcome = Outcome(
            rule: entry.rule, place: entry.place, subject: nil, standing: standing,
            hasUnknownRelease: hasUnknownRelease,
            unknowns: standing == .certain && !hasUnknownRelease ? [] : waiting)
        return Change(
            rule: entry.rule, place: entry.place, outcomes: [outcome], former: former.map { [base[$0]] } ?? [])
    }

    /// How far a consequence stands whose condition isn't refuted.
    private mutating func standing(of entry: ConditionTable.Entry, _ verdict: Verdict) -> Outcome.Standing {
        guard verdict == .unknown else { return .certain }
        guard case .precaution(let facts) = pack.rules[entry.rule].consequences[entry.place].onUnknown else {
            return .pending
        }
        return canBeMet(entry, by: facts[...]) ? .precaution : .pending
    }

    /// Whether some value of those of `facts` that are unknown, the others as they are, makes the condition met.
    private mutating func canBeMet(_ entry: ConditionTable.Entry, by facts: ArraySlice<PackIndex<Fact>>) -> Bool {
        guard let fact = facts.first else { return verdicts[entry.condition] == .met }
        // What is tried of a fact of which nothing is known is always the same.
        let isKept = view[fact] == .unknown
        let key = pack.trialKey(of: fact, under: entry)
        var trials: [Trial]
        if isKept, let kept = self.trials.removeValue(forKey: key) {
            trials = kept
        } else {
            let condition = pack.rules[entry.rule].consequences[entry.place].condition
            guard let values = view.openValues(of: fact, under: condition, cells: view.index?.cells[key]) else {
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
