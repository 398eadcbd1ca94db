package import CivilTime
package import RuleEngine

/// What became of an action, and when.
package struct Deed: Hashable, Sendable {
    /// How it ended.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case done
        case impossible
        case notApplicable = "not_applicable"
    }

    package let kind: Kind
    package let instant: Instant

    /// Who says so; nil when nobody signed.
    package let author: String?

    /// Of a decision that is made, the place of what was chosen among the action's options; nil where nobody said.
    package let option: Int?

    /// A word on an action.
    package init(_ kind: Kind, at instant: Instant, by author: String? = nil, option: Int? = nil) {
        self.kind = kind
        self.instant = instant
        self.author = author
        self.option = option
    }
}

/// Something that was said of an action and no longer counts.
package struct Retraction: Hashable, Sendable {
    package let action: ActionInstance

    /// The last word of what was said.
    package let deed: Deed

    /// When it was taken back.
    package let instant: Instant

    /// Who took it back; nil when nobody signed.
    package let author: String?

    init(_ action: ActionInstance, _ deed: Deed, at instant: Instant, by author: String?) {
        self.action = action
        self.deed = deed
        self.instant = instant
        self.author = author
    }
}

/// Something written down that no rule reads.
package struct Note: Hashable, Sendable {
    /// For whom it is.
    package enum Kind: Hashable, Sendable {
        case note
        /// For whoever comes next.
        case handover
    }

    package let kind: Kind
    package let text: String
    package let instant: Instant

    /// Who wrote it; nil when nobody signed.
    package let author: String?

    init(_ kind: Kind, _ text: String, at instant: Instant, by author: String?) {
        self.kind = kind
        self.text = text
        self.instant = instant
        self.author = author
    }
}
