import IncidentFeeds

/// An incident that several establishments share: one of them hosts what the others use.
///
/// A record names them in `establishments`, each by `finess`, `name` and `ght`, beside facts of its own, which stand there in place
/// of the incident's. The record's own `establishment` is the support of the others, be it among them or not.
struct SharedIncident {
    /// The incident as it is at each, the support first.
    let parts: [JSONValue]

    /// True where the first is the support's.
    let hasSupport: Bool

    /// Nil for an incident of one establishment.
    init?(_ value: JSONValue) throws(FeedFault) {
        guard let list = value["establishments"], case .array(let elements) = list.content,
            case .object(let members) = value.content
        else { return nil }
        guard elements.count <= FeedReader.establishmentLimit else {
            throw FeedFault(
                .arrayTooLong, at: list.offset,
                "an incident has \(FeedReader.establishmentLimit) establishments at most, and this one \(elements.count)"
            )
        }
        let common = members.filter { $0.key != "establishments" }
        let support = SharedIncident.number(of: value["establishment"])
        var parts: [(isSupport: Bool, value: JSONValue)] = []
        for element in elements {
            guard case .object(let own) = element.content else {
                throw FeedFault(
                    .recordNotAnObject, at: element.offset, "an element of `establishments` is not an object")
            }
            let isSupport = support != nil && SharedIncident.number(of: element) == support
            parts.append((isSupport, SharedIncident.part(of: value, at: element, common, own, isSupport: isSupport)))
        }
        guard !parts.isEmpty else { return nil }
        if support != nil, !parts.contains(where: { $0.isSupport }) {
            parts.append((true, JSONValue(content: .object(common), offset: value.offset)))
        }
        self.parts = parts.filter { $0.isSupport }.map { $0.value } + parts.filter { !$0.isSupport }.map { $0.value }
        hasSupport = parts.contains { $0.isSupport }
    }

    /// The number of an establishment; nil where it says none, or none that can be read.
    static func number(of house: JSONValue?) -> String? {
        house?["finess"]?.houseNumber.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What holds at one establishment: `affected` names what is in an inventory, and that of the support is not the others'.
    private static func part(
        of value: JSONValue, at element: JSONValue, _ common: [JSONMember], _ own: [JSONMember], isSupport: Bool
    ) -> JSONValue {
        let names = ["finess", "name", "ght"]
        var house = own.filter { names.contains($0.key) }
        // Of several houses, one that says no number is at none that a profile could be of.
        if number(of: element) == nil {
            house.removeAll { $0.key == "finess" }
            house.append(
                JSONMember(
                    key: "finess", keyOffset: value.offset, value: JSONValue(content: .string(""), offset: value.offset)
                ))
        }
        if !house.contains(where: { $0.key == "ght" }), let ght = value["establishment"]?["ght"] {
            house.append(JSONMember(key: "ght", keyOffset: ght.offset, value: ght))
        }
        let facts = own.filter { !names.contains($0.key) && !identity.contains($0.key) }
        let left = Set(facts.map { $0.key } + ["establishment"] + (isSupport ? [] : ["affected"]))
        let place = JSONMember(
            key: "establishment", keyOffset: value.offset,
            value: JSONValue(content: .object(house), offset: value.offset))
        return JSONValue(
            content: .object(common.filter { !left.contains($0.key) } + facts + [place]), offset: value.offset)
    }

    /// What makes all of them one incident.
    static let identity: Set<String> = ["schema", "id", "source", "updated_at", "establishment"]
}
