import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// Whom to call and how, as the establishment's profile tells.
struct ContactWording {
    let lexicon: Lexicon

    private var plan: Plan { lexicon.plan }

    private static let missing: Phrase = "numéro non renseigné dans le profil"

    /// Who does what is a role's now, and for whom where nobody holds it; nothing without a profile.
    func duty(of role: PackIndex<Role>) -> [Phrase] {
        guard plan.establishment != nil else { return [] }
        let holder = plan.bearer(of: role).flatMap { plan.holder(of: $0) }
        let held: [Phrase] = holder.map { ["tenu par : \(reach($0))"] } ?? []
        return (plan.holder(of: role) == nil ? ["rôle non tenu à cette heure : \(transfer(of: role))"] : []) + held
    }

    /// `Réseau → Directeur de garde`, for a role that nobody holds.
    private func transfer(of role: PackIndex<Role>) -> Phrase {
        "\(lexicon.vocabulary.roles[role].label) → \(lexicon.name(of: plan.bearer(of: role)))"
    }

    /// What to dial for whom an action speaks to; nil without a profile.
    func reach(_ addressee: Action.Addressee) -> Phrase? {
        guard let establishment = plan.establishment else { return nil }
        switch addressee {
        case .role(let role):
            let details = duty(of: role)
            return details.isEmpty ? ContactWording.missing : .joined(details, by: " · ")
        case .contact(let contact):
            if let card = establishment.card(of: contact, at: plan.now, in: plan.zone) { return reach(card) }
            let isOff = establishment.cards.contains { $0.owner == addressee }
            return isOff ? "ne répond pas à cette heure d'après le profil" : ContactWording.missing
        }
    }

    /// On one line of page 1: who, at which number; nil where there is no number.
    func call(_ holder: Establishment.Holder, as label: String) -> Phrase? {
        switch holder {
        case .card(let card): call(card, as: label)
        case .shared(let duty): duty.phone.map { "\(label) \(number($0)) (\(lexicon.printed(duty.person)))" }
        }
    }

    /// The same for somebody outside.
    func call(_ card: ContactCard, as label: String) -> Phrase? {
        guard let phone = card.mobilePhone ?? card.fixedPhone else { return nil }
        let notes = [card.name.map { Phrase(lexicon.printed($0)) }, doubt(card) == nil ? nil : "à vérifier"].compactMap
        { $0 }
        let note: Phrase = notes.isEmpty ? "" : " (\(Phrase.joined(notes, by: ", ")))"
        return "\(label) \(number(phone))\(note)"
    }

    /// Name and number, without the doubts and the deputy.
    func short(_ holder: Establishment.Holder) -> Phrase {
        switch holder {
        case .card(let card): who(card.name, card.mobilePhone ?? card.fixedPhone)
        case .shared(let duty): who(duty.person, duty.phone)
        }
    }

    private func reach(_ holder: Establishment.Holder) -> Phrase {
        switch holder {
        case .card(let card): reach(card)
        case .shared: short(holder)
        }
    }

    private func reach(_ card: ContactCard) -> Phrase {
        let hasNumber = card.mobilePhone != nil || card.fixedPhone != nil
        let hasDeputy = card.deputy != nil || card.deputyPhone != nil
        let parts = [
            hasNumber || card.portal == nil ? short(.card(card)) : card.name.map { Phrase(lexicon.printed($0)) },
            card.portal.map { "portail : \(lexicon.printed($0))" }, doubt(card),
            card.language.map { "langue : \(lexicon.printed($0))" },
            hasDeputy ? "suppléant : \(who(card.deputy, card.deputyPhone))" : nil,
        ]
        return .joined(parts.compactMap { $0 }, by: " · ")
    }

    private func who(_ name: String?, _ phone: String?) -> Phrase {
        let number = phone.map { self.number($0) } ?? ContactWording.missing
        return .joined([name.map { Phrase(lexicon.printed($0)) }, number].compactMap { $0 }, by: ", ")
    }

    /// Why the number may be wrong; nil for one that somebody checked lately.
    private func doubt(_ card: ContactCard) -> Phrase? {
        guard let date = card.verifiedOn else { return "à vérifier (jamais vérifié)" }
        let age = plan.zone.civil(plan.now).date.dayNumber - date.dayNumber
        return age > ContactCard.freshDays ? "à vérifier (vérifié le \(lexicon.local.date(date)))" : nil
    }

    /// In an exercise, a number that also reaches somebody outside is nobody's.
    private func number(_ text: String) -> Phrase {
        if lexicon.isExercise, isOutside(text) { return Phrase("[\(exerciseCall)]") }
        return Phrase(number: text)
    }

    private func isOutside(_ number: String) -> Bool {
        let cards = plan.establishment?.cards.filter { if case .contact = $0.owner { true } else { false } } ?? []
        return cards.flatMap { [$0.mobilePhone, $0.fixedPhone, $0.deputyPhone] }.contains { other in
            other.map { digits($0) == digits(number) } ?? false
        }
    }

    private func digits(_ text: String) -> [UInt8] { text.utf8.filter { (0x30...0x39).contains($0) } }
}
