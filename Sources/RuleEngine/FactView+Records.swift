package import Vocabularies

extension FactView {
    /// Kleene's verdict on how many records meet a condition: each undecided one may or may not.
    func verdict(on matches: RecordMatches) -> Verdict {
        guard case .known(.records(let records)) = self[matches.collection],
            case .records(let facts) = pack.vocabulary.facts[matches.collection].type
        else { return self[matches.collection] == .notApplicable ? .notMet : .unknown }
        var view = self
        var met = 0
        var undecided = 0
        for record in records where met < matches.atLeast {
            view.place(record, of: facts)
            switch view.verdict(on: matches.condition) {
            case .met: met += 1
            case .unknown: undecided += 1
            case .notMet: break
            }
        }
        if met >= matches.atLeast { return .met }
        return met + undecided >= matches.atLeast ? .unknown : .notMet
    }

    /// The facts on which an undecided look through a collection rests; those of records are the collection's.
    func unknowns(of matches: RecordMatches) -> FactSet {
        guard case .known(.records(let records)) = self[matches.collection],
            case .records(let facts) = pack.vocabulary.facts[matches.collection].type
        else { return [matches.collection] }
        let read = owners(of: FactSet(pack.baseTests(of: matches.condition).flatMap { $0.facts }))
        var view = self
        var found: FactSet = []
        // Of ten thousand records, a few give every fact that there is to find.
        for record in records where !found.isSuperset(of: read) {
            view.show(record, of: facts)
            found.formUnion(owners(of: view.unknowns(of: matches.condition)))
        }
        return found
    }

    /// The collection of a fact of records, which is what somebody can be asked for; any other fact itself.
    package func owner(of fact: PackIndex<Fact>) -> PackIndex<Fact> {
        pack.vocabulary.facts[fact].collection ?? fact
    }

    /// The same of each of some facts.
    package func owners(of facts: FactSet) -> FactSet {
        FactSet(facts.members.map { owner(of: $0) })
    }

    /// Puts the facts of one record in the place of the former one's.
    mutating func show(_ record: FactRecord, of facts: [PackIndex<Fact>]) {
        place(record, of: facts)
        guard !pack.recordDerivations.isEmpty, let collection = facts.first.map({ owner(of: $0) }) else { return }
        for fact in pack.recordDerivations[collection] ?? [] {
            guard let derivation = pack.derivations[fact.position] else { continue }
            bases[fact] = self[fact].isSettled ? nil : unknowns(of: derivation, for: fact)
        }
    }

    /// The same where nobody asks on what an undecided fact of the record rests.
    mutating func place(_ record: FactRecord, of facts: [PackIndex<Fact>]) {
        for (fact, state) in zip(facts, record.states) { put(reading(of: fact, in: state), of: fact) }
    }
}

/// The record for which a rule of each record holds.
package struct RecordSubject: Hashable, Sendable {
    package let collection: PackIndex<Fact>

    /// What tells the record from the others: its id, or its place; nil stands for every record while none is known.
    package let record: String?

    /// The place of the record; nil with `record`.
    package let place: Int?
}

extension FactView {
    /// Each record for which a rule holds by itself, with the facts as it sees them: its own, once, for most rules.
    package func views(for rule: Rule) -> [(subject: RecordSubject?, view: FactView)] {
        guard let collection = rule.forEach else { return [(nil, self)] }
        guard case .known(.records(let records)) = self[collection] else {
            guard self[collection] != .notApplicable else { return [] }
            return [(RecordSubject(collection: collection, record: nil, place: nil), self)]
        }
        return records.indices.map { place in
            let subject = RecordSubject(
                collection: collection, record: name(of: records, place, in: collection), place: place)
            return (subject, showing(subject))
        }
    }

    /// What tells each record of a collection from the others, as targets of actions name them; nil while the collection
    /// isn't known.
    package func names(in collection: PackIndex<Fact>) -> [String]? {
        guard case .known(.records(let records)) = self[collection] else { return nil }
        return records.indices.map { name(of: records, $0, in: collection) }
    }

    private func name(of records: [FactRecord], _ place: Int, in collection: PackIndex<Fact>) -> String {
        id(of: records[place], in: collection) ?? "#\(place + 1)"
    }

