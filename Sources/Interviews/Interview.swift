package import RuleEngine
package import Runbooks
package import Vocabularies

/// A conversation with whoever is on call: one question at a time, each reply a line of the journal.
///
/// All that is known stands in the journal, and a conversation that was cut short goes on from it: this holds only what
/// need not be asked twice.
package struct Interview: Sendable {
    private let pack: RulePack

    /// What was asked in this conversation, and answered.
    private var passed: Set<Prompt.Subject> = []

    /// True where this conversation began the incident.
    private var isBeginning = false

    /// A conversation that nobody has begun.
    package init(pack: RulePack) { self.pack = pack }

    /// What to ask next of a situation and of its plan, nil for those of an incident of which nothing is told, with how many
    /// questions come after it; nil where nothing is left to ask.
    ///
    /// What was answered in an earlier conversation comes last: it isn't known, or there may be more.
    package func prompt(_ situation: Situation?, _ plan: Plan?) -> (prompt: Prompt, more: Int)? {
        if !passed.contains(.symptoms), !pack.vocabulary.symptoms.isEmpty, situation?.isSilent(in: pack) ?? true {
            return (Prompt(symptomsOf: pack), 0)
        }
        guard let plan else { return nil }
        let first = situation.flatMap { beginning(of: $0, plan) }
        let questions = plan.questions().filter { question in
            // Nobody recites the records of a collection.
            if case .records = pack.vocabulary.facts[question.fact].type { return false }
            return !passed.contains(.fact(question.fact))
        }
        let wasAsked = { (question: Question) in
            ![.absent, .unreadable].contains(plan.view.table[question.fact])
        }
        let ordered = questions.filter { !wasAsked($0) } + questions.filter(wasAsked)
        if let first { return (first, ordered.count) }
        return ordered.first.map { (Prompt($0, of: plan), ordered.count - 1) }
    }

    /// Since when it is there, of an incident that began with its first answer: whoever is on call was called later.
    private func beginning(of situation: Situation, _ plan: Plan) -> Prompt? {
        let clock = pack.header.timeZero
        guard !passed.contains(.fact(clock)), situation.isBare(in: pack),
            !situation.changes.contains(where: { $0.fact == clock }),
            case .known(.datetime(let start)) = situation.initial[clock],
            isBeginning || situation.changes.first?.instant == start
        else { return nil }
        return Prompt(beginningOf: plan, at: start)
    }

    /// The incident begins with what is answered.
    package mutating func begin() { isBeginning = true }

    /// The subject need not come again.
    package mutating func pass(_ subject: Prompt.Subject) { passed.insert(subject) }

    /// What is asked again once an answer was taken back; `situation` is what is told without it.
    package mutating func reopen(_ facts: [PackIndex<Fact>], _ situation: Situation) {
        for fact in facts { passed.remove(.fact(fact)) }
        if situation.isSilent(in: pack) { passed.remove(.symptoms) }
    }
}
