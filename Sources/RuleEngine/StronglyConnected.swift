/// The nodes of a graph in groups that reach one another, each group after those that it reaches; `steps` are the nodes that
/// one step leads to from each.
///
/// Tarjan's strongly connected components, without recursion: a chain may be as long as there are nodes.
package func stronglyConnectedGroups(of steps: [[Int]]) -> [[Int]] {
    var groups: [[Int]] = []
    var order = Array(repeating: -1, count: steps.count)
    var lowest = order
    var isGrouped = Array(repeating: false, count: steps.count)
    var met = 0
    var open: [Int] = []
    var path: [(node: Int, step: Int)] = []
    for start in steps.indices where order[start] < 0 {
        path.append((start, 0))
        while let (node, step) = path.last {
            if order[node] < 0 {
                order[node] = met
                lowest[node] = met
                met += 1
                open.append(node)
            }
            if step < steps[node].count {
                path[path.count - 1].step += 1
                let other = steps[node][step]
                if order[other] < 0 {
                    path.append((other, 0))
                } else if !isGrouped[other] {
                    lowest[node] = min(lowest[node], order[other])
                }
                continue
            }
            path.removeLast()
            if let former = path.last?.node { lowest[former] = min(lowest[former], lowest[node]) }
            guard lowest[node] == order[node] else { continue }
            var group: [Int] = []
            while let member = open.popLast() {
                isGrouped[member] = true
                group.append(member)
                if member == node { break }
            }
            groups.append(group)
        }
    }
    return groups
}
