import CivilTime
import RuleEngine
import Vocabularies

extension Plan {
    /// For each fact about which something was learnt that counts now, the last word; in the order of time.
    package var learnt: [Situation.Change] {
        situation.lastChanges(by: now).values.filter { !$0.isWithdrawal && !$0.isEcho }.sorted {
            ($0.instant, $0.fact) < ($1.instant, $1.fact)
        }
    }
}

extension Situation {
    /// For each fact about which something was said until an instant, the last word.
    func lastChanges(by now: Instant) -> [PackIndex<Fact>: Change] {
        var last: [PackIndex<Fact>: Change] = [:]
        for change in changes where change.instant <= now { last[change.fact] = change }
        return last
    }
}
