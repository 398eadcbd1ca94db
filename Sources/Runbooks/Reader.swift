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

    /// The lines of page 1: chosen by priority then instant, shown in the order in which to do them.
    package func pageOne(for reader: Reader) -> [Line] {
        let candidates = self.candidates(for: reader)
        let chosen = candidates.sorted { left, right in
            let keys = (pageKey(left), pageKey(right))
            return keys.0 == keys.1 ? left.instance < right.instance : keys.0.lexicographicallyPrecedes(keys.1)
        }
        let kept = Set(chosen.prefix(Plan.pageOneLimit).map { $0.instance })
        return placed.filter { kept.contains($0.instance) }
    }

    /// Everything that page 1 would hold if it had room, in order.
    package func candidates(for reader: Reader) -> [Line] {
        let actual = placed.filter { $0.status == .required || $0.status == .arbitration }
        guard case .holding(let role) = reader else { return actual }
        let own = Set(actual.filter { isOwn($0, of: role) }.map { $0.instance })
        let needed = Set(actual.filter { own.contains($0.instance) }.flatMap { $0.waitsFor })
        return actual.filter { own.contains($0.instance) || needed.contains($0.instance) }
    }

    private func pageKey(_ line: Line) -> [Int64] {
        [Int64(line.priority?.position ?? .max), line.sortInstant?.secondsSinceEpoch ?? .max]
    }
}
