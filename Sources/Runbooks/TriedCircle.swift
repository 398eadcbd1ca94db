import RuleEngine
import Vocabularies

/// What an answer makes of the lines of one circle of actions; one of a reference, since many answers make the same.
final class TriedCircle {
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
            guard former.isUndecided(at: place), !lines.isUndecided(former.lines[place].instance) else { return sum }
            return sum + plan.weight(of: former.lines[place].priority)
        }
    }
}

extension LineTable {
    /// The instances of the lines of one status that have another in another table, in order.
    fileprivate func instances(_ status: Line.Status, unlike other: LineTable) -> [ActionInstance] {
        lines.indices.compactMap { place in
            guard lines[place].status == status, other.status(of: lines[place].instance) != status else { return nil }
            return lines[place].instance
        }
    }

    /// True where an answer may still change what becomes of an instance.
    fileprivate func isUndecided(_ instance: ActionInstance) -> Bool {
        place(of: instance).map { isUndecided(at: $0) } ?? false
    }

    /// By places: a line is large, and whoever is handed one copies it.
    fileprivate func isUndecided(at place: Int) -> Bool {
        lines[place].deed == nil && !lines[place].unknowns.isEmpty
    }
}
