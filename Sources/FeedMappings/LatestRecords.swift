package import CivilTime

/// Of several records of one incident, the latest: case tools send an incident again whenever it changes, and join alerts
/// to cases.
///
/// It holds so many incidents, and no more keys than ``keysPerIncident`` times as many, whatever passes through it.
package struct LatestRecords<Value> {
    /// How many keys are remembered for each incident of the limit; past that the keys of the latest records alone are.
    package static var keysPerIncident: Int { 8 }

    /// A record that was read, and what was made of it.
    package struct Record {
        /// What records of one incident have in common, each of these; empty where the feed doesn't say.
        let keys: [[String]]
        let updatedAt: Instant?
        package let value: Value

        /// For how many it counts.
        let weight: Int

        /// What tells its incident from others where no key does.
        fileprivate(set) var name: IncidentName?

        /// A record, to be kept or left for a later one.
        package init(
            keys: [[String]], updatedAt: Instant?, value: Value, weight: Int = 1, name: IncidentName? = nil
        ) {
            self.keys = keys
            self.updatedAt = updatedAt
            self.value = value
            self.weight = weight
            self.name = name
        }
    }

    /// A record that another of the same incident replaces.
    package typealias Replacement = (left: Value, by: Value)

    private var kept: [Record?] = []

    /// By key, a place in `kept`; a place whose incident proved to be another's leads to that one's.
    private var places: [[String]: Int] = [:]

    /// In place of a place, where incidents of several establishments have one id: which of them one that says none is of,
    /// nobody can tell.
    private static var several: Int { -1 }

    private var joined: [Int: Int] = [:]

    /// How many incidents there are, each by its weight.
    package private(set) var count = 0

    private let limit: Int

    /// Nothing yet; of so many incidents at most.
    package init(limit: Int) {
        self.limit = limit
    }

    /// The latest record of each incident, in the order in which incidents first came.
    package var values: [Value] { kept.compactMap { $0?.value } }

    /// Takes a record in, and gives those that make way.
    package mutating func take(_ record: Record) -> [Replacement] {
        let known = Set(record.keys.compactMap { kept(by: $0) } + named(record.name)).sorted()
        let place = known.first ?? kept.count
        var latest = record
        var replaced: [Replacement] = []
        for other in known {
            guard let earlier = kept[other] else { continue }
            count -= earlier.weight
            let isLater = latest.isLater(than: earlier)
            let left = isLater ? earlier : latest
            if !isLater { latest = earlier }
            if let name = earlier.name { latest.name = latest.name?.completed(by: name) }
            if let name = record.name { latest.name = latest.name?.completed(by: name) }
            kept[other] = nil
            if other != place { joined[other] = place }
            replaced.append((left.value, latest.value))
        }
        if known.isEmpty { kept.append(latest) } else { kept[place] = latest }
        count += latest.weight
        for key in record.keys { places[key] = place }
        claim(latest.name, for: place)
        if places.count > limit * LatestRecords.keysPerIncident { compact() }
        return replaced
    }

    /// Keeps as many incidents as the limit says, the first by an order, and gives the others.
    package mutating func trim(by precedes: (Value, Value) -> Bool) -> [Value] {
        guard count > limit else { return [] }
        let present = kept.indices.filter { kept[$0] != nil }
        let ranked = present.sorted { left, right in
            guard let first = kept[left], let second = kept[right] else { return false }
            return precedes(first.value, second.value)
        }
        var weight = 0
        let last = ranked.drop { place in
            weight += kept[place]?.weight ?? 0
            return weight <= limit
        }.sorted()
        let left = last.compactMap { kept[$0] }
        for place in last { kept[place] = nil }
        count -= left.reduce(0) { $0 + $1.weight }
        compact()
        return left.map { $0.value }
    }

    /// Forgets the keys of records that are gone, and the places that they had.
    private mutating func compact() {
        kept = kept.filter { $0 != nil }
        joined = [:]
        places = [:]
        for (place, record) in kept.enumerated() {
            for key in record?.keys ?? [] { places[key] = place }
            claim(record?.name, for: place)
        }
    }

    /// The incidents that a name may be of, none of them at another establishment.
    private func named(_ name: IncidentName?) -> [Int] {
        guard let name else { return [] }
        return name.keys.compactMap { kept(by: $0) }.filter { place in
            kept[place]?.name.map { !$0.isElsewhere(than: name) } ?? false
        }
    }

    /// Keeps by what an incident is found again; what two of them have in common finds none.
    private mutating func claim(_ name: IncidentName?, for place: Int) {
        for key in name?.keys ?? [] {
            let known = places[key]
            let isOwn = known == nil || known != LatestRecords.several && kept(by: key) == place
            places[key] = isOwn ? place : LatestRecords.several
        }
    }

    private func kept(by key: [String]) -> Int? {
        var place = places[key]
        while let next = place.flatMap({ joined[$0] }) { place = next }
        return place == LatestRecords.several ? nil : place
    }
}

extension LatestRecords.Record {
    /// Whether the record was changed after another that came before it; where neither says, the later in the feed is.
    fileprivate func isLater(than other: LatestRecords.Record) -> Bool {
        guard let time = updatedAt, let otherTime = other.updatedAt else {
            return updatedAt != nil || other.updatedAt == nil
        }
        return time >= otherTime
    }
}
