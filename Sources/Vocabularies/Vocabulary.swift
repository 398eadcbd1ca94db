/// The words that the rules of a pack may use.
package struct Vocabulary: Hashable, Sendable {
    /// From the most pressing to the least.
    package let priorities: [Priority]

    /// In the order of the page.
    package let phases: [Phase]

    /// From the one that wins a clash to the one that yields.
    package let interests: [Interest]

    /// Sorted by id.
    package let roles: [Role]

    /// Sorted by id.
    package let contacts: [Contact]

    /// Sorted by id.
    package let references: [Reference]

    /// Sorted by id.
    package let resources: [Resource]

    /// Sorted by id.
    package let glossary: [Abbreviation]

    /// Sorted by name; derived facts among them.
    package let facts: [Fact]

    /// Sorted by the name of their fact.
    package let collections: [RecordCollection]

    /// Sorted by the name of their fact.
    package let clocks: [Clock]

    /// What one may see first, in the order in which it is proposed.
    package let symptoms: [Symptom]

    /// A vocabulary whose references all resolve; the loader has checked it.
    package init(
        priorities: [Priority], phases: [Phase], interests: [Interest], roles: [Role], contacts: [Contact] = [],
        references: [Reference] = [], resources: [Resource] = [], glossary: [Abbreviation] = [], facts: [Fact],
        collections: [RecordCollection] = [],
        clocks: [Clock], symptoms: [Symptom] = []
    ) {
        self.priorities = priorities
        self.phases = phases
        self.interests = interests
        self.roles = roles
        self.contacts = contacts
        self.references = references
        self.resources = resources
        self.glossary = glossary
        self.facts = facts
        self.collections = collections
        self.clocks = clocks
        self.symptoms = symptoms
    }

    /// The fact of this name.
    package func fact(named name: String) -> PackIndex<Fact>? {
        facts.packIndices.first { facts[$0].name == name }
    }

    /// What is said of a fact as a collection; nil when it is none.
    package func collection(_ fact: PackIndex<Fact>) -> RecordCollection? {
        collections.first { $0.fact == fact }
    }

    /// The role with this id.
    package func role(withID id: String) -> PackIndex<Role>? {
        roles.packIndices.first { roles[$0].id == id }
    }

    /// What is said of a datetime fact as a clock; nil when it isn't declared as one.
    package func clock(of fact: PackIndex<Fact>) -> Clock? {
        clocks.first { $0.fact == fact }
    }
}
