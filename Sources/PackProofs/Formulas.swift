import RuleEngine
import Vocabularies

/// Conditions opened down to what is known of base facts: derived facts, groups and `asked_if` are formulas of these.
///
/// Equal formulas are one; each stands after those it is made of.
struct Formulas: Sendable {
    /// The place of a formula.
    typealias Place = Int

    /// What has a state of its own, whatever the others have.
    enum Variable: Hashable, Sendable {
        /// What is known of a fact that is no set; of a set, whether and how it is listed.
        case fact(PackIndex<Fact>)
        /// Whether a set holds a member.
        case member(PackIndex<Fact>, FactValue)
        case done(PackIndex<Action>)
        case workingHours
        /// Whether the records of a collection are known.
        case records(PackIndex<Fact>)
        /// What is not followed further: it is taken to come to any verdict, whatever the facts.
        case unfollowed(Condition)
    }

    /// One formula.
    enum Formula: Hashable, Sendable {
        /// Met in these states of a variable, unknown in those, and not met in the others; one bit each.
        case leaf(Int, met: UInt64, unknown: UInt64)
        case all([Place])
        case any([Place])
        case not(Place)
        /// Met when the other one is, else not met.
        case certainly(Place)
    }

    private(set) var formulas: [Formula] = []
    private(set) var variables: [Variable] = []

    /// For each variable, a bit for each state that it may have; the first is the one that says least.
    private(set) var states: [UInt64] = []

    private var places: [Formula: Place] = [:]
    private var variablePlaces: [Variable: Int] = [:]

    /// The place of a formula, which is kept once.
    mutating func add(_ formula: Formula) -> Place {
        switch formula {
        case .all(let parts) where parts.count == 1, .any(let parts) where parts.count == 1: return parts[0]
        case .not(let part):
            if case .not(let inner) = formulas[part] { return inner }
        default: break
        }
        if let place = places[formula] { return place }
        formulas.append(formula)
        places[formula] = formulas.count - 1
        return formulas.count - 1
    }

    /// A leaf on a variable, which has so many states.
    mutating func leaf(_ variable: Variable, count: Int, met: UInt64, unknown: UInt64 = 0) -> Place {
        leaf(variable, states: count >= 64 ? .max : (1 << UInt64(count)) - 1, met: met, unknown: unknown)
    }

    /// A leaf on a variable that has these states.
    mutating func leaf(_ variable: Variable, states all: UInt64, met: UInt64, unknown: UInt64) -> Place {
        let place: Int
        if let known = variablePlaces[variable] {
            place = known
        } else {
            place = variables.count
            variables.append(variable)
            states.append(all)
            variablePlaces[variable] = place
        }
        return add(.leaf(place, met: met, unknown: unknown))
    }

    /// Not met unless the other one is undecided or met.
    mutating func possibly(_ part: Place) -> Place {
        add(.not(add(.certainly(add(.not(part))))))
    }

    /// Met where the other one is undecided.
    mutating func undecided(_ part: Place) -> Place {
        add(.all([possibly(part), add(.not(add(.certainly(part))))]))
    }

    /// What `then` says where a decided formula is met, else what `otherwise` does.
    mutating func choice(_ decided: Place, then: Place, otherwise: Place) -> Place {
        guard then != otherwise else { return then }
        return add(.any([add(.all([decided, then])), add(.all([add(.not(decided)), otherwise]))]))
    }

    /// Never decided.
    mutating func unknown() -> Place {
        leaf(.unfollowed(.always), count: 1, met: 0, unknown: 1)
    }
}
