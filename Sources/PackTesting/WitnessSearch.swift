import CivilTime
import RuleEngine
import Vocabularies

/// Looks for incidents of which a rule says something else in one pack than in another.
///
/// Where the values that conditions tell apart are few, every combination is tried; else those under which the conditions
/// turn, one after the other.
struct WitnessSearch {
    let old: RulePack
    let new: RulePack
    private let views: (old: FactView, new: FactView)

    /// How many combinations of values are all tried, how many incidents under which conditions turn, and how many of those
    /// that show as much as one another are given.
    private static let combinationLimit = 1024
    private static let turnLimit = 160
    private static let rankLimit = 3

    /// For how many incidents answers are looked for that keep other rules silent.
    private static let silenceLimit = 6

    init(from old: RulePack, to new: RulePack, now: Instant) {
        self.old = old
        self.new = new
        views = (
            FactView(pack: old, table: FactTable(factCount: old.vocabulary.facts.count), now: now),
            FactView(pack: new, table: FactTable(factCount: new.vocabulary.facts.count), now: now)
        )
    }

    /// The rules that only one pack has, or that don't say the same in both, by name.
    var changedRules: [String] {
        let texts = [old, new].map { pack -> [String: [String: String]] in
            let names = NamedRule(of: pack)
            return Dictionary(uniqueKeysWithValues: pack.rules.map { ($0.id, names.consequences(of: $0)) })
        }
        return Set(texts[0].keys).union(texts[1].keys).filter { texts[0][$0] != texts[1][$0] }.sorted(by: precedes)
    }

    /// Incidents that may show what is otherwise in a rule, those that most likely do first; then the same with answers that
    /// keep other rules from speaking of the same actions, looked for as they are asked for.
    func candidates(for rule: String) -> AnySequence<NamedIncident> {
        let pairs = pairs(of: rule)
        let tried = combinations(of: pairs) ?? Array(turns(of: pairs).distinct().prefix(Self.turnLimit))
        var ranked: [[NamedIncident]] = [[], [], [], []]
        for incident in tried {
            guard let place = rank(of: incident, for: rule), ranked[place].count < Self.rankLimit else { continue }
            ranked[place].append(incident)
        }
        let likely = ranked.flatMap { $0 }
        var kept: Set<String> = []
        for (tests, pack) in tests(of: pairs) {
            for fact in tests.flatMap({ $0.facts }) { kept.insert(pack.vocabulary.facts[fact].name) }
        }
        let names = kept
        let silent = likely.prefix(Self.silenceLimit).lazy.map { silencing(others: rule, in: $0, keeping: names) }
        return AnySequence([AnySequence(likely + [NamedIncident()]), AnySequence(silent)].lazy.joined())
    }

    /// How far a consequence stands, or waits.
    private struct Standing: Hashable {
        let standing: Outcome.Standing
        let hasUnknownRelease: Bool
    }

    /// How little an incident shows of what is otherwise in a rule; nil where the rule says nothing.
    ///
    /// First where something stands by one pack alone; then where it waits by one alone; then where it stands for certain, or
    /// by precaution.
    private func rank(of incident: NamedIncident, for rule: String) -> Int? {
        let sides = [views.old, views.new].map { standings(of: rule, in: incident.view(on: $0)) }
        let standing = sides.map { side in Set(side.filter { $0.value.standing.stands }.keys) }
        if standing[0] != standing[1] { return 0 }
        if sides[0] != sides[1] { return 1 }
        if sides[0].values.contains(where: { $0.standing == .certain }) { return 2 }
        return standing[0].isEmpty ? nil : 3
    }

    /// What the consequences of a rule come to, by their names and records.
    private func standings(of id: String, in view: FactView) -> [String: Standing] {
        guard let rule = view.pack.rules.packIndices.first(where: { view.pack.rules[$0].id == id }) else { return [:] }
        let names = NamedRule(of: view.pack)
        var standings: [String: Standing] = [:]
        for outcome in view.outcomes(of: rule) {
            let name = names.key(of: view.pack.rules[rule].consequences[outcome.place])
            standings[name + "@" + (outcome.subject?.record ?? "")] = Standing(
                standing: outcome.standing, hasUnknownRelease: outcome.hasUnknownRelease)
        }
        return standings
    }

    /// The incident with answers, about other facts than these, under which no other rule of either pack speaks of what a
    /// rule speaks of.
    private func silencing(
        others id: String, in incident: NamedIncident, keeping names: Set<String>
    ) -> NamedIncident {
        [views.old, views.new].reduce(incident) { incident, blank in
            let pack = blank.pack
            guard let rule = pack.rules.packIndices.first(where: { pack.rules[$0].id == id }) else { return incident }
            let answers = incident.view(on: blank).silencing(
                Set(pack.rules[rule].consequences.map { $0.action }), but: [rule],
                keeping: Set(names.compactMap { pack.vocabulary.fact(named: $0) }))
            return answers.reduce(incident) { incident, answer in
                let fact = pack.vocabulary.facts[answer.fact]
                return incident.adding(fact.name, NamedValue(answer.value, of: fact))
            }
        }
    }

