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
        case .closure(let closure): graph(of: closure).map { .graph($0, leasts: nil) }
        case .least(let value, let closure):
            graph(of: closure).map { graph in
                .graph(graph, leasts: Leasts(of: graph) { readings(of: value, by: $0, in: closure.collection, graph) })
            }
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
        let (starts, isOpen) = starts(of: closure)
        guard case .graph(let graph, _) = indexes[fact] else {
            return Reach(ids: Set(starts), isOpen: true, isPartial: true)
        }
        let (ids, isPartial) = graph.reach(from: starts)
        return Reach(ids: ids, isOpen: isOpen || isPartial, isPartial: isPartial)
    }

    private func starts(of closure: Closure) -> (ids: [String], isOpen: Bool) {
        switch closure.start {
        case .own:
            if case .known(.string(let id)) = self[closure.identity] { ([id], false) } else { ([], true) }
        case .fact(let fact): (self[fact].texts, !self[fact].isSettled)
        }
    }

    /// The facts on which an open closure rests.
    func unknowns(of closure: Closure, for fact: PackIndex<Fact>) -> FactSet {
        let isPartial =
            told(from: starts(of: closure).ids, for: fact)?.isPartial ?? reach(of: closure, for: fact).isPartial
        var found: FactSet = isPartial ? [closure.collection] : []
        switch closure.start {
        case .own: if !self[closure.identity].isSettled { found.insert(closure.collection) }
        case .fact(let fact): found.formUnion(unknowns(under: fact))
        }
        return found
    }

    /// The least over what one id reaches, told beforehand; nil for several, and for an id of no record.
    private func told(from starts: [String], for fact: PackIndex<Fact>) -> Least? {
        guard starts.count == 1, case .graph(_, let leasts) = indexes[fact] else { return nil }
        return leasts?[starts[0]]
    }

    /// The least value over the records that a closure reaches; where some are not known, it is that or less.
    func least(_ value: PackIndex<Fact>, over closure: Closure, for fact: PackIndex<Fact>) -> Reading {
        let (starts, isOpen) = starts(of: closure)
        var least = told(from: starts, for: fact) ?? walked(value, over: closure, for: fact)
        least.isVague = least.isVague || isOpen
        return least.reading
    }

    /// The same from record to record.
    private func walked(_ value: PackIndex<Fact>, over closure: Closure, for fact: PackIndex<Fact>) -> Least {
        let reach = reach(of: closure, for: fact)
        var least = Least()
        least.isVague = reach.isOpen
        guard case .graph(let graph, _) = indexes[fact] else { return least }
        for id in reach.ids {
            for reading in readings(of: value, by: id, in: closure.collection, graph) { least.take(reading) }
        }
        // A record that doesn't say which it is counts all the same for its own value.
        if closure.start == .own && reach.ids.isEmpty { least.take(self[value]) }
        return least
    }

    /// What each record with an id says of a fact.
    private func readings(
        of value: PackIndex<Fact>, by id: String, in collection: PackIndex<Fact>, _ graph: RecordGraph
    ) -> [Reading] {
        guard case .records(let facts) = pack.vocabulary.facts[collection].type,
            let column = facts.firstIndex(of: value),
            case .known(.records(let records)) = self[collection]
        else { return [] }
        guard let places = graph.places[id] else { return [.unknown] }
        return places.map { reading(of: value, in: records[$0].states[column]) }
    }

    /// What a map says of the record that is shown.
    func entry(_ entry: MapEntry, for fact: PackIndex<Fact>) -> Reading {
        guard case .entries(let entries) = indexes[fact], case .known(.string(let id)) = self[entry.own],
            let state = entries[id]
        else { return .unknown }
        return reading(of: entry.value, in: state)
    }
}
