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

    /// The level that wins: what requires it, else what recommends it, else what waits; bans where nothing else speaks.
    private let strongest: Voice

    private let bans: [StandingBan]

    /// What an outcome says of an action, the weakest first.
    private enum Voice: Int {
        case ban, pending, recommendation, requirement
    }

    /// Where nobody asks for times the line has none.
    init(
        of outcomes: [Outcome], on instance: ActionInstance, deed: Deed? = nil, timelines: [Timeline], zone: Zone,
        isTimed: Bool = true
    ) {
        let outcomes = Combination.ordered(outcomes)
        let pack = timelines[0].view.pack
        var bans: [StandingBan] = []
        var strongest = Voice.ban
        for outcome in outcomes {
            let voice = Combination.voice(of: outcome, pack)
            if voice.rawValue > strongest.rawValue { strongest = voice }
            guard voice == .ban, case .forbid(let ban) = pack.rules[outcome.rule].consequences[outcome.place].effect
            else { continue }
            bans.append(
                StandingBan(
                    rule: outcome.rule, ban: ban, standing: outcome.standing,
                    hasUnknownRelease: outcome.hasUnknownRelease))
        }
        self.bans = bans
        self.strongest = strongest
        self.outcomes = outcomes
        self.deed = deed
        self.isTimed = isTimed
        self.instance = instance
        self.timelines = timelines
        self.zone = zone
    }

    private static func voice(of outcome: Outcome, _ pack: RulePack) -> Voice {
        switch pack.rules[outcome.rule].consequences[outcome.place].effect {
        case .forbid: .ban
        case .require: outcome.standing.stands ? .requirement : .pending
        case .recommend: outcome.standing.stands ? .recommendation : .pending
        }
    }

    /// True for an outcome of the winning level; for none where nothing but bans speaks.
    private func wins(_ outcome: Outcome) -> Bool {
        strongest != .ban && Combination.voice(of: outcome, pack) == strongest
    }

    /// Each once, in the order of the pack, where they mostly stand already.
    private static func ordered(_ outcomes: [Outcome]) -> [Outcome] {
        guard !outcomes.indices.dropFirst().allSatisfy({ outcomes[$0 - 1].key < outcomes[$0].key }) else {
            return outcomes
        }
        return outcomes.sorted { $0.key < $1.key }.reduce(into: []) { once, outcome in
            if once.last.map({ $0.key < outcome.key }) ?? true { once.append(outcome) }
        }
    }

    /// How strongly the action is wanted by what stands; nil where nothing does.
    private var demandLevel: DemandLevel? {
        switch strongest {
        case .requirement: .required
        case .recommendation: .recommended
        case .pending, .ban: nil
        }
    }

    /// The line, before prerequisites and inheritance.
    var line: Line {
        var interest: PackIndex<Interest>?
        var readings: [DemandReading] = []
        for outcome in outcomes where wins(outcome) {
            guard let demand = pack.rules[outcome.rule].consequences[outcome.place].demand else { continue }
            readings.append(
                timelines[outcome.incident].reading(of: outcome, demand, in: zone, isTimed: isTimed))
            interest = interest.map { min($0, demand.interest ?? $0) } ?? demand.interest
        }
        let attributes = Attributes(of: readings)
        let isRepeated = isRepeated(attributes)
        let status = isRepeated ? status : deed?.status ?? (isImpossible ? .infeasible : status)
        let dues = isRepeated ? repetition(attributes).map { [$0] } ?? attributes.dues : attributes.dues
        let certainDue = !isRepeated || dues == attributes.dues ? attributes.certainDue : nil
        return Line(
            Line.Fixed(
                instance: instance, deed: deed, interest: interest,
                certainDue: dues.first.map { $0.placing == certainDue?.placing } ?? true ? nil : certainDue,
                limit: attributes.limit, start: attributes.start, every: attributes.every,
                openAttributes: attributes.unknowns),
            status: status, demand: demandLevel, isCertain: isCertain,
            priority: attributes.priority ?? bans.compactMap { $0.ban.priority }.min(),
            certainPriority: attributes.certainPriority, dues: dues, wantedBy: wanting, bans: bans,
            incidents: incidents,
            unknowns: outcomes.indices.reduce(into: attributes.unknowns) { $0.formUnion(outcomes[$1].unknowns) })
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
        return strongest != .ban || bans.allSatisfy { !$0.standing.stands } ? .pending : .forbidden
    }

    private var isCertain: Bool {
        switch status {
        case .forbidden: bans.contains { $0.standing == .certain }
        default: outcomes.contains { $0.standing == .certain && wins($0) }
        }
    }

    /// The incidents that speak of the action.
    private var incidents: [Int] {
        timelines.count > 1 ? Set(outcomes.map { $0.incident }).sorted() : outcomes.isEmpty ? [] : [0]
    }

    /// The rules that want the action, those that wait included, each once: outcomes come in the order of the pack.
    private var wanting: [PackIndex<Rule>] {
        outcomes.reduce(into: []) { rules, outcome in
            if rules.last != outcome.rule, Combination.voice(of: outcome, pack) != .ban { rules.append(outcome.rule) }
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
        var kept: [Due] = []
        for due in dues {
            if let place = kept.firstIndex(where: { $0.slot == due.slot }) {
                if due.precedes(kept[place]) { kept[place] = due }
            } else {
                kept.append(due)
            }
        }
        return kept.sorted { $0.precedes($1) }
    }

    private var slot: Slot {
        Slot(
            kind: kind, isWithoutDelay: isWithoutDelay, unknownOrigin: instant == nil ? origin : nil,
            unknownLength: unknownLength)
    }

    private struct Slot: Equatable {
        let kind: Deadline.Kind
        let isWithoutDelay: Bool
        let unknownOrigin: Origin?
        let unknownLength: PackIndex<Fact>?
    }

    /// A total order, so that which of two equal deadlines is shown never depends on the order of rules.
    func precedes(_ other: Due) -> Bool {
        if pressure != other.pressure { return pressure < other.pressure }
        return source < other.source
    }

    /// How it presses.
    private var pressure: (Int64, Int, Int, Int, Int, Int64) {
        (
            placing?.secondsSinceEpoch ?? .max, kind == .legal ? 0 : kind == .contract ? 1 : 2, isWithoutDelay ? 0 : 1,
            isCertain ? 0 : 1, isUpperBound ? 0 : 1, start?.secondsSinceEpoch ?? .max
        )
    }

    /// What tells apart those that press alike.
    private var source: (Int, Int, Int, Int64) {
        switch origin {
        case .met: (0, 0, 0, length)
        case .clock(let fact, let source): (1, fact.position, source?.position ?? -1, length)
        case .inherited(let other): (2, other.action.position, 0, length)
        case .done(let action): (3, action.position, 0, length)
        }
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
