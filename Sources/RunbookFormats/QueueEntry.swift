import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// One incident of a queue, with all that is shown of it: its plan isn't kept, however many there are.
package struct QueueEntry: Sendable {
    /// Whose it is, as far as the profile or the incident says.
    struct House: Sendable {
        /// The legal FINESS of the profile, else the number that the incident gives.
        let number: String?
        let name: String?
        let group: String?

        /// True where a profile tells: its words are the establishment's own.
        let isKnown: Bool

        var shownNumber: Phrase? { shown(number) }
        var shownName: Phrase? { shown(name) }
        var shownGroup: Phrase? { shown(group) }

        private func shown(_ text: String?) -> Phrase? {
            text.map { isKnown ? Phrase($0) : Phrase(fed: $0) }
        }
    }

    /// The first hour to come, and what it is of.
    struct Next: Sendable {
        let instant: Instant
        let action: String
        let short: Phrase
        let kind: Deadline.Kind
    }

    /// What should be done by now.
    struct Overdue: Sendable {
        let count: Int

        /// How many of these hours the law sets.
        let legalCount: Int

        /// The first of them.
        let since: Instant
    }

    let id: String?
    let shownID: Phrase
    let types: [String]
    let shownTypes: [Phrase]
    let title: String?
    let severity: String?
    let shownSeverity: Phrase?
    let levels: SeverityLevels
    let isExercise: Bool
    let alert: Phrase?

    /// How many values of the record count for nothing.
    let setAsideCount: Int

    /// True where T0 can hardly be right.
    let isTimeDoubtful: Bool

    /// True where T0 is to come.
    let isAhead: Bool

    /// Why there is no runbook; nil where there is one.
    let skipped: Phrase?

    let priority: PackIndex<Priority>?

    /// By when the most pressing actions are due, in few words.
    let shownDue: Phrase
    let due: Due?
    let actionCount: Int
    let overdue: Overdue?
    let next: Next?
    let house: House
    let zone: Zone

    /// Where the record stood in its feed.
    package let place: FeedPlace

    /// Who else has the same incident; nil where nobody has.
    package let share: QueueShare?

    let source: QueueSource
    let rank: QueueRank

    /// What a plan has to show in a queue.
    package init(_ plan: Plan, place: FeedPlace, share: QueueShare? = nil) {
        let lexicon = Lexicon(plan: plan)
        let bindings = plan.pack.header.bindings
        let required = plan.lines(.required)
        // The hour beside the mark is that of the most pressing lines, not of any line.
        let due = required.filter { $0.priority == plan.priority }.compactMap { $0.dues.first }.min {
            ($0.placing?.secondsSinceEpoch ?? .max) < ($1.placing?.secondsSinceEpoch ?? .max)
        }
        let times = PageTimes(of: [due?.instant].compactMap { $0 }, zone: plan.zone, now: plan.now)
        let hour = due.map { DueWording(due: $0, lexicon: lexicon).short(times) } ?? "sans échéance"
        let isAway = plan.zone.offset(at: plan.now) != plan.pack.header.zone.offset(at: plan.now)
        let isHour = due.map { $0.instant != nil && !$0.isWithoutDelay && !$0.isOverdue(at: plan.now) } ?? false
        shownDue = Phrase(isAway && isHour ? hour + "\u{A0}" + lexicon.local.offset(plan.now) : hour)
        self.due = due
        id = plan.situation.id(in: plan.pack)
        shownID = lexicon.id
        types = lexicon.typeIDs
        shownTypes = lexicon.types.isEmpty ? ["non qualifié"] : lexicon.types
        title = lexicon.string(bindings.title)
        levels = SeverityLevels(plan)
        severity = levels.known.flatMap { lexicon.severityScale?.members[$0].id }
        shownSeverity = SeverityWording(lexicon: lexicon).brief
        isExercise = lexicon.isExercise
        alert = plan.mismatch.map { Phrase($0.alert) }
        let remarks = plan.situation.remarks.filter { $0.isOfRecord }
        setAsideCount = remarks.filter { $0.code != DataRemark.doubtfulTime }.count
        isTimeDoubtful = setAsideCount < remarks.count
        isAhead = plan.timeZero.map { $0.instant > plan.now } ?? false
        skipped = plan.isSkipped ? QueueEntry.skipped(lexicon) : nil
        priority = plan.priority
        actionCount = required.count
        overdue = Overdue(required, now: plan.now)
        next = Next(required, lexicon)
        house = House(lexicon)
        zone = plan.zone
        self.place = place
        self.share = share
        source = QueueSource(plan.situation)
        rank = QueueRank(plan, due: due)
    }

    /// True where this one is to be opened first.
    package func precedes(_ other: QueueEntry) -> Bool { rank.precedes(other.rank) }

    private static func skipped(_ lexicon: Lexicon) -> Phrase {
        // A line is short: of the status the answer says enough.
        let reasons = lexicon.plan.skipReasons.map { fact -> Phrase in
            let isStatus = fact == lexicon.pack.header.bindings.status
            return "\(isStatus ? "statut :" : lexicon.question(fact)) \(lexicon.reading(fact))"
        }
        return "pas de fiche (\(Phrase.joined(reasons, by: ", ")))"
    }
}

extension QueueEntry.House {
    fileprivate init(_ lexicon: Lexicon) {
        let bindings = lexicon.pack.header.bindings
        let profile = lexicon.plan.establishment
        isKnown = profile != nil
        number = profile?.finess.first ?? lexicon.string(bindings.establishment)
        name = profile.map { lexicon.printed($0.name) } ?? lexicon.string(bindings.establishmentName)
        group = lexicon.string(bindings.group)
    }
}

extension QueueEntry.Overdue {
    fileprivate init?(_ lines: [Line], now: Instant) {
        let late = lines.filter { $0.isOverdue(at: now) }.compactMap { $0.dues.first }
        guard let since = late.compactMap({ $0.instant }).min() else { return nil }
        count = late.count
        legalCount = late.filter { $0.kind == .legal }.count
        self.since = since
    }
}

extension QueueEntry.Next {
    fileprivate init?(_ lines: [Line], _ lexicon: Lexicon) {
        var first: (instant: Instant, kind: Deadline.Kind, line: Line)?
        for line in lines {
            for due in line.dues {
                guard let instant = due.instant, instant >= lexicon.plan.now else { continue }
                if first.map({ instant < $0.instant }) ?? true { first = (instant, due.kind, line) }
            }
        }
        guard let first else { return nil }
        instant = first.instant
        kind = first.kind
        action = lexicon.pack.name(of: first.line.instance)
        short = lexicon.short(first.line.instance)
    }
}

extension Lexicon {
    /// The text that a fact is known to have.
    fileprivate func string(_ fact: PackIndex<Fact>?) -> String? {
        guard case .string(let text)? = known(fact), !text.isEmpty else { return nil }
        return printed(text)
    }

    /// The ids of the types of the incident.
    fileprivate var typeIDs: [String] {
        guard let fact = pack.header.bindings.types, let value = known(fact) else { return [] }
        let members = if case .set(let set) = value { set.members } else { [value] }
        return members.compactMap { id(of: $0, fact) }
    }

    /// The pack's scale of severity.
    fileprivate var severityScale: Enumeration? {
        pack.header.bindings.severity.flatMap { vocabulary.facts[$0].type.enumeration }
    }

    private func id(of value: FactValue, _ fact: PackIndex<Fact>) -> String? {
        guard case .member(let member) = value else { return nil }
        return vocabulary.facts[fact].type.enumeration?.members[member].id
    }
}
