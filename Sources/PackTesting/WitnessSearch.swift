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

    /// How many combinations of values are all tried.
    private static let combinationLimit = 1024

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

    /// Incidents that may show what is otherwise in a rule, those that most likely do first.
    func candidates(for rule: String) -> [NamedIncident] {
        let pairs = pairs(of: rule)
        let tried = combinations(of: pairs) ?? turns(of: pairs)
        let differing = tried.filter { differs(pairs, $0, strongly: true) }.prefix(2)
        let unsure = tried.filter { differs(pairs, $0, strongly: false) }.prefix(2)
        let met = tried.filter { incident in
            pairs.contains { $0.old.map { verdict($0, incident, views.old) } == .met }
        }.prefix(2)
        return differing + unsure + met + [NamedIncident()]
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

    private func verdict(_ condition: Condition, _ incident: NamedIncident, _ view: FactView) -> Verdict {
        incident.view(on: view).verdict(on: condition)
    }

    /// Whether the verdicts differ; strongly where one is met and the other is not.
    private func differs(_ pairs: [Pair], _ incident: NamedIncident, strongly isStrong: Bool) -> Bool {
        pairs.contains { pair in
            let verdicts = [
                pair.old.map { verdict($0, incident, views.old) } ?? .notMet,
                pair.new.map { verdict($0, incident, views.new) } ?? .notMet,
            ]
            return isStrong ? Set(verdicts) == [.met, .notMet] : verdicts[0] != verdicts[1]
        }
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

    /// Incidents under which conditions turn: from nothing known, then once more from each of these, and with each member
    /// of a set in place of the others.
    private func turns(of pairs: [Pair]) -> [NamedIncident] {
        let first = turns(of: pairs, from: NamedIncident())
        let members = members(of: pairs)
        let varied = first.prefix(4).flatMap { incident in
            members.keys.sorted(by: precedes).flatMap { name in
                (members[name] ?? []).map { incident.adding(name, $0) }
            }
        }
        return [NamedIncident()] + first + first.prefix(12).flatMap { turns(of: pairs, from: $0) } + varied
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
