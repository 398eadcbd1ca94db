import CivilTime
package import RuleEngine
package import Vocabularies

/// A pack made by hand: facts of every type, and the rules that a test needs.
package struct PackForTests {
    /// Values of which `b` is under `a`, `c` under `b`, and `x` means that it isn't known.
    package static let tree = Enumeration([
        member("a"), member("b", parent: 0), member("c", parent: 1), member("d"), member("x", unknown: true),
    ])

    /// The facts, sorted by name.
    package static let names: [(String, FactType)] = [
        ("at", .datetime), ("count", .integer), ("flag", .boolean), ("id", .string), ("kind", .enumeration(tree)),
        ("kinds", .set(.enumeration(tree))), ("level", .ordinal(tree)), ("span", .duration), ("text", .string),
    ]

    /// The place of a fact by name.
    package static func fact(_ name: String) -> PackIndex<Fact> {
        PackIndex(names.firstIndex { $0.0 == name } ?? 0)
    }

    /// A pack with one action and these rules; `askedIf` and `derivations` by fact name.
    package static func pack(
        rules: [Rule] = [], askedIf: [String: Condition] = [:], derivations: [String: Condition] = [:],
        isReversible: Bool = true
    ) -> RulePack {
        let facts = names.map { name, type in
            Fact(
                name: name, type: type, sources: [name],
                question: Fact.Question(text: nil, how: nil, effort: 3, knownBy: [], isPinned: false), precision: nil,
                isOpen: false, isDerived: derivations[name] != nil)
        }
        let vocabulary = Vocabulary(
            priorities: [Priority(id: "p", label: "p", mark: "P", weight: 1, neverWaits: false)],
            phases: [Phase(id: "f", label: "f")], interests: [Interest(id: "i", label: "i")],
            roles: [Role(id: "r", label: "r", short: "r")], facts: facts,
            clocks: [Clock(fact: fact("at"), label: "at", fallbacks: [])])
        let action = Action(
            id: "act", label: "Act", short: "Act", phase: PackIndex(0), role: PackIndex(0),
            reversal: isReversible ? .possible(undo: nil) : .none, after: [], preferAfter: [], steps: [], doneWhen: nil,
            basis: nil)
        let dependent = names.indices.filter { askedIf[names[$0].0] != nil || derivations[names[$0].0] != nil }
        let order = names.indices.filter { !dependent.contains($0) } + dependent
        return RulePack(
            header: Header(
                id: "test", version: "1", zone: Zone.all[0], timeZero: fact("at"), defaultReader: nil,
                bindings: Bindings(id: fact("id")), legalNotice: nil, disclaimer: nil),
            vocabulary: vocabulary, askedIf: names.map { askedIf[$0.0] },
            derivations: names.map { derivations[$0.0].map { .condition($0) } },
            resolutionOrder: order.map { PackIndex($0) }, actions: [action], rules: rules)
    }

    /// What a pack sees when these facts are known, the others never asked.
    package static func view(
        _ known: [String: FactState], of pack: RulePack = pack(), now: Int64 = 1_000_000
    ) -> FactView {
        var table = FactTable(factCount: names.count)
        for (name, state) in known { table[fact(name)] = state }
        return FactView(pack: pack, table: table, now: Instant(secondsSinceEpoch: now))
    }

    /// The verdict of one predicate on one fact.
    package static func verdict(_ name: String, _ predicate: Predicate, _ state: FactState, now: Int64 = 1_000_000)
        -> Verdict
    {
        view([name: state], now: now).verdict(on: .test(FactTest(fact(name), predicate)))
    }

    private static func member(_ id: String, parent: Int? = nil, unknown: Bool = false) -> Enumeration.Member {
        Enumeration.Member(id: id, label: id, parent: parent, aliases: [], meansUnknown: unknown)
    }
}

/// A set of members of the tests' tree.
package func members(_ positions: Int..., open: Bool = false) -> FactState {
    .known(.set(SetValue(positions.map { .member($0) }, isOpen: open)))
}
