import RuleEngine

/// Looks for states of all variables under which formulas come to the verdicts that are asked of them.
///
/// What a formula may come to is told from what its parts may; a variable's states are split by what a leaf says of them,
/// so that the values that no leaf tells apart are never tried one by one. Where no state is left, there is none.
struct FormulaSearch {
    enum Answer: Sendable {
        /// Proved: whatever the states.
        case never
        /// For each variable, the states that are left: whichever one is taken.
        case found([UInt64])
        /// Given up after so many steps.
        case undecided
    }

    /// The formulas on which those asked for rest, each after its parts, and these by their places here.
    private let formulas: [Formulas.Formula]

    private let demanded: [Demanded]

    /// For each variable of these formulas, its place in the table.
    private let variables: [Int]

    /// What each formula may come to, of the states that are left.
    private var open: [VerdictSet]

    /// The same, of those states among them under which all is as asked.
    private var possible: [VerdictSet]

    /// The same as their parts alone tell it.
    private var told: [VerdictSet]

    private var steps = 0
    private let limit: Int

    /// How many times states are split before giving up.
    static let stepLimit = 4000

    private init(_ table: Formulas, _ asked: [Demanded], limit: Int) {
        var seen: Set<Int> = []
        var waiting = asked.map { $0.formula }
        while let place = waiting.popLast() {
            guard seen.insert(place).inserted else { continue }
            waiting += table.formulas[place].parts
        }
        // A pack has many formulas, and one question few of them.
        let order = seen.sorted()
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        let variables = Set(order.compactMap { table.formulas[$0].variable }).sorted()
        let variablePlaces = Dictionary(uniqueKeysWithValues: variables.enumerated().map { ($0.element, $0.offset) })
        formulas = order.map { place in
            table.formulas[place].moved {
                places[$0] ?? 0
            } variable: {
                variablePlaces[$0] ?? 0
            }
        }
        demanded = asked.map { Demanded(places[$0.formula] ?? 0, $0.verdicts) }
        self.variables = variables
        self.limit = limit
        open = Array(repeating: .any, count: formulas.count)
        possible = open
        told = open
    }

    /// What becomes of the search where each variable of the table has one of these states.
    static func answer(
        _ table: Formulas, _ demanded: [Demanded], among all: [UInt64], limit: Int = stepLimit
    ) -> Answer {
        var search = FormulaSearch(table, demanded, limit: limit)
        var states = States(left: search.variables.map { all[$0] }, bounds: search.open)
        for one in search.demanded { states.bounds[one.formula].formIntersection(one.verdicts) }
        let answer = search.search(states)
        guard case .found(let left) = answer else { return answer }
        var found = all
        for (variable, left) in zip(search.variables, left) { found[variable] = left }
        return .found(found)
    }

    private struct States: Equatable {
        /// For each variable, a bit for each state.
        var left: [UInt64]

        /// What is asked of each formula, so that all be as asked.
        var bounds: [VerdictSet]
    }

    private mutating func search(_ states: States) -> Answer {
        var states = states
        guard narrow(&states) else { return .never }
        guard let leaf = openLeaf(), case .leaf(let variable, let met, let unknown) = formulas[leaf] else {
            return .found(states.left)
        }
        var isSure = true
        for part in [met, unknown, ~(met | unknown)] where states.left[variable] & part != 0 {
            steps += 1
            guard steps <= limit else { return .undecided }
            var next = states
            next.left[variable] &= part
            switch search(next) {
            case .found(let found): return .found(found)
            case .undecided: isSure = false
            case .never: break
            }
        }
        return isSure ? .never : .undecided
    }

    /// Takes out the states that can't be; false where nothing is left.
    private mutating func narrow(_ states: inout States) -> Bool {
        var before: States?
        while before != states {
            before = states
            for place in formulas.indices {
                open[place] = verdicts(of: formulas[place], states.left, open)
                told[place] = verdicts(of: formulas[place], states.left, possible)
                possible[place] = told[place].intersection(states.bounds[place])
                guard !possible[place].isEmpty else { return false }
            }
            for place in formulas.indices.reversed() where possible[place] != told[place] {
                guard narrowParts(of: place, &states) else { return false }
            }
        }
        return true
    }

