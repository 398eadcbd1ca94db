import RuleEngine
import Runbooks
import Vocabularies

/// How grave the incident is by the pack's own scale, beside what was received with it.
struct SeverityWording {
    let lexicon: Lexicon

    private var plan: Plan { lexicon.plan }

    /// `gravité : au moins majeure`; nil where nothing tells.
    var brief: Phrase? {
        estimate.map { level, side in
            let bound: Phrase = side.map { $0 == .atLeast ? "au moins " : "au plus " } ?? ""
            return "gravité : \(bound)\(level)"
        }
    }

    /// The same in a few columns: `gravité majeure+`.
    var short: Phrase? {
        estimate.map { level, side in
            let bound: Phrase = side.map { $0 == .atLeast ? "+" : "-" } ?? ""
            return "gravité \(level)\(bound)"
        }
    }

    /// The level, and on which side of it the incident is where no more is known.
    private var estimate: (level: Phrase, side: Bound.Side?)? {
        guard let fact else { return nil }
        switch plan.view[fact] {
        case .known(let value): return (level(value), nil)
        case .bounded(let bound): return (level(bound.value), bound.side)
        case .unknown, .notApplicable: return nil
        }
    }

    private func level(_ value: FactValue) -> Phrase {
        fact.map { lexicon.value(value, of: $0).decapitalised } ?? ""
    }

    /// Of several incidents each has its own.
    private var fact: PackIndex<Fact>? { plan.parts.isEmpty ? plan.pack.header.bindings.severity : nil }

    /// What was received, and what raised it.
    var section: Section {
        guard let brief, let fact,
            case .raise(let base, let levels)? = plan.pack.derivations[fact.position]
        else { return Section("GRAVITÉ", []) }
        let received: Phrase =
            lexicon.known(base).map { "reçue avec l'incident : \(level($0))" }
            ?? "aucune gravité reçue avec l'incident"
        let met = levels.filter { plan.view.verdict(on: $0.condition) == .met }.max { $0.position < $1.position }
        let raised: Phrase? = met.flatMap { level in
            isAbove(level.position, base) ? "relevée par : \(findings(meeting: level.condition))" : nil
        }
        return Section(
            "GRAVITÉ", [Section.Item(brief, details: [received] + [raised].compactMap { $0 })],
            note:
                "Échelle de travail du pack : elle relève la gravité reçue, ne l'abaisse jamais, et n'a rien d'officiel."
        )
    }

    private func isAbove(_ position: Int, _ base: PackIndex<Fact>) -> Bool {
        guard case .member(let received)? = lexicon.known(base) else { return true }
        return position > received
    }

    /// The facts by which a condition is met.
    private func findings(meeting condition: Condition) -> Phrase {
        let met = condition.tests.filter { plan.view.verdict(on: .test($0)) == .met }
        return .joined(met.map { $0.fact }.distinct().map(finding), by: " · ")
    }

    /// A fact with its value; one that the pack works out, by those below that are known.
    private func finding(_ fact: PackIndex<Fact>) -> Phrase {
        guard lexicon.vocabulary.facts[fact].question.text == nil,
            let condition = plan.pack.derivations[fact.position]?.condition
        else { return lexicon.finding(fact) }
        return findings(meeting: condition)
    }
}
