package import CivilTime
package import Diagnostics
import RuleEngine
package import Vocabularies

extension JSONWriter {
    /// Writes what is known of a fact, `null` where nothing is; of what is known in part, that part.
    mutating func value(_ reading: FactView.Reading, of fact: Fact, zone: Zone) {
        switch reading {
        case .notApplicable, .unknown: null()
        // Nothing is known of it, which isn't that there is nothing.
        case .known(.set(let set)) where set.isOpen && set.members.isEmpty: null()
        case .known(let value): self.value(value, of: fact.type, zone: zone)
        case .bounded(let bound): value(bound.value, of: fact.type, zone: zone)
        }
    }

    /// Writes what is known of a fact, the entries of an object of the incident among it.
    mutating func state(_ state: FactState, of fact: Fact, in vocabulary: Vocabulary, zone: Zone) {
        guard case .known(let value) = state else { return null() }
        guard fact.isMap, case .records(let records) = value, case .records(let parts) = fact.type, parts.count == 2
        else { return self.value(value, of: fact.type, zone: zone) }
        object { writer in
            for record in records {
                guard case .known(.string(let key)) = record.states[0] else { continue }
                writer.key(key)
                writer.state(record.states[1], of: vocabulary.facts[parts[1]], in: vocabulary, zone: zone)
            }
        }
    }

    /// Writes a value of a type.
    package mutating func value(_ value: FactValue, of type: FactType, zone: Zone) {
        switch value {
        case .boolean(let value): bool(value)
        case .member(let position): string(type.enumeration?.members[position].id ?? "")
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .duration(let value): string(DurationText.iso(value))
        case .datetime(let value): string(zone.rfc3339(value))
        case .string(let value): string(value)
        case .records(let records): integer(records.count)
        case .set(let set):
            array { writer in
                for member in set.members { writer.value(member, of: type, zone: zone) }
            }
        }
    }
}
