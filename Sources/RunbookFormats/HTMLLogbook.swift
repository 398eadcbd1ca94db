/// The blank logbook, numbered so that a sheet that is missing shows: for the night when nothing else records.
enum HTMLLogbook {
    static let title = "ANNEXE A : MAIN COURANTE"

    /// Two sheets.
    private static let rows = 44

    static func write(to writer: inout HTMLWriter) {
        writer.element(.section, [.id(.logbook), .look(.logbook)]) { writer in
            writer.element(.h2, Phrase(title), [])
            let columns = ["n°", "heure", "qui le dit", "fait, décision ou appel", "écrit par"]
            writer.table(
                "Une ligne par fait, décision ou appel ; rayer, ne pas effacer. Feuillet n° ____ Teneur : ____________",
                columns: columns
            ) { writer in
                for row in 1...rows {
                    writer.element(.tr) { writer in
                        writer.element(.th, [.rowHeader], text: String(row))
                        for _ in columns.dropFirst() { writer.element(.td, text: "") }
                    }
                }
            }
        }
    }
}
