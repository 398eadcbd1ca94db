/// One thing that can be known of an incident or of its establishment.
package struct Fact: Hashable, Sendable {
    /// How the person on call is asked for it.
    package struct Question: Hashable, Sendable {
        /// The question, in the language of the pack; nil where the author wrote none.
        package let text: String?

        /// How to find the answer.
        package let how: String?

        /// From 1, at once, to 5, hours.
        package let effort: Int

        /// Who can answer; empty means anybody.
        package let knownBy: [PackIndex<Role>]

        /// Among the first questions while the fact is unknown.
        package let isPinned: Bool

        /// What a fact says of its own asking.
        package init(text: String?, how: String?, effort: Int, knownBy: [PackIndex<Role>], isPinned: Bool) {
            self.text = text
            self.how = how
            self.effort = effort
            self.knownBy = knownBy
            self.isPinned = isPinned
        }
    }

    /// Dotted path, the fact's place in the incident's JSON unless `sources` says otherwise.
    package let name: String

    package let type: FactType

    /// JSON paths that are read for this fact; several only for a set, of which each gives members.
    package let sources: [String]

    package let question: Question

    /// The fact that tells how precise a datetime is.
    package let precision: PackIndex<Fact>?

    /// True for an open set: what is listed is a lower bound.
    package let isOpen: Bool

    /// The boolean fact that, when true, says that an open set is listed whole.
    package let closedBy: PackIndex<Fact>?

    /// The collection whose records have this fact, each its own; nil for a fact of the incident.
    package let collection: PackIndex<Fact>?

    /// True for a collection that stands in the incident as an object: each of its keys with a value makes a record.
    package let isMap: Bool

    /// True for a fact that the pack computes from others.
    package let isDerived: Bool

    /// True for a fact of the incident itself, that the pack doesn't compute: somebody can learn it.
    package var canBeLearnt: Bool { !isDerived && collection == nil }

    /// A fact as its vocabulary declares it.
    package init(
        name: String, type: FactType, sources: [String], question: Question, precision: PackIndex<Fact>?, isOpen: Bool,
        isDerived: Bool, closedBy: PackIndex<Fact>? = nil, collection: PackIndex<Fact>? = nil,
        isMap: Bool = false
    ) {
        self.name = name
        self.type = type
        self.sources = sources
        self.question = question
        self.precision = precision
        self.isOpen = isOpen
        self.closedBy = closedBy
        self.collection = collection
        self.isDerived = isDerived
        self.isMap = isMap
    }
}
