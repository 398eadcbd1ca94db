import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// Everything to do, with all that is said of it: phase by phase, or for each person who does it.
struct ActionSections: Sendable {
    private let entries: [Entry]

    /// A line to do, and where it stands.
    private struct Entry: Sendable {
        /// The section: first the phases, then what isn't to do yet, by day.
        let place: Int
        let title: String
        let number: Int
        /// Whoever does it now.
        let bearer: PackIndex<Role>
        /// When it presses; nil before its start.
        let instant: Instant?
        let item: Section.Item
    }

    init(lexicon: Lexicon, reader: Reader, numbering: Numbering) {
        let phases = lexicon.vocabulary.phases
        let days = ActionSections.days(lexicon)
        entries = lexicon.plan.placed.map { line in
            let action = lexicon.action(line.action)
            let number = numbering[line.instance] ?? 0
            let marker: Phrase = "\(number) \(form: LineForm(line, reader: reader, lexicon: lexicon))"
            let mark = lexicon.mark(of: line)
            let item = Section.Item(
                lexicon.label(line.instance), marker: mark.isEmpty ? marker : "\(marker) \(mark)",
                details: LineDetails(line: line, lexicon: lexicon, numbering: numbering).all)
            let bearer = lexicon.plan.bearer(of: action.role) ?? action.role
            guard line.hasStarted(at: lexicon.plan.now) else {
                let day = ActionSections.day(of: line, lexicon)
                let place = phases.count + (days.firstIndex(of: day) ?? 0)
                return Entry(
                    place: place, title: "PLUS TARD : \(day)", number: number, bearer: bearer, instant: nil, item: item)
            }
            return Entry(
                place: action.phase.position, title: phases[action.phase].label.uppercased(), number: number,
                bearer: bearer, instant: line.sortInstant, item: item)
        }
    }

    /// Those who have something to do, in the order of the plan.
    var bearers: [PackIndex<Role>] { entries.map { $0.bearer }.distinct() }

    /// When the first line of a role's holder presses.
    func firstInstant(of bearer: PackIndex<Role>) -> Instant? {
        entries.filter { $0.bearer == bearer }.compactMap { $0.instant }.min()
    }

    /// One section for each phase, in the order of the page, then one for each day to come, then what waits for an hour
    /// that nobody knows.
    var all: [Section] { sections(of: entries) }

    /// The same, of what one role's holder does.
    func sections(of bearer: PackIndex<Role>) -> [Section] {
        sections(of: entries.filter { $0.bearer == bearer })
    }

    private func sections(of entries: [Entry]) -> [Section] {
        // Records of one action have one number: they keep the order of the plan.
        let sorted = entries.enumerated().sorted { left, right in
            (left.element.place, left.element.number, left.offset)
                < (right.element.place, right.element.number, right.offset)
        }
        return sorted.map { $0.element }.grouped { $0.place == $1.place }.map { entries in
            Section(entries[0].title, entries.map { $0.item })
        }
    }

    /// The days of what isn't to do yet, in order.
    private static func days(_ lexicon: Lexicon) -> [String] {
        let lines = lexicon.plan.placed.filter { !$0.hasStarted(at: lexicon.plan.now) }
        var days: [String] = []
        for line in lines.filter({ $0.start?.instant != nil }) + lines.filter({ $0.start?.instant == nil }) {
            let day = day(of: line, lexicon)
            if days.last != day { days.append(day) }
        }
        return days
    }

    private static func day(of line: Line, _ lexicon: Lexicon) -> String {
        line.start?.instant.map { lexicon.local.dayOfYear($0) } ?? "heure à noter"
    }
}
