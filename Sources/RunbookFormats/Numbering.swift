import RuleEngine
import Runbooks
import Vocabularies

/// The number of each line to do: those of page 1 first, so that a line has one number to say on the phone.
struct Numbering: Sendable {
    private let numbers: [ActionInstance: Int]

    init(plan: Plan, reader: Reader) {
        let page = plan.pageOne(for: reader)
        let onPage = Set(page.map { $0.instance })
        let rest = plan.placed.filter { !onPage.contains($0.instance) }
        var numbers: [ActionInstance: Int] = [:]
        for (place, group) in (page.grouped + rest.grouped).enumerated() {
            for line in group { numbers[line.instance] = place + 1 }
        }
        self.numbers = numbers
    }

    /// The number of a line to do, nil for one that isn't.
    subscript(instance: ActionInstance) -> Int? { numbers[instance] }

    /// `n° 3, n° 12`, in order.
    func list(_ instances: [ActionInstance]) -> String {
        Set(instances.compactMap { numbers[$0] }).sorted().map { "n° \($0)" }.joined(separator: ", ")
    }

    /// The numbers of every line of some actions, in order.
    func list(_ actions: [PackIndex<Action>]) -> String {
        list(numbers.keys.filter { actions.contains($0.action) })
    }
}
