import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// The parts of the sheet.
struct HandoverSheet {
    let lexicon: Lexicon
    let plan: Plan
    let prints: [HandedPrint]
    let banner: Banner
    let reader: Reader
    let questions: [Question]

    /// How many lines each list has at most.
    var detail = 6

    init(_ plan: Plan, prints: [HandedPrint], reader: Reader) {
        self.plan = plan
        self.prints = prints
        self.reader = plan.attending(reader)
        lexicon = Lexicon(plan: plan)
        questions = plan.questions()
        banner = Banner(lexicon: lexicon, reader: self.reader, questions: questions)
    }

    var head: [Phrase] {
        let exercise: Phrase = banner.isExercise ? "*** EXERCICE *** " : ""
        return ["\(exercise)RELÈVE : \(Phrase.joined(banner.types, by: ", "))"] + [banner.alert].compactMap { $0 } + [
            banner.incident, "\(banner.timeZero) · \(banner.now)",
            .joined([banner.fingerprint, EvidenceWording(plan: plan).journal].compactMap { $0 }, by: " · "),
        ]
    }

    var sections: [Section] {
        [state, impossible, decisions, known, now, deadlines, unknown, printed, left, signatures]
    }

    /// What is done, the last first.
    private var state: Section {
        let done = plan.told(.done)
        let count = plan.placed.grouped.count
        let late = plan.placed.filter { $0.isOverdue(at: plan.now) }.grouped.count
        let counts: Phrase =
            "faites : \(done.count) · sans objet : \(plan.lines(.notApplicable).count) · à faire : \(count), dont en retard : \(late)"
        let last = done.reversed().filter { $0.deed?.option == nil }.prefix(detail).map { item($0) }
        return Section("CASES", [Section.Item(counts)] + last)
    }

    /// What can't be done, and what stands in for it.
    private var impossible: Section {
        let lines = plan.told(.infeasible)
        let items = lines.suffix(detail).map { line in
            Section.Item(
                .joined(
                    [lexicon.named(lexicon.short(line.instance), of: line), lexicon.detour(of: line)].compactMap { $0 },
                    by: " · "))
        }
        return Section("IMPOSSIBLE", items, note: rest(lines.count - items.count))
    }

    private var decisions: Section {
        let lines = plan.told(.done).filter { $0.deed?.option != nil }
        return Section("DÉCISIONS", lines.suffix(detail).map { item($0) })
    }

    /// What people answered, what is asked first before what was learnt last.
    private var known: Section {
        let facts = plan.pack.vocabulary.facts.packIndices.filter { fact in
            guard plan.pack.vocabulary.facts[fact].question.text != nil, case .known = plan.view.table[fact],
                plan.pack.vocabulary.facts[fact].collection == nil
            else { return false }
            return plan.establishment?.state(of: fact) == nil
        }
        let changes = plan.situation.changes.filter { $0.instant <= plan.now }
        let ordered = facts.sorted { left, right in
            let order = [left, right].map { fact in
                let last = changes.last { $0.fact == fact }?.instant.secondsSinceEpoch
                return (plan.pack.vocabulary.facts[fact].question.isPinned ? 0 : 1, -(last ?? .min / 2), fact.position)
            }
            return order[0] < order[1]
        }
        let shown = ordered.prefix(detail)
        return Section(
            "CONNU", shown.map { Section.Item(lexicon.finding($0)) }, note: rest(ordered.count - shown.count))
    }

    private func rest(_ count: Int) -> Phrase? { count > 0 ? "+ \(count) dans la fiche" : nil }

    private func item(_ line: Line) -> Section.Item {
        let deed = line.deed.map { lexicon.words(of: $0, on: lexicon.action(line.action), verb: "à") }
        return Section.Item(
            .joined([lexicon.named(lexicon.short(line.instance), of: line), deed].compactMap { $0 }, by: " · "))
    }

    private var now: Section {
        let chosen = plan.pageOne(for: reader).grouped
        let more = plan.candidates(for: reader).grouped.count - chosen.count
        let items = chosen.map { group in
            Section.Item(
                "\(hour(of: group[0]))\(lexicon.named(lexicon.short(group.map { $0.instance }), of: group[0])) — \(lexicon.role(of: group[0].action).short)",
                marker: "[ ]")
        }
        return Section("À FAIRE D'ABORD", items, note: rest(more))
    }

    /// When a line is due, and that it is late.
    private func hour(of line: Line) -> Phrase {
        guard let instant = line.dues.first?.instant else { return "" }
        return "\(lexicon.local.brief(instant))\(line.isOverdue(at: plan.now) ? ", retard" : "") : "
    }

    private var deadlines: Section {
        let coming = plan.placed.flatMap { line in line.dues.map { (line: line, due: $0) } }
            .filter { $0.due.instant.map { $0 >= plan.now } ?? false }
            .sorted {
                ($0.due.instant?.secondsSinceEpoch ?? 0, $0.line.instance)
                    < ($1.due.instant?.secondsSinceEpoch ?? 0, $1.line.instance)
            }
        // A target of the house must not hide the law's.
        let legal = coming.filter { $0.due.kind == .legal }.prefix(max(detail, 3))
        let house = coming.filter { $0.due.kind != .legal }.prefix(min(detail, 3))
        return Section(
            "PROCHAINES ÉCHÉANCES",
            (house + legal).map { entry in
                let mark: Phrase = entry.due.kind == .legal ? "LÉGAL " : ""
                let hour = entry.due.instant.map { lexicon.local.listed($0) } ?? ""
                return Section.Item(
                    "\(hour) : \(mark)\(lexicon.named(lexicon.short(entry.line.instance), of: entry.line))")
            }, note: rest(coming.count - house.count - legal.count))
    }

    private var unknown: Section {
        let items = questions.prefix(min(detail, 5)).map { Section.Item(QuestionSection.text(of: $0, lexicon)) }
        let more = questions.count - items.count
        return Section("INCONNU", items, note: more > 0 ? "+ \(counted(more, "question")) dans la fiche" : nil)
    }

    private var printed: Section {
        let items = prints.suffix(min(detail, 4)).map { print -> Section.Item in
            let state = print.isValid ? "VALABLE" : "PÉRIMÉE, à rayer"
            return Section.Item(
                "\(print.fingerprint.text), imprimée à \(lexicon.local.brief(print.instant)) : \(state)")
        }
        return Section(
            "IMPRESSIONS", items.isEmpty ? [Section.Item("aucune notée dans le journal")] : items)
    }

    private var left: Section {
        let notes = plan.situation.notes.suffix(min(detail, 3)).map { note in
            Section.Item("\(lexicon.local.brief(note.instant)) : \(lexicon.fed(note.text))")
        }
        let room = "________________________________________________________________"
        return Section("RESTE À DIRE", notes + [Section.Item(Phrase(room)), Section.Item(Phrase(room))])
    }

    private var signatures: Section {
        Section(
            "SIGNATURES",
            ["sortant", "entrant"].map {
                Section.Item("\($0) : nom ________________ heure ________ signature ____________")
            })
    }
}
