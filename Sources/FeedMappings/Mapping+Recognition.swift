import IncidentFeeds

extension Mapping {
    /// What a record looks like.
    enum Look {
        /// The records of the format in it, and the ways that led to them.
        case records([(value: JSONValue, isVerified: Bool?)], unwrapped: [FeedPath])
        case refused(String)

        /// True for an envelope without records.
        var isEmpty: Bool {
            guard case .records(let records, _) = self else { return false }
            return records.isEmpty
        }
    }

    /// What the first detection that fits makes of a record with these keys; nil where none does.
    func recognise(_ value: JSONValue, keys: Set<String>, depth: Int = 0) -> Look? {
        for detection in detections
        where detection.condition.mayHold(forKeys: keys) && detection.condition.holds(for: value) {
            switch detection.consequence {
            case .read: return .records([(value, detection.isVerified)], unwrapped: [])
            case .refuse(let reason): return .refused(reason)
            case .unwrap(let path):
                // An envelope in an envelope in a list is as far as exports go.
                guard depth < 3 else { continue }
                var records: [(value: JSONValue, isVerified: Bool?)] = []
                var ways = [path]
                let inside = path.values(in: value)
                if inside.isEmpty, path.start.values(in: value).first?.value.content == .array([]) {
                    return .records([], unwrapped: ways)
                }
                for inner in inside {
                    switch recognise(inner.value, keys: inner.value.keys, depth: depth + 1) {
                    case .records(let found, let unwrapped)?:
                        records += found.map { ($0.value, $0.isVerified.map { $0 && detection.isVerified }) }
                        for way in unwrapped where !ways.contains(way) { ways.append(way) }
                    case .refused?, nil: records.append((inner.value, nil))
                    }
                }
                // Something else in such an envelope is left to the detections that follow.
                if records.contains(where: { $0.isVerified != nil }) { return .records(records, unwrapped: ways) }
            }
        }
        return nil
    }
}

extension JSONValue {
    /// The keys of an object.
    var keys: Set<String> {
        guard case .object(let members) = content else { return [] }
        return Set(members.map { $0.key })
    }

    /// What an envelope holds beside what stands at a path, and what was joined to it, by its first keys.
    func leaves(beside path: FeedPath, _ joined: JoinedObjects) -> [String] {
        guard case .object(let members) = content else { return [] }
        var names = members.filter { $0.key != path.keys.first && !$0.value.isNull }.map { $0.key }
        if let list = path.start.values(in: self).first, case .array(let elements) = list.value.content {
            let read = Set(
                joined.places.union(path.values(in: self).map { $0.place }).map { place in
                    place.prefix(list.place.count) + place.dropFirst(list.place.count).prefix { $0 != "]" }
                })
            let left = elements.indices.count { !read.contains("\(list.place)[\($0)") }
            if left > 0 { names.append("\(list.place) (\(left))") }
        }
        return names
    }
}
