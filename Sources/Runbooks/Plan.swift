package import CivilTime
package import RuleEngine
package import Vocabularies

/// What a pack makes of a situation at one instant: every action it speaks of, combined, dated and in order.
///
/// Behind one reference: whoever words a part of it holds all of it.
package final class Plan: Sendable {
    package let pack: RulePack
    package let situation: Situation

    /// Why no profile is used, though one was given.
    package let mismatch: Establishment.Mismatch?

    package let now: Instant

    /// The zone in which the reader lives.
    package let zone: Zone

    /// The plan of each incident, where the establishment has several at once; empty for one.
    package let parts: [Plan]

    /// The incidents of the same journal of which the pack makes no runbook: what was done for them may be to undo.
    package let ruledOut: [Plan]

    let timeline: Timeline

    /// The facts as they are now; of the first incident, where there are several.
    package let view: FactView

    /// T0; nil when nothing tells it.
    package let timeZero: ClockReading?

    /// Something to do, now or later, in the order in which to do it.
    package let placed: [Line]

    /// What waits, is suspended or banned, the most pressing first.
    package let unplaced: [Line]

    /// Evaluates a situation, at the establishment whose profile is given.
    package convenience init(
        pack: RulePack, establishment: Establishment? = nil, situation: Situation, now: Instant, index: RuleIndex? = nil
    ) {
        self.init(
            pack: pack, joined: establishment.map { situation.joined(to: $0, pack) } ?? situation, mismatch: nil,
            now: now, index: index)
    }

    /// Evaluates a situation, at the establishment that it names, if its profile is among those given.
    ///
    /// `index` is of the same pack; without one every condition is walked. `choose` makes it a plan of a slice of
    /// actions, told by the facts: the lines of those for which the slice is are the whole plan's.
    package convenience init(
        pack: RulePack, profiles: Profiles, situation: Situation, now: Instant, index: RuleIndex? = nil,
        only choose: ((FactView) -> ActionSlice)? = nil
    ) {
        let (joined, mismatch) = profiles.joined(to: situation, at: now, pack)
        self.init(pack: pack, joined: joined, mismatch: mismatch, now: now, index: index, only: choose)
    }

    /// Evaluates a situation that holds already what its establishment's profile says.
    convenience init(
        pack: RulePack, joined situation: Situation, mismatch: Establishment.Mismatch?, now: Instant,
        index: RuleIndex? = nil, only choose: ((FactView) -> ActionSlice)? = nil
    ) {
        let zone = pack.zone(of: situation.establishment)
        let timeline = Timeline(
            pack: pack, situation: situation, now: now, zone: zone, index: index, only: choose)
        self.init(pack: pack, situation: situation, timelines: [timeline], mismatch: mismatch, now: now, zone: zone)
    }

    /// One plan for several incidents of one establishment, by the same law as for the rules of one; nil for none, and
    /// where they are known to be of several.
    ///
    /// What was done is done for all of them.
    package convenience init?(joining parts: [Plan]) {
        guard let first = parts.first, Plan.areOfOneEstablishment(parts) else { return nil }
        let situation = parts.dropFirst().reduce(first.situation) { $0.sharing($1.situation) }
        self.init(
            pack: first.pack, situation: situation, timelines: parts.map { $0.timeline }, mismatch: first.mismatch,
            parts: parts.count > 1 ? parts : [], now: first.now, zone: first.zone)
    }

    /// A plan whose timeline was worked out from an earlier one's.
    convenience init(
        pack: RulePack, situation: Situation, timeline: Timeline, mismatch: Establishment.Mismatch?, now: Instant,
        zone: Zone
    ) {
        self.init(pack: pack, situation: situation, timelines: [timeline], mismatch: mismatch, now: now, zone: zone)
    }

    private convenience init(
        pack: RulePack, situation: Situation, timelines: [Timeline], mismatch: Establishment.Mismatch?,
        parts: [Plan] = [], now: Instant, zone: Zone
    ) {
        // Where the pack makes no runbook nothing is called for: what was done is all that is left.
        let isSkipped = Plan.isSkipped(timelines[0].view)
        var outcomes: [Outcome] = []
        for (incident, timeline) in timelines.enumerated() where !isSkipped {
            let first = outcomes.count
            outcomes += timeline.outcomes
            for place in first..<outcomes.count where incident > 0 { outcomes[place].incident = incident }
        }
        var deeds = situation.deeds(by: now)
        if let slice = timelines[0].slice { deeds = deeds.filter { slice.contains($0.key.action) } }
        let lines = LineTable(of: outcomes, deeds, timelines: timelines, zone: zone)
        self.init(
            pack: pack, situation: situation, timelines: timelines, mismatch: mismatch, parts: parts, now: now,
            zone: zone, lines: lines)
    }

    /// A plan of lines as their rules make them.
    init(
        pack: RulePack, situation: Situation, timelines: [Timeline], mismatch: Establishment.Mismatch?,
        parts: [Plan] = [], now: Instant, zone: Zone, lines table: consuming LineTable
    ) {
        self.pack = pack
        let timeZero = timelines.compactMap { $0.timeZero }.min { $0.instant < $1.instant }
        self.timeZero = timeZero
        self.situation = situation.doubting(timeZero, at: now, in: pack)
        self.mismatch = mismatch
        self.parts = parts
        ruledOut = []
        self.now = now
        self.zone = zone
        timeline = timelines[0]
        view = timeline.view
        let settled = Plan.settled(table, view: view)
        let lines = settled.lines
        var ordering = Ordering(of: settled, pack: pack, now: now)
        placed = ordering.ordered().map { lines[$0] }
        // Lines come in the order of their instances: of two that press alike, the first stays first.
        unplaced = lines.indices.filter { !lines[$0].isPlaced }
            .sorted { (lines[$0].priority?.position ?? .max, $0) < (lines[$1].priority?.position ?? .max, $1) }
            .map { lines[$0] }
    }

    /// The same plan, beside those of incidents of which none is made.
    private init(_ plan: Plan, ruledOut: [Plan]) {
        pack = plan.pack
        situation = plan.situation
        mismatch = plan.mismatch
        now = plan.now
        zone = plan.zone
        parts = plan.parts
        self.ruledOut = ruledOut
        timeline = plan.timeline
        view = plan.view
        timeZero = plan.timeZero
        placed = plan.placed
        unplaced = plan.unplaced
    }

    /// The same plan, beside incidents of the same journal of which the pack makes no runbook.
    package func beside(ruledOut: [Plan]) -> Plan { Plan(self, ruledOut: ruledOut) }

    /// What bans, resources and prerequisites make of lines; of some lines, where they hold whole circles.
    ///
    /// Where nothing is inherited, what becomes of each is all that counts, and not what it waits for. Each step takes the
    /// lines over from the one before, so that none is copied.
    static func settled(_ table: consuming LineTable, view: FactView, inherits: Bool = true) -> LineTable {
        guard table.isWeighed(by: view.pack) else { return table }
        var resources = Resources(among: table, pack: view.pack)
        var arbitration = Arbitration(among: resources.table.taken(), view: view)
        resources.keep(among: arbitration.table.taken())
        guard
            inherits || !arbitration.untils.isEmpty || !resources.keeps.isEmpty
                || resources.table.mayChange(byPrerequisitesIn: view.pack)
        else { return resources.table.taken() }
        var prerequisites = Prerequisites(
            among: resources.table.taken(), untils: arbitration.untils, keeps: resources.keeps, view: view)
        prerequisites.wait()
        if inherits { prerequisites.inherit() }
        return prerequisites.table.taken()
    }

    /// Where it happens, as far as a profile tells.
    package var establishment: Establishment? { situation.establishment }

    /// The lines of one status, in order.
    package func lines(_ status: Line.Status) -> [Line] {
        // By places: a line is large, and a closure over lines copies each.
        [placed, unplaced].flatMap { lines in
            lines.indices.filter { lines[$0].status == status }.map { lines[$0] }
        }
    }

    /// The line of an action, if the plan speaks of it; of one about several records, the first.
    package func line(of action: PackIndex<Action>) -> Line? {
        (placed + unplaced).first { $0.action == action }
    }

    /// The line of an action about one record, or about none, if the plan speaks of it.
    package func line(of instance: ActionInstance) -> Line? {
        (placed + unplaced).first { $0.instance == instance }
    }

    /// The plan of each incident: this one, or its parts.
    package var ofEachIncident: [Plan] { parts.isEmpty ? [self] : parts }

    /// The plan of the incident that speaks of a line, the first of several.
    package func part(of line: Line) -> Plan {
        parts.isEmpty ? self : line.incidents.first.map { parts[$0] } ?? self
    }

    /// The most pressing priority of what is required.
    package var priority: PackIndex<Priority>? {
        placed.indices.filter { placed[$0].status == .required }.compactMap { placed[$0].priority }.min()
    }
}

