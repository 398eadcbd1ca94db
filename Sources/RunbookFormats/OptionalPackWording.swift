import RuleEngine
import Runbooks
import Vocabularies

extension Lexicon {
    /// What the lines of optional packs say, for lines that these rules want or forbid.
    func notices(of rules: [PackIndex<Rule>]) -> [Phrase] {
        pack.origins(of: rules).flatMap { origin in
            let optional = pack.optionals[origin]
            return [optional.notice.map { Phrase($0) }, doubt(about: optional)].compactMap { $0 }
        }
    }

    /// Each optional pack, at the foot of the page.
    var optionalPacks: [Phrase] {
        pack.optionals.map { optional in
            let state: Phrase =
                switch plan.view.isEnabled(optional) {
                case .met: ""
                case .notMet: " (ne concerne pas cet incident)"
                case .unknown: doubt(about: optional).map { " (\($0))" } ?? ""
                }
            return "Avec le pack \(optional.id) \(optional.version)\(state)"
        }
    }

    private func doubt(about optional: OptionalPack) -> Phrase? {
        guard let enabledIf = optional.enabledIf, plan.view.isEnabled(optional) == .unknown else { return nil }
        let questions = plan.view.unknowns(of: enabledIf).sorted().map(question)
        return "retenu faute de savoir : \(Phrase.joined(questions, by: " · "))"
    }
}
