/// A kind of establishment that a profile may begin from; the raw value is its name on the command line.
///
/// Activities, functions and delays are those of the field's own starting profile: proposals, in comments, to be validated
/// by the house.
package enum EstablishmentKind: String, Sendable, CaseIterable {
    case hospital = "hopital"
    case clinic = "clinique"
    case psychiatry = "psychiatrie"
    case elderly = "ehpad"

    /// For the reader.
    var label: String {
        switch self {
        case .hospital: "centre hospitalier"
        case .clinic: "clinique"
        case .psychiatry: "établissement de psychiatrie"
        case .elderly: "établissement d'hébergement pour personnes âgées"
        }
    }

    /// What such a house usually does.
    var activities: [String] {
        switch self {
        case .hospital:
            [
                "urgences", "bloc", "reanimation", "maternite", "laboratoire", "imagerie", "pharmacie", "depot-de-sang",
                "sterilisation",
            ]
        case .clinic: ["bloc", "imagerie", "pharmacie", "sterilisation"]
        case .psychiatry: ["psychiatrie", "pharmacie"]
        case .elderly: ["ehpad"]
        }
    }

    /// What its applications are usually for, from the ground up.
    var functions: [String] {
        let ground = [
            "energie", "reseau", "stockage", "virtualisation", "annuaire", "telephonie", "messagerie", "impression",
        ]
        let house = ["restauration", "paie", "achats"]
        return switch self {
        case .hospital:
            ground + [
                "eai", "admissions", "dpi", "prescription", "urgences", "bloc", "reanimation", "surveillance", "sil",
                "transfusion", "ris", "pacs", "pharmacie", "sterilisation",
            ] + house
        case .clinic:
            ground + ["admissions", "dpi", "prescription", "bloc", "pacs", "pharmacie", "sterilisation"] + house
        case .psychiatry: ground + ["admissions", "dpi", "prescription", "pharmacie"] + house
        case .elderly: ["reseau", "telephonie", "messagerie", "impression", "dpi", "restauration", "paie"]
        }
    }

    /// How long care may wait for an application, and how much of its data may be lost; nil for the ground, which must be
    /// back as soon as what stands on it.
    static func proposal(for function: String) -> (dima: String, pdma: String)? {
        switch function {
        case "telephonie": ("30 min", "24 h")
        case "admissions", "sil": ("2 h", "15 min")
        case "transfusion": ("2 h", "0 h")
        case "urgences": ("2 h", "30 min")
        case "dpi", "prescription", "pharmacie", "ris", "pacs", "bloc", "reanimation": ("4 h", "1 h")
        case "restauration": ("4 h", "24 h")
        case "sterilisation": ("12 h", "24 h")
        case "messagerie": ("24 h", "24 h")
        case "paie", "achats": ("5 j", "24 h")
        default: nil
        }
    }
}
