import RuleEngine
import Vocabularies

/// The lines of a plan while bans and prerequisites are weighed, in the order of the pack: each is changed where it
/// stands.
struct LineTable {
    /// In the order of their instances, one of each.
    var lines: [Line]

    /// Lines in the order of their instances, one of each.
    init(_ lines: [Line] = []) { self.lines = lines }

    /// The place of a line; nil where there is none.
    func place(of instance: ActionInstance) -> Int? {
        let place = firstPlace { !($0 < instance) }
        return place < lines.count && lines[place].instance == instance ? place : nil
    }

    /// The places of the lines of an action.
    func places(of action: PackIndex<Action>) -> Range<Int> {
        firstPlace { !($0.action < action) }..<firstPlace { $0.action > action }
    }

    /// The line of an instance.
    subscript(instance: ActionInstance) -> Line? { place(of: instance).map { lines[$0] } }

    /// What becomes of an instance; nil where there is no line.
    func status(of instance: ActionInstance) -> Line.Status? { place(of: instance).map { lines[$0].status } }

    /// True where somebody has said that it is done.
    func isDone(_ instance: ActionInstance) -> Bool { place(of: instance).map { lines[$0].isDone } ?? false }

    /// True for a line that nothing wants, as one that is only banned.
    func isUnwanted(_ instance: ActionInstance) -> Bool {
        place(of: instance).map { lines[$0].wantedBy.isEmpty } ?? false
    }

    /// The table, given away: this one is left empty, so that whoever takes it changes the lines where they are.
    mutating func taken() -> LineTable {
        let taken = self
        self = LineTable()
        return taken
    }

    /// Puts a line in the place of the one of the same instance, or adds it.
    mutating func put(_ line: Line) {
        let place = firstPlace { !($0 < line.instance) }
        if place < lines.count, lines[place].instance == line.instance {
            lines[place] = line
        } else {
            lines.insert(line, at: place)
        }
    }

    /// Takes a line away, where there is one.
    mutating func remove(_ instance: ActionInstance) {
        if let place = place(of: instance) { lines.remove(at: place) }
    }

    /// The first place of which something holds, that holds of all after it too.
    private func firstPlace(where holds: (ActionInstance) -> Bool) -> Int {
        var places = lines.startIndex..<lines.endIndex
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            places = holds(lines[middle].instance) ? places.lowerBound..<middle : middle + 1..<places.upperBound
        }
        return places.lowerBound
    }
}
