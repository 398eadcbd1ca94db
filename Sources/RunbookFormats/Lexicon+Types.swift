import RuleEngine
package import Runbooks
import Vocabularies

/// The type of an incident while nobody has told it: what to think of first, and what the facts point to.
extension Lexicon {
    /// The types that the facts point to, in the pack's order; none where one is known.
    ///
    /// They are never taken for the type: somebody confirms it.
    var typesToConfirm: [Phrase] {
        incidents.flatMap { _, lexicon -> [Phrase] in
            guard lexicon.types.isEmpty, let fact = lexicon.pack.header.bindings.types else { return [] }
            return lexicon.pointedTo.map { lexicon.value($0.value, of: fact) }
        }
    }

    /// The answers to a question: of one about the types, those that the facts point to first, then the likely ones.
    package func ordered(_ question: Question) -> [Answer] {
        guard question.fact == pack.header.bindings.types else { return question.answers }
        let lexicon = incidents.indices.contains(question.incident) ? incidents[question.incident].lexicon : self
        let first = (lexicon.pointedTo + pack.header.likelyTypes).map { $0.value }
        func rank(_ answer: Answer) -> Int {
            guard case .set(let set) = answer.value else { return first.firstIndex(of: answer.value) ?? first.count }
            return set.members.compactMap { first.firstIndex(of: $0) }.min() ?? first.count
        }
        let ranks = question.answers.map { rank($0) }
        return ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { question.answers[$0] }
    }

    /// How many of the answers to a question are worth listing where there is little room.
    package func likelyCount(_ question: Question) -> Int {
        let types = pack.header.likelyTypes
        return question.fact == pack.header.bindings.types && !types.isEmpty ? types.count : question.answers.count
    }

    private var pointedTo: [LikelyType] {
        pack.header.likelyTypes.filter { type in type.sign.map { plan.view.verdict(on: $0) == .met } ?? false }
    }
}
