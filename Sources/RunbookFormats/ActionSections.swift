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
        /// The most pressing of its deadlines; nil before its start.
        let due: Due?
        let item: Section.Item

        /// What its details are made of.
        let source: LineDetails

        /// The same on the card of whoever does it.
        var onCard: Entry {
            guard source.role == bearer else { return self }
            return replacing([source.ownSummary].compactMap { $0 } + item.details.dropFirst())
        }

        private func replacing(_ details: [Phrase]) -> Entry {
            Entry(
                place: place, title: title, number: number, bearer: bearer, due: due,
                item: Section.Item(item.text, marker: item.marker, details: details), source: source)
        }

        /// The same line with only what isn't said before, and where that is if it was a line about another record.
        func leavingOut(_ said: [Phrase], of twin: Bool = false) -> Entry {
            let details = item.details.filter { !said.contains($0) }
            let rest: [Phrase] =
                twin && details.count < item.details.count ? ["le reste comme à la première ligne n° \(number)"] : []
            return replacing(details + rest)
        }
    }

    init(lexicon: Lexicon, reader: Reader, numbering: Numbering) {
        let phases = lexicon.vocabulary.phases
        let days = ActionSections.days(lexicon)
        var duties: [PackIndex<Role>: [Phrase]] = [:]
        entries = lexicon.plan.placed.map { line in
            let action = lexicon.action(line.action)
            let duty = duties[action.role] ?? ContactWording(lexicon: lexicon).duty(of: action.role)
            duties[action.role] = duty
            let number = numbering[line.instance] ?? 0
            let marker: Phrase = "\(number) \(form: LineForm(line, reader: reader, lexicon: lexicon))"
            let mark = lexicon.mark(of: line)
            let source = LineDetails(line: line, lexicon: lexicon, numbering: numbering, duty: duty)
            let item = Section.Item(
                lexicon.label(line.instance), marker: mark.isEmpty ? marker : "\(marker) \(mark)", details: source.all)
            let bearer = lexicon.plan.bearer(of: action.role) ?? action.role
            guard line.hasStarted(at: lexicon.plan.now) else {
                let day = ActionSections.day(of: line, lexicon)
                let place = phases.count + (days.firstIndex(of: day) ?? 0)
                return Entry(
                    place: place, title: "PLUS TARD : \(day)", number: number, bearer: bearer, due: nil, item: item,
                    source: source)
            }
            return Entry(
                place: action.phase.position, title: phases[action.phase].label.uppercased(), number: number,
                bearer: bearer, due: line.dues.first, item: item, source: source)
        }
    }

    /// Those who have something to do, in the order of the plan.
    var bearers: [PackIndex<Role>] { entries.map { $0.bearer }.distinct() }

    /// The most pressing deadline of a role's holder.
    func firstDue(of bearer: PackIndex<Role>) -> Due? {
        var first: (due: Due, placing: Instant)?
        for entry in entries where entry.bearer == bearer {
            guard let due = entry.due, let placing = due.placing else { continue }
            if let first, first.placing <= placing { continue }
            first = (due, placing)
        }
        return first?.due
    }

    /// One section for each phase, in the order of the page, then one for each day to come, then what waits for an hour
    /// that nobody knows.
    var all: [Section] { sections(of: entries) }

    /// The same, of what one role's holder does, then who that is: said once, it is said at no line.
    ///
    /// Of lines under one number, about one record each, the first of a section says what they share.
    func card(of bearer: PackIndex<Role>) -> (sections: [Section], duty: [Phrase]) {
        let own = entries.filter { $0.bearer == bearer }
        let duty = own.flatMap { $0.source.duty }.distinct()
        var first: [Twins: [Phrase]] = [:]
        let lines = own.map { entry -> Entry in
            let line = entry.onCard.leavingOut(duty)
            let twins = Twins(place: entry.place, number: entry.number)
            guard let said = first[twins] else {
                first[twins] = line.item.details
                return line
            }
            return line.leavingOut(said, of: true)
        }
        return (sections(of: lines), duty)
    }

    /// The lines of a section that share a number.
    private struct Twins: Hashable {
        let place: Int
        let number: Int
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
