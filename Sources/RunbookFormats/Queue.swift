package import CivilTime
package import RuleEngine
import Runbooks
package import Vocabularies

/// The incidents of many establishments, in the order in which to open them.
package struct Queue: Sendable {
    /// How many incidents a queue holds: the most pressing ones.
    package static let limit = 10_000

    /// From the most pressing to the least; the first has rank 1.
    let entries: [QueueEntry]

    let pack: RulePack
    let now: Instant
    let threshold: QueueThreshold

    /// How many records were left out because the queue was full.
    let leftOut: Int

    /// A queue of incidents, all read by one pack at one instant.
    package init(
        _ entries: [QueueEntry], pack: RulePack, now: Instant, threshold: QueueThreshold? = nil, leftOut: Int = 0
    ) {
        self.entries = entries.sorted { $0.precedes($1) }
        self.pack = pack
        self.now = now
        self.threshold = threshold ?? .usual(in: pack)
        self.leftOut = leftOut
    }

    /// True for an incident of which one line says enough.
    func isBelow(_ entry: QueueEntry) -> Bool {
        entry.skipped == nil && threshold.isAbove(entry)
    }

    /// The incidents with their ranks, those of one establishment together, under its group (GHT); each in the order of
    /// its most pressing incident.
    var groups: [QueueGroup] {
        var houses: [QueueHouse] = []
        var houseByKey: [String: Int] = [:]
        for (place, entry) in entries.enumerated() {
            let key = entry.house.number ?? entry.house.name.map { "/" + slug($0) } ?? ""
            if let house = houseByKey[key] {
                houses[house].add(entry, rank: place + 1)
            } else {
                houseByKey[key] = houses.count
                houses.append(QueueHouse(entry, rank: place + 1))
            }
        }
        var groups: [QueueGroup] = []
        var groupByKey: [String: Int] = [:]
        for house in houses {
            let key = house.grouped.map { slug($0.group ?? "") } ?? ""
            if let group = groupByKey[key] {
                groups[group].houses.append(house)
            } else {
                groupByKey[key] = groups.count
                groups.append(QueueGroup(houses: [house]))
            }
        }
        return groups
    }
}

/// Establishments of one group, or of none that is known.
struct QueueGroup {
    var houses: [QueueHouse]

    /// As the first of them says it.
    var name: QueueEntry.House? { houses.first?.grouped }
}

/// The incidents of one establishment.
struct QueueHouse {
    private(set) var entries: [(rank: Int, entry: QueueEntry)]

    init(_ entry: QueueEntry, rank: Int) { entries = [(rank, entry)] }

    mutating func add(_ entry: QueueEntry, rank: Int) { entries.append((rank, entry)) }

    var number: Phrase? { entries.first?.entry.house.shownNumber }

    /// The first incident that says the name: one of several may say more than the others.
    var named: QueueEntry.House? { entries.first { $0.entry.house.name != nil }?.entry.house }

    /// The first that says the group.
    var grouped: QueueEntry.House? { entries.first { $0.entry.house.group != nil }?.entry.house }
}

/// Below what an incident takes no more than its place in one line.
package enum QueueThreshold: Hashable, Sendable {
    case priority(PackIndex<Priority>)
    /// A place on the pack's scale of severity.
    case severity(Int)

    /// A priority of the pack, or else a level of its severity, by its id.
    package init?(id: String, in pack: RulePack) {
        let priorities = pack.vocabulary.priorities
        if let priority = priorities.packIndices.first(where: { priorities[$0].id == id }) {
            self = .priority(priority)
        } else if let level = QueueThreshold.levels(of: pack).firstIndex(where: { $0.id == id }) {
            self = .severity(level)
        } else {
            return nil
        }
    }

    /// The ids that a threshold may have.
    package static func ids(in pack: RulePack) -> [String] {
        pack.vocabulary.priorities.map { $0.id } + levels(of: pack).map { $0.id }
    }

    /// The least pressing priority of which no action waits behind another's; where there is none, the least of all.
    static func usual(in pack: RulePack) -> QueueThreshold {
        let priorities = pack.vocabulary.priorities
        let places = Array(priorities.packIndices)
        return .priority(places.last { priorities[$0].neverWaits } ?? places[places.count - 1])
    }

    /// True for an incident that is below by what is known of it; of a severity that nobody knows, it isn't.
    func isAbove(_ entry: QueueEntry) -> Bool {
        switch self {
        case .priority(let least): entry.priority.map { $0 > least } ?? true
        case .severity(let least): entry.levels.known.map { $0 < least } ?? false
        }
    }

    /// What the reader calls it.
    func label(in pack: RulePack) -> Phrase {
        switch self {
        case .priority(let priority): Phrase(pack.vocabulary.priorities[priority].label)
        case .severity(let level): "gravité \(Phrase(QueueThreshold.levels(of: pack)[level].label).decapitalised)"
        }
    }

    func id(in pack: RulePack) -> String {
        switch self {
        case .priority(let priority): pack.vocabulary.priorities[priority].id
        case .severity(let level): QueueThreshold.levels(of: pack)[level].id
        }
    }

    private static func levels(of pack: RulePack) -> [Enumeration.Member] {
        guard let fact = pack.header.bindings.severity, case .ordinal(let scale) = pack.vocabulary.facts[fact].type
        else { return [] }
        return scale.members
    }
}
