import Diagnostics
package import RuleEngine
package import Runbooks
import Vocabularies

/// Reads canonical incidents: the path of a fact in the record is the fact's name, or what its vocabulary says.
///
/// Collections of the establishment (`establishment.services`) are never read: their labels stand in the texts of
/// actions, where nothing of a feed may be expanded. They come from the profile alone.
package struct IncidentReader: Sendable {
    private let pack: RulePack

    /// Where the facts of the vocabulary stand in a record: a key among these may come only once.
    package let declared: DeclaredKeys
    private let paths: [[[String]]]
    private let columns: [PackIndex<Fact>: [CollectionReading.Column]]

    /// Where a fact of one value stands and a set is read too, as at the first type of an incident.
    private let sharedPaths: Set<String>
    private let topLevelKeys: Set<String>
    private let nearKeys: NearNames

    /// What is said of a key that is the name of a fact which no record tells, by that name.
    private let workedOut: [String: String]
    private let limits: FeedLimits

    /// A reader for the facts of one pack.
    package init(pack: RulePack, limits: FeedLimits = FeedLimits()) {
        self.pack = pack
        self.limits = limits
        paths = pack.vocabulary.facts.map { fact in
            fact.sources.map { $0.split(separator: ".").map { String($0) } }
        }
        columns = IncidentReader.columns(of: pack.vocabulary, paths)
        let (sets, others) = pack.vocabulary.facts.reduce(into: ([String](), [String]())) { found, fact in
            if case .set = fact.type { found.0 += fact.sources } else { found.1 += fact.sources }
        }
        sharedPaths = Set(sets).intersection(others)
        // Who shares an incident, and the house of each, are told whatever the vocabulary declares.
        declared = DeclaredKeys(
            paths: paths.flatMap { $0 } + [["schema"]], others: ["establishment", "establishments"])
        topLevelKeys = Set(paths.flatMap { $0 }.compactMap { $0.first })
        nearKeys = NearNames(topLevelKeys)
        workedOut = IncidentReader.workedOut(in: pack.vocabulary)
    }

    /// Whether an object says nothing that the vocabulary declares beside its `id`.
    package func knowsNothing(of value: JSONValue) -> Bool {
        guard case .object(let members) = value.content, members.count > 1 else { return false }
        return members.allSatisfy { $0.key == "id" || !topLevelKeys.contains($0.key) }
    }

    /// The situation that a record describes, or why the record is refused.
    ///
    /// A value that doesn't suit its fact doesn't refuse the record: the fact stays unknown, with a remark. What stands
    /// at the paths of `leftOut` is passed over.
    package func read(_ record: FeedRecord, leavingOut leftOut: Set<String> = []) throws(FeedFault) -> Situation {
        if let fault = record.fault { throw fault }
        let value = try JSONReader.read(record.bytes, declares: declared, limits: limits)
        return try situation(of: value, leavingOut: leftOut)
    }

    /// The situation that a record's object describes.
    package func situation(of value: JSONValue, leavingOut leftOut: Set<String> = []) throws(FeedFault) -> Situation {
        try requireID(in: value)

        var table = FactTable(factCount: pack.vocabulary.facts.count)
        var remarks = nearMisses(in: value)
        for fact in pack.vocabulary.facts.packIndices where !pack.vocabulary.facts[fact].isDerived {
            guard pack.vocabulary.facts[fact].collection == nil else { continue }
            let (state, found) = read(fact, in: value, leavingOut: leftOut)
            table[fact] = state
            // Two facts may read the same value: one remark is enough.
            remarks += found.filter { !remarks.contains($0) }
        }
        return Situation(table, remarks: remarks)
    }

    private func read(
        _ fact: PackIndex<Fact>, in value: JSONValue, leavingOut leftOut: Set<String>
    ) -> (FactState, [DataRemark]) {
        let names = pack.vocabulary.facts[fact].sources
        let read = names.indices.filter { leftOut.isEmpty || !leftOut.contains(names[$0]) }
        let paths = paths[fact.position]
        if let columns = columns[fact] {
            guard let first = read.first else { return (.absent, []) }
            let path = paths[first]
            guard !pack.vocabulary.facts[fact].name.hasPrefix("establishment.") else {
                return (.absent, setAside(value.value(at: path), at: path))
            }
            let isMap = pack.vocabulary.facts[fact].isMap
            var reading = CollectionReading(columns: columns, path: names[first], isMap: isMap)
            let state = reading.state(of: value.value(at: path))
            return (state, reading.remarks)
        }
        var reading = FactReading(of: pack.vocabulary.facts[fact], isHouseNumber: isHouseNumber(fact))
        for path in read {
            let place = value.value(at: paths[path])
            let name = names[path]
            reading.add(place, at: name, isShared: place.isList && sharedPaths.contains(name))
        }
        return (reading.state, reading.remarks)
    }

    /// What a value says of a fact of the incident, and what of it was set aside.
    func state(of fact: PackIndex<Fact>, in value: JSONValue) -> (FactState, [DataRemark]) {
        let declared = pack.vocabulary.facts[fact]
        if let columns = columns[fact] {
            guard !declared.name.hasPrefix("establishment.") else {
                return (.absent, setAside(.present(value), at: [declared.name]))
            }
            var reading = CollectionReading(columns: columns, path: declared.name, isMap: declared.isMap)
            let state = reading.state(of: .present(value))
            return (state, reading.remarks)
        }
        var reading = FactReading(of: declared, isHouseNumber: isHouseNumber(fact))
        reading.add(.present(value), at: declared.name)
        return (reading.state, reading.remarks)
    }

    /// True for the fact by which profiles are chosen.
    private func isHouseNumber(_ fact: PackIndex<Fact>) -> Bool { fact == pack.header.bindings.establishment }

    /// What is said of a collection of the establishment that a record holds all the same.
    private func setAside(_ place: JSONPlace, at path: [String]) -> [DataRemark] {
        guard case .present = place else { return [] }
        return [
            DataRemark(
                code: "establishment-collection", path: path.joined(separator: "."),
                message: "lu seulement dans le profil de l'établissement ; compte comme inconnu")
        ]
    }

    /// For each collection, its facts by their path in a record.
    private static func columns(
        of vocabulary: Vocabulary, _ paths: [[[String]]]
    ) -> [PackIndex<Fact>: [CollectionReading.Column]] {
        var columns: [PackIndex<Fact>: [CollectionReading.Column]] = [:]
        for collection in vocabulary.facts.packIndices {
            guard case .records(let facts) = vocabulary.facts[collection].type else { continue }
            let depth = paths[collection.position].first?.count ?? 0
            columns[collection] = facts.map { fact in
                let path = paths[fact.position].first ?? []
                return CollectionReading.Column(fact: vocabulary.facts[fact], keys: Array(path.dropFirst(depth)))
            }
        }
        return columns
    }

    private func requireID(in value: JSONValue) throws(FeedFault) {
        let path = paths[pack.header.bindings.id.position].first ?? ["id"]
        guard case .present(let found) = value.value(at: path) else {
            throw FeedFault(.missingID, at: 0, "the record has no `\(path.joined(separator: "."))`")
        }
        guard case .string(let id) = found.content, !id.isEmpty else {
            throw FeedFault(
                .missingID, at: found.offset, "`\(path.joined(separator: "."))` is not a text with something in it")
        }
    }

    /// Keys that nothing reads but that look like one that something does: a slip that would be lost in silence; and those of
    /// facts that are worked out.
    private func nearMisses(in value: JSONValue) -> [DataRemark] {
        guard case .object(let members) = value.content else { return [] }
        // Each is compared with every known key: a record with hundreds of its own keys is of another kind.
        let unread = members.filter { !topLevelKeys.contains($0.key) && !IncidentReader.otherKeys.contains($0.key) }
        return unread.prefix(100).compactMap { member in
            var message = workedOut[member.key]
            if message == nil, let meant = nearKeys.nearest(to: member.key), value[meant] == nil {
                message = DataRemark.unknownKey + "peut-être « \(meant) »"
            }
            return message.map { DataRemark(code: "unknown-key", path: member.key, message: $0) }
        }
    }

    /// Keys of `incident/1` that no rule reads, and that any record may have.
    private static let otherKeys: Set<String> = [
        "schema", "source", "type_basis", "description", "tags", "updated_at", "extra", "establishments",
    ]

    private static func workedOut(in vocabulary: Vocabulary) -> [String: String] {
        var messages: [String: String] = [:]
        for fact in vocabulary.facts where !fact.sources.contains(fact.name) {
            if fact.isDerived {
                messages[fact.name] = "clé ignorée : cela se déduit d'autres faits"
            } else if !fact.sources.isEmpty {
                let sources = fact.sources.map { "« \($0) »" }.joined(separator: " et ")
                messages[fact.name] = "clé ignorée : cela se lit dans " + sources
            }
        }
        return messages
    }
}

/// What stands at a path of a record.
enum JSONPlace {
    case absent
    case present(JSONValue)
    /// Something other than an object stands on the way.
    case blocked(by: String)

    /// True for a list.
    var isList: Bool {
        guard case .present(let value) = self, case .array = value.content else { return false }
        return true
    }
}

extension JSONValue {
    /// Follows a path through objects.
    func value(at path: [String]) -> JSONPlace {
        var current = self
        for (depth, key) in path.enumerated() {
            guard case .object = current.content else {
                if case .null = current.content { return .absent }
                return .blocked(by: path[..<depth].joined(separator: "."))
            }
            guard let next = current[key] else { return .absent }
            current = next
        }
        return .present(current)
    }
}
