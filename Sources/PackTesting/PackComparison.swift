package import CivilTime
package import RuleEngine
import Vocabularies

/// What differs between two packs: in their names, and in what the incidents of a feed get of each.
package struct PackComparison {
    package let old: RulePack
    package let new: RulePack

    /// When the incidents were looked at.
    package let now: Instant

    /// How many incidents both packs read.
    package private(set) var incidentCount = 0

    /// How many of them get something else.
    package private(set) var changedCount = 0

    /// In the order of the feed, then by the names of actions.
    package private(set) var changes: [ActionChange] = []

    /// Incidents that one pack reads and the other refuses, in the order of the feed.
    package private(set) var refusals: [Refusal] = []

    /// Incidents made up to show what differs, where no feed is given; each is among those compared.
    package private(set) var witnesses: [Witness] = []

    /// The rules that differ though no incident was found that shows it, by name.
    package private(set) var unseenRules: [String] = []

    /// An incident that only one of two packs reads.
    package struct Refusal: Hashable, Sendable {
        /// Where the record stands in the feed.
        package let line: Int

        /// True where the new pack is the one that refuses it.
        package let isByNew: Bool

        package let reason: String

        /// A record that one pack refuses for a reason.
        package init(line: Int, isByNew: Bool, reason: String) {
            self.line = line
            self.isByNew = isByNew
            self.reason = reason
        }
    }

    /// Two packs of which no incident is known yet.
    package init(from old: RulePack, to new: RulePack, now: Instant) {
        self.old = old
        self.new = new
        self.now = now
    }

    /// Adds what changes for one incident, made up or not: nothing, where both packs give the same.
    package mutating func add(_ found: [ActionChange], as witness: Witness? = nil) {
        if let witness { witnesses.append(witness) }
        incidentCount += 1
        if !found.isEmpty { changedCount += 1 }
        changes += found
    }

    /// Adds an incident that only one of the packs reads.
    package mutating func add(_ refusal: Refusal) { refusals.append(refusal) }

    mutating func addUnseen(_ rule: String) { unseenRules.append(rule) }

    /// True where the packs are the same, to the byte of their images.
    package var isSamePack: Bool { old.digest == new.digest }

    /// True where some incident gets something else.
    package var differs: Bool { !changes.isEmpty || !refusals.isEmpty }

    /// For each rule that says something else, how often and in what way, by name.
    package var rules: [(rule: String, kinds: [(kind: ActionChange.Kind, count: Int)])] {
        var counts: [String: [ActionChange.Kind: Int]] = [:]
        for change in changes {
            for rule in change.rules {
                for kind in change.kinds { counts[rule, default: [:]][kind, default: 0] += 1 }
            }
        }
        return counts.keys.sorted(by: precedes).map { rule in
            (
                rule,
                ActionChange.Kind.allCases.compactMap { kind in counts[rule]?[kind].map { (kind, $0) } }
            )
        }
    }

    /// The names that only one of the packs has, of each kind that has any.
    package var names: [NameChange] {
        [
            NameChange("rules", old.rules.map { $0.id }, new.rules.map { $0.id }),
            NameChange("actions", old.actions.map { $0.id }, new.actions.map { $0.id }),
            NameChange("facts", old.vocabulary.facts.map { $0.name }, new.vocabulary.facts.map { $0.name }),
            NameChange("values", old.vocabulary.valueNames, new.vocabulary.valueNames),
            NameChange("priorities", old.vocabulary.priorities.map { $0.id }, new.vocabulary.priorities.map { $0.id }),
            NameChange("roles", old.vocabulary.roles.map { $0.id }, new.vocabulary.roles.map { $0.id }),
        ].filter { !$0.added.isEmpty || !$0.removed.isEmpty }
    }
}

/// The names of one kind that only one of two packs has, sorted.
package struct NameChange: Hashable, Sendable {
    package let kind: String
    package let added: [String]
    package let removed: [String]

    init(_ kind: String, _ old: [String], _ new: [String]) {
        self.kind = kind
        added = Set(new).subtracting(old).sorted(by: precedes)
        removed = Set(old).subtracting(new).sorted(by: precedes)
    }
}

extension Vocabulary {
    /// The values of listed facts, as `fact=value`.
    fileprivate var valueNames: [String] {
        facts.flatMap { fact in
            let enumeration =
                if case .set(let member) = fact.type { member.type.enumeration } else { fact.type.enumeration }
            return (enumeration?.members ?? []).map { "\(fact.name)=\($0.id)" }
        }
    }
}
