package import CivilTime
package import Establishments
package import RunbookFormats

extension CallSheet {
    private static let columns = [
        "n°", FilledCallSheet.Column.number, "qui", "vérifié le", FilledCallSheet.Column.answers,
        FilledCallSheet.Column.triedOn, "remarque",
    ]

    /// The sheet to print and fill by hand, for an establishment on a day.
    package func report(of establishment: String, on day: CivilDate) -> Report {
        let rows = entries.enumerated().map { place, entry -> [Phrase] in
            [
                "\(place + 1)", Phrase(number: entry.number), .joined(entry.uses.map { $0.phrase }, by: " ; "),
                state(entry), "", "", "",
            ]
        }
        return Report(
            title: "Numéros à vérifier : \(establishment)",
            notice: "Appeler chaque numéro, de l'extérieur si possible ; noter s'il répond, et le jour.",
            facts: ["\(counted(entries.count, "numéro"))", "feuille du \(day.french)", "DIFFUSION RESTREINTE"],
            parts: [Report.Part("Appels", columns: CallSheet.columns.map { Phrase($0) }, rows: rows)],
            foot: [
                "Qui appelle : ____________  le : ____________",
                "« sans date » : le profil ne garde pas le jour de ce numéro ; corriger un numéro se fait dans le profil.",
            ], isExercise: false)
    }

    /// The sheet as a table for a spreadsheet, to be filled and read back.
    package var csv: String {
        CSVTable.render(
            [CallSheet.columns]
                + entries.enumerated().map { place, entry in
                    let who = Phrase.joined(entry.uses.map { $0.phrase }, by: " ; ").text
                    let state = entry.isDated ? entry.verifiedOn.map { $0.text } ?? "jamais" : "sans date"
                    return [String(place + 1), entry.number, who, state, "", "", ""]
                })
    }

    private func state(_ entry: Entry) -> Phrase {
        entry.isDated ? Phrase(entry.verifiedOn.map { $0.french } ?? "jamais") : "sans date"
    }
}

extension CallSheet.Use {
    fileprivate var phrase: Phrase {
        let person = name.map { Phrase($0) }
        return switch way {
        case .deputy: .joined(["suppléant de \(label)", person].compactMap { $0 }, by: ", ")
        case .portal: "\(label) (portail)"
        case .turn: .joined(["\(label) (tableau de garde)", person].compactMap { $0 }, by: ", ")
        case .mobile, .fixed, .other: .joined([Phrase(label), person].compactMap { $0 }, by: ", ")
        }
    }
}

extension CivilDate {
    /// `27/11/2026`.
    package var french: String { text.split(separator: "-").reversed().joined(separator: "/") }
}
