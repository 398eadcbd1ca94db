import CivilTime
import Vocabularies

extension ByteImage {
    mutating func write(_ vocabulary: Vocabulary) {
        list(vocabulary.priorities) { $0.write($1) }
        list(vocabulary.phases) { $0.labelled($1.id, $1.label) }
        list(vocabulary.interests) { $0.labelled($1.id, $1.label) }
        list(vocabulary.roles) { image, role in
            image.labelled(role.id, role.label)
            image.write(role.short)
            image.optional(role.fallsTo) { $0.write($1) }
        }
        list(vocabulary.contacts) { $0.labelled($1.id, $1.label) }
        list(vocabulary.references) { image, reference in
            image.labelled(reference.id, reference.label)
            image.optional(reference.official) { $0.write($1) }
        }
        list(vocabulary.resources) { $0.labelled($1.id, $1.label) }
        list(vocabulary.glossary) { $0.labelled($1.id, $1.expansion) }
        list(vocabulary.facts) { $0.write($1) }
        list(vocabulary.collections) { $0.write($1) }
        list(vocabulary.clocks) { image, clock in
            image.write(clock.fact)
            image.write(clock.label)
            image.list(clock.fallbacks) { $0.write($1) }
        }
    }

    mutating func write(_ symptom: Symptom) {
        labelled(symptom.id, symptom.label)
        list(symptom.signs) { image, sign in
            image.write(sign.fact)
            image.write(sign.value)
        }
    }

    private mutating func labelled(_ id: String, _ label: String) {
        write(id)
        write(label)
    }

    private mutating func write(_ priority: Priority) {
        labelled(priority.id, priority.label)
        write(priority.mark)
        write(priority.weight)
        write(priority.neverWaits)
    }

    private mutating func write(_ collection: RecordCollection) {
        write(collection.fact)
        write(collection.recordName)
        optional(collection.generic) { $0.write($1) }
        optional(collection.identity) { $0.write($1) }
        optional(collection.label) { $0.write($1) }
    }

    private mutating func write(_ fact: Fact) {
        write(fact.name)
        write(fact.type)
        list(fact.sources) { $0.write($1) }
        write(fact.question)
        optional(fact.precision) { $0.write($1) }
        write(fact.isOpen)
        optional(fact.closedBy) { $0.write($1) }
        optional(fact.collection) { $0.write($1) }
        write(fact.isMap)
        write(fact.isDerived)
    }

    private mutating func write(_ question: Fact.Question) {
        optional(question.text) { $0.write($1) }
        optional(question.how) { $0.write($1) }
        write(question.effort)
        list(question.knownBy) { $0.write($1) }
        write(question.isPinned)
    }

    private mutating func write(_ type: FactType) {
        switch type {
        case .boolean: tag(0)
        case .enumeration(let enumeration):
            tag(1)
            write(enumeration)
        case .ordinal(let scale):
            tag(2)
            write(scale)
        case .integer: tag(3)
        case .number: tag(4)
        case .duration: tag(5)
        case .datetime: tag(6)
        case .string: tag(7)
        case .set(.enumeration(let enumeration)):
            tag(8)
            write(enumeration)
        case .set(.string): tag(9)
        case .records(let facts):
            tag(10)
            list(facts) { $0.write($1) }
        }
    }

    private mutating func write(_ enumeration: Enumeration) {
        list(enumeration.members) { image, member in
            image.labelled(member.id, member.label)
            image.optional(member.parent) { $0.write($1) }
            image.list(member.aliases) { $0.write($1) }
            image.write(member.meansUnknown)
        }
    }

    mutating func write(_ value: FactValue) {
        switch value {
        case .boolean(let flag):
            tag(0)
            write(flag)
        case .member(let position):
            tag(1)
            write(position)
        case .integer(let number):
            tag(2)
            write(number)
        case .number(let number):
            tag(3)
            write(number)
        case .duration(let duration):
            tag(4)
            write(duration)
        case .datetime(let instant):
            tag(5)
            write(instant.secondsSinceEpoch)
        case .string(let text):
            tag(6)
            write(text)
        case .set(let set):
            // Whether it is open is told of the fact.
            tag(7)
            list(set.members) { $0.write($1) }
        case .records:
            preconditionFailure("no pack gives the records of a collection")
        }
    }
}
