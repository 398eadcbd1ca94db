import Vocabularies

/// The least of some readings, or what is known of it.
struct Least {
    private var least: FactValue?

    /// The least of what others are at least.
    private var floor: FactValue?

    /// True where a reading that isn't known, or is that or less, may be less.
    var isVague = false

    /// True where a record that isn't known may belong to them.
    var isPartial = false

    /// Which are among them of the sixty-four records that are looked for.
    fileprivate var found: UInt64 = 0

    var reading: FactView.Reading {
        guard let least else { return isVague || floor != nil ? .unknown : .notApplicable }
        let isAtMost = isVague || floor.map { $0.compared(to: least) == .below } ?? false
        return isAtMost ? .bounded(Bound(.atMost, least)) : .known(least)
    }

    mutating func take(_ reading: FactView.Reading) {
        switch reading {
        case .known(let value): least = Least.lesser(least, value)
        case .bounded(let bound) where bound.side == .atLeast: floor = Least.lesser(floor, bound.value)
        case .bounded(let bound):
            least = Least.lesser(least, bound.value)
            isVague = true
        case .unknown: isVague = true
        case .notApplicable: break
        }
    }

    /// Takes others, of which some may have been taken.
    mutating func take(_ other: Least) {
        least = Least.lesser(least, other.least)
        floor = Least.lesser(floor, other.floor)
        isVague = isVague || other.isVague
        isPartial = isPartial || other.isPartial
        found |= other.found
    }

    private static func lesser(_ left: FactValue?, _ right: FactValue?) -> FactValue? {
        guard let left, let right else { return left ?? right }
        return left.compared(to: right) == .above ? right : left
    }
}

/// The least over what each id of a graph reaches.
struct Leasts {
    private let numbers: [String: Int]
    private var leasts: [Least]

    /// Of the graph, where `readings` is what each id says.
    init(of graph: RecordGraph, _ readings: (String) -> [FactView.Reading]) {
        let groups = RecordGroups(graph)
        let vague = graph.vague
        let silent = Set(vague.compactMap { $0.through == nil ? $0.id : nil })
        let nameless = vague.filter { $0.id == nil }
        let named = nameless.reduce(into: Set<String>()) { $0.formUnion($1.through ?? []) }
        let isOpen = nameless.contains { $0.through == nil }
        numbers = groups.numbers
        leasts = groups.combined { id in
            var least = Least()
            for reading in readings(id) { least.take(reading) }
            switch graph.direction {
            case .dependencies: least.isPartial = graph.places[id] == nil || silent.contains(id)
            case .dependents: least.isPartial = isOpen || named.contains(id)
            }
            return least
        }
        if graph.direction == .dependents { open(silent, groups) }
        for number in leasts.indices where leasts[number].isPartial { leasts[number].isVague = true }
    }

    /// What doesn't say on what it depends may depend on each id that doesn't reach it: sixty-four are told of at a time.
    private mutating func open(_ silent: Set<String>, _ groups: RecordGroups) {
        var places: [String: Int] = [:]
        for id in silent { places[id] = places.count }
        for first in stride(from: 0, to: silent.count, by: UInt64.bitWidth) {
            let all = UInt64.max >> UInt64(max(0, first + UInt64.bitWidth - silent.count))
            let told = groups.combined { id in
                var least = Least()
                // Of a place that isn't among them the bit is shifted out.
                if let place = places[id], place >= first { least.found = 1 << UInt64(place - first) }
                return least
            }
            for number in leasts.indices where told[number].found != all { leasts[number].isPartial = true }
        }
    }

    /// The least over what an id reaches alone, itself included; nil for one that no record has or names.
    subscript(id: String) -> Least? { numbers[id].map { leasts[$0] } }
}
