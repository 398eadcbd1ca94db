/// The ids of a graph in groups that reach one another, each group after those that it reaches: what is told of all that an id
/// reaches is then told of every id in one pass, where a walk from each would take the square of their number.
struct RecordGroups {
    /// The number of each id.
    private(set) var numbers: [String: Int] = [:]

    private var ids: [String] = []

    /// For each id, those that one step reaches.
    private var steps: [[Int]] = []

    private var groups: [[Int]] = []

    /// The group of each id; -1 until it is told.
    private var places: [Int] = []

    init(_ graph: RecordGraph) {
        for id in graph.places.keys { _ = number(of: id) }
        for (id, others) in graph.next { steps[number(of: id)] = others.map { number(of: $0) } }
        places = Array(repeating: -1, count: ids.count)
        group()
    }

    private mutating func number(of id: String) -> Int {
        if let number = numbers[id] { return number }
        numbers[id] = ids.count
        ids.append(id)
        steps.append([])
        return ids.count - 1
    }

    /// Tarjan's strongly connected components, without recursion: a chain may be as long as there are records.
    private mutating func group() {
        var order = places
        var lowest = places
        var met = 0
        var open: [Int] = []
        var path: [(id: Int, step: Int)] = []
        for start in steps.indices where order[start] < 0 {
            path.append((start, 0))
            while let (id, step) = path.last {
                if order[id] < 0 {
                    order[id] = met
                    lowest[id] = met
                    met += 1
                    open.append(id)
                }
                if step < steps[id].count {
                    path[path.count - 1].step += 1
                    let other = steps[id][step]
                    if order[other] < 0 {
                        path.append((other, 0))
                    } else if places[other] < 0 {
                        lowest[id] = min(lowest[id], order[other])
                    }
                    continue
                }
                path.removeLast()
                if let former = path.last?.id { lowest[former] = min(lowest[former], lowest[id]) }
                guard lowest[id] == order[id] else { continue }
                var group: [Int] = []
                while let member = open.popLast() {
                    places[member] = groups.count
                    group.append(member)
                    if member == id { break }
                }
                groups.append(group)
            }
        }
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
