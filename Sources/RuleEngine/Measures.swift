package import Vocabularies

/// What a report measures of a night that is over, as the pack names it.
package struct Measures: Hashable, Sendable {
    /// As written.
    package let milestones: [Milestone]

    /// As written.
    package let interruptions: [Interruption]

    /// Each kind once, in their order.
    package let perimeter: [Perimeter]

    /// What to measure; nothing by default.
    package init(milestones: [Milestone] = [], interruptions: [Interruption] = [], perimeter: [Perimeter] = []) {
        self.milestones = milestones
        self.interruptions = interruptions
        self.perimeter = perimeter
    }

    /// Which records of the establishment are of one kind, for the perimeter of an exercise.
    package struct Perimeter: Hashable, Sendable {
        /// What is demanded of the perimeter of a tested plan; the raw value is the key in files.
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            /// A care service.
            case care
            /// A service of the *plateau technique*: pharmacy, laboratory, imaging.
            case technical
            /// An administrative process.
            case administrative
        }

        package let kind: Kind

        /// A record of which it is unknown whether it is one may be.
        package let records: RecordSelection

        /// What an act on one of them answers, in their order.
        package let references: [PackIndex<Reference>]

        /// The records of a kind.
        package init(_ kind: Kind, _ records: RecordSelection, answering references: [PackIndex<Reference>] = []) {
            self.kind = kind
            self.records = records
            self.references = references
        }
    }

    /// Something that is reached once, however it was: the first cut, the first call.
    package struct Milestone: Hashable, Sendable {
        package let name: String

        /// Sorted; the first one that is done reaches it.
        package let actions: [PackIndex<Action>]

        /// A milestone that these actions reach.
        package init(_ name: String, actions: [PackIndex<Action>]) {
            self.name = name
            self.actions = actions
        }
    }

    /// Records of the establishment that stop, are done without, and come back.
    package struct Interruption: Hashable, Sendable {
        /// A record is stopped as long as it is one of these.
        package let records: RecordSelection

        /// When a record stopped, where somebody says so: a datetime of the record.
        package let lostAt: PackIndex<Fact>?

        /// How long a record may be stopped: a duration of the record.
        package let limit: PackIndex<Fact>?

        /// How much of its data may be lost, as a time: a duration of the record.
        package let dataLimit: PackIndex<Fact>?

        /// Up to when its data came back: a datetime of the record.
        package let dataUntil: PackIndex<Fact>?

        /// Done about a record, puts its degraded mode in place.
        package let degraded: PackIndex<Action>?

        /// Done about a record, brings it back.
        package let restored: PackIndex<Action>?

        /// Records that stop, and what tells of each.
        package init(
            of records: RecordSelection, lostAt: PackIndex<Fact>? = nil, limit: PackIndex<Fact>? = nil,
            dataLimit: PackIndex<Fact>? = nil, dataUntil: PackIndex<Fact>? = nil, degraded: PackIndex<Action>? = nil,
            restored: PackIndex<Action>? = nil
        ) {
            self.records = records
            self.lostAt = lostAt
            self.limit = limit
            self.dataLimit = dataLimit
            self.dataUntil = dataUntil
            self.degraded = degraded
            self.restored = restored
        }
    }
}
