/// What each of some things needs, by position.
package struct DependencyGraph {
    /// Positions such that each comes after those it needs; those on a cycle, or that need one, are missing.
    package let order: [Int]

    /// Cycles, each from its least member, the needed one after the one that needs it.
    package let cycles: [[Int]]

    /// Sorts by need, ties by position, in time proportional to the edges.
    package init(_ needs: [Set<Int>]) {
        var order: [Int] = []
        var missing = needs.map { $0.count }
        var dependents: [[Int]] = Array(repeating: [], count: needs.count)
        for (position, needed) in needs.enumerated() {
            for other in needed { dependents[other].append(position) }
        }
        var ready = needs.indices.filter { missing[$0] == 0 }
        while !ready.isEmpty {
            order += ready
            var next: [Int] = []
            for position in ready {
                for dependent in dependents[position] {
                    missing[dependent] -= 1
                    if missing[dependent] == 0 { next.append(dependent) }
                }
            }
            ready = next.sorted()
        }
        self.order = order
        cycles = Self.cycles(among: Set(needs.indices).subtracting(order), needs)
    }

    /// One cycle at least for each group of positions that need one another.
    private static func cycles(among stuck: Set<Int>, _ needs: [Set<Int>]) -> [[Int]] {
        var cycles: [[Int]] = []
        var walkOf: [Int: Int] = [:]
        for start in stuck.sorted() where walkOf[start] == nil {
            var walk: [Int] = []
            var current = start
            while walkOf[current] == nil {
                walkOf[current] = start
                walk.append(current)
                // Whatever is stuck needs something stuck.
                guard let next = needs[current].filter({ stuck.contains($0) }).min() else { break }
                current = next
            }
            guard walkOf[current] == start, let first = walk.firstIndex(of: current) else { continue }
            let cycle = walk[first...]
            guard let least = cycle.min(), let pivot = cycle.firstIndex(of: least) else { continue }
            cycles.append(Array(cycle[pivot...] + cycle[..<pivot]))
        }
        return cycles
    }
}
