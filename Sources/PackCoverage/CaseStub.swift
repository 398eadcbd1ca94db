package import CivilTime
package import RuleEngine
import Runbooks
package import Vocabularies

/// A test of the pack that somebody still has to confirm: a situation, and what the engine says of it today.
package struct CaseStub: Sendable {
    package let name: String
    package let now: Instant

    /// With an id and T0.
    package let table: FactTable

    /// The actions of which it speaks.
    let actions: [PackIndex<Action>]

    /// The rule of which it speaks; nil for none.
    let rule: PackIndex<Rule>?

    /// How many actions are expected where none is named.
    private static let actionLimit = 5

    /// A case about some actions, or about what is required where none is named.
    package init(
        _ name: String, _ table: FactTable, at now: Instant, in pack: RulePack, about actions: [PackIndex<Action>],
        of rule: PackIndex<Rule>? = nil
    ) {
        self.name = name
        self.now = now
        self.actions = actions.distinct()
        self.rule = rule
        self.table = CaseStub.completed(table, at: now, in: pack)
    }

    /// The same facts with an id and T0.
    package static func completed(_ table: FactTable, at now: Instant, in pack: RulePack) -> FactTable {
        var table = table
        let bindings = pack.header.bindings
        if table[bindings.id] == .absent { table[bindings.id] = .known(.string("T-1")) }
        if table[pack.header.timeZero] == .absent {
            table[pack.header.timeZero] = .known(.datetime(now - .seconds(600)))
        }
        return table
    }

    /// The case as an element of `tests:`, with what the pack makes of it.
    package func yaml(by pack: RulePack) -> String {
        let plan = Plan(pack: pack, situation: Situation(table), now: now)
        let lines = plan.placed + plan.unplaced
        let spoken = actions.isEmpty ? lines.prefix(Self.actionLimit).map { $0.action }.distinct() : actions
        var lists: [String: [String]] = [:]
        for action in spoken {
            let own = lines.filter { $0.action == action }.prefix(Self.actionLimit)
            if own.isEmpty { lists["absent", default: []].append("{action: \(pack.actions[action].id)}") }
            for line in own { lists[line.status.rawValue, default: []].append(text(line, in: plan)) }
        }
        let order = Line.Status.allCases.map { $0.rawValue } + ["absent"]
        let expected = order.compactMap { status in
            lists[status].map { items in
                "      \(status):\n" + items.map { "        - \($0)\n" }.joined()
            }
        }
        return "  - name: \(GivenText.scalar(name))\n    now: \"\(pack.header.zone.rfc3339(now))\"\n"
            + "    given: \(GivenText(pack: pack).text(table))\n"
            + "    # À confirmer : c'est ce que le moteur répond aujourd'hui.\n"
            + (expected.isEmpty ? "    expect: {}\n" : "    expect:\n" + expected.joined())
    }

    private func text(_ line: Line, in plan: Plan) -> String {
        let pack = plan.pack
        var entries = ["action: \(GivenText.scalar(pack.name(of: line.instance)))"]
        if let priority = line.priority {
            entries.append("priority: \(GivenText.scalar(pack.vocabulary.priorities[priority].id))")
        }
        if let due = line.dues.first, !due.isWithoutDelay, let instant = due.instant {
            entries.append("due: \"\(plan.zone.rfc3339(instant))\"")
        }
        if let haste = line.dues.first(where: { $0.isWithoutDelay }), let target = haste.instant {
            entries.append("without_delay: \"\(plan.zone.rfc3339(target))\"")
        }
        if line.isPlaced, line.demand != nil { entries.append("basis: \(line.isCertain ? "certain" : "precaution")") }
        if let rule, line.wantedBy.contains(rule) || line.bans.contains(where: { $0.rule == rule }) {
            entries.append("from: [\(pack.rules[rule].id)]")
        }
        let untils = Set(line.bans.filter { $0.standing.stands }.flatMap { $0.ban.until }).sorted()
        if !untils.isEmpty { entries.append("until: [\(untils.map { pack.actions[$0].id }.joined(separator: ", "))]") }
        if !line.waitsFor.isEmpty {
            let names = line.waitsFor.map { GivenText.scalar(pack.name(of: $0)) }
            entries.append("after: [\(names.joined(separator: ", "))]")
        }
        if line.status == .pending || line.status == .suspended, !line.unknowns.isEmpty {
            let facts = line.unknowns.sorted().map { pack.vocabulary.facts[$0].name }
            entries.append("waiting_for: [\(facts.joined(separator: ", "))]")
        }
        return "{" + entries.joined(separator: ", ") + "}"
    }
}

extension [CaseStub] {
    /// The cases as a file of tests.
    package func yaml(by pack: RulePack) -> String {
        isEmpty ? "tests: []\n" : "tests:\n" + map { $0.yaml(by: pack) }.joined()
    }
}
