import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What to do now, on one page.
struct PageOne: Sendable {
    let lines: [PageLine]

    /// How many lines of this reader stand further down.
    let more: Int

    /// What not to do, the gravest first.
    let bans: [Phrase]

    /// What to do in place of what was said to be impossible, the most pressing first.
    let detours: [Phrase]

    /// Whom the lines have to be called for, with their numbers.
    let calls: [Phrase]

    /// Those of `calls` whose number no line bears.
    let addressees: [Phrase]

    /// The first questions, the most useful one first.
    private(set) var questions: [PageQuestion]

    /// When to stop and check aloud; nil where the incident is over.
    private(set) var pause: Phrase?

    /// An answer that changes the plan, and how to give it.
    let next: NextCommand?

    /// Whose times the page shows.
    let legend: Phrase

    /// What the forms and the marks of the page mean.
    let marks: [Phrase]

    init(lexicon: Lexicon, reader: Reader, questions: [Question], command: String?) {
        let plan = lexicon.plan
        let chosen = plan.pageOne(for: reader).grouped
        let pause = Pause.coming(lexicon).first
        let times = PageTimes(
            of: chosen.compactMap { $0[0].dues.first?.instant } + [pause?.instant].compactMap { $0 }, zone: plan.zone,
            now: plan.now)
        lines = chosen.enumerated().map { place, group in
            PageLine(group, number: place + 1, lexicon: lexicon, reader: reader, times: times)
        }
        more = plan.candidates(for: reader).grouped.count - chosen.count
        bans = BanSection(lexicon: lexicon).heldLines.map {
            lexicon.named(lexicon.short($0.instance).decapitalised, of: $0)
        }
        detours = lexicon.detours
        let pageCalls = PageCalls(lexicon: lexicon, reader: reader)
        calls = pageCalls.numbers(for: chosen.map { $0[0] })
        addressees = pageCalls.addressees(of: chosen.map { $0[0] })
        self.questions = questions.prefix(5).map { PageQuestion($0, lexicon: lexicon) }
        self.pause = pause.map { "PROCHAINE PAUSE : \(times.compact($0.instant)) (\($0.origin)), à voix haute" }
        // An answer is about one incident: the command of a page on several can't say which.
        next = plan.parts.isEmpty ? command.flatMap { NextCommand($0, questions: questions, lexicon: lexicon) } : nil
        let forms = Set(lines.map { $0.form })
        marks =
            LineForm.allCases.filter { forms.contains($0) }.map { "\(form: $0) \($0.meaning)" as Phrase }
            + PageOne.marks(of: chosen.map { $0[0] }, lexicon)
        legend = PageOne.legend(Set(chosen.compactMap { $0[0].dues.first?.statedBy }))
    }

    /// What the letters of priorities mean: a prerequisite bears that of what waits for it, and is no duty of the law.
    private static func marks(of lines: [Line], _ lexicon: Lexicon) -> [Phrase] {
        let placed = lexicon.plan.placed
        let lawful = Set(
            placed.indices.filter { placed[$0].dues.contains { $0.kind == .legal } }.compactMap { placed[$0].priority })
        let inherited = Set(lines.filter { $0.priorityInheritedFrom != nil }.compactMap { $0.priority })
            .intersection(lawful)
        return Set(lines.compactMap { $0.priority }).sorted().compactMap { place in
            let priority = lexicon.vocabulary.priorities[place]
            guard !priority.mark.isEmpty else { return nil }
            let reach: Phrase = inherited.contains(place) ? " (et préalables)" : ""
            return "\(priority: priority.mark) \(priority.label)\(reach)"
        }
    }

    /// The house sets the times, but those with a star.
    private static func legend(_ others: Set<Deadline.Kind>) -> Phrase {
        let house: Phrase = "heures = cibles de travail"
        switch (others.contains(.legal), others.contains(.contract)) {
        case (false, false): return house
        case (true, false): return "\(house) ; * = la loi"
        case (false, true): return "\(house) ; * = un contrat"
        case (true, true): return "\(house) ; * = la loi ou un contrat"
        }
    }
}

