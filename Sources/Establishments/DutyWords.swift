import CivilTime
import RuleEngine
import YAMLTrees

/// The words by which a profile says when somebody is on duty.
enum DutyWords {
    /// At any time, in the working hours, outside them.
    static let hours = ["24/7", "ouvrees", "astreinte"]

    /// Days, and groups of them.
    static let days: [(name: String, days: Set<Weekday>)] = [
        ("lun", [.monday]), ("mar", [.tuesday]), ("mer", [.wednesday]), ("jeu", [.thursday]), ("ven", [.friday]),
        ("sam", [.saturday]), ("dim", [.sunday]), ("semaine", week), ("week-end", [.saturday, .sunday]),
        ("tous", Set(Weekday.allCases)),
    ]

    private static let week: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

    /// The spans that a list of them gives; empty at any time.
    static func spans(_ node: YAMLNode?, _ working: WorkingHours) -> [DutyHours] {
        let spans = (node?.listed ?? []).map { span($0, working) }
        return spans.contains { $0.isEmpty } ? [] : spans.flatMap { $0 }
    }

    private static func span(_ node: YAMLNode, _ working: WorkingHours) -> [DutyHours] {
        guard node.kind == .mapping else {
            let hours: [DutyHours?] =
                switch node.text {
                case "ouvrees": [DutyHours(days: week, start: working.opening, end: working.closing)]
                // From the morning of a day off to the next morning: the night before it is a weekday's.
                case "astreinte":
                    [
                        DutyHours(days: week, start: working.closing, end: working.opening),
                        DutyHours(days: [.saturday, .sunday], start: working.opening, end: working.opening),
                    ]
                default: []
                }
            return hours.compactMap { $0 }
        }
        let names = (node["days"]?.listed ?? []).map { $0.text }
        let days = Self.days.filter { names.contains($0.name) }.reduce(into: Set<Weekday>()) { $0.formUnion($1.days) }
        guard let start = node["from"]?.time, let end = node["to"]?.time,
            let hours = DutyHours(days: days, start: start, end: end)
        else { return [] }
        return [hours]
    }
}
