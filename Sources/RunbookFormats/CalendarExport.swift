import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// The actions as an iCalendar file (RFC 5545): a to-do each, and an event for each legal deadline, since calendars
/// that know no to-dos still have to ring.
///
/// Ids are those of the actions: importing a later file updates what an earlier one brought.
enum CalendarExport {
    static func render(_ plan: Plan) -> String {
        let head = ExportHead(plan)
        let tasks = ExportTask.all(of: plan)
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//astreinte//\(engineVersion)//FR", "METHOD:PUBLISH"]
            + ["X-ASTREINTE-EVIDENCE:" + escaped(EvidenceWording(plan: plan).whole)]
            + tasks.flatMap { todo($0, head) } + tasks.flatMap { events($0, head) } + ["END:VCALENDAR"]
        return lines.map { folded($0) + "\r\n" }.joined()
    }

    private static func todo(_ task: ExportTask, _ head: ExportHead) -> [String] {
        let zero = head.plan.timeZero?.instant
        let due = task.due
        // A to-do has to start before it is due.
        let start = due.flatMap { due in zero.flatMap { $0 < due ? $0 : nil } }
        let status: [String] =
            switch task.state {
            case .waiting: ["STATUS:NEEDS-ACTION"]
            case .done:
                ["STATUS:COMPLETED", "PERCENT-COMPLETE:100"]
                    + (task.line.deed.map { ["COMPLETED:" + utc($0.instant)] } ?? [])
            case .cancelled: ["STATUS:CANCELLED"]
            }
        return ["BEGIN:VTODO", "UID:" + uid(task.id, head)] + common(task, head)
            + (start.map { ["DTSTART:" + utc($0)] } ?? []) + (due.map { ["DUE:" + utc($0)] } ?? []) + status
            + ["PRIORITY:\(min(1 + 2 * task.rank, 9))"]
            + task.dependencies.map { "RELATED-TO;RELTYPE=DEPENDS-ON:" + uid($0, head) }
            + (due.map { alarm(task, at: $0, trigger: "TRIGGER;RELATED=END:-PT10M", head) } ?? []) + ["END:VTODO"]
    }

    private static func events(_ task: ExportTask, _ head: ExportHead) -> [String] {
        task.line.dues.filter { $0.kind == .legal }.enumerated().flatMap { place, due -> [String] in
            guard let instant = due.instant else { return [] }
            let suffix = place == 0 ? "-ev" : "-ev\(place + 1)"
            return ["BEGIN:VEVENT", "UID:" + uid(task.id + suffix, head)] + common(task, head)
                + [
                    "DTSTART:" + utc(instant), "DURATION:PT15M", "TRANSP:TRANSPARENT",
                    task.state == .cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED",
                ] + alarm(task, at: instant, trigger: "TRIGGER:-PT10M", head) + ["END:VEVENT"]
        }
    }

    private static func common(_ task: ExportTask, _ head: ExportHead) -> [String] {
        let exercise: Phrase = task.lexicon.isExercise ? "EXERCICE : " : ""
        return [
            "DTSTAMP:" + utc(head.plan.now),
            // It has to grow from one file to the next, and nothing is kept of the last one: the minute does.
            "SEQUENCE:\(max(0, head.plan.now.secondsSinceEpoch / 60))",
            "SUMMARY:" + escaped("\(exercise)\(task.title)"),
            "DESCRIPTION:" + (task.details() + [head.origin]).map { escaped($0) }.joined(separator: "\\n"),
            "CATEGORIES:" + escaped(Phrase(task.phase)),
        ]
    }

    /// Ten minutes before, for what is still to do and not past.
    private static func alarm(
        _ task: ExportTask, at instant: Instant, trigger: String, _ head: ExportHead
    ) -> [String] {
        guard task.state == .waiting, instant > head.plan.now else { return [] }
        return [
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escaped("Échéance : \(task.title)"), trigger,
            "END:VALARM",
        ]
    }

    private static func uid(_ id: String, _ head: ExportHead) -> String {
        identifier(head.incident) + "-" + identifier(id) + "@astreinte"
    }

    /// `20260302T032000Z`: no time zone has to be described.
    private static func utc(_ instant: Instant) -> String {
        instant.utcText.filter { $0 != "-" && $0 != ":" }
    }

    private static func escaped(_ phrase: Phrase) -> String {
        var result = String.UnicodeScalarView()
        for scalar in phrase.text.unicodeScalars {
            if ["\\", ";", ","].contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// Lines of at most 75 bytes, none of which cuts a character.
    private static func folded(_ line: String) -> String {
        var result = String.UnicodeScalarView()
        var width = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if width + length > 75 {
                result += "\r\n ".unicodeScalars
                width = 1
            }
            result.append(scalar)
            width += length
        }
        return String(result)
    }
}