    private func verdicts(of formula: Formulas.Formula, _ states: [UInt64], _ parts: [VerdictSet]) -> VerdictSet {
        switch formula {
        case .leaf(let variable, let met, let unknown):
            let left = states[variable]
            var verdicts: VerdictSet = []
            if left & met != 0 { verdicts.insert(.met) }
            if left & unknown != 0 { verdicts.insert(.unknown) }
            if left & ~(met | unknown) != 0 { verdicts.insert(.notMet) }
            return verdicts
        case .not(let part): return parts[part].negated
        case .certainly(let part):
            var verdicts = parts[part].intersection(.met)
            if parts[part] != .met { verdicts.insert(.notMet) }
            return verdicts
        case .all(let all): return conjunction(all.lazy.map { parts[$0] })
        case .any(let any): return conjunction(any.lazy.map { parts[$0].negated }).negated
        }
    }

    /// What a conjunction may come to.
    private func conjunction(_ parts: some Sequence<VerdictSet>) -> VerdictSet {
        var all: VerdictSet = .any
        var some: VerdictSet = []
        for part in parts {
            // Each must be able to be met, or not to be refuted; one at least unknown, or not met.
            if !part.contains(.met) { all.remove(.met) }
            if part == .notMet { all.remove(.unknown) }
            some.formUnion(part)
        }
        var verdicts = all.intersection(.met)
        if all.contains(.unknown), some.contains(.unknown) { verdicts.insert(.unknown) }
        if some.contains(.notMet) { verdicts.insert(.notMet) }
        return verdicts
    }

    /// Takes out of the parts of a formula what would make it come to something else than it may.
    private mutating func narrowParts(of place: Int, _ states: inout States) -> Bool {
        let left = possible[place]
        switch formulas[place] {
        case .leaf(let variable, let met, let unknown):
            var kept: UInt64 = 0
            if left.contains(.met) { kept |= met }
            if left.contains(.unknown) { kept |= unknown }
            if left.contains(.notMet) { kept |= ~(met | unknown) }
            states.left[variable] &= kept
            return states.left[variable] != 0
        case .not(let part): return bound(part, to: left.negated, &states)
        case .certainly(let part): return bound(part, to: left == .met ? .met : [.notMet, .unknown], &states)
        case .all(let parts): return narrow(parts, to: left, isNegated: false, &states)
        case .any(let parts): return narrow(parts, to: left.negated, isNegated: true, &states)
        }
    }

    /// The same for the parts of a conjunction, or for those whose negations make one.
    private mutating func narrow(
        _ parts: [Int], to left: VerdictSet, isNegated: Bool, _ states: inout States
    ) -> Bool {
        func own(_ verdicts: VerdictSet) -> VerdictSet { isNegated ? verdicts.negated : verdicts }
        if !left.contains(.notMet) {
            let each: VerdictSet = left.contains(.unknown) ? [.met, .unknown] : .met
            for part in parts {
                guard bound(part, to: own(each), &states) else { return false }
            }
        }
        guard !left.contains(.met) else { return true }
        // Where only one part is left that can keep it from being met, it does.
        let keeping = left.contains(.unknown) ? left : .notMet
        var candidates = parts.filter { !possible[$0].intersection(own(keeping)).isEmpty }
        guard let last = candidates.popLast() else { return false }
        return candidates.isEmpty ? bound(last, to: own(keeping), &states) : true
    }

    private mutating func bound(_ place: Int, to verdicts: VerdictSet, _ states: inout States) -> Bool {
        states.bounds[place].formIntersection(verdicts)
        possible[place].formIntersection(verdicts)
        return !possible[place].isEmpty
    }

    /// A leaf whose verdict is open, under a formula that may not come to what is asked; nil where all surely do.
    private func openLeaf() -> Int? {
        guard var place = demanded.first(where: { !$0.verdicts.isSuperset(of: open[$0.formula]) })?.formula else {
            return nil
        }
        while true {
            guard let part = formulas[place].parts.first(where: { open[$0].isOpen }) else { return place }
            place = part
        }
    }
}

extension VerdictSet {
    /// True where it may be one or the other.
    fileprivate var isOpen: Bool { rawValue.nonzeroBitCount > 1 }
}

extension Formulas.Formula {
    fileprivate var variable: Int? { if case .leaf(let variable, _, _) = self { variable } else { nil } }

    /// The same, its parts and its variable standing elsewhere.
    fileprivate func moved(_ place: (Int) -> Int, variable: (Int) -> Int) -> Formulas.Formula {
        switch self {
        case .leaf(let old, let met, let unknown): .leaf(variable(old), met: met, unknown: unknown)
        case .all(let parts): .all(parts.map(place))
        case .any(let parts): .any(parts.map(place))
        case .not(let part): .not(place(part))
        case .certainly(let part): .certainly(place(part))
        }
    }

    /// The formulas that this one is made of.
    var parts: [Int] {
        switch self {
        case .leaf: []
        case .all(let parts), .any(let parts): parts
        case .not(let part), .certainly(let part): [part]
        }
    }
}
