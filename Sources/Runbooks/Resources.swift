import CivilTime
import RuleEngine
import Vocabularies

/// What acts that destroy something make of the lines that need it.
struct Resources {
    private let pack: RulePack
    private(set) var lines: [ActionInstance: Line]

    /// For each act that destroys something, what must be done before it.
    private(set) var keeps: [ActionInstance: [ActionInstance]] = [:]

    /// The lines of a plan before bans are weighed: what is destroyed already is lost.
    init(among lines: [ActionInstance: Line], pack: RulePack) {
        self.pack = pack
        self.lines = lines
        for pair in pairs(where: { $0.isDone }) where lines[pair.needer]?.deed == nil {
            self.lines[pair.needer]?.status = .infeasible
            self.lines[pair.needer]?.lost.append(pair.resource)
        }
    }

    /// Puts what needs a resource before what destroys it, unless it is due later.
    mutating func keep(among settled: [ActionInstance: Line]) {
        lines = settled
        for (destroyer, needer, resource) in pairs(where: { $0.isPlaced }) {
            guard let act = lines[destroyer], let need = lines[needer], need.deed == nil else { continue }
            switch need.status {
            case .required, .recommended, .deferred, .arbitration:
                if need.isDue(laterThan: act) {
                    lines[destroyer]?.losses.append(Loss(resource: resource, needed: needer))
                } else if !(keeps[destroyer]?.contains(needer) ?? false) {
                    keeps[destroyer, default: []].append(needer)
                }
            case .pending where need.wantedBy.isEmpty: continue
            case .pending, .suspended:
                guard !pack.actions[destroyer.action].isReversible else { continue }
                lines[destroyer]?.status = .suspended
                lines[destroyer]?.unknowns.formUnion(need.unknowns)
            case .done, .notApplicable, .infeasible, .forbidden: continue
            }
        }
    }

    /// Each act that destroys what another needs, about the same record where both are about one collection.
    private func pairs(
        where isConcerned: (Line) -> Bool
    ) -> [(destroyer: ActionInstance, needer: ActionInstance, resource: PackIndex<Resource>)] {
        let instances = lines.keys.sorted()
        let destroyers = instances.filter { instance in
            !pack.actions[instance.action].destroys.isEmpty && lines[instance].map(isConcerned) ?? false
        }
        guard !destroyers.isEmpty else { return [] }
        let needers = instances.filter { !pack.actions[$0.action].needs.isEmpty }
        return destroyers.flatMap { destroyer in
            needers.filter { $0 != destroyer && isSameRecord(destroyer, $0) }.flatMap { needer in
                pack.actions[destroyer.action].destroys.filter { pack.actions[needer.action].needs.contains($0) }
                    .map { (destroyer, needer, $0) }
            }
        }
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
