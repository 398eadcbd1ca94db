import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What the journal says became of actions.
struct DeedSections {
    let lexicon: Lexicon

    var done: Section { section("FAIT", .done, "fait à") }

    var infeasible: Section { section("IMPOSSIBLE ICI", .infeasible, "dit impossible à") }

    var notApplicable: Section { section("SANS OBJET ICI", .notApplicable, "dit sans objet à") }

    private func section(_ title: String, _ status: Line.Status, _ verb: String) -> Section {
        let lines = lexicon.plan.lines(status).sorted { left, right in
            (left.deed?.instant.secondsSinceEpoch ?? 0, left.action.position)
                < (right.deed?.instant.secondsSinceEpoch ?? 0, right.action.position)
        }
        return Section(
            title,
            lines.map { line in
                let time = line.deed.map { LocalTime(zone: lexicon.plan.zone).full($0.instant) } ?? ""
                return Section.Item(Phrase(lexicon.action(line.action).label), details: ["\(verb) \(time)"])
            })
    }
}
