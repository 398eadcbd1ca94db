package import Vocabularies

/// An action, and the record of a collection that it is about: one line of a runbook.
package struct ActionInstance: Hashable, Comparable, Sendable {
    package let action: PackIndex<Action>

    /// The id of the record; nil for an action that is about none, and where no record is known.
    package let target: String?

    /// An action about one record, or about none.
    package init(_ action: PackIndex<Action>, target: String? = nil) {
        self.action = action
        self.target = target
    }

    package static func < (left: Self, right: Self) -> Bool {
        guard left.action == right.action else { return left.action < right.action }
        guard let target = right.target else { return false }
        return left.target.map { precedes($0, target) } ?? true
    }
}

/// The records of a collection that meet a condition.
package struct RecordSelection: Hashable, Sendable {
    package let collection: PackIndex<Fact>

    /// Reads facts of the record beside those of the incident.
    package let condition: Condition

    /// The records of `collection` that meet `condition`.
    package init(in collection: PackIndex<Fact>, where condition: Condition) {
        self.collection = collection
        self.condition = condition
    }
}

/// What must be done before an action.
package struct Prerequisite: Hashable, Comparable, Sendable {
    package let action: PackIndex<Action>

    /// The fact of the action's own record that names the records about which the prerequisite must be done.
    package let through: PackIndex<Fact>?

    /// A prerequisite about the same record where both actions are about the same collection, else about every one.
    package init(_ action: PackIndex<Action>, through: PackIndex<Fact>? = nil) {
        self.action = action
        self.through = through
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.action.position, left.through?.position ?? -1) < (right.action.position, right.through?.position ?? -1)
    }
}
