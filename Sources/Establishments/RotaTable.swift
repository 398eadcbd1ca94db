package import CivilTime
package import Diagnostics
package import RuleEngine
import RulePacks
import Vocabularies

/// Reads the duty rota that another tool wrote: a table or a calendar.
package enum RotaReader {
    /// The columns of a table, by their names in its first row; the telephone may be left out, and the role where it is given.
    package enum Column {
        package static let role = "rôle"
        package static let start = "début"
        package static let end = "fin"
        package static let name = "nom"
        package static let phone = "téléphone"
    }

    /// The turns of a file, all of one role where `role` gives its id; times without an offset are those of `zone`.
    package static func read(
        _ file: SourceFile, role: String?, for pack: RulePack, zone: Zone
    ) -> RotaReading {
        var collector = RotaCollector(roles: pack.vocabulary.roles, zone: zone)
        if RotaCalendar.isCalendar(file) {
            RotaCalendar.read(file, role: role, &collector)
        } else {
            readTable(file, role: role, &collector)
        }
        return collector.reading
    }

    private static func readTable(_ file: SourceFile, role: String?, _ collector: inout RotaCollector) {
        let rows: [[SheetCell]]
        switch SheetReader.read(file) {
        case .failure(let mistake): return collector.append([mistake.diagnostic])
        case .success(let found): rows = found
        }
        guard let head = rows.first else { return }
        var missing: [Diagnostic] = []
        let names = [Column.start, Column.end, Column.name] + (role == nil ? [Column.role] : [])
        let columns = SheetColumns(names, in: head, &missing)
        collector.append(missing)
        guard missing.isEmpty else { return }
        for row in rows.dropFirst() {
            let named = role ?? columns.cell(Column.role, of: row).flatMap { collector.role($0.text, at: $0.range) }
            let start = collector.instant(columns.cell(Column.start, of: row) ?? row[0], isEnd: false)
            let end = collector.instant(columns.cell(Column.end, of: row) ?? row[0], isEnd: true)
            guard let named, let start, let end else { continue }
            let name = columns.cell(Column.name, of: row)
            let phone = columns.cell(Column.phone, of: row)?.text
            collector.add(
                named, from: start, to: end, name: name?.text ?? "", phone: phone?.isEmpty == true ? nil : phone,
                at: (name ?? row[0]).range)
        }
    }
}

extension RotaCollector {
    /// `2026-11-27 20:00`, `27/11/2026 20:00`, or an instant with its offset.
    fileprivate mutating func instant(_ cell: SheetCell, isEnd: Bool) -> Instant? {
        if let instant = Instant(rfc3339: cell.text) { return instant }
        let parts = cell.text.split { $0 == " " || $0 == "T" }
        let date = parts.first.flatMap { SheetCell(text: String($0), range: cell.range).date }
        let clock = parts.count == 2 ? parts[1].split(separator: ":", omittingEmptySubsequences: false) : []
        let numbers = clock.compactMap { part in part.count <= 2 ? Int(part) : nil }
        guard let date, (2...3).contains(clock.count), numbers.count == clock.count, (0...24).contains(numbers[0]),
            (0...59).contains(numbers[1]), numbers[0] < 24 || numbers[1] == 0,
            numbers.dropFirst(2).allSatisfy({ $0 == 0 })
        else {
            report(
                .notADatetime, "`\(printable(cell.text))` is not a day and an hour", at: cell.range,
                help: ["write `2026-11-27 20:00`"])
            return nil
        }
        return instant(date, minute: numbers[0] * 60 + numbers[1], isEnd: isEnd, at: cell.range)
    }
}
