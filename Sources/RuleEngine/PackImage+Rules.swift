import Vocabularies

extension ByteImage {
    mutating func write(_ rule: Rule) {
        write(rule.id)
        write(rule.title)
        optional(rule.why) { $0.write($1) }
        optional(rule.source) { $0.write($1) }
        optional(rule.origin) { $0.write($1) }
        switch rule.status {
        case .experimental: tag(0)
        case .stable: tag(1)
        case .deprecated(let other):
            tag(2)
            write(other)
        }
        list(rule.references) { $0.write($1) }
        optional(rule.forEach) { $0.write($1) }
        write(rule.condition)
        write(rule.isProtected)
        list(rule.consequences) { $0.write($1) }
    }

    private mutating func write(_ consequence: Consequence) {
        write(consequence.action)
        optional(consequence.name) { $0.write($1) }
        write(consequence.condition)
        switch consequence.effect {
        case .require(let demand):
            tag(0)
            write(demand)
        case .recommend(let demand):
            tag(1)
            write(demand)
        case .forbid(let ban):
            tag(2)
            write(ban)
        }
        switch consequence.onUnknown {
        case .ask: tag(0)
        case .precaution(let facts):
            tag(1)
            list(facts) { $0.write($1) }
        }
        write(consequence.isProtected)
    }

    private mutating func write(_ demand: Demand) {
        choice(demand.priority) { $0.write($1) }
        optional(demand.deadline) { $0.choice($1) { $0.write($1) } }
        optional(demand.interest) { $0.write($1) }
        optional(demand.start) { image, start in
            image.write(start.delay)
            image.write(start.origin)
        }
        optional(demand.every) { $0.write($1) }
    }

    private mutating func write(_ ban: Ban) {
        write(ban.because)
        write(ban.interest)
        optional(ban.priority) { $0.write($1) }
        optional(ban.unless) { $0.write($1) }
        list(ban.until) { $0.write($1) }
        optional(ban.instead) { $0.write($1) }
    }

    private mutating func choice<Value>(_ choice: Choice<Value>, _ write: (inout ByteImage, Value) -> Void) {
        switch choice {
        case .fixed(let value):
            tag(0)
            write(&self, value)
        case .table(let table):
            tag(1)
            self.write(table.fact)
            list(table.rows) { image, row in
                image.optional(row.test) { $0.write($1) }
                write(&image, row.value)
            }
            optional(table.whenUnknown, write)
            optional(table.notAsked, write)
        }
    }

    private mutating func write(_ deadline: Deadline) {
        write(deadline.term)
        write(deadline.origin)
        write(deadline.kind.rawValue)
        switch deadline.use {
        case .due: tag(0)
        case .limit(let measured):
            tag(1)
            optional(measured) { $0.write($1) }
        }
    }

    private mutating func write(_ term: Deadline.Term) {
        switch term {
        case .within(let duration):
            tag(0)
            write(duration)
        case .withinFact(let fact):
            tag(1)
            write(fact)
        case .withoutDelay(let target):
            tag(2)
            write(target)
        case .workingDays(let count):
            tag(3)
            write(count)
        case .months(let count):
            tag(4)
            write(count)
        case .onRequest: tag(5)
        }
    }

    private mutating func write(_ origin: Deadline.Origin) {
        switch origin {
        case .met: tag(0)
        case .clock(let fact):
            tag(1)
            write(fact)
        case .done(let action):
            tag(2)
            write(action)
        }
    }
}
