package import CivilTime
import Establishments
import RuleEngine
package import RunbookFormats
import Vocabularies

/// When a kit has to be made again, and why.
///
/// The earliest of: ninety days after it was made; 180 days after the oldest trial of a number; a year after the validation
/// of the rules and after the last reading of the profile; the end of the rota of a role. What was never done counts as due.
package struct KitExpiry: Hashable, Sendable {
    /// One reason, and its day.
    package struct Reason: Hashable, Sendable {
        package let day: CivilDate
        package let text: Phrase
    }

    /// The reasons, the most pressing first; never empty.
    package let reasons: [Reason]

    /// The day before which it has to be made again.
    package var day: CivilDate { reasons[0].day }

    /// How long a kit counts, whatever it says.
    static let days = 90

    /// A year and its odd day.
    private static let year = 366

    init(_ establishment: Establishment, _ pack: RulePack, at now: Instant) {
        let zone = pack.zone(of: establishment)
        let today = zone.civil(now).date
        var reasons = [Reason(day: today.adding(days: KitExpiry.days), text: "un kit compte \(KitExpiry.days) jours")]
        let cards = establishment.cards.filter { card in
            [card.mobilePhone, card.fixedPhone, card.deputyPhone, card.portal].contains { $0 != nil }
        }
        let turns = establishment.rota.filter { $0.phone != nil && $0.end > now }
        // A number that comes back turn after turn is one.
        let unknown = Set(turns.filter { $0.verifiedOn == nil }.compactMap { $0.phone.map { CallSheet.key($0) } })
        let untried = cards.count { $0.verifiedOn == nil } + unknown.count
        if untried > 0 {
            reasons.append(
                Reason(day: today, text: "\(counted(untried, "contact")) jamais vérifié\(untried > 1 ? "s" : "")"))
        }
        let trials = cards.compactMap { $0.verifiedOn } + turns.compactMap { $0.verifiedOn }
        if let oldest = trials.min() {
            reasons.append(
                Reason(
                    day: oldest.adding(days: ContactCard.freshDays),
                    text: "le numéro vérifié il y a le plus longtemps l'a été le \(oldest.french)"))
        }
        switch establishment.validation {
        case let validation? where validation.packVersion == pack.header.version:
            reasons.append(
                Reason(
                    day: validation.on.adding(days: KitExpiry.year),
                    text: "règles validées le \(validation.on.french), pour un an"))
        case .some: reasons.append(Reason(day: today, text: "une autre version des règles a été validée"))
        case nil: reasons.append(Reason(day: today, text: "règles non validées par l'établissement"))
        }
        if let day = establishment.revisedOn {
            reasons.append(
                Reason(day: day.adding(days: KitExpiry.year), text: "profil relu le \(day.french), pour un an"))
        } else {
            reasons.append(Reason(day: today, text: "profil non daté"))
        }
        for role in Set(establishment.rota.map { $0.role }).sorted() {
            guard let end = establishment.rota.filter({ $0.role == role }).map({ $0.end }).max() else { continue }
            let label = pack.vocabulary.roles[role].label
            reasons.append(Reason(day: zone.civil(end).date, text: "fin du tableau de garde : \(label)"))
        }
        self.reasons = reasons.stablySorted { $0.day }
    }
}
