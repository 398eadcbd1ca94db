import CivilTime
package import RuleEngine
package import Runbooks
import Vocabularies

/// Something that was said and still counts, to be taken back: an answer, or all that was said of an action.
package struct LastAct: Hashable, Sendable {
    /// Nil for an answer.
    package let action: ActionInstance?

    /// The answer, or what decisions on the action answered by themselves; nil where nothing was.
    package let answer: LastAnswer?

    /// All that was said of an action, whoever said it; nil where nothing still counts.
    package init?(on action: ActionInstance, in records: [JournalRecord], of incident: String?, _ pack: RulePack) {
        self.init(on: action, StandingWords(records, of: incident), pack)
    }

    private init?(on action: ActionInstance, _ words: StandingWords, _ pack: RulePack) {
        let said = words.deeds.filter { $0.entry.instance == action }
        guard !said.isEmpty else { return nil }
        self.init(action, LastAnswer(settledBy: said, words, pack))
    }

    private init(_ action: ActionInstance?, _ answer: LastAnswer?) {
        self.action = action
        self.answer = answer
    }

    /// The last thing said of one incident by an author, nil for whoever doesn't sign; nil where none is left to take back.
    ///
    /// A note stays: nothing is done because of it. What another author has spoken of since stays too.
    package init?(in records: [JournalRecord], of incident: String?, by author: String?, _ pack: RulePack) {
        let words = StandingWords(records, of: incident)
        let deed = words.deeds.last { record in
            record.author == author
                && words.deeds.last { $0.entry.instance == record.entry.instance }?.line == record.line
        }
        let answer = LastAnswer(words, by: author)
        let answered = answer.flatMap { words.learnt[$0.facts[0]]?.last }
        guard let deed, let action = deed.entry.instance else {
            guard let answer else { return nil }
            self.init(nil, answer)
            return
        }
        let said = words.deeds.filter { $0.entry.instance == action }
        // What a decision answers stands in lines of its own.
        if let answer, let answered, answered.line > deed.line, !said.settle(answered, in: pack) {
            self.init(nil, answer)
        } else {
            self.init(on: action, words, pack)
        }
    }
}
