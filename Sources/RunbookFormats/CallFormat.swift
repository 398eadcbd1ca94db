import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// What whoever watches from elsewhere (a security operations centre) says to the house on the telephone: whom to
/// ring, a minute of words, then the questions to tick while listening.
package enum CallFormat {
    /// Lays the sheet out in 80 columns.
    package static func render(_ plan: Plan, reader: Reader, presentation: Presentation = Presentation()) -> String {
        let layout = TextLayout(color: presentation.color)
        let sheet = CallSheet(plan, reader: reader)
        let sections = sheet.sections.filter { !$0.items.isEmpty }
        let lines =
            sheet.head.flatMap { layout.wrapped($0) } + sections.flatMap { TerminalFormat.lines(of: $0, layout) }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// The parts of the sheet.
struct CallSheet {
    private let lexicon: Lexicon
    private let plan: Plan
    private let reader: Reader
    private let questions: [Question]
    private let banner: Banner

    /// The lines of page 1, whoever reads it.
    private let lines: [Line]

    /// A minute of words, at the pace of somebody who takes notes.
    static let wordLimit = 130

    /// A box that stays with its first word.
    private static let box = "[\u{A0}]\u{A0}"

    /// Questions past these are asked once the first ones are settled.
    static let questionLimit = 9

    init(_ plan: Plan, reader: Reader) {
        self.plan = plan
        self.reader = plan.attending(reader)
        lexicon = Lexicon(plan: plan)
        questions = plan.questions()
        banner = Banner(lexicon: lexicon, reader: self.reader, questions: questions)
        lines = plan.pageOne(for: self.reader).grouped.map { $0[0] }
    }

    var head: [Phrase] {
        let title: Phrase = "APPEL : \(Phrase.joined(banner.types, by: ", "))"
        return [banner.isExercise ? "*** EXERCICE *** \(title)" : title]
            + [banner.alert, banner.setAsideLine].compactMap { $0 }
            + [banner.incident, "\(banner.timeZero) · \(banner.now)"]
    }

    var sections: [Section] {
        [
            callees, script, asked, read, OverlayWording(lexicon: lexicon).section, EvidenceWording(plan: plan).section,
        ]
    }

    /// Whoever answers for the house, then those who have to start within the hour, the first first.
    private var callees: Section {
        let first = reader.role.flatMap { plan.bearer(of: $0) }
        let bearers = lines.compactMap { plan.bearer(of: lexicon.action($0.action).role) }
        let roles = ([first].compactMap { $0 } + bearers).distinct()
        let items = roles.map { role -> Section.Item in
            let label = lexicon.vocabulary.roles[role].label
            let holder = plan.holder(of: role).flatMap { ContactWording(lexicon: lexicon).call($0, as: label) }
            let missing: Phrase =
                plan.establishment == nil
                ? "\(label) : par le standard de l'établissement (aucun profil utilisé)"
                : "\(label) : pas de numéro dans le profil, passer par le standard"
            return Section.Item(holder ?? missing, marker: "[ ]")
        }
        return Section(
            "QUI APPELER", items, note: "Sans réponse : le suivant, puis rappeler. Noter qui, à quelle heure.")
    }

    private var script: Section {
        let types: [Phrase] = lexicon.types.isEmpty ? ["un incident non qualifié"] : lexicon.types
        let found = plan.timeZero.map { "constaté à \(lexicon.local.brief($0.instant))" as Phrase }
        let severity = SeverityWording(lexicon: lexicon).brief
        let about = Phrase.joined(
            [.joined(types.map { $0.decapitalised }, by: ", "), found, severity].compactMap { $0 }, by: ", ")
        let greeting: Phrase =
            lexicon.isExercise
            ? "« EXERCICE, EXERCICE. Ici … de … »" : "« Ici … de …, pour un incident de sécurité. Vous pouvez noter ? »"
        let acts = lines.map { lexicon.short($0.instance) }
        let bans = BanSection(lexicon: lexicon).heldLines.map { lexicon.short($0.instance).decapitalised }
        var said: [Phrase] = [greeting, "« Incident \(lexicon.id) : \(about). »"]
        var words = said.reduce(0) { $0 + count($1) }
        for (start, phrases) in [("À faire d'abord", Array(acts.prefix(5))), ("Ne pas", Array(bans.prefix(4)))] {
            let kept = phrases.prefix { phrase in
                words += count(phrase)
                return words <= CallSheet.wordLimit - 20
            }
            if !kept.isEmpty { said.append("« \(start) : \(Phrase.joined(Array(kept), by: " ; ")). »") }
        }
        said.append("« J'ai des questions courtes ; “je ne sais pas” est une réponse. Je rappelle à … heures, au … »")
        return Section("DIRE, EN UNE MINUTE", said.map { Section.Item($0) })
    }

    private func count(_ phrase: Phrase) -> Int {
        phrase.text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).count
    }

    private var asked: Section {
        let shown = questions.prefix(CallSheet.questionLimit)
        let items = shown.enumerated().map { place, question -> Section.Item in
            let values = question.answers.map {
                "\(CallSheet.box)\(lexicon.answer($0, to: question.fact))" as Phrase
            }
            let unknown: Phrase = "\(CallSheet.box)ne sait pas"
            let boxes: [Phrase] = values.isEmpty ? ["____________", unknown] : values + [unknown]
            let who = lexicon.vocabulary.facts[question.fact].question.knownBy.map {
                lexicon.vocabulary.roles[$0].label
            }
            let toAsk: [Phrase] = who.isEmpty ? [] : ["sinon, qui le sait : \(who.joined(separator: ", "))"]
            return Section.Item(
                QuestionSection.text(of: question, lexicon), marker: "\(place + 1)",
                details: [Phrase.joined(boxes, by: "  ")] + toAsk)
        }
        let left = questions.count - shown.count
        return Section("DEMANDER", items, note: left > 0 ? "Encore \(counted(left, "question")) après celles-ci." : nil)
    }

    private var read: Section {
        Section(
            "LIRE À VOIX HAUTE",
            [
                Section.Item(
                    "\(banner.fingerprint) : la même de part et d'autre, ce sont les mêmes faits et les mêmes règles")
            ])
    }
}
