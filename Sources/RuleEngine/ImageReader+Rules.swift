import Vocabularies

extension ImageReader {
    mutating func declaredRule() -> Rule {
        let (id, title) = (text(), text())
        let (why, source) = (optional { $0.text() }, optional { $0.text() })
        let origin = optional { $0.optionalPack() }
        let status = status()
        let references = list { $0.reference() }
        let forEach = optional { $0.fact() }
        return Rule(
            id: id, title: title, why: why, source: source, status: status, origin: origin, references: references,
            forEach: forEach, condition: condition(), isProtected: flag(), consequences: list { $0.consequence() })
    }

    private mutating func status() -> Rule.Status {
        let tag = tag()
        expect(tag < 3)
        switch tag {
        case 0: return .experimental
        case 1: return .stable
        default: return .deprecated(replacedBy: rule())
        }
    }

    private mutating func consequence() -> Consequence {
        let (action, name, condition) = (action(), optional { $0.text() }, condition())
        let effect = effect()
        let policy: Consequence.UnknownPolicy = flag() ? .precaution(list { $0.fact() }) : .ask
        return Consequence(
            action: action, name: name, condition: condition, effect: effect, onUnknown: policy, isProtected: flag())
    }

    private mutating func effect() -> Consequence.Effect {
        let tag = tag()
        expect(tag < 3)
        switch tag {
        case 0: return .require(demand())
        case 1: return .recommend(demand())
        default: return .forbid(ban())
        }
    }

    private mutating func demand() -> Demand {
        Demand(
            priority: choice { $0.priority() }, deadline: optional { $0.choice { $0.deadline() } },
            interest: optional { $0.interest() },
            start: optional { StartTime(after: $0.duration(), from: $0.origin()) }, every: optional { $0.duration() })
    }

    private mutating func ban() -> Ban {
        Ban(
            because: text(), interest: interest(), priority: optional { $0.priority() },
            unless: optional { $0.condition() }, until: list { $0.action() }, instead: optional { $0.action() })
    }

    private mutating func choice<Value>(_ read: (inout ImageReader) -> Value) -> Choice<Value> {
        guard flag() else { return .fixed(read(&self)) }
        let fact = fact()
        let rows = list { reader in Table.Row(reader.optional { $0.test() }, read(&reader)) }
        return .table(Table(by: fact, rows: rows, whenUnknown: optional(read), notAsked: optional(read)))
    }

    private mutating func deadline() -> Deadline {
        let (term, origin) = (term(), origin())
        let kind = named({ Deadline.Kind(rawValue: $0) }, else: .house)
        return Deadline(term, from: origin, kind: kind, use: flag() ? .limit(measured: optional { $0.fact() }) : .due)
    }

    private mutating func term() -> Deadline.Term {
        let tag = tag()
        expect(tag < 6)
        switch tag {
        case 0: return .within(duration())
        case 1: return .withinFact(fact())
        case 2: return .withoutDelay(target: duration())
        case 3: return .workingDays(int())
        case 4: return .months(int())
        default: return .onRequest
        }
    }

    private mutating func origin() -> Deadline.Origin {
        let tag = tag()
        expect(tag < 3)
        switch tag {
        case 0: return .met
        case 1: return .clock(fact())
        default: return .done(action())
        }
    }
}
