package import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// What becomes of one action on one incident when one pack takes the place of another.
package struct ActionChange: Hashable, Sendable {
    /// In what way it differs, in the order of what to look at first; several may hold at once.
    package enum Kind: String, Hashable, CaseIterable, Sendable {
        /// Was to do, and is not.
        case lost
        /// Is forbidden, and was not.
        case forbidden
        /// Waits for an answer because it is irreversible, and did not.
        case suspended
        /// Was required, and is only recommended.
        case weakened
        /// Is due later, or no longer by any time.
        case later
        /// Presses less.
        case lowered
        /// To do in both, in another state: deferred, to be settled.
        case restated
        /// Was forbidden, and is not.
        case allowed
        /// Is due earlier, or by a time where there was none.
        case earlier
        /// Presses more.
        case raised
        /// Was recommended, and is required.
        case strengthened
        /// Was not to do, and is.
        case gained
        /// Would have been wanted once an answer was known, and is no longer thought of.
        case dropped
        /// Is wanted once an answer is known, and was not thought of.
        case awaited
    }

    /// The incident's id.
    package let incident: String

    /// `action`, or `action@record`.
    package let action: String

    /// At least one, in their order.
    package let kinds: [Kind]

    /// Nil where the pack doesn't speak of the action here.
    package let before: State?
    package let after: State?

    /// The rules, of either pack, that say something else than before; none where the action itself changed, or what
    /// stands before it.
    package let rules: [String]

    /// What one pack makes of an action.
    package struct State: Hashable, Sendable {
        package let status: Line.Status
        package let priority: String?

        /// True where the priority is one of the two most pressing of its pack.
        package let isVital: Bool

        /// The most pressing deadline; nil where there is none, or its clock is unknown.
        package let due: Instant?

        /// True where something requires it, and nothing but recommends it otherwise.
        package let isRequired: Bool

        /// True for something to do, now or later.
        package let isToDo: Bool
    }

    /// True where the action is, or was, of one of the two most pressing priorities.
    package var isVital: Bool { before?.isVital ?? false || after?.isVital ?? false }

    /// How much later it is due; nil where either has no known time.
    package var shift: Duration? {
        guard let old = before?.due, let new = after?.due else { return nil }
        return new - old
    }
}

extension ActionChange.State {
    init(_ line: Line, in pack: RulePack) {
        status = line.status
        priority = line.priority.map { pack.vocabulary.priorities[$0].id }
        isVital = line.priority.map { $0.position < 2 } ?? false
        due = line.dues.first?.instant
        isRequired = line.demand == .required
        isToDo = line.isPlaced
    }

    /// In what ways a state differs from the one before; `rank` tells of a priority's name how pressing it is.
    static func kinds(from before: Self?, to after: Self?, rank: (String) -> Int) -> [ActionChange.Kind] {
        // What the journal says became of an action is no matter of rules.
        guard before?.isSettled != true || after?.isSettled != true else { return [] }
        var kinds: Set<ActionChange.Kind> = []
        if before?.status != after?.status {
            if after?.status == .forbidden { kinds.insert(.forbidden) }
            if before?.status == .forbidden { kinds.insert(.allowed) }
            if after?.status == .suspended { kinds.insert(.suspended) }
        }
        switch (before, after) {
        case (let before?, let after?) where before.isToDo && after.isToDo:
            kinds.formUnion(after.kinds(since: before, rank: rank))
        case (let before?, _) where before.isToDo: kinds.insert(.lost)
        case (_, let after?) where after.isToDo: kinds.insert(.gained)
        case (let before?, nil) where before.status == .pending || before.status == .suspended: kinds.insert(.dropped)
        case (nil, let after?) where after.status == .pending: kinds.insert(.awaited)
        default: break
        }
        return ActionChange.Kind.allCases.filter { kinds.contains($0) }
    }

    private func kinds(since before: Self, rank: (String) -> Int) -> Set<ActionChange.Kind> {
        var kinds: Set<ActionChange.Kind> = []
        if before.isRequired != isRequired { kinds.insert(isRequired ? .strengthened : .weakened) }
        switch (before.due, due) {
        case (let old?, let new?) where old != new: kinds.insert(new < old ? .earlier : .later)
        case (_?, nil): kinds.insert(.later)
        case (nil, _?): kinds.insert(.earlier)
        default: break
        }
        if before.priority != priority {
            let isRaised = (priority.map(rank) ?? .max) < (before.priority.map(rank) ?? .max)
            kinds.insert(isRaised ? .raised : .lowered)
        }
        if before.status != status, before.isRequired == isRequired { kinds.insert(.restated) }
        return kinds
    }

    private var isSettled: Bool { status == .done || status == .notApplicable }
}
