/// The ids of a graph in groups that reach one another, each group after those that it reaches: what is told of all that an id
/// reaches is then told of every id in one pass, where a walk from each would take the square of their number.
struct RecordGroups {
    private let ids: [String]

    /// For each id, those that one step reaches.
    private let steps: [[Int]]

    private let groups: [[Int]]

    /// The group of each id.
    private let places: [Int]

    init(_ graph: RecordGraph) {
        var numbers: [String: Int] = [:]
        var ids: [String] = []
        func number(_ id: String) -> Int {
            if let number = numbers[id] { return number }
            numbers[id] = ids.count
            ids.append(id)
            return ids.count - 1
        }
        for id in graph.places.keys { _ = number(id) }
        let edges = graph.next.map { (number($0.key), $0.value.map { number($0) }) }
        var steps: [[Int]] = Array(repeating: [], count: ids.count)
        for (id, others) in edges { steps[id] = others }
        self.ids = ids
        self.steps = steps
        (groups, places) = RecordGroups.groups(by: steps)
    }

    /// Tarjan's strongly connected components, without recursion: a chain may be as long as there are records.
    private static func groups(by steps: [[Int]]) -> ([[Int]], places: [Int]) {
        var groups: [[Int]] = []
        var places = Array(repeating: -1, count: steps.count)
        var order = places
        var lowest = places
        var met = 0
        var open: [Int] = []
        var path: [(id: Int, step: Int)] = []
        func enter(_ id: Int) {
            order[id] = met
            lowest[id] = met
            met += 1
            open.append(id)
            path.append((id, 0))
        }
        for start in steps.indices where order[start] < 0 {
            enter(start)
            while let (id, step) = path.last {
                if step < steps[id].count {
                    path[path.count - 1].step += 1
                    let other = steps[id][step]
                    if order[other] < 0 {
                        enter(other)
                    } else if places[other] < 0 {
                        lowest[id] = min(lowest[id], order[other])
                    }
                    continue
                }
                path.removeLast()
                if let former = path.last?.id { lowest[former] = min(lowest[former], lowest[id]) }
                guard lowest[id] == order[id], let first = open.lastIndex(of: id) else { continue }
                let group = Array(open[first...])
                open.removeSubrange(first...)
                for member in group { places[member] = groups.count }
                groups.append(group)
            }
        }
        return (groups, places)
    }

    /// What is told of each id and of all that it reaches; `add` is in no order, and adds some more than once.
    func combined<Value>(_ value: (String) -> Value, _ add: (inout Value, Value) -> Void) -> [String: Value] {
        var values: [Value] = []
        for group in groups {
            var sum = value(ids[group[0]])
            for id in group.dropFirst() { add(&sum, value(ids[id])) }
            for id in group {
                for other in steps[id] where places[other] < values.count { add(&sum, values[places[other]]) }
            }
            values.append(sum)
        }
        return Dictionary(uniqueKeysWithValues: zip(ids, places).map { ($0, values[$1]) })
    }
}

extension RecordGraph {
    /// Whether what each id reaches alone may be more, as a walk from it tells.
    func openness(by groups: RecordGroups) -> [String: Bool] {
        let silent = Set(vague.compactMap { $0.through == nil ? $0.id : nil })
        switch direction {
        case .dependencies:
            return groups.combined({ places[$0] == nil || silent.contains($0) }, { $0 = $0 || $1 })
        case .dependents:
            let nameless = vague.filter { $0.id == nil }
            let named = nameless.reduce(into: Set<String>()) { $0.formUnion($1.through ?? []) }
            let isOpen = nameless.contains { $0.through == nil }
            var openness = groups.combined({ isOpen || named.contains($0) }, { $0 = $0 || $1 })
            // Any that doesn't say on what it depends may depend on an id which doesn't reach it: sixty-four at a time.
            let all = Array(silent)
            for first in stride(from: 0, to: all.count, by: UInt64.bitWidth) {
                let some = all[first..<min(first + UInt64.bitWidth, all.count)]
                let bits = Dictionary(uniqueKeysWithValues: some.enumerated().map { ($1, UInt64(1) << UInt64($0)) })
                let whole = bits.values.reduce(0, |)
                for (id, reached) in groups.combined({ bits[$0] ?? 0 }, { $0 |= $1 }) where reached != whole {
                    openness[id] = true
                }
            }
            return openness
        }
    }
}
