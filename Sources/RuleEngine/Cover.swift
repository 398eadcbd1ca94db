package import Vocabularies

/// What every plan of a pack must hold where a condition is met: its author's promise, kept by his tests.
package struct Cover: Hashable, Sendable {
    package let name: String

    /// Where the promise holds; of the whole incident.
    package let condition: Condition

    /// Actions that are required, by precaution or waiting for another if need be; in order.
    package let require: [PackIndex<Action>]

    /// Actions that no rule wants; in order.
    package let never: [PackIndex<Action>]

    /// A promise about actions of the same pack.
    package init(
        name: String, condition: Condition, require: [PackIndex<Action>] = [], never: [PackIndex<Action>] = []
    ) {
        self.name = name
        self.condition = condition
        self.require = require
        self.never = never
    }
}
