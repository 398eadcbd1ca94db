package import RuleEngine
import Vocabularies

extension Establishment {
    /// A number as profiles write it: people set its nine characters in groups.
    ///
    /// Any other text stays as it is.
    package static func number(_ text: String) -> String {
        var number = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where ![" ", "\t", "\n", "\r", "\u{A0}", "\u{202F}"].contains(scalar) {
            number.append(scalar)
        }
        return [0, 9].contains(number.count) ? String(number) : text
    }

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
        /// There are several, or it is to have the incident's number, and the incident doesn't say where it is.
        case unnamed
        /// Several say that they are of the incident's establishment, and differ.
        case ambiguous

        /// The same, for whoever reads the decision.
        package func remark(_ pack: RulePack) -> DataRemark {
            let message =
                switch self {
                case .other: "le profil est celui d'un autre établissement"
                case .noneOfSeveral: "aucun des profils n'est celui de cet établissement"
                case .unnamed:
                    "l'incident ne dit pas de quel établissement il est, et rien d'autre ne choisit un profil"
                case .ambiguous: "plusieurs profils différents sont de cet établissement"
                }
            let path = pack.header.bindings.establishment.map { pack.vocabulary.facts[$0].name } ?? ""
            return DataRemark(
                code: "wrong-establishment", path: path, message: message + " ; aucun profil n'est utilisé")
        }
    }
}
