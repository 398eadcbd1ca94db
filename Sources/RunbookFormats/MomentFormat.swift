import CivilTime
import RuleEngine
package import Runbooks
package import Vocabularies

/// What a moment of an exercise tells, and what it changes for whoever follows the plan.
package enum MomentFormat {
    /// Lays it out in 80 columns; `earlier` is the plan just before, nil where there was none.
    package static func render(
        title: String, recipients: [PackIndex<Role>], words: String?, from earlier: Plan?, to plan: Plan
    ) -> String {
        let lexicon = Lexicon(plan: plan)
        let layout = TextLayout(color: false)
        let head: Phrase = "== \(lexicon.local.clock(plan.now)), \(lexicon.local.day(plan.now)) · \(title)"
        let to = recipients.map { Phrase(lexicon.printed(lexicon.vocabulary.roles[$0].label)) }
        var items: [Section.Item] = []
        if !to.isEmpty { items.append(Section.Item("pour : \(Phrase.joined(to, by: ", "))")) }
        if let words { items.append(Section.Item("« \(words) »")) }
        if let earlier {
            let numbering = Numbering(plan: plan, reader: .inCharge(plan.pack.header.defaultReader))
            let wording = ChangeWording(
                change: PlanChange(from: earlier, to: plan), lexicon: lexicon, numbering: numbering)
            items.append(
                Section.Item("plan : \(wording.counts ?? "rien ne change")", details: wording.items.map { $0.text }))
        } else {
            items.append(Section.Item("plan : \(counted(plan.placed.grouped.count, "ligne")) à faire"))
        }
        let lines = items.flatMap { item in
            layout.wrapped(item.text, after: item.marker, indent: 4)
                + item.details.flatMap { layout.wrapped($0, from: 4, indent: 6) }
        }
        return ([layout.cut(head, to: TextLayout.width)] + lines).map { $0 + "\n" }.joined() + "\n"
    }
}
