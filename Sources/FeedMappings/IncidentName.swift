import RuleEngine
import Runbooks
import Vocabularies

/// By what a record tells its incident from others where it names no object of a tool: its id, which another establishment may
/// use too.
package struct IncidentName: Hashable, Sendable {
    let id: String

    /// The FINESS number of the establishment, and how it is called; nil where nobody says.
    private(set) var number: String?
    private(set) var house: String?

    /// The name of an incident at an establishment.
    package init(_ id: String, number: String? = nil, house: String? = nil) {
        self.id = id
        self.number = number
        self.house = house
    }

    /// The name of the incident of a record; nil for one without an id.
    init?(_ situation: Situation, _ pack: RulePack) {
        guard let id = situation.id(in: pack) else { return nil }
        self.init(id)
        if let number = situation.establishmentNumber(in: pack), !number.isEmpty { self.number = number }
        if let fact = pack.header.bindings.establishmentName, case .known(.string(let name)) = situation.initial[fact] {
            house = slug(name)
        }
    }

    /// What records of one incident may have in common, the id alone first.
    var keys: [[String]] {
        // A key of a tool begins with the name of its format.
        [["", id]] + (number.map { [["", id, $0]] } ?? []) + (house.map { [["", id, "/" + $0]] } ?? [])
    }

    /// True where both say where they are, and not the same.
    func isElsewhere(than other: IncidentName) -> Bool {
        if let number, let known = other.number { return number != known }
        if let house, let known = other.house { return house != known }
        return false
    }

    /// The same, with what an earlier record of the incident says of where it is.
    func completed(by earlier: IncidentName) -> IncidentName {
        IncidentName(id, number: number ?? earlier.number, house: house ?? earlier.house)
    }
}
