import CivilTime
import RuleEngine
package import Vocabularies

/// For whom page 1 is made.
package enum Reader: Hashable, Sendable {
    /// Whoever is there: has others do what isn't theirs, so every role's lines are on the page, as calls.
    case inCharge(PackIndex<Role>?)
    /// Holds one role: the page has this role's lines, and calls for what they wait for.
    case holding(PackIndex<Role>)

    /// The role whose lines are to do, where the others' are to have done.
    package var role: PackIndex<Role>? {
        switch self {
        case .inCharge(let role): role
        case .holding(let role): role
        }
    }
}

extension Plan {
    /// Page 1 holds no more than a tired reader can follow.
    package static let pageOneLimit = 9

    /// How many of these places the reader's own decisions may take from other acts.
    package static let pageOneDecisions = 3

    /// The lines of page 1: chosen by priority then instant, shown in the order in which to do them.
    ///
    /// Instances of one action that press alike count as one.
    package func pageOne(for reader: Reader) -> [Line] {
        let groups = byPressure(candidates(for: reader).grouped)
        var chosen = Array(groups.prefix(Plan.pageOneLimit))
        if let role = reader.role { keepDecisions(of: role, from: groups, in: &chosen) }
        let kept = Set(chosen.joined().map { $0.instance })
        return placed.filter { kept.contains($0.instance) }
    }

    /// Puts the reader's own decisions in place of the least pressing acts.
    ///
    /// What others do can be called for, and nobody else decides: a decision of the next hour takes the place of any
    /// act, one of the next four that of a call.
    private func keepDecisions(of role: PackIndex<Role>, from groups: [[Line]], in chosen: inout [[Line]]) {
        func isDecision(_ line: Line) -> Bool {
            guard pack.actions[line.action].decision != nil, isOwn(line, of: role) else { return false }
            return isDue(line, within: 4)
        }
        func isDue(_ line: Line, within hours: Int) -> Bool {
            line.sortInstant.map { $0 <= now + .seconds(hours * 3600) } ?? false
        }
        for group in groups.filter({ isDecision($0[0]) }).prefix(Plan.pageOneDecisions) where !chosen.contains(group) {
            let isNear = isDue(group[0], within: 1)
            let place = chosen.lastIndex { !isDecision($0[0]) && (isNear || !isOwn($0[0], of: role)) }
            if let place { chosen[place] = group }
        }
    }

    /// Everything that page 1 would hold if it had room, in order.
    package func candidates(for reader: Reader) -> [Line] {
        let actual = placed.filter { line in
            (line.status == .required || line.status == .arbitration) && line.hasStarted(at: now)
                && !isCall(line, to: reader)
        }
        guard case .holding(let role) = reader else { return actual }
        let own = Set(actual.filter { isOwn($0, of: role) }.map { $0.instance })
        let needed = Set(actual.filter { own.contains($0.instance) }.flatMap { $0.waitsFor })
        return actual.filter { own.contains($0.instance) || needed.contains($0.instance) }
    }

    /// True where the reader is the one to be called: whoever reads the page has been told.
    private func isCall(_ line: Line, to reader: Reader) -> Bool {
        // Without a profile nobody knows who is there, and the page may be anybody's.
        if case .inCharge = reader, establishment == nil { return false }
        guard let role = reader.role, case .role(let addressee) = pack.actions[line.action].addressee else {
            return false
        }
        // A role that nobody holds may stand for many people, whom the reader must reach all the same.
        return addressee == role || bearer(of: addressee) == addressee && isAnswered(addressee, by: role)
    }

    /// Groups of lines, by priority, then by instant, then by id.
    package func byPressure(_ groups: [[Line]]) -> [[Line]] {
        groups.sorted { left, right in
            let keys = (pageKey(left[0]), pageKey(right[0]))
            return keys.0 == keys.1
                ? left[0].instance < right[0].instance : keys.0.lexicographicallyPrecedes(keys.1)
        }
    }

    private func pageKey(_ line: Line) -> [Int64] {
        [Int64(line.priority?.position ?? .max), line.sortInstant?.secondsSinceEpoch ?? .max]
    }
}

extension [Line] {
    /// The lines, those of one action about several records together where they press alike, none of them empty.
    package var grouped: [[Line]] {
        var places: [Alike: Int] = [:]
        var groups: [[Line]] = []
        for line in self {
            let alike = Alike(
                instance: line.instance.target == nil ? line.instance : ActionInstance(line.action, target: ""),
                status: line.status, priority: line.priority, instant: line.sortInstant, isCertain: line.isCertain)
            if let place = places[alike] {
                groups[place].append(line)
            } else {
                places[alike] = groups.count
                groups.append([line])
            }
        }
        return groups
    }
}

/// What lines of one action share that are one line to the reader.
private struct Alike: Hashable {
    let instance: ActionInstance
    let status: Line.Status
    let priority: PackIndex<Priority>?
    let instant: Instant?
    let isCertain: Bool
}
