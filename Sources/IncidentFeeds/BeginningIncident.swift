package import CivilTime
package import RuleEngine
import Vocabularies

extension RulePack {
    /// The record of an incident of which only the hour is known, as JSON: its id is that hour, as `zone` has it.
    package func incident(beginningAt now: Instant, in zone: Zone) -> [UInt8] {
        let digits = zone.rfc3339(now).filter { $0.isNumber }
        var record = CanonicalObject()
        for (fact, text) in [
            (header.bindings.id, "GARDE-\(digits.prefix(8))-\(digits.dropFirst(8).prefix(4))"),
            (header.timeZero, zone.rfc3339(now)),
        ] {
            record.set(vocabulary.facts[fact].sources.first ?? vocabulary.facts[fact].name, .string(text), offset: 0)
        }
        return record.value(at: 0).line
    }
}