    /// The conditions of one consequence in both packs; nil where a pack lacks it.
    private struct Pair {
        let old: Condition?
        let new: Condition?
    }

    private func pairs(of rule: String) -> [Pair] {
        let (before, after) = (conditions(of: rule, in: old), conditions(of: rule, in: new))
        return Set(before.keys).union(after.keys).sorted(by: precedes).map { Pair(old: before[$0], new: after[$0]) }
    }

    private func conditions(of rule: String, in pack: RulePack) -> [String: Condition] {
        var conditions: [String: Condition] = [:]
        let names = NamedRule(of: pack)
        for consequence in pack.rules.first(where: { $0.id == rule })?.consequences ?? [] {
            let release = consequence.unless.map { [Condition.unlessRefuted(.not($0))] } ?? []
            conditions[names.key(of: consequence)] = .all([consequence.condition] + release)
        }
        return conditions
    }

    /// Every combination of the values that the conditions tell apart, nothing known among them; nil where there are too
    /// many.
    private func combinations(of pairs: [Pair]) -> [NamedIncident]? {
        var values = members(of: pairs)
        for (tests, pack) in tests(of: pairs) {
            for fact in Set(tests.flatMap { $0.facts }) where pack.vocabulary.facts[fact].canBeLearnt {
                let declaration = pack.vocabulary.facts[fact]
                if case .records = declaration.type { continue }
                guard let cells = pack.cells(of: fact, told: tests, now: views.new.now) else { return nil }
                for cell in cells.map({ NamedValue($0, of: declaration) })
                where !(values[declaration.name]?.contains(cell) ?? false) {
                    values[declaration.name, default: []].append(cell)
                }
            }
        }
        let names = values.keys.sorted(by: precedes)
        var count = 1
        for name in names {
            count *= (values[name]?.count ?? 0) + 1
            guard count <= Self.combinationLimit else { return nil }
        }
        return names.reduce([NamedIncident()]) { incidents, name in
            incidents.flatMap { incident in [incident] + (values[name] ?? []).map { incident.adding(name, $0) } }
        }
    }

    private func tests(of pairs: [Pair]) -> [(tests: [FactTest], pack: RulePack)] {
        [(pairs.compactMap { $0.old }, old), (pairs.compactMap { $0.new }, new)].map { conditions, pack in
            (pack.baseTests(of: .all(conditions)), pack)
        }
    }

    /// Each member that a test of either pack names, alone in its set: one pack may name together what the other tells
    /// apart.
    private func members(of pairs: [Pair]) -> [String: [NamedValue]] {
        var members: [String: Set<String>] = [:]
        for (tests, pack) in tests(of: pairs) {
            for test in tests {
                let fact = pack.vocabulary.facts[test.fact]
                guard fact.canBeLearnt, case .set(.enumeration(let enumeration)) = fact.type,
                    case .containsAny(let values) = test.predicate
                else { continue }
                for case .member(let position) in values {
                    members[fact.name, default: []].insert(enumeration.members[position].id)
                }
            }
        }
        return members.mapValues { ids in ids.sorted(by: precedes).map { .words([$0]) } }
    }

    /// Incidents under which conditions turn: from nothing known, then once more from each of these, with each member of a
    /// set in place of the others, and with one thing known less, on which a precaution may rest.
    private func turns(of pairs: [Pair]) -> [NamedIncident] {
        let first = turns(of: pairs, from: NamedIncident())
        let members = members(of: pairs)
        let varied = first.prefix(4).flatMap { incident in
            members.keys.sorted(by: precedes).flatMap { name in
                (members[name] ?? []).map { incident.adding(name, $0) }
            }
        }
        let second = first.prefix(12).flatMap { turns(of: pairs, from: $0) }
        let lessKnown = (first + second).prefix(24).flatMap { incident in
            incident.values.keys.sorted(by: precedes).map { incident.removing($0) }
        }
        var found = [NamedIncident()]
        found += first.prefix(24)
        found += lessKnown
        found += varied
        found += first.dropFirst(24)
        found += second
        return found
    }

    private func turns(of pairs: [Pair], from incident: NamedIncident) -> [NamedIncident] {
        let sides = pairs.flatMap { [($0.old, views.old), ($0.new, views.new)] }
        return sides.flatMap { condition, view -> [NamedIncident] in
            guard let condition else { return [] }
            let view = incident.view(on: view)
            let reversals = view.reversals(making: condition, met: view.verdict(on: condition) != .met)
            return reversals.filter { $0.isProved }.map { reversal in
                reversal.example.reduce(incident) { incident, assumption in
                    let fact = view.pack.vocabulary.facts[assumption.fact]
                    return incident.adding(fact.name, NamedValue(assumption.value, of: fact))
                }
            }
        }
    }
}
