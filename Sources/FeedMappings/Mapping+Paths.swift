import IncidentFeeds

/// The keys that a mapping reads.
extension Mapping {
    /// Where case tools keep the fields that a house has added.
    static let customFieldsKey = "customFields"

    /// Every way that facts, types and recognition read, by keys.
    var readKeys: [[String]] {
        let sources = facts.map { $0.source } + typeSteps.compactMap { $0.source } + (latest.map { [$0] } ?? [])
        let conditions = detections.map { $0.condition } + typeSteps.compactMap { $0.condition }
        var keys =
            sources.flatMap { $0.readKeys } + conditions.flatMap { $0.paths.flatMap { [$0.keys, [$0.literalKey]] } }
        for case .paths(let paths) in key + otherKey { keys += paths.map { $0.keys } }
        if !customFields.isEmpty { keys.append([Mapping.customFieldsKey]) }
        if let links { keys += links.readKeys }
        return keys
    }

    /// Those that are read whatever the record holds: identity, and what tells which source speaks.
    var alwaysReadKeys: [[String]] {
        let conditions = detections.map { $0.condition } + typeSteps.compactMap { $0.condition }
        var keys = conditions.flatMap { $0.paths.flatMap { [$0.keys, [$0.literalKey]] } }
        for case .paths(let paths) in key + otherKey { keys += paths.map { $0.keys } }
        return keys + facts.flatMap { $0.source.alwaysReadKeys } + (latest?.readKeys ?? [])
    }

    /// The ways that are read, and what leads to them, below what records of the format are wrapped in too.
    func declaring() -> Set<[String]> {
        let keys = readKeys
        let wraps = detections.compactMap { detection -> [String]? in
            guard case .unwrap(let path) = detection.consequence else { return nil }
            return path.keys
        }
        let all = keys + wraps.flatMap { wrap in keys.map { wrap + $0 } }
        return Set(all.flatMap { path in path.indices.map { Array(path[...$0]) } })
    }

    /// The names of added fields that are read.
    var customFields: [String] {
        (facts.map { $0.source } + typeSteps.compactMap { $0.source }).flatMap { $0.customFields }
    }
}

extension Source {
    fileprivate var readKeys: [[String]] {
        let own: [[String]] =
            switch origin {
            case .paths(let paths), .earliest(let paths), .joined(let paths): paths.map { $0.keys }
            case .literalKeys(let keys): keys.flatMap { [[$0.literalKey], $0.keys] }
            case .any(let sources), .all(let sources): sources.flatMap { $0.readKeys }
            case .parts(let year, let month, let day): [year, month, day].compactMap { $0?.keys }
            case .each(let path, let json, let columns):
                json != nil
                    ? [path.keys]
                    : columns.flatMap { $0.source.readKeys }.flatMap {
                        [path.keys + $0, [([path.text] + $0).joined(separator: ".")]]
                    }
            // What is read of linked objects stands elsewhere in the envelope.
            case .linked(let name, _): [name.keys]
            case .customFields, .tags, .machineTag, .constant: []
            }
        return own + (condition?.paths.map { $0.keys } ?? []) + otherwise.flatMap { $0.readKeys }
    }

    fileprivate var alwaysReadKeys: [[String]] {
        let own: [[String]] =
            switch origin {
            case .any(let sources), .all(let sources): sources.flatMap { $0.alwaysReadKeys }
            case .earliest, .parts, .each, .linked: readKeys
            case .paths, .literalKeys, .joined, .customFields, .tags, .machineTag, .constant: []
            }
        return own + (condition?.paths.map { $0.keys } ?? []) + otherwise.flatMap { $0.alwaysReadKeys }
    }

    fileprivate var customFields: [String] {
        let own: [String] =
            switch origin {
            case .customFields(let names): names
            case .any(let sources), .all(let sources): sources.flatMap { $0.customFields }
            default: []
            }
        return own + otherwise.flatMap { $0.customFields }
    }
}

extension JSONValue {
    /// The fault of a key among those declared that comes twice in one object, since either value might be meant.
    func duplicate(among declared: Set<[String]>, at keys: [String] = []) -> FeedFault? {
        switch content {
        case .array(let elements):
            return elements.lazy.compactMap { $0.duplicate(among: declared, at: keys) }.first
        case .object(let members):
            var offsets: [String: Int] = [:]
            for member in members {
                let path = keys + [member.key]
                guard declared.contains(path) else { continue }
                if let earlier = offsets.updateValue(member.keyOffset, forKey: member.key) {
                    return FeedFault(
                        .duplicateKey, at: member.keyOffset,
                        "key `\(member.key)` appears twice, first at offset \(earlier)", earlierOffset: earlier)
                }
                if let fault = member.value.duplicate(among: declared, at: path) { return fault }
            }
            return nil
        case .null, .bool, .number, .string: return nil
        }
    }
}
