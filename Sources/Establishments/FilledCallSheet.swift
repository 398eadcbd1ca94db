package import CivilTime
package import Diagnostics
import RulePacks

/// What came of a call sheet that was filled in: which numbers answered, and when.
package struct FilledCallSheet: Sendable {
    /// The columns that are read back, by their names in the first row; the others are for people.
    package enum Column {
        package static let number = "numéro"
        package static let answers = "répond (oui/non)"
        package static let triedOn = "essayé le"
    }

    /// The day on which each number answered, by its key.
    let answered: [String: CivilDate]

    /// The keys of those that didn't.
    let failed: Set<String>

    /// The keys of those of which the sheet doesn't say whether they answered, a day or not.
    let blank: Set<String>

    /// Those that were not tried, or didn't answer, and of which the profile keeps no day.
    package let undated: [String]

    /// What is wrong in the sheet, in report order.
    package let diagnostics: [Diagnostic]

    /// Reads a sheet that `sheet` gave; a number that the profile no longer has, or a day that is no day, is a mistake.
    package init(_ file: SourceFile, of sheet: CallSheet, today: CivilDate) {
        var reading = Reading(known: Set(sheet.entries.map { CallSheet.key($0.number) }), today: today)
        switch SheetReader.read(file) {
        case .failure(let mistake): reading.diagnostics.append(mistake.diagnostic)
        case .success(let rows):
            guard let head = rows.first else { break }
            let names = [Column.number, Column.answers, Column.triedOn]
            let columns = SheetColumns(names, in: head, &reading.diagnostics)
            if reading.diagnostics.isEmpty { for row in rows.dropFirst() { reading.read(row, columns) } }
        }
        answered = reading.answered
        failed = reading.failed
        blank = reading.blank.subtracting(reading.answered.keys).subtracting(reading.failed)
        let missing = blank.union(failed)
        undated = sheet.entries.filter { !$0.isDated && missing.contains(CallSheet.key($0.number)) }.map { $0.number }
        diagnostics = reading.diagnostics.inReportOrder
    }
}

extension FilledCallSheet {
    /// Whether the sheet has a row for a number, filled or left blank.
    func lists(_ key: String) -> Bool { answered[key] != nil || failed.contains(key) || blank.contains(key) }

    /// When a number answered; nil for one that was not tried, or didn't answer each time.
    func day(of key: String) -> CivilDate? { failed.contains(key) ? nil : answered[key] }
}

private struct Reading {
    let known: Set<String>
    let today: CivilDate
    var answered: [String: CivilDate] = [:]
    var failed: Set<String> = []
    var blank: Set<String> = []
    var diagnostics: [Diagnostic] = []

    mutating func read(_ row: [SheetCell], _ columns: SheetColumns) {
        typealias Column = FilledCallSheet.Column
        let answer = columns.cell(Column.answers, of: row)
        let day = columns.cell(Column.triedOn, of: row)
        let isFilled = [answer, day].contains { $0?.text.isEmpty == false }
        guard let number = columns.cell(Column.number, of: row) else { return }
        let key = CallSheet.key(number.text)
        guard isFilled else {
            if known.contains(key) { blank.insert(key) }
            return
        }
        guard known.contains(key) else {
            report(
                SheetFault.unknownNumber.rawValue, "the profile has no such number: `\(printable(number.text))`",
                at: number.range, help: ["correct the profile by hand, and take a new sheet"])
            return
        }
        switch answer?.text.lowercased() {
        case "non", "n": failed.insert(key)
        case "", nil: blank.insert(key)
        case "oui", "o":
            guard let date = read(day, of: number) else { return }
            answered[key] = answered[key].map { min($0, date) } ?? date
        default:
            report(
                PackFault.wrongShape.rawValue, "`\(printable(answer?.text ?? ""))` is neither yes nor no",
                at: (answer ?? number).range, help: ["write `oui` or `non`"])
        }
    }

    /// No number that somebody may still answer was tried before.
    private static let earliest = 2000

    /// The day on which a number answered; nil once what is wrong with it is said.
    private mutating func read(_ day: SheetCell?, of number: SheetCell) -> CivilDate? {
        let range = (day ?? number).range
        let help = "write the day on which it answered: `2026-11-27`"
        guard let day, !day.text.isEmpty else {
            let problem = "no day is given for a number that was tried"
            report(PackFault.notADate.rawValue, problem, at: range, help: [help])
            return nil
        }
        if let whole = day.withWholeYear {
            let problem = "the year of `\(printable(day.text))` has two digits"
            report(PackFault.notADate.rawValue, problem, at: range, help: ["write all four: `\(whole)`"])
            return nil
        }
        guard let date = day.date else {
            report(PackFault.notADate.rawValue, "`\(printable(day.text))` is not a day", at: range, help: [help])
            return nil
        }
        guard date <= today else {
            report(PackFault.outOfRange.rawValue, "this day is still to come", at: range)
            return nil
        }
        guard date.year >= Self.earliest else {
            let problem = "this day is before the year \(Self.earliest)"
            report(PackFault.outOfRange.rawValue, problem, at: range, help: [help])
            return nil
        }
        return date
    }

    private mutating func report(_ code: String, _ message: String, at range: SourceRange, help: [String] = []) {
        diagnostics.append(Diagnostic(code, message, at: range, help: help))
    }
}
