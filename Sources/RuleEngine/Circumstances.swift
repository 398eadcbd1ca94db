package import CivilTime
package import Vocabularies

/// What conditions read beside the facts.
package struct Circumstances: Hashable, Sendable {
    /// What has been done.
    package let done: Set<PackIndex<Action>>

    /// When the house is fully staffed.
    package let workingHours: WorkingHours

    /// What stands beside the facts at one moment; nothing is done unless it is said.
    package init(done: Set<PackIndex<Action>> = [], workingHours: WorkingHours = .usual) {
        self.done = done
        self.workingHours = workingHours
    }
}
