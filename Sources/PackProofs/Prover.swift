import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// Decides what the conditions of a pack can come to together, over all incidents that they can tell apart.
struct Prover {
    /// Whether some incident is as asked.
    enum Answer {
        /// Proved: none is.
        case never
        /// One is, as the engine itself says.
        case shown(Witness)
        /// Some may be, though none that an incident alone can show was found.
        case notShown
        /// One is, though no record of a feed says it, such as several values where a feed has room for one.
        case notWritten
        /// Given up: there is too much to try.
        case undecided
    }

    let pack: RulePack
    private let now: Instant
    private var builder: FormulaBuilder

    private var searches = 0

    /// How many questions are looked into for one pack: the last of a very large one are given up.
    static let searchLimit = 100_000

    /// True once something that was asked was too much to try.
    private var hasGivenUp = false

    /// A prover that takes incidents to be of `now`.
    init(of pack: RulePack, at now: Instant) {
        self.pack = pack
        self.now = now
        builder = FormulaBuilder(of: pack, now: now)
    }

    /// What is asked of one condition.
    struct Claim {
        let condition: Condition
        let verdicts: VerdictSet

        /// The condition comes to one of these verdicts.
        init(_ condition: Condition, _ verdicts: VerdictSet) {
            self.condition = condition
            self.verdicts = verdicts
        }

        static func met(_ condition: Condition) -> Claim { Claim(condition, .met) }
        static func notMet(_ condition: Condition) -> Claim { Claim(condition, [.notMet, .unknown]) }
    }

    /// True where no incident at all is as claimed.
    mutating func isNever(_ claims: [Claim]) -> Bool {
        switch search(claims) {
        case .never: return true
        case .found: return false
        case .undecided:
            hasGivenUp = true
            return false
        }
    }

    /// True where no incident at all meets all of these.
    mutating func isNever(_ conditions: [Condition]) -> Bool { isNever(conditions.map { .met($0) }) }

    /// An incident that is as claimed and of which `holds` is true; `never` only where none is as claimed.
    mutating func incident(_ claims: [Claim], where holds: (Plan) -> Bool = { _ in true }) -> Answer {
        switch search(claims + skip, isIdle: true) {
        case .found(let states):
            guard let witness = Witness(of: pack, knowing: known(states), at: now) else { return .notWritten }
            guard !witness.plan.isSkipped,
                claims.allSatisfy({ $0.verdicts.contains(VerdictSet(witness.plan.view.verdict(on: $0.condition))) }),
                holds(witness.plan)
            else { return .notShown }
            return .shown(witness)
        case .never:
            return isNever(claims) ? .never : .notShown
        case .undecided:
            hasGivenUp = true
            return .undecided
        }
    }

    /// No plan is made of an incident that is skipped.
    private var skip: [Claim] { pack.header.skipIf.map { [.notMet($0)] } ?? [] }

    /// Whether something was too much to try since it was last asked; asked again, nothing was.
    mutating func takeGivenUp() -> Bool {
        defer { hasGivenUp = false }
        return hasGivenUp
    }

    private mutating func search(_ claims: [Claim], isIdle: Bool = false) -> FormulaSearch.Answer {
        guard searches < Prover.searchLimit else { return .undecided }
        searches += 1
        let demanded = claims.map { Demanded(builder.formula($0.condition), $0.verdicts) }
        var states = builder.table.states
        if isIdle {
            // An incident alone says nothing of what is done, nor of the hours of the house.
            for (place, variable) in builder.table.variables.enumerated() {
                switch variable {
                case .done, .workingHours: states[place] = 1
                default: break
                }
            }
        }
        return FormulaSearch.answer(builder.table, demanded, among: states)
    }

    /// What an incident would say.
    private func known(_ states: [UInt64]) -> [PackIndex<Fact>: FactState] {
        var known: [PackIndex<Fact>: FactState] = [:]
        var members: [PackIndex<Fact>: [FactValue]] = [:]
        let table = builder.table
        for case (.member(let fact, let value), let left) in zip(table.variables, states) where left & 1 == 0 {
            members[fact, default: []].append(value)
        }
        for case (.fact(let fact), let left) in zip(table.variables, states) {
            let place = left.trailingZeroBitCount
            if let list = builder.facts.states[fact] {
                known[fact] = list[place]
            } else {
                known[fact] = SetFormula.Listing(rawValue: place)?.state(
                    members[fact] ?? [], of: pack.vocabulary.facts[fact])
            }
        }
        return known
    }
}

extension SetFormula.Listing {
    /// A set that is given so.
    fileprivate func state(_ members: [FactValue], of fact: Fact) -> FactState {
        switch self {
        case .absent: .absent
        case .unknown: .unknown
        case .whole, .open: .known(.set(SetValue(members, isOpen: fact.isOpen)))
        case .holdingUnknown: .known(.set(SetValue(members, isOpen: fact.isOpen, holdsUnknown: true)))
        }
    }
}
