import CivilTime
import Diagnostics
import RulePacks

/// Reads a rota from a calendar (RFC 5545): an event a turn.
enum RotaCalendar {
    /// Whether a file is a calendar, whatever is wrong with it.
    static func isCalendar(_ file: SourceFile) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = file.bytes.starts(with: mark) ? 3 : 0
        return String(decoding: file.bytes[start...].prefix(15), as: UTF8.self).uppercased() == "BEGIN:VCALENDAR"
    }

    static func read(_ file: SourceFile, role: String?, _ collector: inout RotaCollector) {
        let top = SourceRange(file: file.path, start: SourcePosition(line: 1, column: 1))
        guard file.bytes.count <= SheetReader.byteLimit else {
            return collector.append([Diagnostic("file-too-large", "a calendar has 1 MiB at most", at: top)])
        }
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            return collector.append([Diagnostic("not-utf-8", "a calendar is in UTF-8", at: top)])
        }
        var event: [CalendarLine]?
        var depth = 0
        var count = 0
        for line in CalendarLine.all(of: text, file.path) {
            switch (line.name, line.value.uppercased()) {
            case ("BEGIN", "VEVENT") where event == nil:
                event = [line]
                depth = 0
                count += 1
                guard count <= SheetReader.rowLimit else {
                    return collector.append([
                        Diagnostic(
                            SheetFault.tooManyRows.rawValue, "a calendar has \(SheetReader.rowLimit) events at most",
                            at: line.range)
                    ])
                }
            case ("BEGIN", _): depth += 1
            case ("END", "VEVENT") where depth == 0:
                if let lines = event { collector.add(lines, role: role) }
                event = nil
            case ("END", _): depth = max(0, depth - 1)
            // What an alarm of the event says is not the event's.
            default: if depth == 0 { event?.append(line) }
            }
        }
        if let first = event?.first {
            collector.report(.missingValue, "this event has no end: the file is cut", at: first.range)
        }
    }
}

extension RotaCollector {
    fileprivate mutating func add(_ lines: [CalendarLine], role: String?) {
        func line(_ name: String) -> CalendarLine? { lines.first { $0.name == name } }
        if line("STATUS")?.value.uppercased() == "CANCELLED" { return }
        if let repeated = lines.first(where: { ["RRULE", "RDATE"].contains($0.name) }) {
            return report(
                .unsupportedConstruct, "an event that repeats is not read: its turns would be guessed",
                at: repeated.range,
                help: ["export the rota with one event a turn"])
        }
        guard let summary = line("SUMMARY"), let begin = line("DTSTART") else {
            return report(.missingValue, "an event without a start or without a title is no turn", at: lines[0].range)
        }
        let title = summary.text
        let parts = title.split(separator: ":", maxSplits: 1).map { $0.trimmed }
        let named = role ?? self.role(parts.first ?? "", at: summary.range)
        guard let start = instant(begin, isEnd: false), let end = end(of: lines, begin, start), let named else {
            return
        }
        let name = role == nil ? (parts.count == 2 ? parts[1] : "") : title.trimmed
        add(named, from: start, to: end, name: name, phone: line("CONTACT")?.text.trimmed, at: summary.range)
    }

    private mutating func end(of lines: [CalendarLine], _ begin: CalendarLine, _ start: Instant) -> Instant? {
        if let line = lines.first(where: { $0.name == "DTEND" }) { return instant(line, isEnd: true) }
        if let line = lines.first(where: { $0.name == "DURATION" }) {
            if let duration = line.duration { return start + duration }
            report(.notADuration, "`\(printable(line.value))` is not a length of time", at: line.range)
            return nil
        }
        if begin.date != nil { return begin.date.flatMap { instant($0, minute: 1440, isEnd: true, at: begin.range) } }
        report(.missingValue, "nothing says when this turn ends", at: begin.range)
        return nil
    }

    /// A day, a time of some zone or of UTC, or a time of the establishment's own.
    private mutating func instant(_ line: CalendarLine, isEnd: Bool) -> Instant? {
        if let date = line.date { return instant(date, minute: 0, isEnd: isEnd, at: line.range) }
        guard let (date, minute, isUTC) = line.dateTime else {
            report(.notADatetime, "`\(printable(line.value))` is not a time of a calendar", at: line.range)
            return nil
        }
        if isUTC { return Zone.utc.instants(of: date, hour: minute / 60, minute: minute % 60, second: 0).first }
        guard let id = line.parameter("TZID") else {
            return instant(date, minute: minute, isEnd: isEnd, at: line.range)
        }
        guard let zone = Zone(id: CalendarLine.zoneNames[id] ?? id) else {
            report(
                .unknownValue, "unknown time zone `\(printable(id))`", at: line.range,
                help: ["one of " + Zone.all.map { "`\($0.id)`" }.joined(separator: ", ")])
            return nil
        }
        var other = RotaCollector(roles: roles, zone: zone)
        let instant = other.instant(date, minute: minute, isEnd: isEnd, at: line.range)
        append(other.diagnostics)
        return instant
    }
}
