package import CivilTime
package import Vocabularies

/// A rule pack whose every reference resolves: holding one means that it is valid.
///
/// Tables are sorted, so that the order of files, rules and keys in the source can't show in any output. It never
/// changes, and everything that is made of an incident holds it: a class, so that holding it costs one reference.
package final class RulePack: Sendable {
    package let header: Header
    package let vocabulary: Vocabulary

    /// For each fact, in the vocabulary's order: when it makes sense to ask, if the author said so.
    package let askedIf: [Condition?]

    /// For each fact, in the vocabulary's order: how a derived fact is computed.
    package let derivations: [Derivation?]

    /// Every fact, those that others are computed from first.
    package let resolutionOrder: [PackIndex<Fact>]

    /// Sorted by id.
    package let actions: [Action]

    /// Sorted by id.
    package let rules: [Rule]

    /// Sorted by id.
    package let groups: [RuleGroup]

    /// What every plan must hold; sorted by name.
    package let covers: [Cover]

    /// The packs that add to it, sorted by id.
    package let optionals: [OptionalPack]

    /// What a report measures.
    package let measures: Measures

    /// `sha256:` and the digest of all the above, wherever it was written.
    ///
    /// Overlays leave it: it is then that of the pack before them.
    package let digest: String

    /// What was changed of it, in the order in which it was.
    package let overlays: [Overlay]

    /// For each collection whose records have computed facts, these, those that others are computed from first.
    let recordDerivations: [PackIndex<Fact>: [PackIndex<Fact>]]

    /// By which names derived facts look for records.
    package let recordNames: [RecordNames]

    /// The tests whose verdict changes with time alone.
    package let timedTests: [FactTest]

    /// True where a condition asks whether the house is fully staffed.
    package let readsWorkingHours: Bool

    /// The actions of which a condition asks whether they are done.
    package let readDone: Set<PackIndex<Action>>

    /// What each fact may change.
    package let dependents: Dependents

    /// A pack that the loader has checked.
    package convenience init(
        header: Header, vocabulary: Vocabulary, askedIf: [Condition?], derivations: [Derivation?],
        resolutionOrder: [PackIndex<Fact>], actions: [Action], rules: [Rule], groups: [RuleGroup] = [],
        covers: [Cover] = [], optionals: [OptionalPack] = [], measures: Measures = Measures()
    ) {
        let digest = RulePack.digest(
            header: header, vocabulary: vocabulary, askedIf: askedIf, derivations: derivations, actions: actions,
            rules: rules, groups: groups, covers: covers, optionals: optionals, measures: measures)
        self.init(
            header: header, vocabulary: vocabulary, askedIf: askedIf, derivations: derivations,
            resolutionOrder: resolutionOrder, actions: actions, rules: rules, groups: groups, covers: covers,
            optionals: optionals, measures: measures, overlays: [], digest: digest)
    }

    /// A pack whose digest is known: a page then needn't be able to make one.
    package init(
        header: Header, vocabulary: Vocabulary, askedIf: [Condition?], derivations: [Derivation?],
        resolutionOrder: [PackIndex<Fact>], actions: [Action], rules: [Rule], groups: [RuleGroup],
        covers: [Cover], optionals: [OptionalPack], measures: Measures, overlays: [Overlay], digest: String
    ) {
        self.header = header
        self.vocabulary = vocabulary
        self.askedIf = askedIf
        self.derivations = derivations
        self.resolutionOrder = resolutionOrder
        self.actions = actions
        self.rules = rules
        self.groups = groups
        self.covers = covers
        self.optionals = optionals
        self.measures = measures
        self.overlays = overlays
        self.digest = digest
        var recordDerivations: [PackIndex<Fact>: [PackIndex<Fact>]] = [:]
        for fact in resolutionOrder where derivations[fact.position] != nil {
            guard let collection = vocabulary.facts[fact].collection else { continue }
            recordDerivations[collection, default: []].append(fact)
        }
        self.recordDerivations = recordDerivations
        recordNames = RecordNames.all(derivations, in: vocabulary)
        let consequences = rules.flatMap { $0.consequences }
        let conditions =
            consequences.map { $0.condition } + consequences.compactMap { $0.unless }
            + askedIf.compactMap { $0 } + actions.compactMap { $0.impossibleIf }
        let derived = derivations.compactMap { $0 }
        let timedTests = (conditions.flatMap { $0.tests } + derived.flatMap { $0.tests }).filter { $0.isTimed }
        self.timedTests = timedTests
        readsWorkingHours =
            (conditions + covers.map { $0.condition }).contains { $0.readsWorkingHours }
            || derived.contains { $0.readsWorkingHours }
        readDone = Set(
            (conditions + covers.map { $0.condition }).flatMap { $0.doneActions } + derived.flatMap { $0.doneActions })
        let bases = FactBases(
            vocabulary: vocabulary, askedIf: askedIf, derivations: derivations, resolutionOrder: resolutionOrder,
            rules: rules, groups: groups)
        let lines = bases.lines(timeZero: header.timeZero, actions: actions, rules: rules, timedTests: timedTests)
        dependents = Dependents(
            bases, lines: lines, vocabulary: vocabulary, askedIf: askedIf, derivations: derivations,
            resolutionOrder: resolutionOrder, actions: actions, rules: rules)
    }

    /// Every test of a fact by which rules, actions and derived facts tell its values apart, each once.
    package func tests(of fact: PackIndex<Fact>) -> [FactTest] {
        // Only what rests on the fact can test it.
        let consequences = dependents.conditions.entries(restingOn: fact).map { entry in
            let entry = dependents.conditions.entries[Int(entry)]
            return rules[entry.rule].consequences[entry.place]
        }
        let conditions =
            consequences.map { $0.condition } + consequences.compactMap { $0.unless }
            + dependents.actions(reading: fact).compactMap { actions[$0].impossibleIf }
        let derived = dependents.facts(restingOn: fact).compactMap { derivations[$0.position] }
        let tests = conditions.flatMap { $0.tests } + derived.flatMap { $0.tests }
        return tests.filter { $0.facts.contains(fact) }.distinct()
    }

    /// False where a consequence comes to what it came to as long as none of these facts changes: neither time, nor the
    /// hours of the house, nor what is done decides it.
    package func mayTurn(_ rule: PackIndex<Rule>, _ place: Int, with changed: FactSet) -> Bool {
        dependents.conditions.mayTurn(dependents.conditions.entry(of: rule, place), with: changed)
    }

    /// What `action` or `action@target` names; nil for an unknown action, and for a target of one about no record.
    package func instance(named name: String) -> ActionInstance? {
        let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        guard let action = action(withID: parts[0]) else { return nil }
        guard parts.count == 2 else { return ActionInstance(action) }
        return actions[action].target == nil || parts[1].isEmpty ? nil : ActionInstance(action, target: parts[1])
    }

    /// `action`, or `action@target` for an action about a record.
    package func name(of instance: ActionInstance) -> String {
        actions[instance.action].id + (instance.target.map { "@" + $0 } ?? "")
    }

    /// What tells a consequence from the others of its rule: its own name, else its action's.
    package func name(of consequence: Consequence) -> String {
        consequence.name ?? actions[consequence.action].id
    }

    /// The clock by which people live: that of their establishment where its profile says which, else the pack's.
    package func zone(of establishment: Establishment?) -> Zone { establishment?.zone ?? header.zone }

    /// The circle of an action: what becomes of it is decided among the lines of its circle alone.
    package func circle(of action: PackIndex<Action>) -> Int { dependents.circle(of: action) }

    /// True where two actions are about records of one collection: then only lines about the same record concern each
    /// other, and otherwise all do.
    package func areAboutSameCollection(_ left: PackIndex<Action>, _ right: PackIndex<Action>) -> Bool {
        actions[left].target != nil && actions[left].target == actions[right].target
    }

    /// The action with this id.
    package func action(withID id: String) -> PackIndex<Action>? {
        actions.packIndices.first { actions[$0].id == id }
    }
}

extension RulePack: Equatable {
    /// What is told from the rest isn't compared.
    package static func == (left: RulePack, right: RulePack) -> Bool {
        left === right
            || left.header == right.header && left.vocabulary == right.vocabulary && left.askedIf == right.askedIf
                && left.derivations == right.derivations && left.resolutionOrder == right.resolutionOrder
                && left.actions == right.actions && left.rules == right.rules && left.groups == right.groups
                && left.covers == right.covers && left.optionals == right.optionals && left.measures == right.measures
                && left.overlays == right.overlays && left.digest == right.digest
    }
}
