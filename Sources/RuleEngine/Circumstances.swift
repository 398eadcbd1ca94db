package import CivilTime
package import Vocabularies

/// What conditions read beside the facts.
package struct Circumstances: Hashable, Sendable {
    /// What has been done.
    package let done: Set<PackIndex<Action>>

    /// When the house is fully staffed.
    package let workingHours: WorkingHours

    /// Where the house's clocks stand; nil leaves the pack's.
    package let zone: Zone?

    /// What stands beside the facts at one moment; nothing is done unless it is said.
    package init(
        done: Set<PackIndex<Action>> = [], workingHours: WorkingHours = .usual, zone: Zone? = nil
    ) {
        self.done = done
        self.workingHours = workingHours
        self.zone = zone
    }
}
