package import CivilTime

/// How a runbook is to be shown, other than what it says.
package struct Presentation: Hashable, Sendable {
    /// Whether a terminal may be sent bold and reverse; nothing is said by them alone.
    package let color: Bool

    /// Where the rules were found.
    package let rulesPath: String?

    /// The command that gave this runbook, to be repeated with one more answer; nil when it can't be.
    package let command: String?

    /// When it was made, for what is made before any night: its hours are left to fill in; nil for a runbook of its moment.
    package let preparedAt: Instant?

    /// True for what is made before any night.
    var isPrepared: Bool { preparedAt != nil }

    /// A presentation; what is left out isn't shown.
    package init(color: Bool = false, rulesPath: String? = nil, command: String? = nil, preparedAt: Instant? = nil) {
        self.preparedAt = preparedAt
        self.color = color
        self.rulesPath = rulesPath
        self.command = command
    }
}
