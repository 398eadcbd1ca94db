package import CivilTime
package import RuleEngine
package import Vocabularies

/// One action of a runbook: what becomes of it, and every reason.
package struct Line: Hashable, Sendable {
    /// What becomes of the action; exclusive, in the order in which they are tried.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case done
        /// Somebody said that it makes no sense here.
        case notApplicable = "not_applicable"
        /// Somebody said that it can't be done.
        case infeasible
        /// A prerequisite is banned: somebody must decide.
        case arbitration
        /// Irreversible, and its requirement or its ban rests on an unknown.
        case suspended
        case forbidden
        /// Irreversible, and waits for a prerequisite that waits itself.
        case deferred
        case required
        case recommended
        /// Wanted or banned, once an answer is known.
        case pending
    }

    /// What nothing changes, behind one reference: lines are copied by the thousand.
    @usableFromInline let fixed: Shared<Fixed>

    /// What few lines have; nil for none of it.
    private var rare: Shared<Rare>?

    package internal(set) var status: Status

    /// How it is wanted, whatever keeps it from being done; nil where nothing that stands wants it.
    package internal(set) var demand: DemandLevel?

    /// False where what keeps the line is a precaution.
    package internal(set) var isCertain: Bool

    /// The most pressing, inheritance included; nil for an action that nothing wants and no ban ranks.
    package internal(set) var priority: PackIndex<Priority>?

    /// The most pressing of those that rest on no precaution; nil when there is none.
    package internal(set) var certainPriority: PackIndex<Priority>?

    /// The earliest of each kind, and each unknown clock; the most pressing first.
    package internal(set) var dues: [Due]

    /// The rules that want the action, those that wait included.
    package internal(set) var wantedBy: [PackIndex<Rule>]

    /// The bans on it that stand or wait.
    package internal(set) var bans: [StandingBan]

    /// The incidents that speak of it, where the establishment has several.
    package internal(set) var incidents: [Int]

    /// Facts, none derived, on which it waits or rests by precaution, or that would tell how pressing it is.
    package internal(set) var unknowns: FactSet

    /// A line before bans and prerequisites are weighed.
    init(
        _ fixed: Fixed, status: Status, demand: DemandLevel? = nil, isCertain: Bool,
        priority: PackIndex<Priority>? = nil, certainPriority: PackIndex<Priority>? = nil, dues: [Due] = [],
        wantedBy: [PackIndex<Rule>] = [], bans: [StandingBan] = [], incidents: [Int] = [], unknowns: FactSet = []
    ) {
        self.fixed = Shared(fixed)
        self.status = status
        self.demand = demand
        self.isCertain = isCertain
        self.priority = priority
        self.certainPriority = certainPriority
        self.dues = dues
        self.wantedBy = wantedBy
        self.bans = bans
        self.incidents = incidents
        self.unknowns = unknowns
    }

    /// The action, and the record that it is about.
    @inlinable package var instance: ActionInstance { fixed.value.instance }

    /// What the journal says became of it.
    @inlinable package var deed: Deed? { fixed.value.deed }

    /// What the action protects, the first of the vocabulary's interests; nil where no rule says.
    package var interest: PackIndex<Interest>? { fixed.value.interest }

    /// The most pressing deadline that rests on no precaution, where a precaution presses more.
    package var certainDue: Due? { fixed.value.certainDue }

    /// Until when what depends on it holds: the earliest.
    package var limit: Limit? { fixed.value.limit }

    /// When it may start, as a deadline says it; nil for at once.
    package var start: Due? { fixed.value.start }

    /// How long after it was last done it is to do again: the shortest.
    package var every: Duration? { fixed.value.every }

    /// Facts, none derived, that would tell how pressing it is.
    package var openAttributes: FactSet { fixed.value.openAttributes }

    /// The action for which the priority was raised.
    package internal(set) var priorityInheritedFrom: ActionInstance? {
        get { rare?.value.priorityInheritedFrom }
        set { change { $0.priorityInheritedFrom = newValue } }
    }

    /// Wanted and banned at once, and which of the two prevails; nil where nothing clashes.
    package internal(set) var clash: Clash? {
        get { rare?.value.clash }
        set { change { $0.clash = newValue } }
    }

    /// What the act destroys, though an action due later needs it.
    package internal(set) var losses: [Loss] {
        get { rare?.value.losses ?? [] }
        set { change { $0.losses = newValue } }
    }

    /// What it needs and what is done has destroyed.
    package internal(set) var lost: [PackIndex<Resource>] {
        get { rare?.value.lost ?? [] }
        set { change { $0.lost = newValue } }
    }

    /// Hard prerequisites to do first, in the order of the pack.
    package var waitsFor: [ActionInstance] { rare?.value.waiting.first ?? [] }

    /// Hard prerequisites that only count if they are decided.
    package var firstIfDecided: [ActionInstance] { rare?.value.waiting.ifDecided ?? [] }

    /// Hard prerequisites that this incident doesn't call for.
    package var needless: [ActionInstance] { rare?.value.waiting.needless ?? [] }

    /// Says for what it waits.
    mutating func wait(_ waiting: Waiting) {
        if waiting != Waiting() { change { $0.waiting = waiting } }
    }

    private mutating func change(_ body: (inout Rare) -> Void) {
        var rare = self.rare?.value ?? Rare()
        body(&rare)
        self.rare = Shared(rare)
    }

    /// Inlined, as what else is asked of one line after the other: a call would be handed a copy of the line.
    @inlinable package var action: PackIndex<Action> { fixed.value.instance.action }

    /// The instant that places the line, nil without a deadline.
    package var sortInstant: Instant? {
        dues.first?.placing
    }

    /// True where the most pressing of its deadlines is past.
    package func isOverdue(at now: Instant) -> Bool {
        dues.first?.isOverdue(at: now) ?? false
    }

    /// False for what isn't to do yet; true where no hour is known and nothing says to wait.
    package func hasStarted(at now: Instant) -> Bool {
        guard let start else { return true }
        return start.instant.map { $0 <= now } ?? false
    }

    /// Every time that it tells: its deadlines, its limit and its start.
    package var times: [Due] {
        dues + [limit?.due, start].compactMap { $0 }
    }

    /// True where no answer could take the action away or forbid it: at most it would press more.
    @inlinable package var isSettled: Bool {
        (status == .required || status == .recommended) && isCertain && bans.isEmpty
    }

    /// True for a line of the plan: something to do, now or later.
    @inlinable package var isPlaced: Bool {
        switch status {
        case .required, .recommended, .deferred, .arbitration: true
        case .done, .notApplicable, .infeasible, .suspended, .forbidden, .pending: false
        }
    }
}

extension Line {
    /// What bans and prerequisites leave as it is.
    @usableFromInline struct Fixed: Hashable, Sendable {
        @usableFromInline let instance: ActionInstance
        @usableFromInline let deed: Deed?
        let interest: PackIndex<Interest>?
        let certainDue: Due?
        let limit: Limit?
        let start: Due?
        let every: Duration?
        let openAttributes: FactSet
    }

    /// What a line waits for.
    struct Waiting: Hashable, Sendable {
        var first: [ActionInstance] = []
        var ifDecided: [ActionInstance] = []
        var needless: [ActionInstance] = []
    }

    fileprivate struct Rare: Hashable, Sendable {
        var priorityInheritedFrom: ActionInstance?
        var clash: Clash?
        var losses: [Loss] = []
        var lost: [PackIndex<Resource>] = []
        var waiting = Waiting()
    }
}
