import RuleEngine
import TestSupport
import Testing

@Suite struct StronglyConnectedTests {
    /// From each node, those that steps lead to: walked one by one, as the reference.
    private func reached(_ steps: [[Int]]) -> [Set<Int>] {
        steps.indices.map { start in
            var reached: Set<Int> = [start]
            var waiting = [start]
            while let node = waiting.popLast() {
                for other in steps[node] where reached.insert(other).inserted { waiting.append(other) }
            }
            return reached
        }
    }

    @Test func `groups are those that reach one another, each after those that it reaches, on random graphs`() {
        var random = SeededRandom(seed: 11)
        var joined = 0
        for _ in 0..<3000 {
            let count = Int.random(in: 0...9, using: &random)
            let steps = (0..<count).map { _ in
                (0..<Int.random(in: 0...2, using: &random)).map { _ in Int.random(in: 0..<count, using: &random) }
            }
            let reached = reached(steps)
            let groups = stronglyConnectedGroups(of: steps)
            #expect(groups.flatMap { $0 }.sorted() == Array(steps.indices))
            var place = Array(repeating: 0, count: count)
            for (number, group) in groups.enumerated() { for node in group { place[node] = number } }
            for node in steps.indices {
                for other in steps.indices {
                    let isMutual = reached[node].contains(other) && reached[other].contains(node)
                    #expect((place[node] == place[other]) == isMutual, "\(steps)")
                    if reached[node].contains(other) { #expect(place[other] <= place[node], "\(steps)") }
                }
            }
            joined += groups.count { $0.count > 1 }
        }
        #expect(joined > 500)
    }

    @Test func `a long chain takes no stack`() {
        let count = 200_000
        let steps = (0..<count).map { $0 + 1 < count ? [$0 + 1] : [] }
        #expect(stronglyConnectedGroups(of: steps).first == [count - 1])
    }
}