    /// Whether a rule is met, for one record at least where it holds for each.
    func isMet(_ rule: Rule) -> Bool {
        views(for: rule).contains { $0.view.verdict(on: rule.condition) == .met }
    }

    /// The facts as one record sees them; those of every record where it is one that isn't known.
    package func showing(_ subject: RecordSubject?) -> FactView {
        guard let subject, let place = subject.place, case .known(.records(let records)) = self[subject.collection],
            records.indices.contains(place), case .records(let facts) = pack.vocabulary.facts[subject.collection].type
        else { return self }
        var view = self
        view.show(records[place], of: facts)
        return view
    }

    /// Whether a condition could be met, or fail, were what isn't known of the record that is shown as one likes.
    func could(_ condition: Condition, be wanted: Verdict, freeing collection: PackIndex<Fact>) -> Bool {
        switch condition {
        case .all(let parts) where wanted == .met: parts.allSatisfy { could($0, be: wanted, freeing: collection) }
        case .any(let parts) where wanted != .met: parts.allSatisfy { could($0, be: wanted, freeing: collection) }
        case .all(let parts), .any(let parts): parts.contains { could($0, be: wanted, freeing: collection) }
        case .not(let part): could(part, be: !wanted, freeing: collection)
        case .unlessRefuted, .test, .matches, .noRule, .done, .workingHours:
            switch verdict(on: condition) {
            case wanted: true
            case .unknown: unknowns(of: condition).allSatisfy { $0 == collection || owner(of: $0) == collection }
            default: false
            }
        }
    }

    /// The records that a selection takes, and those that may be of it; nil where the collection isn't known.
    package func records(_ selection: RecordSelection) -> (records: [FactView]?, isWhole: Bool) {
        guard case .known(.records(let records)) = self[selection.collection] else { return (nil, false) }
        let views = records.indices.map { place in
            showing(RecordSubject(collection: selection.collection, record: nil, place: place))
        }
        let verdicts = views.map { $0.verdict(on: selection.condition) }
        let taken = zip(views, verdicts).filter { $0.1 != .notMet }.map { $0.0 }
        return (taken, !verdicts.contains(.unknown))
    }

    /// The facts as the record that an action is about sees them.
    package func showing(_ instance: ActionInstance) -> FactView {
        guard let target = instance.target, let collection = pack.actions[instance.action].target else { return self }
        return record(target, in: collection) ?? self
    }

    /// The facts as the record of a collection with this id sees them.
    package func record(_ id: String, in collection: PackIndex<Fact>) -> FactView? {
        guard case .known(.records(let records)) = self[collection],
            let place = place(of: id, among: records, in: collection)
        else { return nil }
        return showing(RecordSubject(collection: collection, record: id, place: place))
    }

    /// What the record with this id says of a fact of its collection, read without working out anything else of it.
    ///
    /// Nil where the pack works the fact out, or asks for it under a condition: then only a view that shows the record knows.
    package func told(
        _ fact: PackIndex<Fact>, by id: String, in collection: PackIndex<Fact>
    ) -> Reading? {
        guard pack.derivations[fact.position] == nil, pack.askedIf[fact.position] == nil,
            case .known(.records(let records)) = self[collection],
            case .records(let facts) = pack.vocabulary.facts[collection].type,
            let column = facts.firstIndex(of: fact), let place = place(of: id, among: records, in: collection)
        else { return nil }
        return reading(of: fact, in: records[place].states[column])
    }

    /// Where the record with this id is, by what links the records where something does: a line for each of thousands asks.
    private func place(of id: String, among records: [FactRecord], in collection: PackIndex<Fact>) -> Int? {
        for (fact, index) in indexes {
            guard case .graph(let graph, _) = index, case .closure(let closure)? = pack.derivations[fact.position],
                closure.collection == collection
            else { continue }
            return graph.places[id]?.first
        }
        return records.firstIndex { self.id(of: $0, in: collection) == id }
    }

    private func id(of record: FactRecord, in collection: PackIndex<Fact>) -> String? {
        guard let identity = pack.vocabulary.collection(collection)?.identity,
            case .records(let facts) = pack.vocabulary.facts[collection].type,
            let place = facts.firstIndex(of: identity), case .known(.string(let id)) = record.states[place]
        else { return nil }
        return id
    }
}
