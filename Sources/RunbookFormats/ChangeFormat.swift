import RuleEngine
package import Runbooks
import Vocabularies

/// What an answer changes, for whoever gave it.
package enum ChangeFormat {
    /// More lines than this are counted: page 1 tells the rest.
    private static let limit = 8

    /// How many lines of the plan changed, then the first of them.
    package static func lines(
        from earlier: Plan, to later: Plan, reader: Reader, _ layout: TextLayout
    ) -> [String] {
        let reader = later.attending(reader)
        let wording = ChangeWording(
            change: PlanChange(from: earlier, to: later), lexicon: Lexicon(plan: later),
            numbering: Numbering(plan: later, reader: reader))
        guard let counts = wording.counts else { return layout.wrapped("Cela ne change rien à faire.") }
        let items = wording.items
        let left = items.count - Self.limit
        return layout.wrapped("Cela change : \(counts)")
            + items.prefix(Self.limit).flatMap { item in
                let text = Phrase.joined([item.text] + item.details, by: " ; ")
                return layout.wrapped("\(item.marker) \(text)", from: 2, indent: 4)
            }
            + (left > 0
                ? layout.wrapped("… et \(counted(left, "autre")) : « page » montre où l'on en est", from: 2, indent: 4)
                : [])
    }
}
