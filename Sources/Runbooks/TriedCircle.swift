import RuleEngine
import Vocabularies

/// What an answer makes of the lines of one circle of actions.
struct TriedCircle {
    let number: Int

    /// The lines with the answer.
    let lines: LineTable

    /// Required with it, and not now.
    let adds: [ActionInstance]

    /// Required now, and not with it.
    let removes: [ActionInstance]

    /// Banned with it, and not now.
    let forbids: [ActionInstance]

    /// Banned now, and not with it.
    let allows: [ActionInstance]

    /// The weight of the lines that it leaves nothing undecided of.
    let gain: Int

    /// What a circle comes to.
    init(_ number: Int, from former: LineTable, to lines: LineTable, _ plan: Plan) {
        self.number = number
        self.lines = lines
        adds = lines.instances(.required, unlike: former)
        removes = former.instances(.required, unlike: lines)
        forbids = lines.instances(.forbidden, unlike: former)
        allows = former.instances(.forbidden, unlike: lines)
        gain = former.lines.indices.reduce(0) { sum, place in
            guard former.lines[place].isUndecided, !lines.isUndecided(former.lines[place].instance) else { return sum }
            return sum + plan.weight(of: former.lines[place].priority)
        }
    }
}

extension LineTable {
    /// The instances of the lines of one status that have another in another table, in order.
    fileprivate func instances(_ status: Line.Status, unlike other: LineTable) -> [ActionInstance] {
        lines.indices.filter { lines[$0].status == status }.map { lines[$0].instance }
            .filter { other.status(of: $0) != status }
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
