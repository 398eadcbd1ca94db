import Diagnostics
package import PackCoverage
package import RuleEngine
import Vocabularies

/// Every mistake that may be made of a pack, one at a time.
package struct MutantList {
    package private(set) var mutants: [Mutant] = []

    let pack: RulePack
    let places: PackPlaces

    /// In the order of the pack: of each rule its condition, then its consequences; then what consequences of one action
    /// share; then what actions wait for: of a part, those that change nothing else.
    package init(of pack: RulePack, places: PackPlaces, only part: PackPart? = nil) {
        self.pack = pack
        self.places = places
        for rule in pack.rules.packIndices {
            addConditions(of: rule)
            addReleases(of: rule)
            addPolicies(of: rule)
        }
        addAttributes()
        addPrerequisites()
        if let part { mutants.removeAll { !$0.isWithin(part) } }
    }

    mutating func add(
        _ kind: MutationOperator, _ subject: String, _ change: String, at place: SourceRange?, _ edits: [Mutant.Edit]
    ) {
        mutants.append(Mutant(operator: kind, subject: subject, change: change, place: place, edits: edits))
    }

    /// How a consequence of a rule is named.
    func name(_ consequence: Consequence, of rule: Rule) -> String {
        "\(rule.id), \(consequence.effect.key) \(pack.name(of: consequence))"
    }

    /// Where a consequence is named, else its rule.
    func place(of consequence: Consequence, in rule: Rule) -> SourceRange? {
        rule.placeOwners(of: consequence, in: pack).reversed().lazy.compactMap { places[$0] }.first
    }

    private mutating func addConditions(of index: PackIndex<Rule>) {
        let rule = pack.rules[index]
        if rule.condition != .always {
            for mutation in rule.condition.mutations(in: pack.vocabulary) {
                add(
                    mutation, rule.id, [.rule(rule.id)],
                    .rule(index, rule.under(mutation.condition)))
            }
        }
        for (place, consequence) in rule.consequences.enumerated() {
            let owners = Array(rule.placeOwners(of: consequence, in: pack).reversed())
            for mutation in consequence.ownCondition(in: rule)?.mutations(in: pack.vocabulary) ?? [] {
                add(
                    mutation, name(consequence, of: rule) + ", if", owners,
                    .rule(index, rule.with(consequence.with(ownCondition: mutation.condition, in: rule), at: place)))
            }
            guard case .forbid(let ban) = consequence.effect, let unless = ban.unless else { continue }
            for mutation in unless.mutations(in: pack.vocabulary) {
                // Without its only test, what is released by nothing is the ban without `unless`.
                guard mutation.condition != .always else { continue }
                let other = consequence.with(effect: .forbid(ban.with(unless: mutation.condition)))
                add(
                    mutation, name(consequence, of: rule) + ", unless", owners,
                    .rule(index, rule.with(other, at: place)))
            }
        }
    }

    private mutating func add(
        _ mutation: ConditionMutation, _ subject: String, _ owners: [PackPlaces.Owner], _ edit: Mutant.Edit
    ) {
        let words = LeafText(pack: pack)
        let before = words.text(whole: mutation.origin)
        let owner = owners.compactMap { places[$0] }.first
        let after = mutation.replacement.map { words.text(whole: $0) } ?? "rien"
        add(
            mutation.operator, subject, "\(before) → \(after)",
            at: places.range(of: mutation.origin, in: owners) ?? owner, [edit])
    }

    private mutating func addReleases(of index: PackIndex<Rule>) {
        let rule = pack.rules[index]
        for (place, consequence) in rule.consequences.enumerated() {
            guard case .forbid(let ban) = consequence.effect else { continue }
            func add(_ kind: MutationOperator, _ change: String, _ other: Ban) {
                self.add(
                    kind, name(consequence, of: rule), change, at: self.place(of: consequence, in: rule),
                    [.rule(index, rule.with(consequence.with(effect: .forbid(other)), at: place))])
            }
            if ban.unless != nil { add(.unless, "sans unless", ban.with(unless: nil)) }
            for action in ban.until {
                add(
                    .until, "sans until \(pack.actions[action].id)",
                    ban.with(unless: ban.unless, until: ban.until.filter { $0 != action }))
            }
        }
    }

    /// The policies of a rule, those that are the same together: it is written once for them.
    private mutating func addPolicies(of index: PackIndex<Rule>) {
        let rule = pack.rules[index]
        for policy in rule.consequences.map({ $0.onUnknown }).distinct() {
            let others = rule.consequences.map { consequence -> Consequence in
                guard consequence.onUnknown == policy else { return consequence }
                return consequence.with(onUnknown: policy == .ask ? precaution(for: consequence, of: rule) : .ask)
            }
            guard others != rule.consequences else { continue }
            add(
                .policy, rule.id, policy == .ask ? "ask → precaution" : "precaution → ask", at: places[.rule(rule.id)],
                [.rule(index, rule.with(consequences: others))])
        }
    }

    /// A precaution on every fact of a consequence; to ask where the language has none.
    private func precaution(for consequence: Consequence, of rule: Rule) -> Consequence.UnknownPolicy {
        guard consequence.effect.key == "forbid" || pack.actions[consequence.action].isReversible else { return .ask }
        let facts = Set(pack.baseTests(of: consequence.condition).flatMap { $0.facts }).filter {
            !pack.vocabulary.facts[$0].isDerived
        }
        let named = Set(facts.map { pack.vocabulary.facts[$0].collection ?? $0 }).sorted()
        let tried = named.filter { $0 != rule.forEach }
        guard !named.isEmpty, pack.trials(of: tried, under: consequence.condition) <= Self.trialLimit,
            !tried.contains(where: { pack.isComparedFreely($0, under: consequence.condition) })
        else { return .ask }
        return .precaution(named)
    }

    /// The most combinations of values that the language lets one precaution try.
    private static let trialLimit = 4096

    private mutating func addPrerequisites() {
        for index in pack.actions.packIndices {
            let action = pack.actions[index]
            for (place, prerequisite) in action.after.enumerated() {
                var after = action.after
                after.remove(at: place)
                add(
                    .after, "action \(action.id)", "sans after \(pack.actions[prerequisite.action].id)",
                    at: places[.action(action.id)], [.action(index, action.with(after: after))])
            }
        }
    }
}

extension Ban {
    /// The same ban, released otherwise.
    fileprivate func with(unless: Condition?, until: [PackIndex<Action>]? = nil) -> Ban {
        Ban(
            because: because, interest: interest, priority: priority, unless: unless, until: until ?? self.until,
            instead: instead)
    }
}

extension Action {
    /// The same action, after other things.
    fileprivate func with(after: [Prerequisite]) -> Action {
        Action(
            id: id, label: label, short: short, phase: phase, role: role, target: target, kind: kind,
            reversal: reversal, impossibleIf: impossibleIf, after: after, preferAfter: preferAfter, needs: needs,
            destroys: destroys, stops: stops, steps: steps, doneWhen: doneWhen, basis: basis, addressee: addressee,
            say: say, otherwise: otherwise, duty: duty)
    }
}
