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
        if let how = asked.how { details.append("comment : \(how)") }
        if !who.isEmpty { details.append("à demander à : \(who.joined(separator: ", "))") }
        if question.settlesSuspension { details.append("un acte irréversible est suspendu à la réponse") }
        return details + question.answers.compactMap { effect(of: $0, to: question.fact) }
    }

    private func effect(of answer: Answer, to fact: PackIndex<Fact>) -> Phrase? {
        let effects = [
            ("ajoute", answer.adds), ("retire", answer.removes), ("interdit", answer.forbids), ("lève", answer.allows),
        ].filter { !$0.1.isEmpty }.map { verb, actions in "\(verb) \(lexicon.list(actions))" as Phrase }
        let effect = effects.isEmpty ? "ne change pas la liste" : Phrase.joined(effects, by: " ; ")
        let option: Phrase = lexicon.option(answer, to: fact).map { " (\(code: $0))" } ?? ""
        return "\(lexicon.value(answer.value, of: fact)) → \(effect)\(option)"
    }
}
