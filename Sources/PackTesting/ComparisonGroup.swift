import CivilTime
import Runbooks
import Vocabularies

/// The changes that read alike, whatever the incident.
struct ComparisonGroup: Hashable {
    let action: String
    let kinds: [ActionChange.Kind]
    let before: State?
    let after: State?

    /// How much later it is due; nil where either has no known time.
    let shift: Duration?

    let rules: [String]

    /// What is read of a state.
    struct State: Hashable {
        let status: Line.Status
        let priority: String?

        init(_ state: ActionChange.State) {
            status = state.status
            priority = state.isToDo ? state.priority : nil
        }
    }

    private init(_ change: ActionChange) {
        action = change.action
        kinds = change.kinds
        before = change.before.map { State($0) }
        after = change.after.map { State($0) }
        shift = change.kinds.contains(.later) || change.kinds.contains(.earlier) ? change.shift : nil
        rules = change.rules
    }

    /// The groups of some changes, what takes most away first, with the ids of their incidents in the order of the feed.
    static func groups(of changes: [ActionChange]) -> [(group: ComparisonGroup, incidents: [String])] {
        var incidents: [ComparisonGroup: [String]] = [:]
        var vital: Set<ComparisonGroup> = []
        for change in changes {
            let group = ComparisonGroup(change)
            incidents[group, default: []].append(change.incident)
            if change.isVital { vital.insert(group) }
        }
        // Of two that read alike but for their states, the one met first in the feed comes first.
        var order: [ComparisonGroup: Int] = [:]
        for change in changes where order[ComparisonGroup(change)] == nil {
            order[ComparisonGroup(change)] = order.count
        }
        func key(_ group: ComparisonGroup) -> (Int, Int, Int) {
            (
                group.kinds.first.flatMap { ActionChange.Kind.allCases.firstIndex(of: $0) } ?? 0,
                vital.contains(group) ? 0 : 1, order[group] ?? 0
            )
        }
        return incidents.keys.sorted { key($0) < key($1) }.map { ($0, incidents[$0] ?? []) }
    }
}
