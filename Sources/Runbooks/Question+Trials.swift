import RuleEngine
import Vocabularies

extension Plan {
    /// What a line counts for.
    func weight(of line: Line) -> Int {
        line.priority.map { pack.vocabulary.priorities[$0].weight } ?? 1
    }

    /// What a fact may turn out to be, and the plan that each value makes.
    typealias Trial = (value: FactValue, plan: Plan)

    /// One trial for each value that rules can tell from the others; none where there are too many.
    func trials(of fact: PackIndex<Fact>) -> [Trial] {
        let values: [FactValue]
        switch pack.vocabulary.facts[fact].type {
        case .set(.enumeration(let enumeration)):
            let isOpen = pack.vocabulary.facts[fact].isOpen
            values = enumeration.knownPositions.map { .set(SetValue([.member($0)], isOpen: isOpen)) }
        case .records: values = []
        // A closed list comes whole, whatever the rules tell apart.
        case .boolean, .enumeration, .ordinal: values = pack.cells(of: fact, told: [], now: now) ?? []
        default: values = pack.cells(of: fact, told: pack.tests(of: fact), now: now) ?? []
        }
        guard values.count <= Plan.trialLimit else { return [] }
        return values.map { value in
            let situation = situation.learning(fact, .known(value), at: now)
            return (value, Plan(pack: pack, joined: situation, mismatch: mismatch, now: now))
        }
    }

    /// The greatest number of values of one fact that are tried to rank its question.
    private static let trialLimit = 64

    /// The weight of the lines that a value leaves nothing undecided of, on the mean, in thousandths.
    func gain(of trials: [Trial]) -> Int {
        guard !trials.isEmpty else { return 0 }
        let undecided = (placed + unplaced).filter { $0.isUndecided }
        let gains = trials.map { trial in
            let others = Set((trial.plan.placed + trial.plan.unplaced).filter { $0.isUndecided }.map { $0.instance })
            return undecided.filter { !others.contains($0.instance) }.reduce(0) { $0 + weight(of: $1) }
        }
        return gains.reduce(0, +) * 1000 / trials.count
    }

    /// What each answer would change, if it were given now; free texts, dates and counts have no list of answers.
    func answers(to fact: PackIndex<Fact>, _ trials: [Trial]) -> [Answer] {
        guard pack.vocabulary.facts[fact].type.isListed else { return [] }
        return trials.map { trial in
            Answer(
                value: trial.value, adds: trial.plan.actions(.required, not: self),
                removes: actions(.required, not: trial.plan), forbids: trial.plan.actions(.forbidden, not: self),
                allows: actions(.forbidden, not: trial.plan))
        }
    }

    /// The actions of one status that don't have it in another plan.
    private func actions(_ status: Line.Status, not other: Plan) -> [ActionInstance] {
        let others = Set(other.lines(status).map { $0.instance })
        return lines(status).map { $0.instance }.filter { !others.contains($0) }.sorted()
    }
}

extension Line {
    /// True where an answer may still change what becomes of it.
    fileprivate var isUndecided: Bool { deed == nil && !unknowns.isEmpty }
}

extension FactType {
    /// True where each possible answer can be shown.
    fileprivate var isListed: Bool {
        switch self {
        case .boolean, .enumeration, .ordinal, .set(.enumeration): true
        default: false
        }
    }
}
