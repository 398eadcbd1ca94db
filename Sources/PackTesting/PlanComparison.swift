import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// Two plans of one incident, by packs whose places have nothing in common: all is compared by name.
package struct PlanComparison {
    private let old: Plan
    private let new: Plan
    private let incident: String

    /// Compares what two packs make of an incident at one instant.
    package init(of incident: String, from old: Plan, to new: Plan) {
        self.old = old
        self.new = new
        self.incident = incident
    }

    /// Every action of which something differs, by name.
    package var changes: [ActionChange] {
        let before = lines(of: old)
        let after = lines(of: new)
        return Set(before.keys).union(after.keys).sorted(by: precedes).compactMap { name in
            let states = (
                before[name].map { ActionChange.State($0, in: old.pack) },
                after[name].map { ActionChange.State($0, in: new.pack) }
            )
            let kinds = ActionChange.State.kinds(from: states.0, to: states.1, rank: rank)
            guard !kinds.isEmpty else { return nil }
            return ActionChange(
                incident: incident, action: name, kinds: kinds, before: states.0, after: states.1,
                rules: rules(before[name], after[name]))
        }
    }

    private func lines(of plan: Plan) -> [String: Line] {
        var lines: [String: Line] = [:]
        for line in plan.placed + plan.unplaced { lines[plan.pack.name(of: line.instance)] = line }
        return lines
    }

    /// How pressing a priority is: by the new pack's scale, else by that of the old one.
    private func rank(_ priority: String) -> Int {
        [new, old].lazy.compactMap { plan in
            plan.pack.vocabulary.priorities.firstIndex { $0.id == priority }
        }.first ?? .max
    }

    /// What one consequence says of an action, by names.
    private struct Saying: Hashable {
        let effect: String
        let name: String
        let record: String?
        let standing: Outcome.Standing
        let priority: String?
        let due: Instant?
        let isWithoutDelay: Bool
    }

    /// The rules that do not say the same of a line in both plans.
    private func rules(_ before: Line?, _ after: Line?) -> [String] {
        let said = before.map { sayings(of: $0, in: old) } ?? [:]
        let says = after.map { sayings(of: $0, in: new) } ?? [:]
        return Set(said.keys).union(says.keys).filter { said[$0] != says[$0] }.sorted(by: precedes)
    }

    private func sayings(of line: Line, in plan: Plan) -> [String: Set<Saying>] {
        let pack = plan.pack
        var sayings: [String: Set<Saying>] = [:]
        // A rule may want an action only so that a ban of its own falls: it then says nothing of it by itself.
        for rule in line.wantedBy { sayings[pack.rules[rule].id] = [] }
        for given in plan.contributions(to: line.instance) {
            let consequence = pack.rules[given.outcome.rule].consequences[given.outcome.place]
            sayings[pack.rules[given.outcome.rule].id, default: []].insert(
                Saying(
                    effect: consequence.effect.key, name: pack.name(of: consequence),
                    record: given.outcome.subject?.record, standing: given.outcome.standing,
                    priority: given.priority.map { pack.vocabulary.priorities[$0].id }, due: given.due?.instant,
                    isWithoutDelay: given.due?.isWithoutDelay ?? false))
        }
        return sayings
    }
}
