import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

extension DecisionFormat {
    /// What one of several incidents says of itself, and its own T0.
    func write(_ part: Plan, zone: Zone, to writer: inout JSONWriter) {
        for key in [Key.id, .types, .severity, .status, .exercise, .title] {
            guard let fact = key.fact(in: part.pack.header.bindings) else { continue }
            writer.key(key.rawValue)
            writer.value(part.view[fact], of: part.pack.vocabulary.facts[fact], zone: zone)
        }
        writer.member("time_zero", part.timeZero.map { zone.rfc3339($0.instant) })
    }
}

extension DecisionFormat.Key {
    /// What the head says; of several incidents, the types of all, the gravest severity, and else what they say alike.
    func reading(of fact: PackIndex<Fact>, in plan: Plan) -> FactView.Reading {
        let readings = plan.parts.map { $0.view[fact] }
        switch self {
        case _ where readings.isEmpty: return plan.view[fact]
        // The page bears the name of the first.
        case .id: return readings[0]
        case .types: return readings.dropFirst().reduce(readings[0]) { $0.joined(with: $1) }
        case .severity: return readings.max { $0.level < $1.level } ?? .unknown
        // Beside a real incident nothing is an exercise.
        case .exercise: return readings.first { $0 != .known(.boolean(true)) } ?? readings[0]
        default: return readings.contains { $0 != readings[0] } ? .unknown : readings[0]
        }
    }
}

extension FactView.Reading {
    /// What two incidents together are of.
    fileprivate func joined(with other: FactView.Reading) -> FactView.Reading {
        guard case .known(.set(let own)) = self else { return other }
        guard case .known(.set(let others)) = other else { return self }
        return .known(.set(SetValue(own.members + others.members.filter { !own.members.contains($0) })))
    }

    /// Place on a scale of what is known of it, -1 where nothing is.
    var level: Int {
        switch self {
        case .known(.member(let position)): position
        case .bounded(let bound): FactView.Reading.known(bound.value).level
        default: -1
        }
    }
}
