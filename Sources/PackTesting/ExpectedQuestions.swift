import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// The questions that a test expects.
struct ExpectedQuestions: Sendable {
    struct Item: Sendable {
        let fact: PackIndex<Fact>
        let rank: Int?
        let range: SourceRange
    }

    let items: [Item]
    let range: SourceRange

    func failures(of plan: Plan, isWhole: Bool, test: String) -> [Diagnostic] {
        if holds(of: plan, isWhole: isWhole) { return [] }
        let asked = plan.rankedFacts(first: .max)
        let names = asked.map { "`\(plan.pack.vocabulary.facts[$0].name)`" }.joined(separator: ", ")
        if items.isEmpty, !asked.isEmpty {
            return [.failure(test, "expected no question, found \(names)", at: range)]
        }
        let missing = items.compactMap { item -> Diagnostic? in
            let name = plan.pack.vocabulary.facts[item.fact].name
            let place = asked.firstIndex(of: item.fact)
            let notes = ["found \(names.isEmpty ? "no question" : names)"]
            guard let rank = item.rank else {
                guard place == nil else { return nil }
                return .failure(test, "expected a question on `\(name)`", at: item.range, notes: notes)
            }
            if place == rank - 1 { return nil }
            return .failure(test, "expected `\(name)` as question \(rank), the questions are \(names)", at: item.range)
        }
        let expected = Set(items.map { $0.fact })
        let others = asked.filter { isWhole && !expected.contains($0) }
            .map { "`\(plan.pack.vocabulary.facts[$0].name)`" }
        guard !others.isEmpty else { return missing }
        let list = others.joined(separator: ", ")
        return missing + [.failure(test, "expected no other question, found \(list)", at: range)]
    }

    /// True where all is well; ranks are dear, and only those that are expected are worked out.
    private func holds(of plan: Plan, isWhole: Bool) -> Bool {
        let asked = Set(plan.askedFacts)
        guard items.allSatisfy({ asked.contains($0.fact) }) else { return false }
        if let last = items.compactMap({ $0.rank }).max() {
            let first = plan.rankedFacts(first: last)
            let isRanked = items.allSatisfy { item in
                item.rank.map { first.indices.contains($0 - 1) && first[$0 - 1] == item.fact } ?? true
            }
            guard isRanked else { return false }
        }
        return items.isEmpty ? asked.isEmpty : !isWhole || asked.isSubset(of: items.map { $0.fact })
    }
}
