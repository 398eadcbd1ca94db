import CivilTime
import RuleEngine
import Vocabularies

/// What acts that destroy something make of the lines that need it.
struct Resources {
    private let pack: RulePack
    var table: LineTable

    /// For each act that destroys something, what must be done before it.
    private(set) var keeps: [ActionInstance: [ActionInstance]] = [:]

    /// The lines of a plan before bans are weighed: what is destroyed already is lost.
    init(among table: consuming LineTable, pack: RulePack) {
        self.pack = pack
        self.table = table
        for pair in pairs(where: { $0.isDone }) where self.table.lines[pair.needer].deed == nil {
            self.table.lines[pair.needer].status = .infeasible
            self.table.lines[pair.needer].lost.append(pair.resource)
        }
    }

    /// Puts what needs a resource before what destroys it, unless it is due later.
    mutating func keep(among settled: consuming LineTable) {
        table = settled
        for (destroyer, needer, resource) in pairs(where: { $0.isPlaced }) where table.lines[needer].deed == nil {
            let act = table.lines[destroyer]
            let need = table.lines[needer]
            switch need.status {
            case .required, .recommended, .deferred, .arbitration:
                if need.isDue(laterThan: act) {
                    table.lines[destroyer].losses.append(Loss(resource: resource, needed: need.instance))
                } else if !(keeps[act.instance]?.contains(need.instance) ?? false) {
                    keeps[act.instance, default: []].append(need.instance)
                }
            case .pending where need.wantedBy.isEmpty: continue
            case .pending, .suspended:
                guard !pack.actions[act.action].isReversible else { continue }
                table.lines[destroyer].status = .suspended
                table.lines[destroyer].unknowns.formUnion(need.unknowns)
            case .done, .notApplicable, .infeasible, .forbidden: continue
            }
        }
    }

    /// The places of each act that destroys what another needs, about the same record where both are about one
    /// collection.
    private func pairs(
        where isConcerned: (Line) -> Bool
    ) -> [(destroyer: Int, needer: Int, resource: PackIndex<Resource>)] {
        let destroyers = table.lines.indices.filter { place in
            !pack.actions[table.lines[place].action].destroys.isEmpty && isConcerned(table.lines[place])
        }
        guard !destroyers.isEmpty else { return [] }
        let needers = table.lines.indices.filter { !pack.actions[table.lines[$0].action].needs.isEmpty }
        var pairs: [(destroyer: Int, needer: Int, resource: PackIndex<Resource>)] = []
        for destroyer in destroyers {
            let act = table.lines[destroyer].instance
            for needer in needers where needer != destroyer && isSameRecord(act, table.lines[needer].instance) {
                let needs = pack.actions[table.lines[needer].action].needs
                for resource in pack.actions[act.action].destroys where needs.contains(resource) {
                    pairs.append((destroyer, needer, resource))
                }
            }
        }
        return pairs
    }

    private func isSameRecord(_ left: ActionInstance, _ right: ActionInstance) -> Bool {
        !pack.areAboutSameCollection(left.action, right.action) || left.target == right.target
    }
}

extension Line {
    /// Compares own deadlines; what has none is due later than what has one.
    fileprivate func isDue(laterThan other: Line) -> Bool {
        guard let limit = other.sortInstant else { return false }
        return sortInstant.map { $0 > limit } ?? true
    }
}
