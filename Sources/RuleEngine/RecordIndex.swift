import Vocabularies

/// Where to find the records that a derived fact looks up, made once for all of them.
enum RecordIndex: Sendable {
    /// For the least over a closure, what that is from each id.
    case graph(RecordGraph, leasts: Leasts?)
    /// What each key of a map says; a key that is there twice says nothing.
    case entries([String: FactState])
}

/// Which records of a collection one reaches from which, in one direction.
struct RecordGraph: Sendable {
    /// For each id, those that one step reaches.
    private(set) var next: [String: [String]] = [:]

    /// For each id, the places of the records that have it.
    private(set) var places: [String: [Int]] = [:]

    /// Records of which it isn't known which they are, or on which they depend: those are nil.
    private(set) var vague: [(id: String?, through: Set<String>?)] = []

    let direction: Closure.Direction

    /// The graph of records, each with the readings of its id and of those on which it depends.
    init(_ records: [(id: FactView.Reading, through: FactView.Reading)], _ direction: Closure.Direction) {
        self.direction = direction
        for (place, record) in records.enumerated() {
            let id = record.id.text
            let known = record.through.texts
            if let id {
                places[id, default: []].append(place)
                switch direction {
                case .dependencies: next[id, default: []] += known
                case .dependents: for other in known { next[other, default: []].append(id) }
                }
            }
            if id == nil || !record.through.isSettled {
                vague.append((id, record.through.isSettled ? Set(known) : nil))
            }
        }
    }

    /// Every id that one reaches, the starts among them, and whether there may be more.
    func reach(from starts: [String]) -> (ids: Set<String>, isOpen: Bool) {
        var ids = Set(starts)
        var waiting = starts
        while let id = waiting.popLast() {
            for other in next[id] ?? [] where ids.insert(other).inserted { waiting.append(other) }
        }
        return (ids, isOpen(ids))
    }

    private func isOpen(_ ids: Set<String>) -> Bool {
        switch direction {
        case .dependencies:
            // Nobody says on what something depends that is no record.
            ids.contains { places[$0] == nil }
                || vague.contains { record in record.through == nil && record.id.map { ids.contains($0) } ?? false }
        case .dependents:
            !ids.isEmpty
                && vague.contains { record in
                    if let id = record.id, ids.contains(id) { return false }
                    return record.through.map { !$0.isDisjoint(with: ids) } ?? true
                }
        }
    }
}

extension FactView.Reading {
    fileprivate var text: String? {
        if case .known(.string(let text)) = self { text } else { nil }
    }

    /// The texts that a set is known to hold.
    var texts: [String] {
        guard case .known(.set(let set)) = self else { return [] }
        return set.members.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
