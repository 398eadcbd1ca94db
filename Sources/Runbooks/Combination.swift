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
    private let isTimed: Bool

    /// How strongly the action is wanted by what stands; nil where nothing does.
    private var demandLevel: DemandLevel?

    /// The consequences that want it, those that wait included.
    private var wanting: [Outcome] = []

    /// Those of the winning level: that require it, else that recommend it, else that wait.
    private var winning: [Outcome] = []

    private var bans: [StandingBan] = []

    /// Where nobody asks for times the line has none.
    init(
        of outcomes: [Outcome], on instance: ActionInstance, deed: Deed? = nil, timelines: [Timeline], zone: Zone,
        isTimed: Bool = true
    ) {
        self.deed = deed
        self.isTimed = isTimed
        self.outcomes = Combination.ordered(outcomes)
        self.instance = instance
        self.timelines = timelines
        self.zone = zone
        sort()
    }

    /// Each once, in the order of the pack, where they mostly stand already.
    private static func ordered(_ outcomes: [Outcome]) -> [Outcome] {
        guard !zip(outcomes, outcomes.dropFirst()).allSatisfy({ $0.key < $1.key }) else { return outcomes }
        return outcomes.sorted { $0.key < $1.key }.reduce(into: []) { once, outcome in
            if once.last.map({ $0.key < outcome.key }) ?? true { once.append(outcome) }
        }
    }

    /// Sorts the outcomes by what they say of the action.
    private mutating func sort() {
        var standing: [Outcome] = []
        var requiring: [Outcome] = []
        for outcome in outcomes {
            switch pack.rules[outcome.rule].consequences[outcome.place].effect {
            case .forbid(let ban):
                bans.append(
                    StandingBan(
                        rule: outcome.rule, ban: ban, standing: outcome.standing,
                        hasUnknownRelease: outcome.hasUnknownRelease))
                continue
            case .require: if outcome.standing.stands { requiring.append(outcome) }
            case .recommend: break
            }
            wanting.append(outcome)
            if outcome.standing.stands { standing.append(outcome) }
        }
        winning = !requiring.isEmpty ? requiring : !standing.isEmpty ? standing : wanting
        demandLevel = !requiring.isEmpty ? .required : !standing.isEmpty ? .recommended : nil
    }

    /// The line, before prerequisites and inheritance.
    var line: Line {
        var interest: PackIndex<Interest>?
        var readings: [DemandReading] = []
        for outcome in winning {
            guard let demand = pack.rules[outcome.rule].consequences[outcome.place].demand else { continue }
            readings.append(
                timelines[outcome.incident].reading(of: outcome, demand, in: zone, isTimed: isTimed))
            interest = [interest, demand.interest].compactMap { $0 }.min()
        }
        let attributes = Attributes(of: readings)
        let isRepeated = isRepeated(attributes)
        let status = isRepeated ? status : deed?.status ?? (isImpossible ? .infeasible : status)
        let dues = isRepeated ? repetition(attributes).map { [$0] } ?? attributes.dues : attributes.dues
        let certainDue = !isRepeated || dues == attributes.dues ? attributes.certainDue : nil
        return Line(
            instance: instance, status: status, demand: demandLevel, deed: deed, isCertain: isCertain,
            interest: interest,
            priority: attributes.priority ?? bans.compactMap { $0.ban.priority }.min(),
            certainPriority: attributes.certainPriority, dues: dues,
            certainDue: dues.first.map { $0.placing == certainDue?.placing } ?? true ? nil : certainDue,
            limit: attributes.limit, start: attributes.start, every: attributes.every,
            openAttributes: attributes.unknowns, wantedBy: rules(of: wanting), bans: bans,
            incidents: incidents,
            unknowns: outcomes.reduce(into: attributes.unknowns) { $0.formUnion($1.unknowns) })
    }

    /// True for what was done and is to do again.
    private func isRepeated(_ attributes: Attributes) -> Bool {
        guard deed?.kind == .done, attributes.every != nil, !isImpossible else { return false }
        return status == .required || status == .recommended
    }

    /// When it is to do again.
    private func repetition(_ attributes: Attributes) -> Due? {
        guard let every = attributes.every, let deed else { return nil }
        let instant = deed.instant + every
        return Due(
            kind: .house, origin: .done(instance.action), term: .within(every), start: deed.instant, instant: instant,
            placing: instant, isCertain: isCertain, isUpperBound: false)
    }

    private var pack: RulePack { timelines[0].view.pack }

    /// True where what is known, by any incident, makes the action impossible; an unknown leaves it possible.
    private var isImpossible: Bool {
        guard let condition = pack.actions[instance.action].impossibleIf else { return false }
        return timelines.contains { $0.view.showing(instance).verdict(on: condition) == .met }
    }

    /// The status before bans and prerequisites are weighed.
    private var status: Line.Status {
        if let demandLevel { return demandLevel.status }
        return !wanting.isEmpty || bans.allSatisfy { !$0.standing.stands } ? .pending : .forbidden
    }

    private var isCertain: Bool {
        switch status {
        case .forbidden: bans.contains { $0.standing == .certain }
        default: winning.contains { $0.standing == .certain }
        }
    }

    /// The incidents that speak of the action.
    private var incidents: [Int] {
        timelines.count > 1 ? Set(outcomes.map { $0.incident }).sorted() : outcomes.isEmpty ? [] : [0]
    }

    /// Each once; outcomes come in the order of the pack.
    private func rules(of outcomes: [Outcome]) -> [PackIndex<Rule>] {
        outcomes.reduce(into: []) { rules, outcome in
            if rules.last != outcome.rule { rules.append(outcome.rule) }
        }
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
        guard dues.count > 1 else { return dues }
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
            placing?.secondsSinceEpoch ?? .max, rank, isWithoutDelay ? 0 : 1, isCertain ? 0 : 1, isUpperBound ? 0 : 1,
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
