import CivilTime
import RuleEngine
import Vocabularies

/// Makes formulas of conditions, exactly as the engine decides these.
struct FormulaBuilder: Sendable {
    let pack: RulePack
    let facts: FactStates
    var table = Formulas()

    private var conditions: [Condition: Formulas.Place] = [:]
    private var groups: [PackIndex<RuleGroup>: Formulas.Place] = [:]

    init(of pack: RulePack, now: Instant) {
        self.pack = pack
        facts = FactStates(of: pack, now: now)
    }

    /// The formula of a condition; what it reads of a record is that of any one record.
    mutating func formula(_ condition: Condition) -> Formulas.Place {
        if let place = conditions[condition] { return place }
        let place = made(of: condition)
        conditions[condition] = place
        return place
    }

    private mutating func made(of condition: Condition) -> Formulas.Place {
        switch condition {
        case .all(let parts):
            let parts = parts.map { formula($0) }
            return table.add(.all(parts))
        case .any(let parts):
            let parts = parts.map { formula($0) }
            return table.add(.any(parts))
        case .not(let part):
            let part = formula(part)
            return table.add(.not(part))
        case .unlessRefuted(let part):
            let part = formula(part)
            return table.possibly(part)
        case .test(let test): return formula(test)
        case .matches: return unfollowed(condition)
        case .noRule(let group): return formula(noRuleOf: group)
        case .done(let actions):
            let parts = actions.map { table.leaf(.done($0), count: 2, met: 2) }
            return table.add(.all(parts))
        case .workingHours: return table.leaf(.workingHours, count: 2, met: 2)
        }
    }

    private mutating func formula(noRuleOf group: PackIndex<RuleGroup>) -> Formulas.Place {
        if let place = groups[group] { return place }
        let rules = pack.groups[group].rules.map { pack.rules[$0] }
        let place: Formulas.Place
        if rules.contains(where: { $0.forEach != nil }) {
            place = table.leaf(.unfollowed(.noRule(group)), count: 2, met: 1)
        } else {
            let parts = rules.map { rule in
                let met = formula(rule.condition)
                return table.add(.not(table.add(.certainly(met))))
            }
            place = table.add(.all(parts))
        }
        groups[group] = place
        return place
    }

    private mutating func unfollowed(_ condition: Condition) -> Formulas.Place {
        table.leaf(.unfollowed(condition), count: 3, met: 1, unknown: 4)
    }

    // MARK: Facts

    private mutating func formula(_ test: FactTest) -> Formulas.Place {
        let fact = test.fact
        if case .compares = test.predicate { return unfollowed(.test(test)) }
        guard let derivation = pack.derivations[fact.position] else { return base(test) }
        switch derivation {
        case .condition(let condition): return formula(test, ofTruth: condition)
        case .raise(let base, let levels):
            guard pack.derivations[base.position] == nil, pack.vocabulary.facts[fact].collection == nil,
                let count = pack.vocabulary.facts[base].type.enumeration?.members.count
            else { return unfollowed(.test(test)) }
            return formula(test, base, levels, count: count)
        case .closure, .collect, .least, .entry: return unfollowed(.test(test))
        }
    }

    /// A test of a fact that is true where a condition is met.
    private mutating func formula(_ test: FactTest, ofTruth condition: Condition) -> Formulas.Place {
        let truth = formula(condition)
        let own: Formulas.Place
        switch test.predicate {
        case .known:
            let undecided = table.undecided(truth)
            own = table.add(.not(undecided))
        case .isAmong([.boolean(true)]): own = truth
        case .isAmong([.boolean(false)]): own = table.add(.not(truth))
        default: return unfollowed(.test(test))
        }
        guard let collection = pack.vocabulary.facts[test.fact].collection else { return own }
        // Of no record at all, nothing is computed.
        let isKnown = table.leaf(.records(collection), count: 2, met: 2)
        let unknown = test.predicate == .known ? table.add(.any([])) : table.unknown()
        return table.choice(isKnown, then: own, otherwise: unknown)
    }

