import IncidentFeeds

/// What a record must look like: keys with constant values, keys that are there, keys that aren't.
struct RecordCondition: Sendable {
    var keys: [(path: FeedPath, values: [TextPattern])] = []
    var present: [FeedPath] = []
    var absent: [FeedPath] = []

    /// Whether a record with these keys may look so: most formats are told apart by them alone.
    func mayHold(forKeys present: Set<String>) -> Bool {
        (self.present + keys.map { $0.path }).allSatisfy { path in
            path.keys.first.map { present.contains($0) } ?? true || present.contains(path.literalKey)
        }
    }

    /// Whether a record looks so; a path that leads to several values needs one that fits.
    func holds(for record: JSONValue) -> Bool {
        present.allSatisfy { $0.isPresent(in: record) } && !absent.contains { $0.isPresent(in: record) }
            && keys.allSatisfy { path, patterns in
                path.literalValues(in: record).contains { found in
                    found.value.text.map { text in patterns.contains { $0.matches(text) } } ?? false
                }
            }
    }

    /// The paths that it reads.
    var paths: [FeedPath] { keys.map { $0.path } + present + absent }
}
