package import CivilTime

/// What the law, or a contract, makes of an action: to whom, by which text, and how surely that was read.
package struct LegalDuty: Hashable, Sendable {
    /// To whom it is due.
    package let addressee: Action.Addressee

    /// The text, and the place in it.
    package let basis: String

    package let certainty: Certainty

    /// What of it was not read, or not in force, in a few words; nil where all of it was.
    package let unread: String?

    /// When somebody last read it.
    package let verifiedOn: CivilDate

    /// True for what is owed only as long as the incident lasts: a call for help, a warning.
    package let endsWithIncident: Bool

    /// A duty as the pack gives it.
    package init(
        addressee: Action.Addressee, basis: String, certainty: Certainty, unread: String?, verifiedOn: CivilDate,
        endsWithIncident: Bool
    ) {
        self.addressee = addressee
        self.basis = basis
        self.certainty = certainty
        self.unread = unread
        self.verifiedOn = verifiedOn
        self.endsWithIncident = endsWithIncident
    }

    /// For how many days a reading counts: the law moves.
    package static let freshDays = 365

    /// How the text is known.
    package enum Certainty: String, Hashable, Sendable, CaseIterable {
        /// The text itself, or the authority's own page, was read.
        case read = "A"
        /// It was read in a summary.
        case summarised = "B"
        /// It is known to the authors, who did not read it again.
        case recalled = "C"
    }
}
