import RuleEngine

/// Lines after their hard prerequisites, and those that wait for one another.
///
/// The loader has refused circles of actions; records may still depend on one another, and a ban wait for what it bans. Only
/// what is to do can wait, and only for what isn't done: nothing else closes a circle, or has a say in who is on one.
struct PrerequisiteOrder {
    /// The places of lines, each after what it needs.
    let sequence: [Int]

    /// The places of lines on a circle, in order.
    let circular: [Int]

    /// Orders the lines of a table by what each needs.
    init(of table: LineTable, _ needs: [[ActionInstance]]) {
        let steps = table.lines.indices.map { place -> [Int] in
            guard table.lines[place].isPlaced else { return [] }
            return needs[place].compactMap { table.place(of: $0) }
                .filter { table.lines[$0].isPlaced && !table.lines[$0].isDone }
        }
        let groups = stronglyConnectedGroups(of: steps)
        sequence = groups.flatMap { $0 }
        circular = groups.filter { $0.count > 1 || steps[$0[0]].contains($0[0]) }.flatMap { $0 }.sorted()
    }
}
