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

    /// A conversation that nobody has begun.
    package init(pack: RulePack) { self.pack = pack }

    /// What to ask next of a situation and of its plan, nil for those of an incident of which nothing is told, with how many
    /// questions come after it; nil where nothing is left to ask.
    ///
    /// What was answered in an earlier conversation comes last: it isn't known, or there may be more.
    package func prompt(_ situation: Situation?, _ plan: Plan?) -> (prompt: Prompt, more: Int)? {
        if !passed.contains(.symptoms), !pack.vocabulary.symptoms.isEmpty, situation.map(isSilent) ?? true {
            return (Prompt(symptomsOf: pack), 0)
        }
        guard let plan else { return nil }
        let questions = plan.questions().filter { question in
            // Nobody recites the records of a collection.
            if case .records = pack.vocabulary.facts[question.fact].type { return false }
            return !passed.contains(.fact(question.fact))
        }
        let wasAsked = { (question: Question) in
            ![.absent, .unreadable].contains(plan.view.table[question.fact])
        }
        let ordered = questions.filter { !wasAsked($0) } + questions.filter(wasAsked)
        return ordered.first.map { (Prompt($0, of: plan), ordered.count - 1) }
    }

    /// The subject need not come again.
    package mutating func pass(_ subject: Prompt.Subject) { passed.insert(subject) }

    /// What is asked again once an answer was taken back; `situation` is what is told without it.
    package mutating func reopen(_ facts: [PackIndex<Fact>], _ situation: Situation) {
        for fact in facts { passed.remove(.fact(fact)) }
        if isSilent(situation) { passed.remove(.symptoms) }
    }

    /// True where nothing is told of an incident but which it is and when it began.
    private func isSilent(_ situation: Situation) -> Bool {
        let named: Set = [pack.header.bindings.id, pack.header.timeZero]
        let isBare = situation.initial.facts.allSatisfy { situation.initial[$0] == .absent || named.contains($0) }
        guard let end = situation.changes.last?.instant else { return isBare }
        let known = situation.table(at: end)
        return isBare && situation.changes.allSatisfy { known[$0.fact] == .absent }
    }
}
