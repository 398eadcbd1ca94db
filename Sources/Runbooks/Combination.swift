import CivilTime
import RuleEngine
import Vocabularies

/// Every consequence that concerns one action, from which each attribute of its line is a function of the whole set:
/// the order of the rules can't show.
struct Combination {
    private let timelines: [Timeline]
    private let zone: Zone
    private let instance: ActionInstance
    private let outcomes: [Outcome]
    private let deed: Deed?

    init(of outcomes: [Outcome], on instance: ActionInstance, deed: Deed? = nil, timelines: [Timeline], zone: Zone) {
        self.deed = deed
        self.outcomes = Set(outcomes).sorted { $0.key < $1.key }
        self.instance = instance
        self.timelines = timelines
        self.zone = zone
    }

    /// The line, before prerequisites and inheritance.
    var line: Line {
        let winning = winning
        let readings = winning.compactMap { outcome in
            demand(outcome).map { timelines[outcome.incident].reading(of: outcome, $0, in: zone) }
        }
        let attributes = Attributes(of: readings)
        let status = isRepeated(attributes) ? status : deed?.status ?? (isImpossible ? .infeasible : status)
        let dues = repetition(attributes).map { [$0] } ?? attributes.dues
        let certainDue = dues == attributes.dues ? attributes.certainDue : nil
        return Line(
            instance: instance, status: status, demand: demandLevel, deed: deed, isCertain: isCertain,
            interest: winning.compactMap { demand($0)?.interest }.min(),
            priority: attributes.priority ?? bans.compactMap { $0.ban.priority }.min(),
            certainPriority: attributes.certainPriority, dues: dues,
            certainDue: dues.first.map { $0.placing == certainDue?.placing } ?? true ? nil : certainDue,
            limit: attributes.limit, start: attributes.start, every: attributes.every,
            openAttributes: attributes.unknowns, wantedBy: rules(of: outcomes.filter { demand($0) != nil }), bans: bans,
            incidents: Set(outcomes.map { $0.incident }).sorted(),
            unknowns: outcomes.reduce(into: attributes.unknowns) { $0.formUnion($1.unknowns) })
    }

    /// True for what was done and is to do again.
    private func isRepeated(_ attributes: Attributes) -> Bool {
        guard deed?.kind == .done, attributes.every != nil, !isImpossible else { return false }
        return status == .required || status == .recommended
    }

    /// When it is to do again.
    private func repetition(_ attributes: Attributes) -> Due? {
        guard isRepeated(attributes), let every = attributes.every, let deed else { return nil }
        let instant = deed.instant + every
        return Due(
            kind: .house, origin: .done(instance.action), term: .within(every), start: deed.instant, instant: instant,
            placing: instant, isCertain: isCertain)
    }

    private var pack: RulePack { timelines[0].view.pack }

    /// True where what is known, by any incident, makes the action impossible; an unknown leaves it possible.
    private var isImpossible: Bool {
        guard let condition = pack.actions[instance.action].impossibleIf else { return false }
        return timelines.contains { $0.view.showing(instance).verdict(on: condition) == .met }
    }

    private func consequence(_ outcome: Outcome) -> Consequence {
        pack.rules[outcome.rule].consequences[outcome.place]
    }

    private func demand(_ outcome: Outcome) -> Demand? {
        consequence(outcome).demand
    }

    private func isRequirement(_ outcome: Outcome) -> Bool {
        if case .require = consequence(outcome).effect { true } else { false }
    }

    /// The consequences of the winning level: those that require, else those that recommend, else those that wait.
    private var winning: [Outcome] {
        let wanting = outcomes.filter { demand($0) != nil }
        let standing = wanting.filter { $0.standing.stands }
        let requirements = standing.filter(isRequirement)
        if !requirements.isEmpty { return requirements }
        return standing.isEmpty ? wanting : standing
    }

    private var bans: [StandingBan] {
        outcomes.compactMap { outcome in
            guard case .forbid(let ban) = consequence(outcome).effect else { return nil }
            return StandingBan(
                rule: outcome.rule, ban: ban, standing: outcome.standing,
                hasUnknownRelease: outcome.hasUnknownRelease)
        }
    }

    /// The status before bans and prerequisites are weighed.
    private var status: Line.Status {
        if let demandLevel { return demandLevel.status }
        return outcomes.contains { demand($0) != nil } || bans.allSatisfy { !$0.standing.stands }
            ? .pending : .forbidden
    }

    private var demandLevel: DemandLevel? {
        let standing = outcomes.filter { $0.standing.stands && demand($0) != nil }
        if standing.contains(where: isRequirement) { return .required }
        return standing.isEmpty ? nil : .recommended
    }

    private var isCertain: Bool {
        switch status {
        case .forbidden: bans.contains { $0.standing == .certain }
        default: winning.contains { $0.standing == .certain }
        }
    }

    private func rules(of outcomes: [Outcome]) -> [PackIndex<Rule>] {
        Set(outcomes.map { $0.rule }).sorted()
    }
}

extension Outcome {
    /// The order of the pack, then that of the records.
    fileprivate var key: (PackIndex<Rule>, Int, Int, Int) { (rule, place, incident, subject?.place ?? -1) }
}

extension Deed {
    /// What the action's line comes to.
    fileprivate var status: Line.Status {
        switch kind {
        case .done: .done
        case .impossible: .infeasible
        case .notApplicable: .notApplicable
        }
    }
}

extension Due {
    /// One deadline of each kind, *sans délai* apart, and of each unknown clock, the earliest; the most pressing first.
    static func mostPressing(of dues: [Due]) -> [Due] {
        var kept: [Slot: Due] = [:]
        for due in dues {
            let slot = Slot(
                kind: due.kind, isWithoutDelay: due.isWithoutDelay,
                unknownOrigin: due.instant == nil ? due.origin : nil, unknownLength: due.unknownLength)
            guard let earlier = kept[slot] else {
                kept[slot] = due
                continue
            }
            kept[slot] = due.precedes(earlier) ? due : earlier
        }
        return kept.values.sorted { $0.precedes($1) }
    }

    private struct Slot: Hashable {
        let kind: Deadline.Kind
        let isWithoutDelay: Bool
        let unknownOrigin: Origin?
        let unknownLength: PackIndex<Fact>?
    }

    /// A total order, so that which of two equal deadlines is shown never depends on the order of rules.
    func precedes(_ other: Due) -> Bool {
        sortKey.lexicographicallyPrecedes(other.sortKey)
    }

    var sortKey: [Int64] {
        let place: [Int64] =
            switch origin {
            case .met: [0, 0, 0]
            case .clock(let fact, let source): [1, Int64(fact.position), Int64(source?.position ?? -1)]
            case .inherited(let other): [2, Int64(other.action.position), 0]
            case .done(let action): [3, Int64(action.position), 0]
            }
        let rank: Int64 = kind == .legal ? 0 : kind == .contract ? 1 : 2
        return [
            placing?.secondsSinceEpoch ?? .max, rank, isWithoutDelay ? 0 : 1, isCertain ? 0 : 1,
            start?.secondsSinceEpoch ?? .max,
        ] + place + [length]
    }

    /// Tells apart terms that end at the same instant.
    private var length: Int64 {
        switch term {
        case .within, .withoutDelay: 0
        case .workingDays(let count): 10_000 + Int64(count)
        case .months(let count): 20_000 + Int64(count)
        case .onRequest: 30_000
        case .withinFact(let fact): 40_000 + Int64(fact.position)
        }
    }
}
