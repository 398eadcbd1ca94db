import IncidentFeeds
import RuleEngine
import Runbooks

/// An incident of which a rule says something else in one pack than in another.
package struct Witness: Hashable, Sendable {
    /// The rule for which it was looked for; the incident bears its name.
    package let rule: String

    /// The incident as a feed gives it, on one line.
    package let incident: [UInt8]
}

extension PackComparison {
    /// Adds an incident for each rule that doesn't say the same in both packs, as far as one is found that shows it.
    package mutating func addWitnesses() {
        let search = WitnessSearch(from: old, to: new, now: now)
        for rule in search.changedRules {
            // An incident found for another rule may show it already.
            guard !changes.contains(where: { $0.rules.contains(rule) }) else { continue }
            var isSeen = false
            for candidate in search.candidates(for: rule) {
                let json = candidate.json(id: rule, at: now, by: [new, old])
                let found = changes(for: json, id: rule)
                guard found.contains(where: { $0.rules.contains(rule) }) else { continue }
                add(found, as: Witness(rule: rule, incident: json))
                isSeen = true
                break
            }
            if !isSeen { addUnseen(rule) }
        }
    }

    /// What changes for an incident as a feed gives it; nothing where a pack refuses it.
    private func changes(for json: [UInt8], id: String) -> [ActionChange] {
        guard let before = plan(of: json, by: old), let after = plan(of: json, by: new) else { return [] }
        return PlanComparison(of: id, from: before, to: after).changes
    }

    private func plan(of json: [UInt8], by pack: RulePack) -> Plan? {
        var framer = FeedFramer()
        framer.append(json)
        framer.finish()
        guard let record = framer.next(), let situation = try? IncidentReader(pack: pack).read(record) else {
            return nil
        }
        return Plan(pack: pack, situation: situation, now: now)
    }
}
