import RuleEngine
import Vocabularies

/// What bans make of the lines of a plan, before prerequisites: released, deferred, forbidden, or weighed against what
/// is wanted.
struct Arbitration {
    let view: FactView
    var table: LineTable

    /// What must be done before a banned line, by the `until` of its bans.
    private(set) var untils: [ActionInstance: [ActionInstance]] = [:]

    private var pack: RulePack { view.pack }

    /// Weighs every ban on some lines; `view` tells which lines are about the same record.
    init(among table: consuming LineTable, view: FactView) {
        self.view = view
        self.table = table
        // The others are what their rules made of them, or become what a ban on another makes of them.
        let weighed = self.table.lines.indices.filter { place in
            !self.table.lines[place].bans.isEmpty
                || self.table.lines[place].demand == nil && !self.table.lines[place].wantedBy.isEmpty
                    && !view.pack.actions[self.table.lines[place].action].isReversible
        }
        for instance in weighed.map({ self.table.lines[$0].instance }) { settle(instance) }
    }

    /// Decides what the bans on one line come to.
    private mutating func settle(_ instance: ActionInstance) {
        guard var line = table[instance], line.deed == nil, line.status != .infeasible else { return }
        // `until` is all done: the ban is over, and where nothing else speaks of the act, nothing is left to say.
        let all = line.bans.count
        line.bans.removeAll { !$0.ban.until.isEmpty && $0.ban.until.allSatisfy { isDone($0, before: instance) } }
        if line.demand == nil, line.bans.count < all {
            guard !line.bans.isEmpty || !line.wantedBy.isEmpty else {
                table.remove(instance)
                return
            }
            line.status = .pending
        }
        let standing = line.bans.filter { $0.standing.stands }
        let plain = standing.filter { $0.ban.until.isEmpty }
        let waiting = standing.filter { !$0.ban.until.isEmpty }
        if isSuspended(line) {
            line.status = .suspended
        } else if !standing.isEmpty, line.demand == nil {
            line.forbid(by: standing)
        } else if let demand = line.demand {
            line.status = waiting.isEmpty ? demand.status : .deferred
            if !plain.isEmpty { line.weigh(against: plain, isReversible: pack.actions[line.action].isReversible) }
        }
        table.put(line)
        guard line.demand != nil, line.status != .forbidden else { return }
        for ban in waiting {
            for action in ban.ban.until { demand(action, before: line, by: ban) }
        }
    }

    /// Irreversible and wanted, while its requirement or its ban rests on an unknown.
    private func isSuspended(_ line: Line) -> Bool {
        guard !line.wantedBy.isEmpty, !pack.actions[line.action].isReversible else { return false }
        return line.demand == nil || line.bans.contains { $0.standing != .certain || $0.hasUnknownRelease }
    }

    /// Makes what a ban waits for wanted as much as what it holds back, unless nothing would bring it back.
    private mutating func demand(_ action: PackIndex<Action>, before line: Line, by ban: StandingBan) {
        for instance in instances(of: action, before: line.instance) where !table.isDone(instance) {
            if !(untils[line.instance]?.contains(instance) ?? false) {
                untils[line.instance, default: []].append(instance)
            }
            let own = table[instance]
            guard let level = line.demand, own?.demand.map({ $0 < level }) ?? true else { continue }
            guard pack.actions[action].isReversible || own?.demand != nil else { continue }
            table.put((own ?? Line(instance)).demanded(level, for: line, by: ban))
            settle(instance)
        }
    }

    private func isDone(_ action: PackIndex<Action>, before instance: ActionInstance) -> Bool {
        instances(of: action, before: instance).allSatisfy { table.isDone($0) }
    }

    /// The lines of an action that come before another: about the same record where both are about one collection.
    private func instances(of action: PackIndex<Action>, before instance: ActionInstance) -> [ActionInstance] {
        if pack.areAboutSameCollection(action, instance.action) {
            return [ActionInstance(action, target: instance.target)]
        }
        let found = table.lines[table.places(of: action)].map { $0.instance }
        return found.isEmpty ? [ActionInstance(action)] : found
    }
}

extension Line {
    /// True once somebody has said that it is done.
    var isDone: Bool { deed?.kind == .done }

    /// A line of an action that no rule speaks of.
    fileprivate init(_ instance: ActionInstance) {
        self.init(
            Fixed(
                instance: instance, deed: nil, interest: nil, certainDue: nil, limit: nil, start: nil, every: nil,
                openAttributes: []),
            status: .pending, isCertain: true)
    }

    /// The line, wanted because another can't be done before it.
    fileprivate func demanded(_ level: DemandLevel, for line: Line, by ban: StandingBan) -> Line {
        var demanded = self
        demanded.demand = level
        demanded.wantedBy = Set(wantedBy + [ban.rule]).sorted()
        demanded.incidents = Set(incidents + line.incidents).sorted()
        let isCertain = line.isCertain && ban.standing == .certain
        demanded.isCertain = demand == nil ? isCertain : self.isCertain && isCertain
        if !isCertain { demanded.unknowns.formUnion(line.unknowns) }
        demanded.priority = [priority, line.priority].compactMap { $0 }.min()
        if demanded.isCertain {
            demanded.certainPriority = [certainPriority, line.certainPriority].compactMap { $0 }.min()
        }
        if demanded.priority != priority { demanded.priorityInheritedFrom = line.instance }
        return demanded
    }

    fileprivate mutating func forbid(by bans: [StandingBan]) {
        status = .forbidden
        isCertain = bans.contains { $0.standing == .certain }
    }

    /// Weighs what is wanted against what forbids it: what is certain first, then what each protects, then how it
    /// presses; then what can't be undone isn't done, and last the ban holds.
    fileprivate mutating func weigh(against bans: [StandingBan], isReversible: Bool) {
        let certain = bans.filter { $0.standing == .certain }
        let weighed = certain.isEmpty ? bans : certain
        let ban = (
            interest: weighed.map { $0.ban.interest }.min(), priority: weighed.compactMap { $0.ban.priority }.min()
        )
        if isCertain == certain.isEmpty {
            clash = Clash(isDemandKept: isCertain, reason: .certainty)
        } else if let own = interest, let other = ban.interest, own != other {
            clash = Clash(isDemandKept: own < other, reason: .interest)
        } else if let own = priority, let other = ban.priority, own != other {
            clash = Clash(isDemandKept: own < other, reason: .priority)
        } else {
            clash = Clash(isDemandKept: false, reason: isReversible ? .ban : .irreversible)
        }
        if clash?.isDemandKept == false { forbid(by: bans) }
    }
}
