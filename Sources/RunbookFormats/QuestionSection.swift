import RuleEngine
import Runbooks
import Vocabularies

/// What to find out, and what each answer would change.
struct QuestionSection {
    let lexicon: Lexicon
    let questions: [Question]

    var section: Section {
        Section(
            "QUESTIONS",
            questions.enumerated().map { place, question in
                Section.Item(Self.text(of: question, lexicon), marker: "\(place + 1)", details: details(of: question))
            })
    }

    /// The question, about which incident where there are several.
    static func text(of question: Question, _ lexicon: Lexicon) -> Phrase {
        let text = lexicon.question(question.fact)
        return lexicon.letters([question.incident]).map { "\($0) · \(text)" } ?? text
    }

    private func details(of question: Question) -> [Phrase] {
        let asked = lexicon.vocabulary.facts[question.fact].question
        let who = asked.knownBy.map { lexicon.vocabulary.roles[$0].label }
        var details: [Phrase] = []
        if let how = asked.how { details.append("comment : \(lexicon.printed(how))") }
        if !who.isEmpty { details.append("à demander à : \(who.joined(separator: ", "))") }
        if question.settlesSuspension { details.append("un acte irréversible est suspendu à la réponse") }
        let alike = lexicon.ordered(question).grouped { $0.hasSameEffect(as: $1) }
        details += alike.map { effect(of: $0, to: question.fact) }
        // What is no list of values is given once, whichever end it is at.
        guard question.answers.contains(where: { $0.extent != .value }) else { return details }
        return details + ["à donner par : \(code: "--set \(lexicon.vocabulary.facts[question.fact].name)=…")"]
    }

    /// What each of some answers changes alike.
    private func effect(of answers: [Answer], to fact: PackIndex<Fact>) -> Phrase {
        let answer = answers[0]
        let effects = [
            ("ajoute", answer.adds), ("retire", answer.removes), ("interdit", answer.forbids), ("lève", answer.allows),
        ].filter { !$0.1.isEmpty }.map { verb, actions in "\(verb) \(lexicon.list(actions))" as Phrase }
        let effect = effects.isEmpty ? "ne change pas la liste" : Phrase.joined(effects, by: " ; ")
        let values = Phrase.joined(answers.map { lexicon.answer($0, to: fact) }, by: " · ")
        return "\(values) → \(effect)\(option(answers, to: fact))"
    }

    /// What to type; of many answers alike, only where: the vocabulary lists them.
    private func option(_ answers: [Answer], to fact: PackIndex<Fact>) -> Phrase {
        let options = answers.compactMap { lexicon.option($0, to: fact) }
        guard let first = options.first else { return "" }
        let name = lexicon.vocabulary.facts[fact].name
        guard options.count <= Self.crowd else {
            return " (\(code: "--set \(name)=…"))"
        }
        let others = options.dropFirst().map { "\(code: String($0.dropFirst("--set ".count)))" as Phrase }
        return " (\(Phrase.joined(["\(code: first)"] + others, by: " ou ")))"
    }

    /// More answers than this are named, and not spelt out one by one.
    private static let crowd = 4
}
