package import CivilTime
package import Vocabularies

/// What a pack says of itself.
package struct Header: Hashable, Sendable {
    package let id: String
    package let version: String
    package let zone: Zone

    /// The clock of last resort, and the zero of the page.
    package let timeZero: PackIndex<Fact>

    /// For whom page 1 is made when nobody says.
    package let defaultReader: PackIndex<Role>?

    package let bindings: Bindings
    package let legalNotice: String?
    package let disclaimer: String?

    /// No runbook is made of an incident that meets it.
    package let skipIf: Condition?

    /// What a closed incident still calls for; nil where the pack doesn't tell closed ones.
    package let closing: Closing?

    /// The types of incident to think of first while none is known, in that order.
    package let likelyTypes: [LikelyType]

    /// What tells who else is hit where one establishment hosts what others use; nil where the pack doesn't tell.
    package let hosting: Hosting?

    /// A header with its bindings.
    package init(
        id: String, version: String, zone: Zone, timeZero: PackIndex<Fact>, defaultReader: PackIndex<Role>?,
        bindings: Bindings, legalNotice: String?, disclaimer: String?, skipIf: Condition? = nil,
        closing: Closing? = nil, likelyTypes: [LikelyType] = [], hosting: Hosting? = nil
    ) {
        self.id = id
        self.version = version
        self.zone = zone
        self.timeZero = timeZero
        self.defaultReader = defaultReader
        self.bindings = bindings
        self.legalNotice = legalNotice
        self.disclaimer = disclaimer
        self.skipIf = skipIf
        self.closing = closing
        self.likelyTypes = likelyTypes
        self.hosting = hosting
    }
}

/// The few facts that outputs need by their role, since the engine knows none by name.
package struct Bindings: Hashable, Sendable {
    package let id: PackIndex<Fact>
    package let types: PackIndex<Fact>?
    package let severity: PackIndex<Fact>?
    package let status: PackIndex<Fact>?
    package let exercise: PackIndex<Fact>?
    package let title: PackIndex<Fact>?
    package let establishment: PackIndex<Fact>?
    package let group: PackIndex<Fact>?

    /// What people call the establishment, for lists of several.
    package let establishmentName: PackIndex<Fact>?

    /// Bindings; those left nil are left out of outputs.
    package init(
        id: PackIndex<Fact>, types: PackIndex<Fact>? = nil, severity: PackIndex<Fact>? = nil,
        status: PackIndex<Fact>? = nil, exercise: PackIndex<Fact>? = nil, title: PackIndex<Fact>? = nil,
        establishment: PackIndex<Fact>? = nil, group: PackIndex<Fact>? = nil,
        establishmentName: PackIndex<Fact>? = nil
    ) {
        self.id = id
        self.types = types
        self.severity = severity
        self.status = status
        self.exercise = exercise
        self.title = title
        self.establishment = establishment
        self.group = group
        self.establishmentName = establishmentName
    }
}
