import CivilTime
package import RuleEngine
package import Runbooks
package import Vocabularies

/// What somebody learnt that still counts, to be taken back: by the last line that tells of it, or by decisions.
package struct LastAnswer: Hashable, Sendable {
    package let facts: [PackIndex<Fact>]

    /// What was learnt of each before that line; nil where nothing was.
    package let earlier: [FactState?]

    /// The last answer of one incident by an author, nil for whoever doesn't sign; nil where none is left to take back.
    ///
    /// To learn again what was learnt before the last answer is to take that one back.
    package init?(in records: [JournalRecord], of incident: String?, by author: String?) {
        self.init(StandingWords(records, of: incident), by: author)
    }

    init?(_ words: StandingWords, by author: String?) {
        let last = words.learnt.compactMapValues { $0.last }.filter { $0.value.author == author }
        guard let line = last.values.map({ $0.line }).max() else { return nil }
        facts = last.filter { $0.value.line == line }.keys.sorted()
        earlier = facts.map { words.learnt[$0]?.dropLast().last?.state }
    }

    /// What decisions answered by themselves of one incident, as far as it still counts; nil where nothing does.
    package init?(
        settledBy decisions: [JournalRecord], in records: [JournalRecord], of incident: String?, _ pack: RulePack
    ) {
        self.init(settledBy: decisions, StandingWords(records, of: incident), pack)
    }

    init?(settledBy decisions: [JournalRecord], _ words: StandingWords, _ pack: RulePack) {
        var facts: [PackIndex<Fact>] = []
        var earlier: [FactState?] = []
        for fact in words.learnt.keys.sorted() {
            var known = words.learnt[fact] ?? []
            let count = known.count
            while let last = known.last, decisions.settle(last, in: pack) { known.removeLast() }
            guard known.count < count else { continue }
            facts.append(fact)
            earlier.append(known.last?.state)
        }
        guard !facts.isEmpty else { return nil }
        self.facts = facts
        self.earlier = earlier
    }

    /// What writes in the journal that it no longer counts.
    package var withdrawn: [PackIndex<Fact>] { zip(facts, earlier).filter { $0.1 == nil }.map { $0.0 } }

    /// What it replaced, which counts again.
    package var restored: [(fact: PackIndex<Fact>, state: FactState)] {
        zip(facts, earlier).compactMap { fact, state in state.map { (fact, $0) } }
    }
}
