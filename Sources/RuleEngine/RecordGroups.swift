/// The ids of a graph in groups that reach one another, each group after those that it reaches: what is told of all that an id
/// reaches is then told of every id in one pass, where a walk from each would take the square of their number.
struct RecordGroups {
    /// The number of each id.
    private(set) var numbers: [String: Int] = [:]

    private var ids: [String] = []

    /// For each id, those that one step reaches.
    private var steps: [[Int]] = []

    private var groups: [[Int]] = []

    /// The group of each id.
    private var places: [Int] = []

    init(_ graph: RecordGraph) {
        for id in graph.places.keys { _ = number(of: id) }
        for (id, others) in graph.next { steps[number(of: id)] = others.map { number(of: $0) } }
        groups = stronglyConnectedGroups(of: steps)
        places = Array(repeating: 0, count: ids.count)
        for (place, group) in groups.enumerated() {
            for id in group { places[id] = place }
        }
    }

    private mutating func number(of id: String) -> Int {
        if let number = numbers[id] { return number }
        numbers[id] = ids.count
        ids.append(id)
        steps.append([])
        return ids.count - 1
    }

    /// For the number of each id, what is told of it and of all that it reaches.
    func combined(_ told: (String) -> Least) -> [Least] {
        var sums: [Least] = []
        for group in groups {
            var sum = Least()
            for id in group {
                sum.take(told(ids[id]))
                for other in steps[id] where places[other] < sums.count { sum.take(sums[places[other]]) }
            }
            sums.append(sum)
        }
        return places.map { sums[$0] }
    }
}
