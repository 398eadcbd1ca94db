import RuleEngine
import Runbooks
import Vocabularies

/// The number of each line to do: those of page 1 first, so that a line has one number to say on the phone.
struct Numbering: Sendable {
    private let numbers: [PackIndex<Action>: Int]

    init(plan: Plan, reader: Reader) {
        let page = plan.pageOne(for: reader).map { $0.action }
        let onPage = Set(page)
        let rest = plan.placed.map { $0.action }.filter { !onPage.contains($0) }
        var numbers: [PackIndex<Action>: Int] = [:]
        for (place, action) in (page + rest).enumerated() { numbers[action] = place + 1 }
        self.numbers = numbers
    }

    /// The number of a line to do, nil for one that isn't.
    subscript(action: PackIndex<Action>) -> Int? { numbers[action] }

    /// `n° 3, n° 12`, in order.
    func list(_ actions: [PackIndex<Action>]) -> String {
        actions.compactMap { numbers[$0] }.sorted().map { "n° \($0)" }.joined(separator: ", ")
    }
}