    /// A test of a scale that is raised: as long as a higher level may be reached, only that it is as high is known.
    private mutating func formula(
        _ test: FactTest, _ base: PackIndex<Fact>, _ levels: [Derivation.Level], count: Int
    ) -> Formulas.Place {
        func reaches(_ position: Int, _ builder: inout FormulaBuilder) -> Formulas.Place {
            let own: FactTest =
                position < count
                ? FactTest(base, .atLeast(.member(position))) : FactTest(base, .moreThan(.member(count - 1)))
            var parts = [builder.base(own)]
            for level in levels where level.position >= position { parts.append(builder.formula(level.condition)) }
            return builder.table.add(.any(parts))
        }
        func atLeast(_ position: Int, _ builder: inout FormulaBuilder) -> Formulas.Place {
            var open: [Formulas.Place] = []
            for level in levels where level.position < position {
                let condition = builder.formula(level.condition)
                let undecided = builder.table.undecided(condition)
                let isReached = reaches(level.position, &builder)
                let below = builder.table.add(.not(builder.table.add(.certainly(isReached))))
                open.append(builder.table.add(.all([undecided, below])))
            }
            let mayBe = builder.table.add(.all([builder.table.add(.any(open)), builder.table.unknown()]))
            return builder.table.add(.any([reaches(position, &builder), mayBe]))
        }
        func isExactly(_ position: Int, _ builder: inout FormulaBuilder) -> Formulas.Place {
            let next = atLeast(position + 1, &builder)
            return builder.table.add(.all([atLeast(position, &builder), builder.table.add(.not(next))]))
        }
        switch test.predicate {
        case .atLeast(.member(let position)): return atLeast(position, &self)
        case .moreThan(.member(let position)): return atLeast(position + 1, &self)
        case .atMost(.member(let position)):
            let parts = [atLeast(0, &self), table.add(.not(atLeast(position + 1, &self)))]
            return table.add(.all(parts))
        case .lessThan(.member(let position)):
            let parts = [atLeast(0, &self), table.add(.not(atLeast(position, &self)))]
            return table.add(.all(parts))
        case .isAmong(let values):
            var parts: [Formulas.Place] = []
            for case .member(let position) in values { parts.append(isExactly(position, &self)) }
            return table.add(.any(parts))
        default: return unfollowed(.test(test))
        }
    }

    /// A test of a fact that somebody tells.
    private mutating func base(_ test: FactTest) -> Formulas.Place {
        let declared = pack.vocabulary.facts[test.fact]
        guard let own = SetFormula.isReadable(test, declared) ? Base.set : facts.met(by: test).map({ Base.scalar($0) })
        else { return unfollowed(.test(test)) }
        var plain = self.plain(test, own, .unknown)
        if let closer = declared.closedBy {
            let isClosed = table.add(.certainly(formula(.test(.isTrue(closer)))))
            let closed = self.plain(test, own, .closed)
            plain = table.choice(isClosed, then: closed, otherwise: plain)
        }
        guard declared.collection == nil, let askedIf = pack.askedIf[test.fact.position] else { return plain }
        let asked = formula(askedIf)
        let makesSense = table.possibly(asked)
        let otherwise = self.plain(test, own, .notApplicable)
        return table.choice(makesSense, then: plain, otherwise: otherwise)
    }

    private enum Base {
        case set
        case scalar(UInt64)
    }

    private mutating func plain(_ test: FactTest, _ base: Base, _ absence: Absence) -> Formulas.Place {
        switch base {
        case .set: return SetFormula(test, pack.vocabulary.facts[test.fact]).formula(absence, &table)
        case .scalar(var met):
            let isKnown = test.predicate == .known
            if isKnown, absence == .notApplicable { met |= 1 }
            // Never asked and not known are the first two states.
            var unknown: UInt64 = isKnown ? 0 : 3
            if absence == .notApplicable { unknown &= ~1 }
            let count = facts.states[test.fact]?.count ?? 2
            return table.leaf(.fact(test.fact), count: count, met: met, unknown: unknown)
        }
    }
}

/// What a fact comes to that nobody gave.
enum Absence: Hashable, Sendable {
    case unknown
    /// The question makes no sense.
    case notApplicable
    /// A set that is said to be listed whole: it holds nothing.
    case closed
}
