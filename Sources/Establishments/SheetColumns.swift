import Diagnostics

/// Where the columns of a table stand, by their names in its first row.
struct SheetColumns {
    private let places: [String: Int]

    /// Finds columns whatever their order, letters large or small; those that are missing are told.
    init(_ names: [String], in head: [SheetCell], _ diagnostics: inout [Diagnostic]) {
        var places: [String: Int] = [:]
        for (place, cell) in head.enumerated() where places[cell.text.lowercased()] == nil {
            places[cell.text.lowercased()] = place
        }
        self.places = places
        for name in names where places[name] == nil {
            diagnostics.append(
                Diagnostic(
                    SheetFault.missingColumn.rawValue, "no column is called `\(name)`", at: head[0].range,
                    help: ["the first row names the columns: " + names.map { "`\($0)`" }.joined(separator: ", ")]))
        }
    }

    /// The cell of a row in a column; nil where the row is shorter, or has no such column.
    func cell(_ name: String, of row: [SheetCell]) -> SheetCell? {
        places[name].flatMap { $0 < row.count ? row[$0] : nil }
    }
}
