import CivilTime
import RulePacks
import Vocabularies

extension FactType {
    /// The value that somebody typed; nil for a type whose values are chosen, and for what isn't understood.
    func value(typed text: String, at now: Instant, in zone: Zone) -> FactValue? {
        switch self {
        case .boolean, .enumeration, .ordinal, .set(.enumeration), .records: return nil
        case .number: return try? FactValueReader.told(text.replacing(",", with: "."), as: self)
        case .integer, .duration: return try? FactValueReader.told(text, as: self)
        case .datetime:
            if let instant = Instant(rfc3339: text) ?? zone.lastInstant(spoken: text, before: now) {
                return .datetime(instant)
            }
            return nil
        case .string: return .string(text)
        case .set(.string):
            let names = text.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
            return names.isEmpty ? nil : .set(SetValue(names.map { .string($0) }))
        }
    }
}
