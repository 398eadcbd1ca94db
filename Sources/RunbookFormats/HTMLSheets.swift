import Vocabularies

/// Whom to call and which card to hand over, one line a role.
struct HTMLRoleTable {
    let cards: [RoleCard]
    let priorities: [Priority]

    /// Writes the table; each role leads to its card.
    func write(to writer: inout HTMLWriter, at anchor: (Int) -> HTMLAnchor) {
        let columns = ["fiche", "tenu par", "lignes", "première échéance", "remise à", "heure"]
        writer.table("Une fiche par rôle, à détacher et à remettre", look: .roles, columns: columns) { writer in
            for (place, card) in cards.enumerated() {
                writer.element(.tr) { writer in
                    writer.element(.th, [.rowHeader]) { writer in
                        writer.element(.a, [.link(anchor(place))], card.title, priorities)
                    }
                    writer.element(.td, card.holder.isEmpty ? "à trouver" : card.holder, priorities)
                    writer.element(.td, text: String(card.count))
                    writer.element(.td, card.first.isEmpty ? "sans heure limite" : card.first, priorities)
                    writer.element(.td, text: "")
                    writer.element(.td, text: "")
                }
            }
        }
    }
}

/// What is read aloud at a pause, to be filled in and signed.
struct HTMLPauseSheet {
    let sheet: PauseSheet
    let priorities: [Priority]

    /// Writes a line for each check, then the signature.
    func write(to writer: inout HTMLWriter) {
        let columns = ["à confirmer", "oui", "non", "différé à"]
        writer.table("Lire à voix haute, cocher", look: .pause, columns: columns) { writer in
            for check in sheet.checks {
                writer.element(.tr) { writer in
                    writer.element(.th, [.rowHeader], check, priorities)
                    for _ in 0..<2 { writer.element(.td) { $0.shape(.act) } }
                    writer.element(.td, text: "")
                }
            }
        }
        if sheet.more > 0 {
            writer.element(.p, "+ \(counted(sheet.more, "ligne")) à cette heure : voir les fiches", priorities)
        }
        writer.element(
            .p,
            text: french("Prochaine pause : ________ Qui relève : ________________ Signature, heure : ________________")
        )
    }
}
