import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies

extension JSONWriter {
    /// Writes what is known of a fact, `null` where nothing is; of what is known in part, that part.
    mutating func value(_ reading: FactView.Reading, of fact: Fact, zone: Zone) {
        switch reading {
        case .notApplicable, .unknown: null()
        case .known(let value): self.value(value, of: fact.type, zone: zone)
        case .bounded(let bound): value(bound.value, of: fact.type, zone: zone)
        }
    }

    private mutating func value(_ value: FactValue, of type: FactType, zone: Zone) {
        switch value {
        case .boolean(let value): bool(value)
        case .member(let position): string(type.enumeration?.members[position].id ?? "")
        case .integer(let value): integer(value)
        case .number(let value): Int64(exactly: value).map { integer($0) } ?? null()
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
