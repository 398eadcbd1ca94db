package import CivilTime
package import Diagnostics
import RuleEngine
import RulePacks
import Vocabularies

/// One turn of a rota that another tool gave.
package struct RotaEntry: Hashable, Sendable {
    /// The id of the role.
    package let role: String
    package let start: Instant
    package let end: Instant
    package let name: String
    package let phone: String?

    /// When somebody last called that number to check, where the profile knows it.
    package internal(set) var verifiedOn: CivilDate? = nil
}

extension [RotaEntry] {
    /// By start, then by role.
    var inOrder: [RotaEntry] { sorted { ($0.start, $0.role, $0.name) < ($1.start, $1.role, $1.name) } }
}

/// What the file of a rota gave.
package struct RotaReading: Sendable {
    /// The turns, by start, then by role; empty as soon as one mistake is an error.
    package let entries: [RotaEntry]

    /// The mistakes and remarks, in report order.
    package let diagnostics: [Diagnostic]
}

/// Puts turns together from the parts that a table or a calendar gives, and says what is wrong with each.
struct RotaCollector {
    let roles: [Role]
    let zone: Zone

    private(set) var entries: [RotaEntry] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(roles: [Role], zone: Zone) {
        self.roles = roles
        self.zone = zone
    }

    /// The most characters of a name.
    private static let nameLimit = 200

    var reading: RotaReading {
        let isWhole = !diagnostics.contains { $0.severity == .error }
        return RotaReading(entries: isWhole ? entries.inOrder : [], diagnostics: diagnostics.inReportOrder)
    }

    /// The role that a text means, by its id or its label.
    mutating func role(_ text: String, at range: SourceRange) -> String? {
        let wanted = text.lowercased()
        if let role = roles.first(where: { $0.id == wanted || $0.label.lowercased() == wanted }) { return role.id }
        report(
            PackFault.unknownRole, "unknown role `\(printable(text))`", at: range,
            help: [nearest(wanted, in: roles.map { $0.id }).map { "did you mean `\($0)`?" } ?? "name it by --role"])
        return nil
    }

    /// Adds a turn; what can't be meant is reported.
    mutating func add(
        _ role: String, from start: Instant, to end: Instant, name: String, phone: String?, at range: SourceRange
    ) {
        guard start < end else {
            return report(PackFault.reversedBounds, "this turn ends before it begins", at: range)
        }
        guard !name.isEmpty, name.count <= RotaCollector.nameLimit, printable(name) == name else {
            let problem = name.isEmpty ? "nobody is named" : "this can't be a name"
            return report(PackFault.wrongShape, problem, at: range, help: ["write who is on duty, in one line"])
        }
        if let phone, !phone.isTelephone {
            return report(
                PackFault.wrongShape, "`\(printable(phone))` is not a telephone number", at: range,
                help: ["write its digits: `01 99 00 12 34`"])
        }
        entries.append(RotaEntry(role: role, start: start, end: end, name: name, phone: phone))
    }

    /// The instant at which a local clock shows a time.
    ///
    /// In the hour that the clock goes back over, a turn begins the first time and ends the second: two are on duty for an
    /// hour rather than nobody.
    mutating func instant(
        _ date: CivilDate, minute: Int, isEnd: Bool, at range: SourceRange
    ) -> Instant? {
        // 24:00 is the midnight after.
        let day = date.adding(days: minute / 1440)
        let found = zone.instants(of: day, hour: minute % 1440 / 60, minute: minute % 60, second: 0)
        if found.count == 2 {
            diagnostics.append(
                Diagnostic(
                    SheetFault.repeatedHour.rawValue, "the clock shows this time twice that night", at: range,
                    severity: .warning,
                    help: ["a turn begins the first time, and ends the second; an offset says which: `+01:00`"]))
        }
        guard let instant = isEnd ? found.last : found.first else {
            report(
                PackFault.notADatetime, "the clock skips this hour", at: range,
                help: ["give the hour that it shows after"])
            return nil
        }
        return instant
    }

    mutating func report(_ fault: PackFault, _ message: String, at range: SourceRange, help: [String] = []) {
        diagnostics.append(Diagnostic(fault.rawValue, message, at: range, help: help))
    }

    mutating func append(_ found: [Diagnostic]) { diagnostics += found }
}
