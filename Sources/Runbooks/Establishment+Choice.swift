package import CivilTime
package import RuleEngine
import Vocabularies

extension Establishment {
    /// Which of the profiles at hand is the incident's own.
    package enum Choice: Hashable, Sendable {
        /// There is no profile.
        case none
        case used(Establishment)
        /// There are profiles, and none is used.
        case mismatch(Mismatch)
    }

    /// Why no profile is used: a number to call at another hospital is worse than none.
    package enum Mismatch: Hashable, Sendable, CaseIterable {
        /// The only profile is of another establishment.
        case other
        /// No profile of several is of the incident's establishment.
        case noneOfSeveral
        /// There are several, and the incident doesn't say where it is.
        case unnamed
        /// Several say that they are of the incident's establishment, and differ.
        case ambiguous

        /// The same, for whoever reads the decision.
        package func remark(_ pack: RulePack) -> DataRemark {
            let message =
                switch self {
                case .other: "le profil est celui d'un autre établissement"
                case .noneOfSeveral: "aucun des profils n'est celui de cet établissement"
                case .unnamed: "plusieurs profils, et l'incident ne dit pas de quel établissement il est"
                case .ambiguous: "plusieurs profils différents sont de cet établissement"
                }
            let path = pack.header.bindings.establishment.map { pack.vocabulary.facts[$0].name } ?? ""
            return DataRemark(
                code: "wrong-establishment", path: path, message: message + " ; aucun profil n'est utilisé")
        }
    }

    /// The profile that tells of an incident's establishment: the one with its FINESS, or the only one where the
    /// incident says none; never another.
    package static func choose(
        among profiles: [Establishment], for situation: Situation, at now: Instant, _ pack: RulePack
    ) -> Choice {
        // A profile given twice is one.
        let distinct = profiles.indices.filter { !profiles[..<$0].contains(profiles[$0]) }.map { profiles[$0] }
        guard let first = distinct.first else { return .none }
        let isAlone = distinct.count == 1
        switch pack.header.bindings.establishment.map({ situation.table(at: now)[$0] }) ?? .absent {
        case .absent, .unknown, .notApplicable:
            return isAlone ? .used(first) : .mismatch(.unnamed)
        case .known(.string(let finess)):
            let own = distinct.filter { $0.finess.contains(finess) }
            guard let match = own.first else { return .mismatch(isAlone ? .other : .noneOfSeveral) }
            return own.count == 1 ? .used(match) : .mismatch(.ambiguous)
        case .known, .bounded, .unreadable:
            // It says something, and nobody can tell that it is this establishment.
            return .mismatch(isAlone ? .other : .noneOfSeveral)
        }
    }
}
