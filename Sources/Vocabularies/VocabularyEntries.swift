/// How pressing an action is.
package struct Priority: Hashable, Sendable {
    package let id: String
    package let label: String

    /// One letter, printed where colour can't be relied on.
    package let mark: String

    /// What one action of this priority counts when questions are ranked; positive.
    package let weight: Int

    /// True where an action must not stand behind another role's.
    package let neverWaits: Bool

    /// A priority of the pack's own scale.
    package init(id: String, label: String, mark: String, weight: Int, neverWaits: Bool) {
        self.id = id
        self.label = label
        self.mark = mark
        self.weight = weight
        self.neverWaits = neverWaits
    }
}

/// A stage of the response; it groups actions on the page and means nothing else.
package struct Phase: Hashable, Sendable {
    package let id: String
    package let label: String

    /// A phase with its label for the reader.
    package init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// What an action or a ban protects; the order of a vocabulary's interests settles clashes.
package struct Interest: Hashable, Sendable {
    package let id: String
    package let label: String

    /// An interest with its label for the reader.
    package init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// A function in the establishment, whoever holds it tonight.
package struct Role: Hashable, Sendable {
    package let id: String
    package let label: String

    /// At most 18 characters, for a terminal line.
    package let short: String

    /// To whom its acts fall where nobody holds it, and so on from there; the chain has an end.
    package let fallsTo: PackIndex<Role>?

    /// A role with its label for the reader.
    package init(id: String, label: String, short: String, fallsTo: PackIndex<Role>? = nil) {
        self.id = id
        self.label = label
        self.short = short
        self.fallsTo = fallsTo
    }
}

/// Somebody outside the establishment whom actions speak to.
package struct Contact: Hashable, Sendable {
    package let id: String
    package let label: String

    /// A contact with its label for the reader.
    package init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// Something that an action may destroy while another needs it.
package struct Resource: Hashable, Sendable {
    package let id: String
    package let label: String

    /// A resource with its label for the reader.
    package init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// A short form of the pack's texts, which each page writes out once.
package struct Abbreviation: Hashable, Sendable {
    /// As it stands in the texts: `SAMU`.
    package let id: String

    /// What it stands for, as it reads inside a sentence.
    package let expansion: String

    /// An abbreviation with what it stands for.
    package init(id: String, expansion: String) {
        self.id = id
        self.expansion = expansion
    }
}

/// A requirement of a published text that rules answer.
package struct Reference: Hashable, Sendable {
    package let id: String
    package let label: String

    /// The name that the text itself gives it; nil as long as nobody has checked it.
    package let official: String?

    /// A reference with its label for the reader.
    package init(id: String, label: String, official: String? = nil) {
        self.id = id
        self.label = label
        self.official = official
    }
}

/// A datetime fact from which deadlines count.
package struct Clock: Hashable, Sendable {
    package let fact: PackIndex<Fact>

    /// Completes "counted from", in the language of the pack.
    package let label: String

    /// Read in place of an unknown clock; the earliest known one counts.
    package let fallbacks: [PackIndex<Fact>]

    /// A clock over a datetime fact.
    package init(fact: PackIndex<Fact>, label: String, fallbacks: [PackIndex<Fact>]) {
        self.fact = fact
        self.label = label
        self.fallbacks = fallbacks
    }
}

/// Records that each have the same facts.
package struct RecordCollection: Hashable, Sendable {
    package let fact: PackIndex<Fact>

    /// How one record is called in the names of its facts: `service` in `service.id`.
    package let recordName: String

    /// What stands for every record while none is known, in the language of the pack.
    package let generic: String?

    /// The fact that tells records apart; nil where they have no `id`.
    package let identity: PackIndex<Fact>?

    /// The fact that names a record for the reader; nil where they have no `label`.
    package let label: PackIndex<Fact>?

    /// A collection whose facts the vocabulary holds.
    package init(
        fact: PackIndex<Fact>, recordName: String, generic: String?, identity: PackIndex<Fact>?,
        label: PackIndex<Fact>?
    ) {
        self.fact = fact
        self.recordName = recordName
        self.generic = generic
        self.identity = identity
        self.label = label
    }
}
