import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

extension Coordination {
    /// The page in 80 columns.
    package func terminal(color: Bool) -> String {
        let layout = TextLayout(color: color)
        let lines = head.flatMap { layout.wrapped($0) } + sections.flatMap { TerminalFormat.lines(of: $0, layout) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The page in Markdown.
    package var markdown: String {
        let blocks = ["# " + head[0].markdown, head.dropFirst().map { "- " + $0.markdown }.joined(separator: "\n")]
        return (blocks + sections.flatMap { MarkdownFormat.blocks(of: $0) }).joined(separator: "\n\n") + "\n"
    }

    /// The page as one of those of an HTML file.
    func write(to writer: inout HTMLWriter) {
        let priorities = houses.first?.lexicon.vocabulary.priorities ?? []
        writer.element(.article) { writer in
            writer.element(.header) { writer in
                writer.element(.h2, head[0], priorities)
                writer.element(.ul, [.look(.facts)]) { writer in
                    for fact in head.dropFirst() { writer.element(.li, fact, priorities) }
                }
            }
            for section in sections {
                writer.element(.section) { writer in
                    writer.element(.h3, Phrase(section.title), priorities)
                    writer.items(of: section, priorities)
                }
            }
        }
    }

    private var head: [Phrase] {
        guard let about = support ?? houses.first else { return ["COORDINATION"] }
        let banner = Banner(
            lexicon: about.lexicon, reader: .inCharge(nil), fingerprint: about.fingerprint)
        let exercise: Phrase = houses.allSatisfy { $0.lexicon.isExercise } ? "*** EXERCICE *** " : ""
        return [
            "\(exercise)COORDINATION : \(Phrase.joined(banner.types, by: ", "))",
            "\(about.lexicon.id) · \(counted(houses.count, "établissement"))\(added) · support : \(support?.name ?? "non dit par l'incident")",
            "\(banner.timeZero) · \(banner.now)",
            "Chaque établissement a sa fiche, avec ses modes dégradés : il décide chez lui, le support coordonne",
        ]
    }

    /// How many of the houses no record names.
    private var added: Phrase {
        let count = houses.filter { $0.entry.source != .record }.count
        return count == 0
            ? ""
            : " dont \(count) \(count == 1 ? "ajouté" : "ajoutés") d'après \(count == 1 ? "son profil" : "leurs profils")"
    }

    private var sections: [Section] {
        guard let vocabulary = houses.first?.lexicon.vocabulary else { return [] }
        var glossary = Glossary(vocabulary)
        return [hit, decided, said, next].filter { !$0.items.isEmpty }.map { glossary.expand($0) }
    }

    private var hit: Section {
        let items = houses.map { house -> Section.Item in
            let wording = QueueWording(queue: Queue([house.entry], pack: house.plan.pack, now: house.plan.now))
            let number = house.entry.house.name == nil ? nil : house.entry.house.shownNumber
            let support: Phrase? = house.entry.share?.isSupport == true ? "SUPPORT" : nil
            let types = Phrase.joined(house.entry.shownTypes, by: ", ")
            let text = Phrase.joined(
                [house.name, number, support, house.entry.alert, house.entry.skipped, types].compactMap { $0 },
                by: " · ")
            let first = house.first.map { line -> Phrase in
                "d'abord \(hour(of: line, at: house)) : \(house.lexicon.short(line.instance).decapitalised)"
            }
            let named = house.hit.prefix(Coordination.hitLimit)
            let more = house.hit.count > named.count ? " · + \(house.hit.count - named.count)" : ""
            let hit: Phrase? =
                named.isEmpty ? nil : "touchés d'après son profil : \(Phrase.joined(Array(named), by: " · "))\(more)"
            return Section.Item(
                text, marker: wording.mark(of: house.entry),
                details: [wording.work(of: house.entry), house.added, hit].compactMap { $0 } + first
                    + [callee(of: house), "fiche d'empreinte \(house.fingerprint.text), à faire relire au téléphone"])
        }
        return Section("QUI EST TOUCHÉ, ET CE QU'IL LUI FAUT D'ABORD", items, note: "Le plus pressé d'abord.")
    }

    private var decided: Section {
        guard let support else {
            return Section(
                "CE QUE LE SUPPORT DÉCIDE",
                [Section.Item("L'incident ne dit pas qui est le support : le demander (establishment.finess)")])
        }
        let items = decisions.map { line in
            Section.Item(
                "\(hour(of: line, at: support)) : \(support.lexicon.short(line.instance))", marker: "<>",
                details: ActionWording(instance: line.instance, lexicon: support.lexicon).choice)
        }
        return Section(
            "CE QUE LE SUPPORT DÉCIDE", items, note: "Ce que chaque décision arrête ailleurs se dit avant de couper.")
    }

    private var said: Section {
        guard let support else { return Section("CE QUE LE SUPPORT DIT, ET À QUI", []) }
        let items = sayings.prefix(Coordination.sayingLimit).map { line in
            let action = support.lexicon.action(line.action)
            let to = (action.addressee ?? action.duty?.addressee).map {
                "à : \(support.lexicon.addressee($0))" as Phrase
            }
            let words = action.say.map { "dire : \(support.lexicon.text($0, of: line.instance))" as Phrase }
            return Section.Item(
                "\(hour(of: line, at: support)) : \(support.lexicon.short(line.instance))", marker: "[ ]",
                details: [to, words].compactMap { $0 })
        }
        let more = sayings.count - items.count
        return Section(
            "CE QUE LE SUPPORT DIT, ET À QUI", items, note: more > 0 ? "+ \(more) dans la fiche du support" : nil)
    }

    private var next: Section {
        let items = deadlines.map { deadline -> Section.Item in
            let lexicon = deadline.houses[0].lexicon
            let law: Phrase = deadline.kind == .legal ? "LÉGAL " : ""
            let whose = Phrase.joined(deadline.houses.map { $0.name }, by: ", ")
            return Section.Item(
                "\(lexicon.local.listed(deadline.instant)) : \(law)\(lexicon.short(deadline.instance)) — \(whose)")
        }
        return Section("PROCHAINES ÉCHÉANCES, TOUS ÉTABLISSEMENTS", items)
    }

    private func hour(of line: Line, at house: House) -> String {
        guard let due = line.dues.first else { return "sans heure" }
        let times = PageTimes(of: [due.instant].compactMap { $0 }, zone: house.plan.zone, now: house.plan.now)
        return DueWording(due: due, lexicon: house.lexicon).short(times)
    }
}
