import RuleEngine

/// Lines after their hard prerequisites, and those that wait for one another.
///
/// The loader has refused circles of actions; records may still depend on one another. Without recursion: a chain of
/// prerequisites may be as long as a pack has actions.
struct PrerequisiteOrder {
    /// The places of the lines that need others, and of those that these need, each after what it needs.
    private(set) var sequence: [Int] = []

    /// The places of lines on a circle, in order.
    private(set) var circular: [Int] = []

    private enum Progress { case unseen, open, closed }

    /// Orders the lines of a table by what each needs; `further` tells what an action without a line needs.
    init(of table: LineTable, _ needs: [[ActionInstance]], further: (ActionInstance) -> [ActionInstance]) {
        var needs = needs
        var progress = needs.map { _ in Progress.unseen }
        // What has no line may need what has one: it gets a place after theirs.
        var absent: [ActionInstance: Int] = [:]
        func place(of instance: ActionInstance) -> Int {
            if let place = table.place(of: instance) ?? absent[instance] { return place }
            absent[instance] = needs.count
            needs.append(further(instance))
            progress.append(.unseen)
            return needs.count - 1
        }
        var path: [Int] = []
        var isCircular: Set<Int> = []
        let starts = table.lines.indices.filter { !needs[$0].isEmpty }
        var waiting = starts.reversed().map { (place: $0, isOpened: false) }
        while let (current, isOpened) = waiting.popLast() {
            if isOpened {
                if current < table.lines.count { sequence.append(current) }
                progress[current] = .closed
                path.removeLast()
            } else if progress[current] == .open, let start = path.lastIndex(of: current) {
                isCircular.formUnion(path[start...])
            } else if progress[current] == .unseen {
                progress[current] = .open
                path.append(current)
                waiting.append((current, true))
                for instance in needs[current].reversed() { waiting.append((place(of: instance), false)) }
            }
        }
        circular = isCircular.filter { $0 < table.lines.count }.sorted()
    }
}