extension RulePack {
    /// The line that an outcome makes: about the record where the action is, else one for all records.
    func instance(of outcome: Outcome) -> ActionInstance {
        let action = rules[outcome.rule].consequences[outcome.place].action
        return ActionInstance(action, target: actions[action].target == nil ? nil : outcome.subject?.record)
    }

    /// Each instance of which outcomes or deeds speak, in order, with those outcomes as they come.
    func instances(
        of outcomes: [Outcome], _ deeds: [ActionInstance: Deed]
    ) -> [(instance: ActionInstance, outcomes: [Outcome])] {
        let instances = outcomes.indices.map { instance(of: outcomes[$0]) } + deeds.keys
        let actions = instances.indices.map { instances[$0].action }
        let order = instances.indices.sorted { left, right in
            guard actions[left] == actions[right] else { return actions[left] < actions[right] }
            return instances[left] == instances[right] ? left < right : instances[left] < instances[right]
        }
        var result: [(instance: ActionInstance, outcomes: [Outcome])] = []
        for place in order {
            if result.last?.instance != instances[place] { result.append((instances[place], [])) }
            // What comes after the outcomes is a deed.
            if place < outcomes.count { result[result.count - 1].outcomes.append(outcomes[place]) }
        }
        return result
    }
}

extension LineTable {
    /// A line for each action that rules speak of, or that somebody did.
    init(of outcomes: [Outcome], _ deeds: [ActionInstance: Deed], timelines: [Timeline], zone: Zone) {
        self.init(
            timelines[0].view.pack.instances(of: outcomes, deeds).map { instance, outcomes in
                Combination(
                    of: outcomes, on: instance, deed: deeds[instance], timelines: timelines, zone: zone
                ).line
            })
    }

    /// False where each line is already what its rules make of it: nothing bans it, and it needs and destroys nothing.
    fileprivate func isWeighed(by pack: RulePack) -> Bool {
        lines.indices.contains { place in
            let action = lines[place].action
            return !lines[place].bans.isEmpty || !pack.actions[action].isReversible
                || !pack.actions[action].after.isEmpty || pack.actions[action].isWeighedByTime
        }
    }

    /// False where no prerequisite changes what becomes of a line: none is banned, nothing irreversible has any, and
    /// no records depend on one another.
    fileprivate func mayChange(byPrerequisitesIn pack: RulePack) -> Bool {
        lines.indices.contains { place in
            let action = lines[place].action
            switch lines[place].status {
            case .forbidden, .arbitration: return true
            default: break
            }
            return !pack.actions[action].after.isEmpty
                && (!pack.actions[action].isReversible || pack.actions[action].after.contains { $0.through != nil })
        }
    }
}
