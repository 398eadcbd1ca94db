import CivilTime
import RuleEngine
package import RunbookFormats
import Runbooks
package import Vocabularies

/// What is put to whoever is on call, with the replies that have a number.
package struct Prompt: Sendable {
    /// What it is about.
    package enum Subject: Hashable, Sendable {
        /// What is seen, before anything is known.
        case symptoms
        case fact(PackIndex<Fact>)
    }

    package let subject: Subject

    /// What it is asked as, and what helps to find the answer.
    let title: Phrase
    let notes: [Phrase]

    /// The replies that have a number, from 1, the likely ones first.
    let choices: [Choice]

    /// How many of these are worth a line each at once.
    let likelyCount: Int

    /// What may be typed besides numbers.
    let type: FactType?

    /// True where several may be chosen at once.
    let takesSeveral: Bool

    /// The fact that what is chosen names in words, beside what it tells.
    let naming: PackIndex<Fact>?

    /// What is known already of a set that may have more members: a reply adds to it.
    let known: [Symptom.Sign]

    /// A reply that has a number, and what it tells.
    struct Choice: Sendable {
        let label: Phrase
        let signs: [Symptom.Sign]

        /// The member of a closed list that it stands for, whatever it is called; nil for any other reply.
        let member: Int?
    }

    /// What is seen, of what the pack proposes.
    init(symptomsOf pack: RulePack) {
        subject = .symptoms
        title = "QUE VOYEZ-VOUS ?"
        notes = []
        choices = pack.vocabulary.symptoms.map { Choice(label: Phrase($0.label), signs: $0.signs, member: nil) }
        likelyCount = choices.count
        type = nil
        takesSeveral = true
        naming = pack.header.bindings.title
        known = []
    }

    /// Since when it is there; until somebody tells, since `start`.
    init(beginningOf plan: Plan, at start: Instant) {
        let clock = plan.pack.header.timeZero
        let value = FactValue.datetime(start)
        subject = .fact(clock)
        title = "DEPUIS QUELLE HEURE ?"
        notes = [
            "Ce qui presse est compté depuis ce moment. Sans réponse : \(Lexicon(plan: plan).value(value, of: clock))."
        ]
        (choices, likelyCount, takesSeveral, naming) = ([], 0, false, nil)
        type = .datetime
        known = [Symptom.Sign(clock, value)]
    }

    /// A question of a plan of one incident.
    init(_ question: Question, of plan: Plan) {
        let lexicon = Lexicon(plan: plan)
        let fact = plan.pack.vocabulary.facts[question.fact]
        let answers = lexicon.ordered(question)
        let listed = answers.filter { $0.extent == .value }
        subject = .fact(question.fact)
        title = "QUESTION : \(lexicon.question(question.fact))"
        let who = fact.question.knownBy.map { plan.pack.vocabulary.roles[$0].label }
        let ranges = answers.filter { $0.extent != .value }.map { lexicon.answer($0, to: question.fact) }
        notes =
            [fact.question.how.map { Phrase($0) }, who.isEmpty ? nil : "Qui le sait : \(who.joined(separator: ", "))"]
            .compactMap { $0 } + (ranges.isEmpty ? [] : ["Ce qui change la page : \(Phrase.joined(ranges, by: " · "))"])
        choices = listed.map { answer in
            var member: Int?
            if case .member(let place) = answer.value { member = place }
            if case .set(let set) = answer.value, case .member(let place) = set.members.first { member = place }
            return Choice(
                label: lexicon.answer(answer, to: question.fact), signs: [Symptom.Sign(question.fact, answer.value)],
                member: member)
        }
        likelyCount = min(lexicon.likelyCount(question), choices.count)
        type = fact.type
        if case .set = fact.type { takesSeveral = true } else { takesSeveral = false }
        naming = nil
        if case .known(let value) = plan.view.table[question.fact] {
            known = [Symptom.Sign(question.fact, value)]
        } else {
            known = []
        }
    }

    /// The lines that ask it; `isWhole` where every choice is wanted, `more` for how many questions come after it.
    package func lines(isWhole: Bool, more: Int, _ layout: TextLayout) -> [String] {
        let shown = isWhole ? choices.count : shownCount
        let left = choices.count - shown
        let numbered = choices.prefix(shown).enumerated().flatMap { place, choice in
            layout.wrapped("\(place + 1). \(choice.label)", from: 2, indent: 5)
        }
        let rest: [Phrase] = left > 0 ? ["plus : les \(left) autres réponses"] : []
        let unknown: Phrase =
            subject == .symptoms
            ? "0. rien de tout cela, ou je ne sais pas" : "\(isNumber ? "?" : "0"). je ne sais pas"
        return layout.wrapped(title) + notes.flatMap { layout.wrapped($0, from: 2, indent: 2) } + numbered
            + (rest + [unknown]).flatMap { layout.wrapped($0, from: 2, indent: 5) }
            + layout.wrapped(manner(more: more))
    }

    /// True where a number that is typed is the answer itself, be it zero.
    var isNumber: Bool { type == .integer || type == .number }

    /// A terminal of 24 lines holds the question and as many answers.
    private var shownCount: Int { choices.count > 15 ? likelyCount : choices.count }

    /// How to reply.
    private func manner(more: Int) -> Phrase {
        let number = choices.isEmpty ? nil : takesSeveral ? "un numéro, ou plusieurs : 1 3" : "un numéro"
        let words = [number, type.flatMap { $0.example }].compactMap { $0 }.joined(separator: " ; ou ")
        let rest: Phrase = more > 0 ? " Encore \(counted(more, "question")) après celle-ci." : ""
        return "(\(words) ; ou retour, page, fin)\(rest)"
    }
}

extension FactType {
    /// What is typed for a value that has no number; nil where every value has one.
    var example: String? {
        switch self {
        case .boolean, .enumeration, .ordinal, .set(.enumeration), .records: nil
        case .integer: "un nombre entier : 12"
        case .number: "un nombre : 12,5"
        case .duration: "une durée : 2 h, 90 min"
        case .datetime: "une heure : 02:10, ou 14/11 23:50"
        case .string: "des mots"
        case .set(.string): "des noms, entre virgules"
        }
    }
}
