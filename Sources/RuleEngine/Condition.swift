package import Vocabularies

/// What a rule asks of the facts, as a tree.
package indirect enum Condition: Hashable, Sendable {
    /// Met when every part is; met when there is none.
    case all([Condition])
    /// Met when one part is; not met when there is none.
    case any([Condition])
    case not(Condition)
    /// Met unless the part is not met; never unknown.
    case unlessRefuted(Condition)
    case test(FactTest)
    case matches(RecordMatches)
    /// Met when no rule of the group is met; an undecided rule isn't, so this is never unknown.
    case noRule(PackIndex<RuleGroup>)
    /// Met when all of these are done.
    case done([PackIndex<Action>])
    /// Met while the house is fully staffed.
    case workingHours

    /// Holds whatever the facts.
    package static let always = Condition.all([])

    /// Every test of the tree, in the order written; the look through a collection is a test of its size.
    package var tests: [FactTest] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap { $0.tests }
        case .not(let part), .unlessRefuted(let part): part.tests
        case .test(let test): [test]
        case .matches(let matches):
            [FactTest(matches.collection, .sizeAtLeast(matches.atLeast))] + matches.condition.tests
        case .noRule, .done, .workingHours: []
        }
    }

    /// The groups of rules that the tree names.
    package var groups: [PackIndex<RuleGroup>] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap { $0.groups }
        case .not(let part), .unlessRefuted(let part): part.groups
        case .matches(let matches): matches.condition.groups
        case .noRule(let group): [group]
        case .test, .done, .workingHours: []
        }
    }

    /// True where the verdict depends on whether the house is fully staffed.
    var readsWorkingHours: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { $0.readsWorkingHours }
        case .not(let part), .unlessRefuted(let part): part.readsWorkingHours
        case .matches(let matches): matches.condition.readsWorkingHours
        case .workingHours: true
        case .test, .noRule, .done: false
        }
    }

    /// True for what the pack puts around a rule: whether its pack is enabled, whether the incident is over.
    package var isFrame: Bool {
        if case .unlessRefuted = self { true } else { false }
    }

    /// True where the verdict may change though no fact does: with time, the hours of the house, or what is done.
    ///
    /// A group of rules counts as such, whatever its rules ask.
    var turns: Bool {
        readsWorkingHours || !doneActions.isEmpty || !groups.isEmpty || tests.contains { $0.isTimed }
    }

    /// The actions of which it asks whether they are done.
    var doneActions: [PackIndex<Action>] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap { $0.doneActions }
        case .not(let part), .unlessRefuted(let part): part.doneActions
        case .matches(let matches): matches.condition.doneActions
        case .done(let actions): actions
        case .test, .noRule, .workingHours: []
        }
    }

    /// Every fact that the tree reads, as often as it is read.
    package var facts: [PackIndex<Fact>] {
        tests.flatMap { $0.facts }
    }
}

/// Whether enough records of a collection meet a condition: `some`, `every` and `count` are made of this.
package struct RecordMatches: Hashable, Sendable {
    package let collection: PackIndex<Fact>

    /// Reads facts of the record beside those of the incident.
    package let condition: Condition

    /// Met when so many records meet the condition; positive.
    package let atLeast: Int

    /// A look through a collection.
    package init(in collection: PackIndex<Fact>, where condition: Condition, atLeast: Int) {
        self.collection = collection
        self.condition = condition
        self.atLeast = atLeast
    }
}

/// One test of one fact.
package struct FactTest: Hashable, Sendable {
    package let fact: PackIndex<Fact>

    /// Behind one reference: tests are copied wherever a condition is walked.
    private let body: Body

    private final class Body: Sendable {
        let predicate: Predicate
        let facts: [PackIndex<Fact>]
        let listed: ListedTest?

        init(_ predicate: Predicate, _ facts: [PackIndex<Fact>], _ listed: ListedTest?) {
            self.predicate = predicate
            self.facts = facts
            self.listed = listed
        }
    }

    /// A predicate that suits the fact's type; the loader has checked it.
    package init(_ fact: PackIndex<Fact>, _ predicate: Predicate) {
        self.fact = fact
        let facts = if case .compares(_, let operand) = predicate { [fact, operand] } else { [fact] }
        body = Body(predicate, facts, ListedTest(predicate))
    }

    package var predicate: Predicate { body.predicate }

    /// The fact, and the other one where the test compares two.
    package var facts: [PackIndex<Fact>] { body.facts }

    /// The predicate, where a glance at the fact may tell.
    var listed: ListedTest? { body.listed }

    package static func == (left: FactTest, right: FactTest) -> Bool {
        left.body === right.body
            || left.fact == right.fact && left.predicate == right.predicate
                && left.predicate.isWritten(as: right.predicate)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(fact)
        hasher.combine(predicate)
    }

    /// How long after the fact's instant the verdict may change by itself.
    package var turningPoints: [Duration] {
        switch predicate {
        case .olderThan(let age): [age + .seconds(1)]
        case .withinLast(let age): [.zero, age + .seconds(1)]
        default: []
        }
    }

    var isTimed: Bool { !turningPoints.isEmpty }
}

/// What is asked of a value.
///
/// Negative operators of the language are a negation around one of these.
package enum Predicate: Hashable, Sendable {
    /// Has a known value; itself never unknown.
    case known
    /// One of these values.
    case isAmong([FactValue])
    case atLeast(FactValue)
    case moreThan(FactValue)
    case atMost(FactValue)
    case lessThan(FactValue)
    /// Further in the past than this, counted from `now`.
    case olderThan(Duration)
    /// In the past, by no more than this.
    case withinLast(Duration)
    case startsWith(String)
    /// Exact substring.
    case containsText(String)
    /// One of these phrases as whole words, case and accents folded.
    case mentions([String])
    /// A set that holds one of these members.
    case containsAny([FactValue])
    case sizeAtLeast(Int)
    case sizeAtMost(Int)
    /// Stands so to the value of another fact.
    case compares(Relation, PackIndex<Fact>)

    /// How a value may stand to that of another fact.
    package enum Relation: Hashable, Sendable {
        case equals
        case atLeast
        case moreThan
        case atMost
        case lessThan
        /// Is a member of the other fact's set.
        case belongsTo
        /// Is a set that holds the other fact's value, or a member of its set.
        case containsAny
        /// Is a set that holds every member of the other fact's set.
        case containsAll
    }
}

extension Predicate {
    /// False for two that look for texts of other bytes: Unicode calls some of these equal, and texts are searched byte by byte.
    fileprivate func isWritten(as other: Predicate) -> Bool {
        switch (self, other) {
        case (.containsText(let own), .containsText(let other)), (.startsWith(let own), .startsWith(let other)):
            own.utf8.elementsEqual(other.utf8)
        default: true
        }
    }
}
