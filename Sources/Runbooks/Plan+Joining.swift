package import RuleEngine
import Vocabularies

extension Plan {
    /// False for incidents whose plans use different profiles, or that name different establishments: the numbers of one
    /// would be called for the other.
    static func areOfOneEstablishment(_ parts: [Plan]) -> Bool {
        let profiles = Set(parts.map { $0.establishment?.digest })
        guard profiles.count <= 1, Set(parts.map { $0.mismatch }).count <= 1 else { return false }
        // A site of the house may give a number of its own: the profile has told already.
        guard profiles.contains(nil) else { return true }
        return Set(parts.compactMap { $0.situation.establishmentNumber(in: $0.pack) }).count <= 1
    }
}

extension Situation {
    /// The number by which the incident's record names its establishment.
    package func establishmentNumber(in pack: RulePack) -> String? {
        guard let fact = pack.header.bindings.establishment, case .known(.string(let number)) = initial[fact] else {
            return nil
        }
        return Establishment.number(number)
    }
}
