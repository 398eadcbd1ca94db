import FeedMappings
import RunbookFormats

extension LatestRecords {
    /// Takes in what was made of an incident; what makes way is said on standard error.
    mutating func take(_ value: Value, of incident: FeedIncident, place: (Value) -> FeedPlace) {
        let record = Record(keys: incident.keys, updatedAt: incident.updatedAt, value: value)
        for (left, latest) in take(record) {
            Terminal.standardError.write(
                "record \(place(left).record) is of the incident of record \(place(latest).record), "
                    + "which is later: it is left out\n")
        }
    }
}

extension FeedInput {
    /// The incidents of the feeds, each once, in the order in which they first came.
    mutating func readLatest() throws -> [Incident] {
        var latest = LatestRecords<Incident>(limit: Queue.limit)
        try readAll(
            block: { _ in { $0 } },
            each: { incident in
                // One more than the limit shows that there are too many; a queue keeps the most pressing.
                guard latest.count <= Queue.limit else { return }
                latest.take(incident, of: incident.read) { $0.place }
            })
        guard latest.count <= Queue.limit else {
            throw Ending.failure(
                "more than \(Queue.limit) incidents: astreinte triage keeps the most pressing, astreinte evaluate "
                    + "answers each")
        }
        return latest.values
    }
}
