package import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// Cases that show what coverage misses, found among the situations that the conditions tell apart.
package struct CoverageStubs: Sendable {
    package private(set) var cases: [CaseStub] = []

    /// What no situation that was tried shows, as gaps are worded; proved where these were all the situations.
    package private(set) var unshown: [(words: String, isProved: Bool)] = []

    private let coverage: Coverage
    private let now: Instant
    private var pack: RulePack { coverage.pack }

    /// How many situations are tried for one decision.
    private static let situationLimit = 4096

    /// Looks for a case for everything that is missing.
    package init(for coverage: Coverage, at now: Instant) {
        self.coverage = coverage
        self.now = now
        for decision in coverage.decisions.indices { search(decision) }
        searchConsequences()
        for use in coverage.values.uses { addValues(use) }
    }

    /// The cases as a file of tests.
    package var yaml: String {
        remarks.map { "# \($0)\n" }.joined() + cases.yaml(by: pack)
    }

    /// What no situation shows, a line each.
    package var remarks: [String] {
        unshown.map { words, isProved in
            "\(words) : " + (isProved ? "aucune situation ne le montre." : "aucune situation essayée ne le montre.")
        }
    }

    private mutating func search(_ number: Int) {
        let decision = coverage.decisions[number]
        let missing = zip(decision.leaves, coverage.sights[number]).map { leaf, sight in
            Coverage.Sight(
                seen: leaf.condition.verdicts.subtracting(sight.seen),
                deciding: sight.flips ? [] : VerdictSet([.met, .notMet]).subtracting(sight.deciding))
        }
        guard missing.contains(where: { !$0.isEmpty }) else { return }
        var wanted = missing
        let space = SituationSpace(of: decision.conditions, in: pack, now: now)
        for table in space.tables(limit: Self.situationLimit, from: seeds(for: decision)) {
            guard wanted.contains(where: { !$0.isEmpty }) else { break }
            let own = CaseStub.completed(table, at: now, in: pack)
            let new = shown(of: wanted, by: own, decision)
            guard new.contains(where: { !$0.isEmpty }) else { continue }
            var words: [String] = []
            for leaf in wanted.indices where !new[leaf].isEmpty {
                wanted[leaf].subtract(new[leaf])
                words.append(name(leaf, of: decision, new[leaf]))
            }
            // As an incident would tell it, where that shows as much.
            let clean = space.cleaned(table).map { CaseStub.completed($0, at: now, in: pack) }
            let told = clean.flatMap { shown(of: new, by: $0, decision) == new ? $0 : nil }
            add(words.joined(separator: " ; "), told ?? own, decision)
        }
        for (leaf, rest) in wanted.enumerated() where !rest.isEmpty {
            unshown.append(
                (
                    words: name(leaf, of: decision, rest),
                    // Every case has a T0: without one nothing is tried.
                    isProved: space.isWhole && space.count <= Self.situationLimit
                        && !space.axes.contains { $0.fact == pack.header.timeZero }
                ))
        }
    }

    /// What a situation shows of what is wanted of each test.
    private func shown(of wanted: [Coverage.Sight], by table: FactTable, _ decision: Decision) -> [Coverage.Sight] {
        let found = decision.sights(in: FactView(pack: pack, table: table, now: now))
        return wanted.indices.map { wanted[$0].intersection(found[$0]) }
    }

    /// Situations in which the decision is met, where they can be told.
    private func seeds(for decision: Decision) -> [FactTable] {
        let view = FactView(pack: pack, table: FactTable(factCount: pack.vocabulary.facts.count), now: now)
        return view.reversals(making: decision.condition, met: true, limit: 3).map { reversal in
            reversal.example.reduce(into: FactTable(factCount: pack.vocabulary.facts.count)) { table, assumption in
                table[assumption.fact] = .known(assumption.value)
            }
        }
    }

    private mutating func add(_ words: String, _ table: FactTable, _ decision: Decision) {
        let rule = decision.subject.rule.flatMap { id in pack.rules.packIndices.first { pack.rules[$0].id == id } }
        let actions = rule.map { pack.rules[$0].consequences.map { $0.action } } ?? []
        cases.append(CaseStub(words, table, at: now, in: pack, about: actions, of: rule))
    }

    private func name(_ leaf: Int, of decision: Decision, _ sight: Coverage.Sight) -> String {
        let wording = CoverageWording(coverage: coverage)
        let words =
            sight.seen.members.map { $0.words }
            + sight.deciding.subtracting(sight.seen).members.map { $0.words + " et seul à décider" }
        return wording.words(decision.subject) + ", " + LeafText(pack: pack).text(decision.leaves[leaf].condition)
            + " " + words.joined(separator: ", ")
    }

    private mutating func searchConsequences() {
        let wording = CoverageWording(coverage: coverage)
        for gap in coverage.gaps {
            guard case .consequence(let rule, let place) = gap.kind else { continue }
            let condition = pack.rules[rule].consequences[place].condition
            let space = SituationSpace(of: [condition], in: pack, now: now)
            let found = space.tables(limit: Self.situationLimit).first { table in
                let view = FactView(pack: pack, table: CaseStub.completed(table, at: now, in: pack), now: now)
                return view.outcomes().contains { $0.rule == rule && $0.place == place && $0.standing == .certain }
            }
            let words = wording.subject(gap)
            if let found {
                let action = pack.rules[rule].consequences[place].action
                cases.append(CaseStub(words, found, at: now, in: pack, about: [action], of: rule))
            } else {
                unshown.append((words, isProved: space.isWhole && space.count <= Self.situationLimit))
            }
        }
    }

    /// A case for each value of a listed fact that no situation holds; of a record's fact there is none.
    private mutating func addValues(_ use: FactValueUse.Use) {
        let declared = pack.vocabulary.facts[use.fact]
        for (value, isSeen) in zip(use.values, use.isSeen) where !isSeen && declared.canBeLearnt {
            var table = FactTable(factCount: pack.vocabulary.facts.count)
            let isSet = if case .set = declared.type { true } else { false }
            table[use.fact] = .known(isSet ? .set(SetValue([value], isOpen: declared.isOpen)) : value)
            let words = "\(declared.name) : \(LeafText(pack: pack).text(value, of: use.fact))"
            cases.append(CaseStub(words, table, at: now, in: pack, about: []))
        }
    }
}
