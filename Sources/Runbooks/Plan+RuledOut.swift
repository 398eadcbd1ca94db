import CivilTime
package import RuleEngine
import Vocabularies

extension Plan {
    /// What was done by the time an incident was ruled out, and that nothing in this plan calls for; in the order of time.
    ///
    /// Nothing, where the incident never was anything else.
    package func orphans(of ruledOut: Plan) -> [ActionInstance] {
        let changes = ruledOut.situation.lastChanges(by: now)
        guard let end = ruledOut.skipReasons.compactMap({ changes[$0]?.instant }).max() else { return [] }
        let done = ruledOut.deedsDone.filter { instance in
            ruledOut.situation.deeds[instance].map { $0.instant <= end } ?? false
        }
        let candidates = done.filter { !isWanted($0) }
        guard !candidates.isEmpty else { return [] }
        // A rule may ask for an act only until it is done.
        let before = ofEachIncident.map { plan in
            var situation = plan.situation
            situation.deeds = situation.deeds.filter { !candidates.contains($0.key) }
            return Plan(pack: pack, joined: situation, mismatch: mismatch, now: now)
        }
        return candidates.filter { instance in !before.contains { $0.isWanted(instance) } }
    }

    /// True for what some rule calls for, or would once an answer is known.
    package func mayCall(for instance: ActionInstance) -> Bool { lines(on: instance).contains { !$0.wantedBy.isEmpty } }

    /// True for what a rule that stands calls for.
    private func isWanted(_ instance: ActionInstance) -> Bool { lines(on: instance).contains { $0.demand != nil } }

    /// The lines about this record, or about all while none is known.
    private func lines(on instance: ActionInstance) -> [Line] {
        let instances = [instance, ActionInstance(instance.action)]
        return (placed + unplaced).filter { instances.contains($0.instance) }
    }
}
