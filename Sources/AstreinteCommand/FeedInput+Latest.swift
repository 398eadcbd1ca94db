import FeedMappings
import RunbookFormats

/// Incidents as they come, each once, with what was made of it at each of its establishments.
struct LatestIncidents<Made> {
    private var records: LatestRecords<[(made: Made, place: FeedPlace)]>

    /// What was made of the first establishments of an incident whose others are to come.
    private var waiting: [(made: Made, place: FeedPlace)] = []

    /// Nothing yet; of so many incidents at most.
    init(limit: Int) {
        records = LatestRecords(limit: limit)
    }

    /// How many incidents there are, one of several establishments counting for each.
    var count: Int { records.count }

    /// The latest of each, in the order in which they first came.
    var all: [[Made]] { records.values.map { $0.map { $0.made } } }

    /// Takes in what was made of an incident; what makes way is said on standard error.
    mutating func take(_ made: Made, of incident: FeedIncident, at place: FeedPlace) {
        waiting.append((made, place))
        if let share = incident.share, share.place < share.count - 1 { return }
        let record = LatestRecords.Record(
            keys: incident.keys, updatedAt: incident.updatedAt, value: waiting, weight: waiting.count,
            name: incident.ownName)
        waiting = []
        for (left, latest) in records.take(record) {
            Terminal.standardError.write(
                "record \(left[0].place.record) is of the incident of record \(latest[0].place.record), "
                    + "which is later: it is left out\n")
        }
    }

    /// Leaves out what comes last by an order, where there is more than the limit, and says of each that it is.
    mutating func trim(by precedes: (Made, Made) -> Bool) -> Int {
        let left = records.trim { left, right in
            let first = left.map { $0.made }.min(by: precedes)
            return first.flatMap { first in right.map { $0.made }.min(by: precedes).map { precedes(first, $0) } }
                ?? false
        }
        for incident in left {
            Terminal.standardError.write(
                "record \(incident[0].place.record): the queue holds \(Queue.limit) incidents, all more pressing: "
                    + "it is left out\n")
        }
        return left.count
    }
}

extension FeedInput {
    /// The incidents of the feeds, each once, at each of its establishments, in the order in which they first came.
    mutating func readLatest() throws -> [[Incident]] {
        var latest = LatestIncidents<Incident>(limit: Queue.limit)
        try readAll(
            block: { _ in { $0 } },
            each: { incident in
                // One more than the limit shows that there are too many; a queue keeps the most pressing.
                guard latest.count <= Queue.limit else { return }
                latest.take(incident, of: incident.read, at: incident.place)
            })
        guard latest.count <= Queue.limit else {
            throw Ending.failure(
                "more than \(Queue.limit) incidents: astreinte triage keeps the most pressing, astreinte evaluate "
                    + "answers each")
        }
        return latest.all
    }
}
