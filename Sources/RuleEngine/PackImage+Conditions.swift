import Vocabularies

extension ByteImage {
    mutating func write(_ condition: Condition) {
        switch condition {
        case .all(let parts):
            tag(0)
            list(parts) { $0.write($1) }
        case .any(let parts):
            tag(1)
            list(parts) { $0.write($1) }
        case .not(let part):
            tag(2)
            write(part)
        case .test(let test):
            tag(3)
            write(test)
        case .matches(let matches):
            tag(4)
            write(matches.collection)
            write(matches.condition)
            write(matches.atLeast)
        case .noRule(let group):
            tag(5)
            write(group)
        case .done(let actions):
            tag(6)
            list(actions) { $0.write($1) }
        case .workingHours: tag(7)
        case .unlessRefuted(let part):
            tag(8)
            write(part)
        }
    }

    mutating func write(_ test: FactTest) {
        write(test.fact)
        write(test.predicate)
    }

    private mutating func write(_ predicate: Predicate) {
        switch predicate {
        case .known: tag(0)
        case .isAmong(let values):
            tag(1)
            list(values) { $0.write($1) }
        case .atLeast(let value): bounded(2, value)
        case .moreThan(let value): bounded(3, value)
        case .atMost(let value): bounded(4, value)
        case .lessThan(let value): bounded(5, value)
        case .olderThan(let age):
            tag(6)
            write(age)
        case .withinLast(let age):
            tag(7)
            write(age)
        case .startsWith(let text):
            tag(8)
            write(text)
        case .containsText(let text):
            tag(9)
            write(text)
        case .mentions(let phrases):
            tag(10)
            list(phrases) { $0.write($1) }
        case .containsAny(let members):
            tag(11)
            list(members) { $0.write($1) }
        case .sizeAtLeast(let size):
            tag(12)
            write(size)
        case .sizeAtMost(let size):
            tag(13)
            write(size)
        case .compares(let relation, let fact):
            tag(14)
            tag(relation.tag)
            write(fact)
        }
    }

    private mutating func bounded(_ alternative: UInt8, _ value: FactValue) {
        tag(alternative)
        write(value)
    }

    mutating func write(_ derivation: Derivation) {
        switch derivation {
        case .condition(let condition):
            tag(0)
            write(condition)
        case .raise(let base, let levels):
            tag(1)
            write(base)
            list(levels) { image, level in
                image.write(level.position)
                image.write(level.condition)
            }
        case .closure(let closure):
            tag(2)
            write(closure)
        case .collect(let gathering):
            tag(3)
            write(gathering.fact)
            write(gathering.collection)
            write(gathering.condition)
        case .least(let fact, let closure):
            tag(4)
            write(fact)
            write(closure)
        case .entry(let entry):
            tag(5)
            for fact in [entry.map, entry.key, entry.value, entry.own] { write(fact) }
        }
    }

    private mutating func write(_ closure: Closure) {
        switch closure.start {
        case .fact(let fact):
            tag(0)
            write(fact)
        case .own: tag(1)
        }
        write(closure.collection)
        write(closure.identity)
        write(closure.through)
        switch closure.direction {
        case .dependents: tag(0)
        case .dependencies: tag(1)
        }
    }
}

extension Predicate.Relation {
    fileprivate var tag: UInt8 {
        switch self {
        case .equals: 0
        case .atLeast: 1
        case .moreThan: 2
        case .atMost: 3
        case .lessThan: 4
        case .belongsTo: 5
        case .containsAny: 6
        case .containsAll: 7
        }
    }
}
