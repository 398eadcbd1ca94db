package import Diagnostics
package import RuleEngine

/// What the file of a profile comes to.
package struct ProfileReading {
    /// Nil where the profile has errors.
    package let establishment: Establishment?
    package let diagnostics: [Diagnostic]

    /// The outcome of reading one profile.
    package init(_ establishment: Establishment?, _ diagnostics: [Diagnostic] = []) {
        self.establishment = establishment
        self.diagnostics = diagnostics
    }
}
