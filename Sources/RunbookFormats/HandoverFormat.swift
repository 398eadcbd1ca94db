package import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// What whoever leaves hands to whoever comes, on one sheet to be signed by both.
package enum HandoverFormat {
    /// The most lines that a sheet of A4 takes in a terminal's letters.
    package static let height = 60

    /// Lays the sheet out in 80 columns: what takes more room stands in the runbook.
    package static func render(_ plan: Plan, prints: [HandedPrint], reader: Reader) -> String {
        let layout = TextLayout(color: false)
        let sheet = HandoverSheet(plan, prints: prints, reader: reader)
        let sections = sheet.sections.filter { !$0.items.isEmpty }.flatMap { section -> [String] in
            [layout.cut("== \(section.title)", to: TextLayout.width)]
                + section.items.flatMap { layout.wrapped($0.text, after: $0.marker, indent: 4) }
                + (section.note.map { [layout.cut($0, to: TextLayout.width)] } ?? [])
        }
        return (sheet.head.map { layout.cut($0, to: TextLayout.width) } + sections).map { $0 + "\n" }.joined()
    }
}

/// A page that was printed, and whether it still tells what is to do.
package struct HandedPrint: Sendable {
    let fingerprint: Fingerprint
    let instant: Instant
    let isValid: Bool

    /// A page that the journal knows.
    package init(_ fingerprint: Fingerprint, at instant: Instant, isValid: Bool) {
        self.fingerprint = fingerprint
        self.instant = instant
        self.isValid = isValid
    }
}

/// The parts of the sheet.
private struct HandoverSheet {
    let lexicon: Lexicon
    let plan: Plan
    let prints: [HandedPrint]
    let banner: Banner
    let reader: Reader
    let questions: [Question]

    init(_ plan: Plan, prints: [HandedPrint], reader: Reader) {
        self.plan = plan
        self.prints = prints
        self.reader = plan.attending(reader)
        lexicon = Lexicon(plan: plan)
        questions = plan.questions()
        banner = Banner(
            lexicon: lexicon, reader: self.reader,
            fingerprint: DecisionFormat.fingerprint(of: plan, questions: questions))
    }

    var head: [Phrase] {
        let exercise: Phrase = banner.isExercise ? "*** EXERCICE *** " : ""
        return ["\(exercise)RELÈVE : \(Phrase.joined(banner.types, by: ", "))"] + [banner.alert].compactMap { $0 } + [
            banner.incident, "\(banner.timeZero) · \(banner.now)",
            .joined([banner.fingerprint, EvidenceWording(plan: plan).journal].compactMap { $0 }, by: " · "),
        ]
    }

    var sections: [Section] { [state, decisions, now, deadlines, unknown, printed, left, signatures] }

    /// What is done, the last first.
    private var state: Section {
        let done = plan.told(.done)
        let count = plan.placed.grouped.count
        let late = plan.placed.filter { $0.isOverdue(at: plan.now) }.grouped.count
        let ended = plan.lines(.infeasible).count + plan.lines(.notApplicable).count
        let counts: Phrase =
            "faites : \(done.count) · impossibles ou sans objet : \(ended) · à faire : \(count), dont en retard : \(late)"
        let last = done.reversed().filter { $0.deed?.option == nil }.prefix(6).map { item($0, verb: "à") }
        return Section("CASES", [Section.Item(counts)] + last)
    }

    private var decisions: Section {
        Section("DÉCISIONS", plan.told(.done).filter { $0.deed?.option != nil }.suffix(6).map { item($0, verb: "à") })
    }

    private func item(_ line: Line, verb: String) -> Section.Item {
        let deed = line.deed.map { lexicon.words(of: $0, on: lexicon.action(line.action), verb: verb) }
        return Section.Item(
            .joined([lexicon.named(lexicon.short(line.instance), of: line), deed].compactMap { $0 }, by: " · "))
    }

    private var now: Section {
        let chosen = plan.pageOne(for: reader).grouped
        let more = plan.candidates(for: reader).grouped.count - chosen.count
        let items = chosen.map { group in
            Section.Item(
                "\(lexicon.named(lexicon.short(group.map { $0.instance }), of: group[0])) — \(lexicon.role(of: group[0].action).short)",
                marker: "[ ]")
        }
        return Section("À FAIRE D'ABORD", items, note: more > 0 ? "+ \(more) dans la fiche" : nil)
    }

    private var deadlines: Section {
        let coming = plan.placed.flatMap { line in line.dues.map { (line: line, due: $0) } }
            .filter { $0.due.instant.map { $0 >= plan.now } ?? false }
            .sorted {
                ($0.due.instant?.secondsSinceEpoch ?? 0, $0.line.instance)
                    < ($1.due.instant?.secondsSinceEpoch ?? 0, $1.line.instance)
            }
        // A target of the house must not hide the law's.
        let legal = coming.filter { $0.due.kind == .legal }.prefix(3)
        let house = coming.filter { $0.due.kind != .legal }.prefix(3)
        return Section(
            "PROCHAINES ÉCHÉANCES",
            (house + legal).map { entry in
                let mark: Phrase = entry.due.kind == .legal ? "LÉGAL " : ""
                let hour = entry.due.instant.map { lexicon.local.listed($0) } ?? ""
                return Section.Item(
                    "\(hour) : \(mark)\(lexicon.named(lexicon.short(entry.line.instance), of: entry.line))")
            })
    }

    private var unknown: Section {
        let items = questions.prefix(5).map { Section.Item(QuestionSection.text(of: $0, lexicon)) }
        let more = questions.count - items.count
        return Section("INCONNU", items, note: more > 0 ? "+ \(counted(more, "question")) dans la fiche" : nil)
    }

    private var printed: Section {
        let items = prints.suffix(4).map { print -> Section.Item in
            let state = print.isValid ? "VALABLE" : "PÉRIMÉE, à rayer"
            return Section.Item(
                "\(print.fingerprint.text), imprimée à \(lexicon.local.brief(print.instant)) : \(state)")
        }
        return Section(
            "IMPRESSIONS", items.isEmpty ? [Section.Item("aucune notée dans le journal")] : items)
    }

    private var left: Section {
        let notes = plan.situation.notes.suffix(3).map { note in
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
