package import RuleEngine
import Vocabularies

extension Situation {
    /// True where nothing is told of an incident but which it is and when it began, be it that all was taken back.
    package func isSilent(in pack: RulePack) -> Bool {
        guard isBare(in: pack), let end = changes.last?.instant else { return isBare(in: pack) }
        let known = table(at: end)
        return changes.allSatisfy { known[$0.fact] == .absent || pack.naming.contains($0.fact) }
    }

    /// True where the record of the incident tells nothing else.
    package func isBare(in pack: RulePack) -> Bool {
        let naming = pack.naming
        return initial.facts.allSatisfy { initial[$0] == .absent || naming.contains($0) }
    }
}

extension RulePack {
    /// What tells an incident from others, and when it began.
    fileprivate var naming: Set<PackIndex<Fact>> { [header.bindings.id, header.timeZero] }
}
