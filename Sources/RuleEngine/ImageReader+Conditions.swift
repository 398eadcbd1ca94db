import Vocabularies

extension ImageReader {
    mutating func condition() -> Condition { nested { $0.anyCondition() } }

    private mutating func anyCondition() -> Condition {
        let tag = tag()
        expect(tag < 9)
        switch tag {
        case 1: return .any(list { $0.condition() })
        case 2: return .not(condition())
        case 3: return .test(test())
        case 4: return .matches(RecordMatches(in: fact(), where: condition(), atLeast: int()))
        case 5: return .noRule(group())
        case 6: return .done(list { $0.action() })
        case 7: return .workingHours
        case 8: return .unlessRefuted(condition())
        default: return .all(list { $0.condition() })
        }
    }

    mutating func test() -> FactTest { FactTest(fact(), predicate()) }

    private mutating func predicate() -> Predicate {
        let tag = tag()
        expect(tag < 15)
        switch tag {
        case 1: return .isAmong(list { $0.value() })
        case 2: return .atLeast(value())
        case 3: return .moreThan(value())
        case 4: return .atMost(value())
        case 5: return .lessThan(value())
        case 6: return .olderThan(duration())
        case 7: return .withinLast(duration())
        case 8: return .startsWith(text())
        case 9: return .containsText(text())
        case 10: return .mentions(list { $0.text() })
        case 11: return .containsAny(list { $0.value() })
        case 12: return .sizeAtLeast(int())
        case 13: return .sizeAtMost(int())
        case 14: return .compares(relation(), fact())
        default: return .known
        }
    }

    private mutating func relation() -> Predicate.Relation {
        let relations: [Predicate.Relation] = [
            .equals, .atLeast, .moreThan, .atMost, .lessThan, .belongsTo, .containsAny, .containsAll,
        ]
        let tag = Int(tag())
        expect(tag < relations.count)
        return relations[min(tag, relations.count - 1)]
    }

    mutating func derivation() -> Derivation {
        let tag = tag()
        expect(tag < 6)
        switch tag {
        case 1: return .raise(fact(), list { Derivation.Level($0.int(), when: $0.condition()) })
        case 2: return .closure(closure())
        case 3: return .collect(Gathering(fact(), in: fact(), where: condition()))
        case 4: return .least(fact(), over: closure())
        case 5: return .entry(MapEntry(in: fact(), key: fact(), value: fact(), of: fact()))
        default: return .condition(condition())
        }
    }

    private mutating func closure() -> Closure {
        let start: Closure.Start = flag() ? .own : .fact(fact())
        return Closure(
            from: start, in: fact(), identity: fact(), through: fact(), flag() ? .dependencies : .dependents)
    }
}
