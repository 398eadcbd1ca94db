package import Vocabularies

/// How a pack computes a fact from others.
package enum Derivation: Hashable, Sendable {
    /// True when the condition is met, false when it isn't.
    case condition(Condition)
    /// The highest of a base and of the levels whose condition is met.
    case raise(PackIndex<Fact>, [Level])
    case closure(Closure)
    case collect(Gathering)
    /// The least value of a fact over the records of a closure.
    case least(PackIndex<Fact>, over: Closure)
    case entry(MapEntry)

    /// A level to which a base is raised.
    package struct Level: Hashable, Sendable {
        /// Position on the scale.
        package let position: Int

        package let condition: Condition

        /// A level of the base's scale.
        package init(_ position: Int, when condition: Condition) {
            self.position = position
            self.condition = condition
        }
    }

    /// The condition of a fact that is one.
    package var condition: Condition? {
        if case .condition(let condition) = self { condition } else { nil }
    }

    /// Every test of a fact on which the value rests.
    ///
    /// What is compared with whatever records hold is said as a comparison: no list of values stands for it.
    package var tests: [FactTest] {
        switch self {
        case .condition(let condition): condition.tests
        case .raise(let base, let levels): [FactTest(base, .known)] + levels.flatMap { $0.condition.tests }
        case .closure(let closure): closure.tests
        case .collect(let gathering): gathering.tests
        case .least(let fact, let closure): closure.tests + [FactTest(fact, .compares(.atMost, fact))]
        case .entry(let entry): entry.tests
        }
    }

    /// The conditions that are part of it.
    private var conditions: [Condition] {
        switch self {
        case .condition(let condition): [condition]
        case .raise(_, let levels): levels.map { $0.condition }
        case .collect(let gathering): [gathering.condition]
        case .closure, .least, .entry: []
        }
    }

    var readsWorkingHours: Bool { conditions.contains { $0.readsWorkingHours } }

    /// True where the value may change though no fact does.
    var turns: Bool { conditions.contains { $0.turns } }

    /// The actions of which it asks whether they are done.
    var doneActions: [PackIndex<Action>] { conditions.flatMap { $0.doneActions } }

    /// The groups of rules that conditions name.
    package var groups: [PackIndex<RuleGroup>] { conditions.flatMap { $0.groups } }
}

/// The records that one reaches from some of them, by what each depends on.
package struct Closure: Hashable, Sendable {
    /// Where one starts; what one starts from belongs to the result.
    package enum Start: Hashable, Sendable {
        /// The records whose ids a set lists.
        case fact(PackIndex<Fact>)
        /// The record whose fact is computed.
        case own
    }

    /// Which way one goes.
    package enum Direction: Hashable, Sendable {
        /// To what depends on a record.
        case dependents
        /// To what a record depends on.
        case dependencies
    }

    package let start: Start
    package let collection: PackIndex<Fact>

    /// The fact of a record that tells it from the others.
    package let identity: PackIndex<Fact>

    /// The fact of a record that lists the ids of those on which it depends.
    package let through: PackIndex<Fact>

    package let direction: Direction

    /// A walk through a collection.
    package init(
        from start: Start, in collection: PackIndex<Fact>, identity: PackIndex<Fact>, through: PackIndex<Fact>,
        _ direction: Direction
    ) {
        self.start = start
        self.collection = collection
        self.identity = identity
        self.through = through
        self.direction = direction
    }

    fileprivate var tests: [FactTest] {
        var tests = [
            FactTest(collection, .sizeAtLeast(1)), FactTest(through, .compares(.containsAny, identity)),
        ]
        if case .fact(let fact) = start { tests.append(FactTest(fact, .compares(.containsAny, identity))) }
        return tests
    }
}

/// The values of one fact over the records of a collection that meet a condition.
package struct Gathering: Hashable, Sendable {
    package let fact: PackIndex<Fact>
    package let collection: PackIndex<Fact>
    package let condition: Condition

    /// What is gathered, and from which records.
    package init(_ fact: PackIndex<Fact>, in collection: PackIndex<Fact>, where condition: Condition) {
        self.fact = fact
        self.collection = collection
        self.condition = condition
    }

    fileprivate var tests: [FactTest] {
        [FactTest(collection, .sizeAtLeast(1)), FactTest(fact, .compares(.equals, fact))] + condition.tests
    }
}

/// What an object of the incident says of a record, by a fact that names it.
package struct MapEntry: Hashable, Sendable {
    /// A collection whose records are the keys of the object, each with its value.
    package let map: PackIndex<Fact>

    package let key: PackIndex<Fact>
    package let value: PackIndex<Fact>

    /// The fact of the record that is the key of its entry.
    package let own: PackIndex<Fact>

    /// The entry of a record.
    package init(in map: PackIndex<Fact>, key: PackIndex<Fact>, value: PackIndex<Fact>, of own: PackIndex<Fact>) {
        self.map = map
        self.key = key
        self.value = value
        self.own = own
    }

    fileprivate var tests: [FactTest] {
        [
            FactTest(map, .sizeAtLeast(1)), FactTest(own, .compares(.equals, key)),
            FactTest(value, .compares(.equals, value)),
        ]
    }
}
