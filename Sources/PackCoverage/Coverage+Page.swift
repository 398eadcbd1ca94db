package import Diagnostics
import RuleEngine
import RunbookFormats
import Vocabularies

extension Coverage {
    /// One HTML page: the shares, then the pack's own files, each test of a fact marked where it is written.
    package func page(of files: [SourceFile]) -> String {
        let wording = CoverageWording(coverage: self)
        let shares = ([("tout", whole)] + Measure.allCases.map { (wording.words($0), tally($0)) }).map { name, tally in
            (name: name, value: "\(tally.percent) (\(tally.covered) sur \(tally.total))")
        }
        return SourcePage(
            title: "Couverture de \(pack.header.id) \(pack.header.version) par \(counted(situationCount, "test"))",
            shares: shares, files: files, marks: marks
        ).render()
    }

    private var marks: [SourcePage.Mark] {
        let wording = CoverageWording(coverage: self)
        var marks: [SourcePage.Mark] = []
        func add(_ place: SourceRange?, _ sight: SourcePage.Sight, _ note: String) {
            if let place { marks.append(SourcePage.Mark(at: place, sight, note: note)) }
        }
        for gap in gaps { add(gap.place, sight(of: gap), wording.lack(gap)) }
        for (decision, sights) in zip(decisions, sights) {
            for (leaf, sight) in zip(decision.leaves, sights)
            where sight.flips && sight.seen == leaf.condition.verdicts {
                add(leaf.place, .whole, "")
            }
        }
        for rule in rules {
            for (consequence, isSeen) in zip(pack.rules[rule].consequences, effects[rule.position]) where isSeen {
                add(pack.rules[rule].placeOwners(of: consequence, in: pack).last.flatMap { places[$0] }, .whole, "")
            }
        }
        return marks
    }

    private func sight(of gap: CoverageGap) -> SourcePage.Sight {
        switch gap.kind {
        case .leaf(let decision, let leaf, _, _): sights[decision][leaf].seen.isEmpty ? .none : .part
        case .consequence, .action: .none
        case .values(let fact, let values):
            values.isEmpty || values.count == self.values.uses.first { $0.fact == fact }?.values.count ? .none : .part
        }
    }
}
