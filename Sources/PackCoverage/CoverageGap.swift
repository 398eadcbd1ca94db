package import Diagnostics
package import RuleEngine
package import Vocabularies

/// One thing of the pack of which the tests do not show all.
package struct CoverageGap: Sendable {
    /// What it is, and what of it is missing.
    package enum Kind: Sendable {
        /// The number of a decision and of its leaf; the verdicts never seen, and whether it was never seen to flip the
        /// whole by itself.
        case leaf(decision: Int, leaf: Int, unseen: VerdictSet, neverFlips: Bool)
        /// A consequence that never took effect.
        case consequence(rule: PackIndex<Rule>, place: Int)
        /// An action of which no plan speaks.
        case action(PackIndex<Action>)
        /// Values that no situation holds; none where the fact was never known at all.
        case values(PackIndex<Fact>, [FactValue])
    }

    package let kind: Kind

    /// Where it is written; nil where nobody knows.
    package let place: SourceRange?
}

extension Coverage {
    /// What is counted, in the order in which it is shown.
    package enum Measure: String, CaseIterable, Sendable {
        case verdicts
        case flips
        case consequences
        case actions
        case values
    }

    /// How much of one measure was seen: a leaf counts once for each verdict that it may have, and once for flipping.
    package func tally(_ measure: Measure) -> CoverageTally {
        var tally = CoverageTally()
        switch measure {
        case .verdicts:
            for (decision, sights) in zip(decisions, sights) {
                for (leaf, sight) in zip(decision.leaves, sights) {
                    for verdict in leaf.condition.verdicts.members {
                        tally.add(sight.seen.contains(VerdictSet(verdict)))
                    }
                }
            }
        case .flips: for sight in sights.joined() { tally.add(sight.flips) }
        case .consequences: for rule in rules { for isSeen in effects[rule.position] { tally.add(isSeen) } }
        case .actions: for action in ownActions { tally.add(actions[action.position]) }
        case .values: for isSeen in values.uses.flatMap({ $0.isSeen }) { tally.add(isSeen) }
        }
        return tally
    }

    /// All measures together.
    package var whole: CoverageTally { Measure.allCases.reduce(CoverageTally()) { $0 + tally($1) } }

    /// What is missing, by place, then in the order of the pack.
    package var gaps: [CoverageGap] {
        (leafGaps + consequenceGaps + actionGaps + valueGaps).sorted(byPlace: { $0.place })
    }

    private var leafGaps: [CoverageGap] {
        decisions.indices.flatMap { decision in
            decisions[decision].leaves.enumerated().compactMap { number, leaf in
                let sight = sights[decision][number]
                let unseen = leaf.condition.verdicts.subtracting(sight.seen)
                guard !unseen.isEmpty || !sight.flips else { return nil }
                return CoverageGap(
                    kind: .leaf(decision: decision, leaf: number, unseen: unseen, neverFlips: !sight.flips),
                    place: leaf.place)
            }
        }
    }

    private var consequenceGaps: [CoverageGap] {
        rules.flatMap { rule in
            effects[rule.position].indices.filter { !effects[rule.position][$0] }.map { place in
                let consequence = pack.rules[rule].consequences[place]
                let owner = pack.rules[rule].placeOwners(of: consequence, in: pack).last
                return CoverageGap(
                    kind: .consequence(rule: rule, place: place), place: owner.flatMap { places[$0] })
            }
        }
    }

    private var actionGaps: [CoverageGap] {
        ownActions.filter { !actions[$0.position] }.map { action in
            CoverageGap(kind: .action(action), place: places[.action(pack.actions[action].id)])
        }
    }

    private var valueGaps: [CoverageGap] {
        values.uses.filter { $0.isSeen.contains(false) }.map { use in
            let unseen = zip(use.values, use.isSeen).filter { !$0.1 }.map { $0.0 }
            return CoverageGap(
                kind: .values(use.fact, unseen), place: places[.fact(pack.vocabulary.facts[use.fact].name)])
        }
    }
}
