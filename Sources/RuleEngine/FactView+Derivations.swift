import Vocabularies

extension Derivation {
    /// True for one that needs an index of records.
    fileprivate var looksRecordsUp: Bool {
        switch self {
        case .condition, .raise, .collect: false
        case .closure, .least, .entry: true
        }
    }
}

extension FactView {
    /// Computes a derived fact, for each record where it is one of theirs; `levels` is the place of its levels' conditions.
    mutating func derive(_ fact: PackIndex<Fact>, levels: Int, forVerdicts: Bool) {
        guard let derivation = pack.derivations[fact.position] else { return }
        if derivation.looksRecordsUp, let index = index(for: derivation) { indexes[fact] = index }
        guard let collection = pack.vocabulary.facts[fact].collection else {
            put(reading(of: derivation, for: fact, levels: levels), of: fact)
            if !forVerdicts, !self[fact].isSettled { bases[fact] = unknowns(of: derivation, for: fact) }
            return
        }
        guard case .known(.records(let records)) = self[collection],
            case .records(let facts) = pack.vocabulary.facts[collection].type,
            let column = facts.firstIndex(of: fact)
        else { return }
        // Each record in turn is shown here, and what was shown is put back: a copy of every fact would cost more.
        let shown = facts.map { self[$0] }
        let derived = records.map { record in
            place(record, of: facts)
            var states = record.states
            states[column] = reading(of: derivation, for: fact, levels: levels).state
            return FactRecord(states)
        }
        for (fact, reading) in zip(facts, shown) { put(reading, of: fact) }
        put(.known(.records(derived)), of: collection)
    }

    private mutating func reading(of derivation: Derivation, for fact: PackIndex<Fact>, levels: Int) -> Reading {
        switch derivation {
        case .condition(let condition): Reading(verdict(on: condition))
        case .raise(let base, let raised): self.raised(base, to: raised, levels)
        case .closure(let closure): .known(.set(reach(of: closure, for: fact).set))
        case .collect(let gathering): gathered(gathering)
        case .least(let value, let closure): least(value, over: closure, for: fact)
        case .entry(let entry): self.entry(entry, for: fact)
        }
    }

    /// The facts on which an undecided derived fact rests; for one of records, those of the record that is shown.
    func unknowns(of derivation: Derivation, for fact: PackIndex<Fact>) -> FactSet {
        switch derivation {
        case .condition(let condition): unknowns(of: condition)
        case .raise(let base, let levels):
            levels.reduce(into: unknowns(under: base)) { $0.formUnion(unknowns(of: $1.condition)) }
        case .closure(let closure): unknowns(of: closure, for: fact)
        case .collect(let gathering): unknowns(of: gathering)
        case .least(let value, let closure): unknowns(of: closure, for: fact).union([owner(of: value)])
        case .entry(let entry): unknowns(under: entry.own).union([entry.map])
        }
    }

    private func raised(_ base: PackIndex<Fact>, to levels: [Derivation.Level], _ first: Int) -> Reading {
        var floor: Int?
        var isExact = true
        switch self[base] {
        case .known(.member(let position)): floor = position
        case .bounded(let bound):
            if case .member(let position) = bound.value, bound.side == .atLeast { floor = position }
            isExact = false
        case .notApplicable: break
        case .known, .unknown: isExact = false
        }
        var highestUnknown = -1
        let resolutions = pack.dependents.resolutions
        for place in levels.indices {
            switch resolutions.conditions.verdict(on: resolutions.levels[first + place], in: self) {
            case .met: floor = max(floor ?? 0, levels[place].position)
            case .unknown: highestUnknown = max(highestUnknown, levels[place].position)
            case .notMet: break
            }
        }
        if highestUnknown > floor ?? -1 { isExact = false }
        guard let floor else { return isExact ? .notApplicable : .unknown }
        guard !isExact, floor != pack.vocabulary.facts[base].type.enumeration?.knownPositions.last else {
            return .known(.member(floor))
        }
        return .bounded(Bound(.atLeast, .member(floor)))
    }

    private mutating func gathered(_ gathering: Gathering) -> Reading {
        guard case .known(.records(let records)) = self[gathering.collection],
            case .records(let facts) = pack.vocabulary.facts[gathering.collection].type
        else { return .known(.set(SetValue([], isOpen: self[gathering.collection] != .notApplicable))) }
        let shown = facts.map { self[$0] }
        var members: [FactValue] = []
        var perhaps: [FactValue] = []
        var isOpen = false
        for record in records {
            place(record, of: facts)
            let verdict = verdict(on: gathering.condition)
            guard verdict != .notMet else { continue }
            let values: [FactValue]
            switch self[gathering.fact] {
            case .notApplicable: values = []
            case .known(.set(let set)):
                values = set.members
                isOpen = isOpen || set.isOpen
            case .known(let value): values = [value]
            case .unknown, .bounded:
                values = []
                isOpen = true
            }
            if verdict == .met { members += values } else { perhaps += values }
        }
        for (fact, reading) in zip(facts, shown) { put(reading, of: fact) }
        // A record that may not count changes nothing where all that it says is there already.
        let known = Set(members)
        return .known(.set(SetValue(members, isOpen: isOpen || perhaps.contains { !known.contains($0) })))
    }

    private func unknowns(of gathering: Gathering) -> FactSet {
        guard case .known(.records(let records)) = self[gathering.collection],
            case .records(let facts) = pack.vocabulary.facts[gathering.collection].type
        else { return [gathering.collection] }
        var view = self
        var found: FactSet = []
        for record in records {
            view.show(record, of: facts)
            switch view.verdict(on: gathering.condition) {
            case .notMet: continue
            case .unknown: found.formUnion(view.unknowns(of: gathering.condition))
            case .met: break
            }
            found.formUnion(view.unknowns(under: gathering.fact))
        }
        return owners(of: found)
    }
}
