package import CivilTime

/// What a site or a region changes of a pack, as it was applied.
package struct Overlay: Hashable, Sendable {
    package let id: String
    package let version: String

    /// Sorted by address.
    package let changes: [Change]

    /// `sha256:` and the digest of the changes and of the pack as they leave it.
    package let digest: String

    /// Changes that gave `result`.
    package init(id: String, version: String, changes: [Change], result: RulePack) {
        self.id = id
        self.version = version
        self.changes = changes
        var image = ByteImage()
        image.write(id)
        image.write(version)
        image.write(result.digest)
        image.list(changes) { $0.write($1) }
        digest = image.digest()
    }

    /// The same overlay, with other words for why, by whom and by which decision each change is.
    package func replacingWords(
        _ words: (Change) -> (reason: String, approvedBy: String?, reference: String?)
    ) -> Overlay {
        let changes = self.changes.map { change in
            let new = words(change)
            return Change(
                address: change.address, subject: change.subject, before: change.before, after: change.after,
                isLoosening: change.isLoosening, reason: new.reason, approvedBy: new.approvedBy,
                reviewBy: change.reviewBy,
                derogation: change.derogation.map { old in
                    Derogation(reference: new.reference ?? "", until: old.until, isLapsed: old.isLapsed)
                })
        }
        return Overlay(id: id, version: version, changes: changes, digest: digest)
    }

    /// An overlay that was applied elsewhere, with the digest that it had there.
    init(id: String, version: String, changes: [Change], digest: String) {
        self.id = id
        self.version = version
        self.changes = changes
        self.digest = digest
    }

    /// One thing that is otherwise here.
    package struct Change: Hashable, Sendable {
        /// What is changed, as the overlay names it: `actions/isoler-reseau/deadline`.
        package let address: String

        package let subject: Subject

        /// What the pack says, on one line; nil where it says nothing, and for a rule as a whole.
        package let before: String?

        /// What is said in its place.
        package let after: String?

        /// True where the pack asks for less than it did, or later; never for what a lapsed derogation allowed.
        package let isLoosening: Bool

        package let reason: String
        package let approvedBy: String?
        package let reviewBy: CivilDate?

        /// What allows a protected duty to be loosened.
        package let derogation: Derogation?

        /// A change with what its author says of it.
        package init(
            address: String, subject: Subject, before: String?, after: String?, isLoosening: Bool, reason: String,
            approvedBy: String?, reviewBy: CivilDate?, derogation: Derogation?
        ) {
            self.address = address
            self.subject = subject
            self.before = before
            self.after = after
            self.isLoosening = isLoosening
            self.reason = reason
            self.approvedBy = approvedBy
            self.reviewBy = reviewBy
            self.derogation = derogation
        }
    }

    /// What a change is about.
    package enum Subject: Hashable, Sendable {
        /// An attribute of the pack as a whole.
        case pack(attribute: String)
        /// An attribute of an action, wherever it is wanted.
        case action(id: String, attribute: String)
        /// An attribute of what a rule says of an action; no attribute for all of it.
        case consequence(rule: String, title: String, action: String, attribute: String?)
        /// The situations in which a rule holds.
        case narrowed(rule: String, title: String)
        /// A rule, or what it says of one action.
        case removed(rule: String, title: String, action: String?)
    }

    /// The decision that allows a protected duty to be loosened, until a day.
    package struct Derogation: Hashable, Sendable {
        package let reference: String

        /// The last day on which it holds.
        package let until: CivilDate

        /// True where that day is past: what it allowed is set aside, and the pack's own word holds.
        package let isLapsed: Bool

        /// A derogation with its reference.
        package init(reference: String, until: CivilDate, isLapsed: Bool) {
            self.reference = reference
            self.until = until
            self.isLapsed = isLapsed
        }
    }
}

extension RulePack {
    /// This pack as what overlays made of another one, whose digest it keeps.
    package func overlaid(by overlays: [Overlay], on base: RulePack) -> RulePack {
        RulePack(
            header: header, vocabulary: vocabulary, askedIf: askedIf, derivations: derivations,
            resolutionOrder: resolutionOrder, actions: actions, rules: rules, groups: groups, covers: covers,
            optionals: optionals, measures: measures, overlays: overlays, digest: base.digest)
    }
}

extension ByteImage {
    mutating func write(_ change: Overlay.Change) {
        write(change.address)
        write(change.isLoosening)
        write(change.reason)
        optional(change.approvedBy) { $0.write($1) }
        optional(change.reviewBy) { $0.write($1.dayNumber) }
        optional(change.derogation) { image, derogation in
            image.write(derogation.reference)
            image.write(derogation.until.dayNumber)
            image.write(derogation.isLapsed)
        }
    }
}
