import RuleEngine
import Vocabularies

extension Plan {
    /// What a line counts for.
    func weight(of line: Line) -> Int { weight(of: line.priority) }

    /// What a line of a priority counts for.
    func weight(of priority: PackIndex<Priority>?) -> Int {
        priority.map { pack.vocabulary.priorities[$0].weight } ?? 1
    }

    /// What a fact may turn out to be: one of each of the values that rules can tell apart; none where there are too
    /// many.
    func values(toTry fact: PackIndex<Fact>) -> [FactValue] {
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
        return values.count <= Plan.trialLimit ? values : []
    }

    /// The greatest number of values of one fact that are tried to rank its question.
    private static let trialLimit = 64
}

extension Trials {
    /// What each value of a fact would change.
    mutating func tried(_ fact: PackIndex<Fact>) -> [Trial] {
        trials(of: fact, plan.values(toTry: fact))
    }

    /// The weight of the lines that a value leaves nothing undecided of, on the mean, in thousandths.
    func gain(of trials: [Trial]) -> Int {
        guard !trials.isEmpty else { return 0 }
        let gains = trials.map { trial in
            tables(concernedBy: trial).reduce(0) { sum, table in
                sum
                    + table.lines.indices.reduce(0) { sum, place in
                        guard table.lines[place].isUndecided, !trial.lines.isUndecided(table.lines[place].instance)
                        else { return sum }
                        return sum + plan.weight(of: table.lines[place].priority)
                    }
            }
        }
        return gains.reduce(0, +) * 1000 / trials.count
    }

    /// What an answer would change, if it were given now.
    func answer(_ trial: Trial, _ extent: Answer.Extent = .value) -> Answer {
        let former = tables(concernedBy: trial)
        func gaining(_ status: Line.Status) -> [ActionInstance] {
            trial.lines.instances(status).filter { self.status(of: $0) != status }
        }
        func losing(_ status: Line.Status) -> [ActionInstance] {
            former.flatMap { $0.instances(status) }.filter { trial.lines.status(of: $0) != status }.sorted()
        }
        return Answer(
            value: trial.value, extent: extent, adds: gaining(.required), removes: losing(.required),
            forbids: gaining(.forbidden), allows: losing(.forbidden))
    }
}

extension LineTable {
    /// The instances of the lines of one status, in order.
    fileprivate func instances(_ status: Line.Status) -> [ActionInstance] {
        lines.indices.filter { lines[$0].status == status }.map { lines[$0].instance }
    }

    /// True where an answer may still change what becomes of an instance.
    fileprivate func isUndecided(_ instance: ActionInstance) -> Bool {
        place(of: instance).map { lines[$0].isUndecided } ?? false
    }
}

extension Line {
    /// True where an answer may still change what becomes of it.
    fileprivate var isUndecided: Bool { deed == nil && !unknowns.isEmpty }
}