/// A question of page 1, to be asked aloud.
struct PageQuestion: Sendable {
    let text: Phrase

    /// Those that can be listed, the likely ones first.
    let answers: [Phrase]

    /// How many of them there is reason to list in full.
    private let likelyCount: Int

    private init(text: Phrase, answers: [Phrase], likelyCount: Int) {
        self.text = text
        self.answers = answers
        self.likelyCount = likelyCount
    }

    /// The likely ones.
    var likely: [Phrase] { Array(answers.prefix(likelyCount)) }

    /// Those, and how many others there are.
    var summary: [Phrase] {
        let rest = answers.count - likely.count
        return rest > 0 ? likely + ["+ \(counted(rest, "autre"))"] : likely
    }

    fileprivate func writtenOut(_ glossary: inout Glossary) -> PageQuestion {
        PageQuestion(
            text: glossary.expand(text), answers: answers.map { glossary.expand($0) }, likelyCount: likelyCount)
    }

    init(_ question: Question, lexicon: Lexicon) {
        text = QuestionSection.text(of: question, lexicon)
        answers = lexicon.ordered(question).map { lexicon.answer($0, to: question.fact) }
        likelyCount = lexicon.likelyCount(question)
    }
}

extension PageOne {
    /// Leaves the hour of the pause to fill in: it counts from a night that hasn't come.
    mutating func prepare() {
        if pause != nil { pause = "PROCHAINE PAUSE : ________ (1 h après le début), à voix haute" }
    }

    /// Everything on the page.
    var phrases: [Phrase] {
        lines.flatMap { line in [line.label] + [line.role, line.holder, line.doneWhen].compactMap { $0 } } + bans
            + detours + calls
            + [question].compactMap { $0 } + answers + [pause, next?.question].compactMap { $0 } + marks
    }

    /// Writes out what the other questions abbreviate: only one format has them on the page, and it has the room.
    mutating func writeOutQuestions(_ glossary: Glossary) {
        var glossary = glossary
        questions = questions.prefix(1) + questions.dropFirst().map { $0.writtenOut(&glossary) }
    }

    /// The question to ask first.
    var question: Phrase? { questions.first?.text }

    /// The answers to that question, the likely ones first.
    var answers: [Phrase] { questions.first?.answers ?? [] }

    /// The likely ones, and how many others there are.
    var likelyAnswers: [Phrase] { questions.first?.summary ?? [] }
}

extension [Answer] {
    /// The answer that changes the plan most, the first of equals; nil when none changes it.
    fileprivate var mostTelling: Answer? {
        var best: (answer: Answer, changes: Int)?
        for answer in self where answer.changesPlan {
            let changes = answer.adds.count + answer.removes.count + answer.forbids.count + answer.allows.count
            if changes > best?.changes ?? 0 { best = (answer, changes) }
        }
        return best?.answer
    }
}

/// The command to type once an answer is known.
struct NextCommand: Sendable {
    let question: Phrase
    let answer: Phrase
    let command: Phrase

    /// What to add, for a command too long to repeat.
    let addition: Phrase

    /// From the first question with an answer that changes the plan, nil when there is none.
    init?(_ command: String, questions: [Question], lexicon: Lexicon) {
        for question in questions {
            // Of the types, the one to think of first; what the facts point to is worth confirming whatever it changes.
            let isShort = lexicon.likelyCount(question) < question.answers.count
            let isPointedTo = !lexicon.typesToConfirm.isEmpty
            let likely = isShort ? lexicon.ordered(question).first { isPointedTo || $0.changesPlan } : nil
            guard let answer = likely ?? question.answers.mostTelling,
                let option = lexicon.option(answer, to: question.fact)
            else { continue }
            self.question = lexicon.question(question.fact)
            self.answer = lexicon.answer(answer, to: question.fact)
            self.command = "\(code: command + " " + option)"
            addition = "même commande, plus \(code: option)"
            return
        }
        return nil
    }
}
