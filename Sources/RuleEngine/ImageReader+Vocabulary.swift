import CivilTime
import Vocabularies

extension ImageReader {
    mutating func vocabulary() -> Vocabulary {
        Vocabulary(
            priorities: list { reader in
                Priority(
                    id: reader.text(), label: reader.text(), mark: reader.text(), weight: reader.int(),
                    neverWaits: reader.flag())
            }, phases: list { Phase(id: $0.text(), label: $0.text()) },
            interests: list { Interest(id: $0.text(), label: $0.text()) },
            roles: list { reader in
                Role(
                    id: reader.text(), label: reader.text(), short: reader.text(),
                    fallsTo: reader.optional { $0.role() })
            }, contacts: list { Contact(id: $0.text(), label: $0.text()) },
            references: list { Reference(id: $0.text(), label: $0.text(), official: $0.optional { $0.text() }) },
            resources: list { Resource(id: $0.text(), label: $0.text()) },
            glossary: list { Abbreviation(id: $0.text(), expansion: $0.text()) }, facts: list { $0.declaredFact() },
            collections: list { reader in
                RecordCollection(
                    fact: reader.fact(), recordName: reader.text(), generic: reader.optional { $0.text() },
                    identity: reader.optional { $0.fact() }, label: reader.optional { $0.fact() })
            }, clocks: list { Clock(fact: $0.fact(), label: $0.text(), fallbacks: $0.list { $0.fact() }) },
            symptoms: list { reader in
                Symptom(
                    id: reader.text(), label: reader.text(),
                    signs: reader.list { Symptom.Sign($0.fact(), $0.anyValue()) })
            })
    }

    private mutating func declaredFact() -> Fact {
        let (name, type, sources) = (text(), type(), list { $0.text() })
        let question = Fact.Question(
            text: optional { $0.text() }, how: optional { $0.text() }, effort: int(), knownBy: list { $0.role() },
            isPinned: flag())
        let (precision, isOpen) = (optional { $0.fact() }, flag())
        let (closedBy, collection) = (optional { $0.fact() }, optional { $0.fact() })
        let isMap = flag()
        return Fact(
            name: name, type: type, sources: sources, question: question, precision: precision, isOpen: isOpen,
            isDerived: flag(), closedBy: closedBy, collection: collection, isMap: isMap)
    }

    private mutating func type() -> FactType {
        let tag = tag()
        expect(tag < 11)
        switch tag {
        case 1: return .enumeration(enumeration())
        case 2: return .ordinal(enumeration())
        case 3: return .integer
        case 4: return .number
        case 5: return .duration
        case 6: return .datetime
        case 7: return .string
        case 8: return .set(.enumeration(enumeration()))
        case 9: return .set(.string)
        case 10: return .records(list { $0.fact() })
        default: return .boolean
        }
    }

    private mutating func enumeration() -> Enumeration {
        let members = list { reader in
            Enumeration.Member(
                id: reader.text(), label: reader.text(), parent: reader.optional { $0.int() },
                aliases: reader.list { $0.text() }, meansUnknown: reader.flag())
        }
        for member in members {
            if let parent = member.parent { expect(members.indices.contains(parent)) }
        }
        return Enumeration(members)
    }

    /// A single value.
    mutating func value() -> FactValue {
        let tag = tag()
        expect(tag < 7)
        switch tag {
        case 1: return .member(int())
        case 2: return .integer(int64())
        case 3: return .number(double())
        case 4: return .duration(duration())
        case 5: return .datetime(Instant(secondsSinceEpoch: int64()))
        case 6: return .string(text())
        default: return .boolean(flag())
        }
    }
}
