package import Vocabularies

/// The actions that decide, of some, what becomes of them and how they press: all else may be left out of their plan.
///
/// They are what waits for those, what that needs in turn, and what shares a ban or a resource with any of them.
package struct ActionSlice: Sendable {
    private var isKept: [Bool]

    /// The slice for some actions of the pack of an index; and for others of which only what becomes of them is asked,
    /// and not how they press.
    package init(
        for actions: some Sequence<PackIndex<Action>>, statusOf others: [PackIndex<Action>] = [], in index: RuleIndex
    ) {
        let bonds = index.bonds
        isKept = Array(repeating: false, count: bonds.needed.count)
        // What waits for an action gives it its own deadline; what it needs decides whether it can be done.
        reach(Array(actions), through: bonds.needing, bonds.tied)
        let pressing = isKept.indices.filter { isKept[$0] }.map { PackIndex<Action>($0) }
        reach(pressing + others, through: bonds.needed, bonds.tied)
    }

    /// True for an action that is kept.
    package func contains(_ action: PackIndex<Action>) -> Bool { isKept[action.position] }

    private mutating func reach(
        _ starts: [PackIndex<Action>], through first: [[PackIndex<Action>]], _ second: [[PackIndex<Action>]]
    ) {
        var waiting = starts
        var isSeen = Array(repeating: false, count: isKept.count)
        while let action = waiting.popLast() {
            guard !isSeen[action.position] else { continue }
            isSeen[action.position] = true
            isKept[action.position] = true
            waiting += first[action.position] + second[action.position]
        }
    }
}

/// Which actions have a say in what becomes of which, by the position of each.
struct ActionBonds: Sendable {
    /// What must be done before each.
    private(set) var needed: [[PackIndex<Action>]]

    /// Before what each must be done.
    private(set) var needing: [[PackIndex<Action>]]

    /// What waits for the end of a ban with each, and what destroys or needs the same thing; linked to one another in a
    /// row, since all that share something go together.
    private(set) var tied: [[PackIndex<Action>]]

    /// The bonds of a pack's actions.
    init(of pack: RulePack) {
        needed = pack.actions.map { $0.after.map { $0.action } }
        needing = Array(repeating: [], count: needed.count)
        tied = needing
        var users: [PackIndex<Resource>: PackIndex<Action>] = [:]
        for action in pack.actions.packIndices {
            for other in needed[action.position] { needing[other.position].append(action) }
            for resource in pack.actions[action].needs + pack.actions[action].destroys {
                if let user = users[resource] { tie(action, user) }
                users[resource] = action
            }
        }
        for rule in pack.rules {
            for consequence in rule.consequences {
                guard case .forbid(let ban) = consequence.effect else { continue }
                for action in ban.until { tie(consequence.action, action) }
            }
        }
    }

    private mutating func tie(_ left: PackIndex<Action>, _ right: PackIndex<Action>) {
        tied[left.position].append(right)
        tied[right.position].append(left)
    }
}
