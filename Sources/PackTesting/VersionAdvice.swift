import RuleEngine
import RulePacks

/// Which number of its version a pack should raise, and why: by what is seen to change, on these incidents at least.
package struct VersionAdvice: Hashable, Sendable {
    /// How much changes for those who rely on the pack.
    package enum Level: String, Hashable, Comparable, Sendable {
        case none
        case patch
        case minor
        case major

        package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .none: 0
            case .patch: 1
            case .minor: 2
            case .major: 3
            }
        }
    }

    /// Why a level is asked for.
    package enum Reason: Hashable, Sendable {
        /// So many actions are affected in a way that takes something away, or adds something.
        case changes(ActionChange.Kind, Int)
        /// The new pack refuses incidents that the old one read.
        case refusals(Int)
        /// Names that overlays, tests, profiles or feeds may use are gone.
        case removed(String, Int)
        case added(String, Int)
        /// The packs differ in something that no incident shows.
        case unseen
        /// So many rules differ though no incident was found that shows it: what they change isn't known.
        case unseenRules(Int)
    }

    package let level: Level

    /// Those of the level, in order.
    package let reasons: [Reason]

    /// The version that the new pack should have at least; nil where the old one's isn't three numbers.
    package let version: String?

    /// True where the new pack's own version says less.
    package let isMissed: Bool

    /// True where more may change than what was seen: of some rules no incident was found that shows what they change.
    package let isLowerBound: Bool

    /// Advice on two packs as they were compared.
    package init(_ comparison: PackComparison) {
        var reasons: [(level: Level, reason: Reason)] = []
        for kind in ActionChange.Kind.allCases {
            let count = comparison.changes.filter { $0.kinds.contains(kind) }.count
            if count > 0 { reasons.append((kind.level, .changes(kind, count))) }
        }
        let refused = comparison.refusals.filter { $0.isByNew }.count
        if refused > 0 { reasons.append((.major, .refusals(refused))) }
        for change in comparison.names {
            if !change.removed.isEmpty { reasons.append((.major, .removed(change.kind, change.removed.count))) }
            if !change.added.isEmpty { reasons.append((.minor, .added(change.kind, change.added.count))) }
        }
        isLowerBound = !comparison.unseenRules.isEmpty
        if reasons.isEmpty, !isLowerBound, !comparison.isSamePack { reasons.append((.patch, .unseen)) }
        let level: Level = reasons.map { $0.level }.max() ?? (isLowerBound ? Level.patch : Level.none)
        self.level = level
        let unseen: [Reason] = isLowerBound ? [.unseenRules(comparison.unseenRules.count)] : []
        self.reasons = reasons.filter { $0.level == level }.map { $0.reason } + unseen
        let advised = VersionAdvice.raised(comparison.old.header.version, level)
        version = advised
        isMissed =
            advised.flatMap { Version($0) }.map { wanted in
                Version(comparison.new.header.version).map { $0 < wanted } ?? false
            } ?? false
    }

    /// A version with the number of a level raised; before 1.0.0 what would be major is minor, and the rest patch.
    private static func raised(_ version: String, _ level: Level) -> String? {
        let numbers = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2],
            Version(version) != nil
        else { return nil }
        switch (level, major == 0) {
        case (.none, _): return version
        case (.major, false): return "\(major + 1).0.0"
        case (.major, true), (.minor, false): return "\(major).\(minor + 1).0"
        case (.minor, true), (.patch, _): return "\(major).\(minor).\(patch + 1)"
        }
    }
}

extension ActionChange.Kind {
    /// How much it changes for those who rely on the pack: what takes away, delays or forbids is major.
    fileprivate var level: VersionAdvice.Level {
        switch self {
        case .lost, .forbidden, .suspended, .weakened, .later, .lowered, .restated, .dropped: .major
        case .allowed, .earlier, .raised, .strengthened, .gained, .awaited: .minor
        }
    }
}
