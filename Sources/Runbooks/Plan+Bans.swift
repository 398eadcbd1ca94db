package import RuleEngine
package import Vocabularies

/// Why what a ban waits for isn't on its way.
package enum ReleaseObstacle: Hashable, Sendable {
    /// No rule asks for it, and doing it would release the ban all the same.
    case unwanted
    case impossible
    case needless
    case forbidden
}

extension Plan {
    /// What the standing bans on a line still wait for, each once, in the order of the pack.
    package func releases(of line: Line) -> [PackIndex<Action>] {
        Set(line.bans.filter { $0.standing.stands }.flatMap { $0.ban.until }).sorted().filter { action in
            lines(of: action, before: line).contains { $0?.isDone != true }
        }
    }

    /// Why an action that would release a ban on a line won't be done; nil while it is to do, or waits for an answer.
    package func obstacle(to release: PackIndex<Action>, of line: Line) -> ReleaseObstacle? {
        for other in lines(of: release, before: line) {
            guard let other else { return .unwanted }
            switch other.status {
            case .infeasible: return .impossible
            case .notApplicable: return .needless
            case .forbidden: return .forbidden
            case .pending where other.wantedBy.isEmpty: return .unwanted
            case .done, .required, .recommended, .deferred, .arbitration, .suspended, .pending: continue
            }
        }
        return nil
    }

    /// The lines of an action that come before another: about the same record where both are about one collection; nil
    /// for one of which the plan doesn't speak.
    private func lines(of action: PackIndex<Action>, before line: Line) -> [Line?] {
        if pack.areAboutSameCollection(action, line.action) {
            return [self.line(of: ActionInstance(action, target: line.instance.target))]
        }
        let found = (placed + unplaced).filter { $0.action == action }.map { Optional($0) }
        return found.isEmpty ? [nil] : found
    }
}
