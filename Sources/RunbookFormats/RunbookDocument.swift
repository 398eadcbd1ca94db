import RuleEngine
package import Runbooks
import Vocabularies

/// What a runbook says, in order: the formats only lay it out, so they can't drift apart.
package struct RunbookDocument: Sendable {
    let banner: Banner
    let page: PageOne

    /// What to ask before anything else, where whoever told the incident can't know it; nil elsewhere.
    let opening: Section?

    /// What comes before the detail of the lines: what has changed.
    let changes: [Section]

    /// What there is to do, phase by phase.
    let actions: [Section]

    /// The same lines for whoever does them, and what is read aloud.
    let sheets: Sheets

    /// Roles that nobody holds, and the deadlines that others set.
    let duties: [Section]

    /// What comes after them: questions, bans, what waits, what was done, why.
    let rest: [Section]

    /// All of the detail, in order.
    var sections: [Section] { changes + actions + duties + rest }

    /// True where the pack makes no runbook of the incident: page 1 would say what nobody has to do.
    let isSkipped: Bool

    /// What has changed since the last page, in one line; nil where none was printed.
    let change: Phrase?

    /// The small print at the end.
    let foot: [Phrase]

    /// The pack's scale, the gravest first: what a priority's sign is drawn from.
    let priorities: [Priority]

    package let presentation: Presentation

    /// The runbook of one incident for one reader, who may hold an earlier page.
    package init(
        _ plan: Plan, reader: Reader, since earlier: EarlierPrint? = nil, presentation: Presentation = Presentation()
    ) {
        let lexicon = Lexicon(plan: plan)
        let reader = plan.attending(reader)
        let questions = plan.questions()
        let numbering = Numbering(plan: plan, reader: reader)
        let actions = ActionSections(lexicon: lexicon, reader: reader, numbering: numbering)
        let waiting = WaitingSections(lexicon: lexicon, questions: questions)
        let ruledOut = RuledOutSections(lexicon: lexicon)
        let deeds = DeedSections(lexicon: lexicon, undone: ruledOut.undone)
        let reasons = ReasonSections(lexicon: lexicon, numbering: numbering)
        let journal = JournalSections(lexicon: lexicon)
        let banner = Banner(
            lexicon: lexicon, reader: reader, questions: questions, preparedAt: presentation.preparedAt)
        self.banner = banner
        var page = PageOne(lexicon: lexicon, reader: reader, questions: questions, command: presentation.command)
        if presentation.isPrepared { page.prepare() }
        isSkipped = plan.isSkipped
        priorities = plan.pack.vocabulary.priorities
        let print = earlier.map { PrintSection($0, lexicon: lexicon, numbering: numbering) }
        change = print?.summary
        let changes =
            [
                print?.section, RumourSection(lexicon: lexicon, numbering: numbering).section,
                SeverityWording(lexicon: lexicon).section,
            ].compactMap { $0 } + ruledOut.all
        let duties = [
            UnheldSection(lexicon: lexicon).section, LegalSection(lexicon: lexicon, numbering: numbering).section,
        ]
        let rest = [
            QuestionSection(lexicon: lexicon, questions: questions).section, waiting.missingClocks,
            ArbitrationSection(lexicon: lexicon).section, BanSection(lexicon: lexicon).section, waiting.suspended,
            waiting.pending, deeds.done, deeds.infeasible, deeds.notApplicable, deeds.retracted, journal.learnt,
            reasons.assumed, reasons.excluded, reasons.rules, journal.handovers, journal.notes,
        ]
        var glossary = Glossary(plan.pack.vocabulary)
        let abbreviated = glossary.list(banner.phrases + (isSkipped ? [] : page.phrases) + [change].compactMap { $0 })
        page.writeOutQuestions(glossary)
        self.page = page
        sheets = Sheets(
            lexicon: lexicon, reader: reader, numbering: numbering, actions: actions,
            plainDuties: isSkipped ? [] : duties.filter { !$0.items.isEmpty },
            isPrepared: presentation.isPrepared, glossary: glossary)
        func filled(_ sections: [Section]) -> [Section] {
            sections.filter { !$0.items.isEmpty }.map { glossary.expand($0) }
        }
        self.changes = (abbreviated.items.isEmpty ? [] : [abbreviated]) + (isSkipped ? [] : filled(changes))
        self.actions = isSkipped ? [] : filled(actions.all)
        opening = isSkipped ? nil : filled([OpeningSection(lexicon: lexicon).section]).first
        self.duties = isSkipped ? [] : filled(duties)
        self.rest = filled(isSkipped ? SkipSections(lexicon: lexicon).all : rest)
        var foot: [Phrase] = [banner.foot]
        if let disclaimer = plan.pack.header.disclaimer { foot.append(Phrase(lexicon.printed(disclaimer))) }
        if let path = presentation.rulesPath { foot.append("Règles : \(code: path)") }
        foot.append("Pack : \(code: plan.pack.digest)")
        self.foot =
            foot.map { glossary.expand($0) } + lexicon.optionalPacks + OverlayWording(lexicon: lexicon).foot
            + EvidenceWording(plan: plan).besideRules
        self.presentation = presentation
    }
}
