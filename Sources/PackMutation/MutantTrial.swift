import CivilTime
import Diagnostics
import PackCoverage
import PackTesting
import RuleEngine
import Vocabularies

/// A mistake that no test notices, tried on the situations that its conditions tell apart.
struct MutantTrial {
    /// True where each condition has the same verdict in all of them.
    private(set) var isEquivalent = false

    /// True where these were all the situations, and the whole plan was the same in each in which it might have differed.
    private(set) var isWhole = false

    /// A case that passes with the pack and fails with the mistake.
    private(set) var stub: CaseStub?

    private let mutant: Mutant
    private let pack: RulePack
    private let mutated: RulePack
    private let now: Instant
    private let changes: [MutantChange]

    /// How many situations are looked at, in how many of these how far consequences stand (in fewer where a precaution may
    /// have much to try), in how many the whole plan, and for how many of these answers are looked for that keep other rules
    /// silent.
    private static let situationLimit = 2048
    private static let rankLimits = (whole: 256, part: 48)
    private static let planLimit = 24
    private static let silenceLimit = 4

    init(of mutant: Mutant, in pack: RulePack, mutated: RulePack, at instant: Instant?) {
        self.mutant = mutant
        self.pack = pack
        self.mutated = mutated
        now = instant ?? Instant(secondsSinceEpoch: 1_800_000_000)
        changes = MutantChange.all(of: mutant, in: pack)
        let space = SituationSpace(of: changes.flatMap { $0.conditions }, in: pack, now: now)
        let isWholeSpace = space.isWhole && space.count <= Self.situationLimit
        let shown = space.tables(limit: Self.situationLimit).filter { table in
            let view = FactView(pack: pack, table: table, now: now)
            return changes.contains { $0.shows(in: view) }
        }
        isEquivalent = isWholeSpace && shown.isEmpty && changes.contains { $0.isOfConditions }
        guard !isEquivalent else { return }
        let canBeWhole = isWholeSpace && shown.count <= Self.planLimit
        var tried: Set<FactTable> = []
        var isSame = true
        for table in plainest(shown, in: space) {
            guard canBeWhole || tried.count < Self.planLimit else { break }
            if let clean = space.cleaned(table), tried.insert(clean).inserted {
                stub = noticing(clean, in: space, silencingOthers: tried.count <= Self.silenceLimit)
                guard stub == nil else { return }
            }
            if canBeWhole, isSame { isSame = !differs(named(table)) }
        }
        isWhole = canBeWhole && isSame
    }

    /// Situations in which the mistake may show, those first in which it most likely does, and of these those of which most
    /// is known.
    private func plainest(_ shown: [FactTable], in space: SituationSpace) -> [FactTable] {
        let full = shown.map { table in (table, space.axes.count { table[$0.fact] == .absent }) }.stablySorted { $0.1 }
        let limit = space.count <= Self.situationLimit ? Self.rankLimits.whole : Self.rankLimits.part
        let ranked = full.prefix(limit).map { table, _ in (table, rank(of: table)) }.stablySorted { $0.1 }
        return ranked.map { $0.0 } + full.dropFirst(limit).map { $0.0 }
    }

    /// What a consequence of the rules that are written otherwise comes to.
    private struct Standing: Hashable {
        let rule: PackIndex<Rule>
        let place: Int
        let record: String?
        let standing: Outcome.Standing
        let hasUnknownRelease: Bool
    }

    /// How little the mistake shows: first where something stands with it or without it alone; then where what is written
    /// otherwise stands, for certain or by precaution; then where it waits with it or without it alone.
    private func rank(of table: FactTable) -> Int {
        let sides = [pack, mutated].map { standings(in: FactView(pack: $0, table: table, now: now)) }
        func standing(_ side: Set<Standing>) -> Set<[Int]> {
            Set(side.filter { $0.standing.stands }.map { [$0.rule.position, $0.place] })
        }
        if standing(sides[0]) != standing(sides[1]) { return 0 }
        if sides[0].contains(where: { $0.standing == .certain }) { return 1 }
        if sides[0].contains(where: { $0.standing == .precaution }) { return 2 }
        return sides[0] == sides[1] ? 4 : 3
    }

    /// Of the consequences that are written otherwise.
    private func standings(in view: FactView) -> Set<Standing> {
        Set(
            mutant.rules.distinct().flatMap { view.outcomes(of: $0) }.filter { outcome in
                changes.contains { $0.rule == outcome.rule && $0.place == outcome.place }
            }.map { outcome in
                Standing(
                    rule: outcome.rule, place: outcome.place, record: outcome.subject?.record,
                    standing: outcome.standing, hasUnknownRelease: outcome.hasUnknownRelease)
            })
    }

    /// The same situation with answers that keep other rules from speaking of the same actions; nil where nothing does.
    private func silenced(_ table: FactTable, in space: SituationSpace) -> FactTable? {
        guard !mutant.rules.isEmpty else { return nil }
        let answers = FactView(pack: pack, table: table, now: now).silencing(
            Set(changes.map { $0.action }), but: Set(mutant.rules), keeping: Set(space.axes.map { $0.fact }))
        guard !answers.isEmpty else { return nil }
        return answers.reduce(into: table) { $0[$1.fact] = .known($1.value) }
    }

    private func named(_ table: FactTable) -> CaseStub {
        CaseStub(
            "\(mutant.subject), \(mutant.change)", table, at: now, in: pack, about: changes.map { $0.action },
            of: changes.lazy.compactMap { $0.rule }.first)
    }

    private func differs(_ stub: CaseStub) -> Bool { stub.yaml(by: pack) != stub.yaml(by: mutated) }

    /// A situation as a case, with answers that keep other rules silent if it takes them; nil where neither notices the
    /// mistake.
    private func noticing(_ table: FactTable, in space: SituationSpace, silencingOthers: Bool) -> CaseStub? {
        if let stub = noticing(table) { return stub }
        guard silencingOthers, let silent = silenced(table, in: space) else { return nil }
        return noticing(silent)
    }

    /// The situation as a case, where its author would see the mistake by running it; nil where he wouldn't.
    private func noticing(_ table: FactTable) -> CaseStub? {
        let stub = named(table)
        guard differs(stub) else { return nil }
        let suite = TestSuite.read([SourceFile(path: "stub.test.yaml", text: [stub].yaml(by: pack))], for: pack)
        guard suite.diagnostics.isEmpty, let test = suite.tests.first, test.failures(with: pack).isEmpty,
            !test.failures(with: mutated).isEmpty
        else { return nil }
        return stub
    }
}
