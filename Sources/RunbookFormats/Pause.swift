import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// When to stop and check aloud.
struct Pause: Sendable {
    let instant: Instant

    /// From what it counts.
    let origin: String

    /// How long after the beginning one stops.
    static let hours: [Int64] = [1, 4, 24]

    /// The next ones, none where all is over; of several incidents, each of which counts from its own T0, those that
    /// come first.
    static func coming(_ lexicon: Lexicon) -> [Pause] {
        let pauses = lexicon.incidents.filter { !$0.lexicon.plan.isClosed }.map { letter, lexicon in
            coming(timeZero: lexicon.plan.timeZero?.instant, now: lexicon.plan.now, of: letter)
        }
        return Array(pauses.joined().sorted { $0.instant < $1.instant }.prefix(3))
    }

    /// An hour, four hours and a day after T0, but those behind; from now where T0 is unknown, a day old or to come.
    private static func coming(timeZero: Instant?, now: Instant, of incident: String?) -> [Pause] {
        let owner = incident.map { "incident \($0), " } ?? ""
        if let timeZero, timeZero <= now {
            let left = hours.filter { timeZero + .seconds($0 * 3600) > now }
            if !left.isEmpty {
                return left.map { Pause(instant: timeZero + .seconds($0 * 3600), origin: owner + "T0 + \($0) h") }
            }
        }
        return hours.map { Pause(instant: now + .seconds($0 * 3600), origin: "dans \($0) h") }
    }
}

/// What is read aloud at a pause, by all who are there: done, not done, or put off.
struct PauseSheet: Sendable {
    private(set) var title: Phrase

    /// What should be true by then, the gravest first.
    var checks: [Phrase]

    /// How many more lines are due by then.
    let more: Int

    /// One sheet for each pause that something is due by.
    static func all(lexicon: Lexicon, numbering: Numbering) -> [PauseSheet] {
        let plan = lexicon.plan
        let pauses = Pause.coming(lexicon)
        var checked: Set<Int> = []
        return pauses.enumerated().compactMap { place, pause in
            let due = plan.placed.filter { line in
                (line.status == .required || line.status == .arbitration) && line.hasStarted(at: pause.instant)
                    && line.sortInstant.map { $0 <= pause.instant } ?? false
            }
            // What was asked at an earlier pause isn't asked again; the lines of several records are one question.
            let groups = due.grouped.filter { group in
                numbering[group[0].instance].map { checked.insert($0).inserted } ?? false
            }
            guard !groups.isEmpty else { return nil }
            let gravest = plan.byPressure(groups).map { $0[0] }
            return PauseSheet(pause, number: place + 1, lines: gravest, lexicon: lexicon, numbering: numbering)
        }
    }

    /// The same with its hour left to fill in.
    func prepared(number: Int) -> PauseSheet {
        var sheet = self
        let hours = Pause.hours[min(number, Pause.hours.count) - 1]
        sheet.title = "PAUSE N° \(number) : ________ (\(String(hours)) h après le début)"
        return sheet
    }

    private init(_ pause: Pause, number: Int, lines: [Line], lexicon: Lexicon, numbering: Numbering) {
        title = "PAUSE N° \(number) : \(lexicon.local.full(pause.instant)), \(pause.origin)"
        checks = lines.prefix(Plan.pageOneLimit).map { line in
            let number = numbering[line.instance].map { "\($0)" } ?? ""
            let action = lexicon.action(line.action)
            let proof: Phrase = action.doneWhen.map { " : \(lexicon.text($0, of: line.instance).decapitalised)" } ?? ""
            return "n° \(number) \(lexicon.short(line.instance))\(proof)"
        }
        more = max(lines.count - Plan.pageOneLimit, 0)
    }
}
