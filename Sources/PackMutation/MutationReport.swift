import Diagnostics
package import PackCoverage
package import RuleEngine
import RunbookFormats

/// What became of every mistake.
package struct MutationReport: Sendable {
    package let results: [(mutant: Mutant, ending: MutantEnding)]
    private let pack: RulePack

    /// The results in the order of the mistakes.
    package init(_ results: [(mutant: Mutant, ending: MutantEnding)], of pack: RulePack) {
        self.results = results
        self.pack = pack
    }

    /// How many of some mistakes were noticed, of those that are ones.
    package struct Score: Hashable, Sendable {
        package var killed = 0
        package var survived = 0
        package var equivalent = 0

        /// Those noticed, of the mistakes that are ones.
        package var tally: CoverageTally { CoverageTally(covered: killed, total: killed + survived) }

        fileprivate mutating func add(_ ending: MutantEnding) {
            switch ending {
            case .killed: killed += 1
            case .equivalent: equivalent += 1
            case .survived: survived += 1
            }
        }
    }

    /// The score of all mistakes, or of those of one kind.
    package func score(of kind: MutationOperator? = nil) -> Score {
        results.reduce(into: Score()) { score, result in
            if kind == nil || result.mutant.operator == kind { score.add(result.ending) }
        }
    }

    /// The mistakes that no test noticed, by place.
    package var survivors: [(mutant: Mutant, survival: MutantEnding.Survival)] {
        results.compactMap { mutant, ending in
            if case .survived(let survival) = ending { (mutant, survival) } else { nil }
        }.sorted(byPlace: { $0.mutant.place })
    }

    /// The shares, then each survivor with its reason.
    package var text: String {
        let whole = score()
        let title =
            "mutation : \(whole.tally.percent) (\(whole.killed) remarquées sur \(whole.tally.total), "
            + "\(whole.equivalent) sans effet)"
        let kinds = MutationOperator.allCases.compactMap { kind -> String? in
            let score = score(of: kind)
            guard score != Score() else { return nil }
            let words = kind.words + String(repeating: " ", count: MutationOperator.width - kind.words.count)
            return "  \(words)  \(score.tally.percent) (\(score.killed) sur \(score.tally.total))"
        }
        let lines = survivors.map { mutant, survival in
            (mutant.place.map { printable($0.place) + ": " } ?? "")
                + french(printable("\(mutant.subject) : \(mutant.change) : \(words(survival))"))
        }
        return (([title] + kinds).map { french($0) } + lines).map { $0 + "\n" }.joined()
    }

    /// The cases that would notice the survivors.
    package var cases: [CaseStub] { survivors.compactMap { $0.survival.stub } }

    /// The same as a file of tests.
    package var stubs: String { cases.yaml(by: pack) }

    /// One of these cases.
    func stub(of stub: CaseStub) -> String { stub.yaml(by: pack) }

    private func words(_ survival: MutantEnding.Survival) -> String {
        let reached =
            switch survival.reachedBy {
            case 0: "aucun test n'a de situation où cela se voie"
            case 1: "1 test y passe et ne le remarque pas"
            default: "\(survival.reachedBy) tests y passent et ne le remarquent pas"
            }
        guard survival.stub == nil else { return reached }
        return reached + ", et "
            + (survival.isProved
                ? "aucune situation de ces seuls faits ne change le plan"
                : "une recherche bornée n'a trouvé aucun cas à proposer")
    }
}

extension MutationOperator {
    /// As an author reads it.
    var words: String {
        switch self {
        case .flip: "test inversé"
        case .threshold: "seuil décalé"
        case .drop: "test retiré"
        case .join: "all et any échangés"
        case .descendants: "mot avec ou sans descendants"
        case .priority: "priorité"
        case .clock: "horloge"
        case .delay: "délai"
        case .unless: "unless retiré"
        case .until: "until retiré"
        case .after: "after retiré"
        case .policy: "ask et precaution échangés"
        }
    }

    /// The longest of these.
    static var width: Int { allCases.map { $0.words.count }.max() ?? 0 }
}
