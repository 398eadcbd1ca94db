package import CivilTime
package import IncidentFeeds
package import Runbooks

/// An incident read from a feed, whatever its format.
package struct FeedIncident: Sendable {
    package let situation: Situation

    /// As the canonical form has it.
    package let canonical: JSONValue

    /// How it came from a foreign record; nil for a canonical one.
    package let conversion: Conversion?

    /// What the envelope of the record held beside the incident.
    package let envelope: [String]

    /// Which of the establishments that share the incident this is; nil where it is of one.
    package let share: Share?

    /// What tells it from others; nil where the feed names an object of a tool.
    package internal(set) var ownName: IncidentName?

    /// One of the establishments of an incident.
    package struct Share: Hashable, Sendable {
        /// From 0, the support first.
        package let place: Int

        /// How many there are.
        package let count: Int

        /// True for the one that hosts what the others use.
        package let isSupport: Bool

        /// The incident as it is there.
        let canonical: JSONValue
    }

    /// False for an establishment after the first of one incident.
    package var isWhole: Bool { share.map { $0.place == 0 } ?? true }

    /// Each of these, records of one incident have in common; empty where the feed doesn't say.
    package var keys: [[String]] {
        if let conversion { return conversion.keys }
        let source = canonical["source"]
        guard let format = source?["format"]?.name, let ref = source?["ref"]?.name else { return [] }
        return [[format, ref]]
    }

    /// When the record was last changed, as far as it says.
    package var updatedAt: Instant? {
        if let conversion { return conversion.updatedAt }
        return canonical["updated_at"]?.text.flatMap { Instant(rfc3339: $0) }
    }

    /// The canonical form without what a default filled, which nobody told; of one of several establishments, what holds
    /// there; nil where the record is told as it stands.
    package var told: JSONValue? {
        if let share { return share.canonical }
        return conversion.map { conversion in canonical.removing { conversion.defaulted.contains($0) } }
    }
}

extension JSONValue {
    /// The value without the members at some dotted paths.
    fileprivate func removing(at path: String = "", _ isRemoved: (String) -> Bool) -> JSONValue {
        guard case .object(let members) = content else { return self }
        let kept = members.compactMap { member -> JSONMember? in
            let name = path.isEmpty ? member.key : "\(path).\(member.key)"
            guard !isRemoved(name) else { return nil }
            return JSONMember(
                key: member.key, keyOffset: member.keyOffset, value: member.value.removing(at: name, isRemoved))
        }
        return JSONValue(content: .object(kept), offset: offset)
    }
}
