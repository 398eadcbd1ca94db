package import Diagnostics
package import RuleEngine
import Vocabularies

/// A condition of the pack, whose leaves are looked at one by one.
package struct Decision: Sendable {
    /// What hangs on it, by names.
    package enum Subject: Hashable, Sendable {
        /// Whether a rule holds.
        case rule(String)
        /// Whether a consequence of a rule that holds does too, by its `if`.
        case consequence(rule: String, effect: String, name: String)
        /// Whether a ban is released.
        case release(rule: String, name: String)
        /// What a computed fact comes to, or whether it makes sense to ask for a fact.
        case fact(String)
        /// Whether an action can't be done here.
        case action(String)

        /// The rule, if it is of one.
        var rule: String? {
            switch self {
            case .rule(let rule), .consequence(let rule, _, _), .release(let rule, _): rule
            case .fact, .action: nil
            }
        }
    }

    /// One test of the condition.
    package struct Leaf: Sendable {
        package let condition: Condition

        /// Where it is written: two that read the same share the first place.
        package let place: SourceRange?

        /// Place among the leaves of the tree.
        let position: Int
    }

    package let subject: Subject

    /// Those that are its own: the `if` of a consequence is decided together with its rule, whose leaves are the rule's.
    package let leaves: [Leaf]

    let tree: DecisionTree

    /// The whole.
    let condition: Condition

    /// The rule of each record whose records it is decided for.
    let rule: Rule?

    /// The collections whose records it is decided for, those of one after those of the one before.
    let collections: [PackIndex<Fact>]

    /// What tells its situations apart: itself, and a look through each of its collections.
    var conditions: [Condition] {
        let looked = [rule?.forEach].compactMap { $0 } + collections
        return [looked.reversed().reduce(condition) { .matches(RecordMatches(in: $1, where: $0, atLeast: 1)) }]
    }

    /// The moments at which it is decided: once for each record.
    func views(in view: FactView) -> [FactView] {
        let first = rule.map { view.views(for: $0).map { $0.view } } ?? [view]
        return collections.reduce(first) { views, collection in
            views.flatMap { $0.records(RecordSelection(in: collection, where: .always)).records ?? [] }
        }
    }
}

extension Decision {
    /// Every condition of a pack with leaves of its own, in the order of the pack: rules, then facts, then actions.
    static func all(of pack: RulePack, places: PackPlaces) -> [Decision] {
        var list = DecisionList(places: places)
        for rule in pack.rules {
            let forEach = rule.forEach == nil ? nil : rule
            list.add(rule.condition, of: .rule(rule.id), [.rule(rule.id)], rule: forEach)
            for consequence in rule.consequences {
                let owners = rule.placeOwners(of: consequence, in: pack)
                let name = pack.name(of: consequence)
                list.add(
                    consequence.condition, last: consequence.ownLeafCount(in: rule),
                    of: .consequence(rule: rule.id, effect: consequence.effect.key, name: name), owners.reversed(),
                    rule: forEach)
                if let unless = consequence.unless {
                    list.add(unless, of: .release(rule: rule.id, name: name), owners.reversed(), rule: forEach)
                }
            }
        }
        for fact in pack.vocabulary.facts.packIndices {
            let declared = pack.vocabulary.facts[fact]
            let collections = [declared.collection].compactMap { $0 }
            let conditions: [Condition] =
                switch pack.derivations[fact.position] {
                case .condition(let condition): [condition]
                case .raise(_, let levels): levels.map { $0.condition }
                case .closure, .collect, .least, .entry: []
                case nil: [pack.askedIf[fact.position]].compactMap { $0 }
                }
            for condition in conditions {
                list.add(condition, of: .fact(declared.name), [.fact(declared.name)], in: collections)
            }
        }
        for action in pack.actions {
            guard let condition = action.impossibleIf else { continue }
            list.add(
                condition, of: .action(action.id), [.action(action.id)], in: [action.target].compactMap { $0 })
        }
        return list.decisions
    }
}

/// The decisions found so far; the condition on the records of a look through a collection is one by itself.
private struct DecisionList {
    let places: PackPlaces
    private(set) var decisions: [Decision] = []

    init(places: PackPlaces) { self.places = places }

    mutating func add(
        _ condition: Condition, last ownCount: Int? = nil, of subject: Decision.Subject, _ owners: [PackPlaces.Owner],
        rule: Rule? = nil, in collections: [PackIndex<Fact>] = []
    ) {
        let tree = DecisionTree(condition)
        let own = tree.leaves.indices.suffix(ownCount ?? tree.leaves.count)
        let leaves = own.filter { !tree.leaves[$0].isFrame }.map { position in
            Decision.Leaf(
                condition: tree.leaves[position],
                place: places.range(of: tree.leaves[position], in: owners) ?? owners.first.flatMap { places[$0] },
                position: position)
        }
        guard !leaves.isEmpty else { return }
        decisions.append(
            Decision(
                subject: subject, leaves: leaves, tree: tree, condition: condition, rule: rule,
                collections: collections))
        for case .matches(let matches) in leaves.map({ $0.condition }) {
            add(
                matches.condition, of: subject, owners, rule: rule, in: collections + [matches.collection])
        }
    }
}

extension Consequence {
    /// How many leaves its `if` has: they come after those of its rule.
    fileprivate func ownLeafCount(in rule: Rule) -> Int {
        let count = DecisionTree(condition).leaves.filter { !$0.isFrame }.count
        return count - DecisionTree(rule.condition).leaves.filter { !$0.isFrame }.count
    }
}
