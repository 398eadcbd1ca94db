import CivilTime
import RuleEngine
import Vocabularies

extension Plan {
    /// For each fact about which something was learnt that counts now, the last word; in the order of time.
    package var learnt: [Situation.Change] {
        var latest: [PackIndex<Fact>: Situation.Change] = [:]
        for change in situation.changes where change.instant <= now { latest[change.fact] = change }
        return latest.values.filter { !$0.isWithdrawal && !$0.isEcho }.sorted {
            ($0.instant, $0.fact) < ($1.instant, $1.fact)
        }
    }
}
