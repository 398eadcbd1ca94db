import IncidentFeeds

/// How the objects of an envelope point to each other, where a record is told in several of them.
///
/// STIX writes what an incident impacts as an object of its own, and a third one that links both.
struct EnvelopeLinks: Sendable {
    /// The links, from the root of the envelope, and those that count.
    let each: FeedPath
    let condition: RecordCondition?

    /// In a link, the names of the two objects.
    let from: FeedPath
    let to: FeedPath

    /// The objects, from the root of the envelope, and the name that each bears.
    let among: FeedPath
    let key: FeedPath

    /// The objects that each name leads to, in the order of the links; of two with one name, the first.
    ///
    /// Made once for all the records of an envelope: no more objects than there are links.
    func joined(in envelope: JSONValue) -> JoinedObjects {
        var objects: [String: FoundValue] = [:]
        for object in among.values(in: envelope) {
            if let name = key.text(in: object.value), objects[name] == nil { objects[name] = object }
        }
        var joined = JoinedObjects()
        for link in each.values(in: envelope) where condition?.holds(for: link.value) ?? true {
            guard let from = from.text(in: link.value), let object = to.text(in: link.value).flatMap({ objects[$0] })
            else { continue }
            joined.targets[from, default: []].append(object)
            joined.places.formUnion([link.place, object.place])
        }
        return joined
    }

    /// The ways that are read.
    var readKeys: [[String]] {
        let ends = [from.keys, to.keys] + (condition?.paths.map { $0.keys } ?? [])
        return ends.map { each.keys + $0 } + [among.keys + key.keys]
    }
}

/// The objects of an envelope that links lead to.
struct JoinedObjects: Sendable {
    /// By the name of the one that is linked to them.
    var targets: [String: [FoundValue]] = [:]

    /// Where the links and their targets stand.
    var places: Set<String> = []
}

extension FeedPath {
    /// The text of what stands first at the end of the path.
    func text(in value: JSONValue) -> String? { values(in: value).first?.value.name }
}
