package import CivilTime
package import Diagnostics

/// One cell of a table that a spreadsheet wrote, and where it lies.
package struct SheetCell: Hashable, Sendable {
    /// Without the quotes, the spaces around, and the sign that keeps a text from being a formula.
    package let text: String
    package let range: SourceRange

    /// As a day, written as `2026-11-27` or `27/11/2026`; nil for anything else.
    ///
    /// A year of two digits is none: 26 may be a year or a day, and was once the year 26.
    package var date: CivilDate? {
        guard let parts, parts[0].utf8.count == 4 else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// `26/11/2026` for `26/11/26`, as spreadsheets shorten a day; nil for anything else.
    package var withWholeYear: String? {
        guard text.contains("/"), let parts, parts[0].utf8.count == 2 else { return nil }
        return "\(parts[2])/\(parts[1])/20\(parts[0])"
    }

    /// The digits of the year, of the month and of the day.
    private var parts: [Substring]? {
        let isFrench = text.contains("/")
        let parts = text.split(separator: isFrench ? "/" : "-", omittingEmptySubsequences: false)
        guard parts.count == 3,
            parts.allSatisfy({ part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return isFrench ? Array(parts.reversed()) : parts
    }
}

/// Reads the tables that spreadsheets write: semicolons, commas or tabs, quotes or none, in UTF-8 or as Windows does.
package enum SheetReader {
    /// The longest file, in bytes.
    package static let byteLimit = 1 << 20

    /// The most rows.
    package static let rowLimit = 5000

    /// The rows that say something; a mistake when the file is too long or a quote isn't closed.
    package static func read(_ file: SourceFile) -> Result<[[SheetCell]], SheetMistake> {
        let start = SourceRange(file: file.path, start: SourcePosition(line: 1, column: 1))
        guard file.bytes.count <= byteLimit else {
            return .failure(SheetMistake("file-too-large", "a table has 1 MiB at most", at: start))
        }
        var scanner = SheetScanner(file)
        var rows: [[SheetCell]] = []
        while let row = scanner.nextRow() {
            guard !row.allSatisfy({ $0.text.isEmpty }) else { continue }
            guard rows.count < rowLimit else {
                return .failure(
                    SheetMistake(
                        SheetFault.tooManyRows.rawValue, "a table has \(rowLimit) rows at most", at: row[0].range))
            }
            rows.append(row)
        }
        if let quote = scanner.unclosed {
            return .failure(SheetMistake("unclosed-quote", "the quote opened here is not closed", at: quote))
        }
        return .success(rows)
    }
}

/// Why a table can't be read at all.
package struct SheetMistake: Error, Hashable, Sendable {
    /// The mistake, at its place.
    package let diagnostic: Diagnostic

    init(_ code: String, _ message: String, at range: SourceRange) {
        diagnostic = Diagnostic(code, message, at: range)
    }
}

/// Walks through the characters of a table.
private struct SheetScanner {
    private let path: String
    private let scalars: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var index = 0
    private var position = SourcePosition(line: 1, column: 1)
    private(set) var unclosed: SourceRange?

    init(_ file: SourceFile) {
        path = file.path
        // What isn't UTF-8 was written by a spreadsheet under Windows, whose letters with accents are those of Latin-1.
        let text = String(validating: file.bytes, as: UTF8.self)
        scalars = text.map { Array($0.unicodeScalars) } ?? file.bytes.map { Unicode.Scalar($0) }
        let head = scalars.prefix { $0 != "\n" && $0 != "\r" }
        func count(_ sign: Unicode.Scalar) -> Int { head.count { $0 == sign } }
        separator = [";", ",", "\t"].max { count($0) < count($1) } ?? ";"
        if scalars.first == "\u{FEFF}" { index = 1 }
    }

    /// The next row; nil at the end, or where a quote isn't closed.
    mutating func nextRow() -> [SheetCell]? {
        guard index < scalars.count else { return nil }
        var cells: [SheetCell] = []
        while true {
            guard let cell = nextCell() else { return nil }
            cells.append(cell)
            guard index < scalars.count, scalars[index] == separator else { break }
            advance()
        }
        if index < scalars.count, scalars[index] == "\r" { index += 1 }
        if index < scalars.count, scalars[index] == "\n" { index += 1 }
        position = SourcePosition(line: position.line + 1, column: 1)
        return cells
    }

    private mutating func nextCell() -> SheetCell? {
        let start = position
        var text = String.UnicodeScalarView()
        if index < scalars.count, scalars[index] == "\"" {
            advance()
            while true {
                guard index < scalars.count else {
                    unclosed = SourceRange(file: path, start: start)
                    return nil
                }
                let scalar = scalars[index]
                advance()
                if scalar == "\"" {
                    guard index < scalars.count, scalars[index] == "\"" else { break }
                    advance()
                }
                text.append(scalar)
            }
        }
        while index < scalars.count, scalars[index] != separator, scalars[index] != "\n", scalars[index] != "\r" {
            text.append(scalars[index])
            advance()
        }
        return SheetCell(text: plain(text), range: SourceRange(file: path, start: start, end: position))
    }

    private mutating func advance() {
        let isLineEnd = scalars[index] == "\n"
        index += 1
        position =
            isLineEnd
            ? SourcePosition(line: position.line + 1, column: 1)
            : SourcePosition(line: position.line, column: position.column + 1)
    }

    private func plain(_ text: String.UnicodeScalarView) -> String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" }
        var inner = text.drop { isSpace($0) }
        while let last = inner.last, isSpace(last) { inner.removeLast() }
        // As our own tables keep a text from being a formula.
        if inner.first == "'", let sign = inner.dropFirst().first, ["=", "+", "-", "@"].contains(sign) {
            inner = inner.dropFirst()
        }
        return String(inner)
    }
}
