import Vocabularies

extension FactView {
    /// What a closure reaches, and what keeps it open.
    struct Reach {
        /// Those of the start among them.
        let ids: Set<String>

        /// True where there may be more.
        let isOpen: Bool

        /// True where a record that isn't known may belong, whatever the start.
        let isPartial: Bool

        var set: SetValue { SetValue(ids.map { .string($0) }, isOpen: isOpen) }
    }

    /// What a derivation needs to look records up; nil for one that doesn't, and while there is none to look through.
    func index(for derivation: Derivation) -> RecordIndex? {
        switch derivation {
        case .condition, .raise, .collect: nil
        case .closure(let closure), .least(_, let closure): graph(of: closure).map { .graph($0) }
        case .entry(let entry): entries(of: entry).map { .entries($0) }
        }
    }

    private func graph(of closure: Closure) -> RecordGraph? {
        let columns = columns(of: closure.collection, closure.identity, closure.through)
        return columns.map { columns in RecordGraph(columns.map { (id: $0.0, through: $0.1) }, closure.direction) }
    }

    private func entries(of entry: MapEntry) -> [String: FactState]? {
        guard let columns = columns(of: entry.map, entry.key, entry.value) else { return nil }
        var entries: [String: FactState] = [:]
        for case (.known(.string(let key)), let value) in columns {
            entries[key] = entries[key] == nil ? value.state : .unreadable
        }
        return entries
    }

    /// Two facts of each record of a collection; nil while it isn't known.
    private func columns(
        of collection: PackIndex<Fact>, _ first: PackIndex<Fact>, _ second: PackIndex<Fact>
    ) -> [(Reading, Reading)]? {
        guard case .records(let facts) = pack.vocabulary.facts[collection].type,
            let left = facts.firstIndex(of: first), let right = facts.firstIndex(of: second)
        else { return nil }
        switch self[collection] {
        case .known(.records(let records)):
            return records.map { record in
                (reading(of: first, in: record.states[left]), reading(of: second, in: record.states[right]))
            }
        case .notApplicable: return []
        default: return nil
        }
    }

    /// What a closure reaches from what is known of its start; the record that is shown, where it starts from itself.
    func reach(of closure: Closure, for fact: PackIndex<Fact>) -> Reach {
        let starts: [String]
        var isOpen = false
        switch closure.start {
        case .own:
            if case .known(.string(let id)) = self[closure.identity] { starts = [id] } else { starts = [] }
            isOpen = starts.isEmpty
        case .fact(let fact):
            starts = self[fact].texts
            isOpen = !self[fact].isSettled
        }
        guard case .graph(let graph) = indexes[fact] else {
            return Reach(ids: Set(starts), isOpen: true, isPartial: true)
        }
        let (ids, isPartial) = graph.reach(from: starts)
        return Reach(ids: ids, isOpen: isOpen || isPartial, isPartial: isPartial)
    }

    /// The facts on which an open closure rests.
    func unknowns(of closure: Closure, for fact: PackIndex<Fact>) -> FactSet {
        var found: FactSet = reach(of: closure, for: fact).isPartial ? [closure.collection] : []
        switch closure.start {
        case .own: if !self[closure.identity].isSettled { found.insert(closure.collection) }
        case .fact(let fact): found.formUnion(unknowns(under: fact))
        }
        return found
    }

    /// The least value over the records that a closure reaches; where some are not known, it is that or less.
    func least(_ value: PackIndex<Fact>, over closure: Closure, for fact: PackIndex<Fact>) -> Reading {
        let reach = reach(of: closure, for: fact)
        var least: FactValue?
        var floors: [FactValue] = []
        var isVague = reach.isOpen
        for reading in values(of: value, of: reach, through: closure, for: fact) {
            switch reading {
            case .known(let value): least = lesser(least, value)
            case .bounded(let bound) where bound.side == .atLeast: floors.append(bound.value)
            case .bounded(let bound):
                least = lesser(least, bound.value)
                isVague = true
            case .unknown: isVague = true
            case .notApplicable: continue
            }
        }
        guard let least else { return isVague || !floors.isEmpty ? .unknown : .notApplicable }
        isVague = isVague || floors.contains { $0.compared(to: least) == .below }
        return isVague ? .bounded(Bound(.atMost, least)) : .known(least)
    }

    private func lesser(_ left: FactValue?, _ right: FactValue) -> FactValue {
        guard let left else { return right }
        return left.compared(to: right) == .above ? right : left
    }

    /// What each record that a closure reaches says of a fact, in no order.
    private func values(
        of value: PackIndex<Fact>, of reach: Reach, through closure: Closure, for fact: PackIndex<Fact>
    ) -> [Reading] {
        guard case .graph(let graph) = indexes[fact], case .known(.records(let records)) = self[closure.collection],
            case .records(let facts) = pack.vocabulary.facts[closure.collection].type,
            let column = facts.firstIndex(of: value)
        else { return [] }
        let readings = reach.ids.flatMap { id -> [Reading] in
            guard let places = graph.places[id] else { return [.unknown] }
            return places.map { reading(of: value, in: records[$0].states[column]) }
        }
        // A record that doesn't say which it is counts all the same for its own value.
        return closure.start == .own && reach.ids.isEmpty ? readings + [self[value]] : readings
    }

    /// What a map says of the record that is shown.
    func entry(_ entry: MapEntry, for fact: PackIndex<Fact>) -> Reading {
        guard case .entries(let entries) = indexes[fact], case .known(.string(let id)) = self[entry.own],
            let state = entries[id]
        else { return .unknown }
        return reading(of: entry.value, in: state)
    }
}
