import RuleEngine
import RunbookFormats
import Vocabularies

/// What coverage says of a pack, in French.
struct CoverageWording {
    let coverage: Coverage

    private var pack: RulePack { coverage.pack }
    private var leaves: LeafText { LeafText(pack: pack) }

    /// What a measure counts.
    func words(_ measure: Coverage.Measure) -> String {
        switch measure {
        case .verdicts: "tests vus remplis, non remplis et inconnus"
        case .flips: "tests vus décider à eux seuls"
        case .consequences: "conséquences vues s'appliquer"
        case .actions: "actions dont un plan parle"
        case .values: "valeurs de faits données"
        }
    }

    /// What a gap is about.
    func subject(_ gap: CoverageGap) -> String {
        switch gap.kind {
        case .leaf(let decision, let leaf, _, _):
            return words(coverage.decisions[decision].subject) + " : "
                + leaves.text(coverage.decisions[decision].leaves[leaf].condition)
        case .consequence(let rule, let place):
            let consequence = pack.rules[rule].consequences[place]
            return "\(pack.rules[rule].id) : \(consequence.effect.key) \(pack.name(of: consequence))"
        case .action(let action): return "action \(pack.actions[action].id)"
        case .values(let fact, _): return "fait \(pack.vocabulary.facts[fact].name)"
        }
    }

    /// What is missing.
    func lack(_ gap: CoverageGap) -> String {
        switch gap.kind {
        case .leaf(_, _, let unseen, let neverFlips):
            let seen = unseen.members.map { "jamais vu " + $0.words }
            return (seen + (neverFlips ? ["ne décide jamais à lui seul"] : [])).joined(separator: ", ")
        case .consequence: return "ne s'applique jamais"
        case .action: return "aucun plan n'en parle"
        case .values(let fact, let values):
            return values.isEmpty
                ? "jamais donné" : "jamais " + values.map { leaves.text($0, of: fact) }.joined(separator: ", ")
        }
    }

    func words(_ subject: Decision.Subject) -> String {
        switch subject {
        case .rule(let rule): rule
        case .consequence(let rule, let effect, let name): "\(rule), \(effect) \(name), if"
        case .release(let rule, let name): "\(rule), forbid \(name), unless"
        case .fact(let fact): "fait \(fact)"
        case .action(let action): "action \(action), impossible_if"
        }
    }
}
