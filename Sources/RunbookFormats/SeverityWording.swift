import RuleEngine
import Runbooks
import Vocabularies

/// How grave the incident is by the pack's own scale, beside what was received with it.
struct SeverityWording {
    let lexicon: Lexicon

    private var plan: Plan { lexicon.plan }

    /// `gravité : au moins majeure`; nil where nothing tells.
    var brief: Phrase? {
        guard let fact else { return nil }
        switch plan.view[fact] {
        case .known(let value): return "gravité : \(level(value))"
        case .bounded(let bound):
            return "gravité : \(bound.side == .atLeast ? "au moins" : "au plus") \(level(bound.value))"
        case .unknown, .notApplicable: return nil
        }
    }

    /// The same in a few columns: `gravité majeure+`.
    var short: Phrase? {
        guard let fact else { return nil }
        switch plan.view[fact] {
        case .known(let value): return "gravité \(level(value))"
        case .bounded(let bound):
            return "gravité \(level(bound.value))\(bound.side == .atLeast ? "+" : "-")"
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
        let raised = met.flatMap { level in isAbove(level.position, base) ? raise(by: level.condition) : nil }
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

    /// The facts by which the level is met.
    private func raise(by condition: Condition) -> Phrase {
        var facts: [PackIndex<Fact>] = []
        for test in condition.tests where plan.view.verdict(on: .test(test)) == .met && !facts.contains(test.fact) {
            facts.append(test.fact)
        }
        return "relevée par : \(Phrase.joined(facts.map(finding), by: " · "))"
    }

    /// A fact with its value; one that the pack works out, by those below that are known.
    private func finding(_ fact: PackIndex<Fact>) -> Phrase {
        guard lexicon.vocabulary.facts[fact].question.text == nil,
            let condition = plan.pack.derivations[fact.position]?.condition
        else { return lexicon.finding(fact) }
        let met = condition.tests.filter { plan.view.verdict(on: .test($0)) == .met }.map { $0.fact }
        var seen: Set<PackIndex<Fact>> = []
        return .joined(met.filter { seen.insert($0).inserted }.map(finding), by: " · ")
    }
}
