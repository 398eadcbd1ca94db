import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import Runbooks
import Vocabularies

/// An incident made up to show something, as a feed gives it and as it is read again.
struct Witness: Sendable {
    /// On one line, as `astreinte` reads it.
    let json: String

    /// What the pack makes of it.
    let plan: Plan

    /// What is known of each fact, the others never asked; nil where a pack refuses the incident.
    init?(of pack: RulePack, knowing facts: [PackIndex<Fact>: FactState], at now: Instant) {
        var tree = IncidentTree()
        let header = pack.header
        tree.put(.string("temoin"), of: pack.vocabulary.facts[header.bindings.id])
        tree.put(.datetime(now), of: pack.vocabulary.facts[header.timeZero])
        for fact in facts.keys.sorted() {
            let declared = pack.vocabulary.facts[fact]
            switch facts[fact] {
            case .known(let value): tree.put(value, of: declared)
            case .unknown: tree.putNull(of: declared)
            default: break
            }
        }
        var writer = JSONWriter()
        tree.write(to: &writer, in: header.zone)
        json = String(decoding: writer.bytes, as: UTF8.self)
        var framer = FeedFramer()
        framer.append(writer.bytes)
        framer.finish()
        guard let record = framer.next(), let situation = try? IncidentReader(pack: pack).read(record),
            situation.remarks.isEmpty
        else { return nil }
        plan = Plan(pack: pack, situation: situation, now: now)
    }
}

/// Objects inside one another, by the paths of what they hold.
private struct IncidentTree {
    private enum Leaf {
        case null
        case value(FactValue, Enumeration?)
        case list([FactValue], Enumeration?)
        /// A list that also holds this spelling of "not known".
        case openList([FactValue], Enumeration, unknown: Int)
    }

    private var leaves: [String: Leaf] = [:]
    private var branches: [String: IncidentTree] = [:]

    mutating func put(_ value: FactValue, of fact: Fact) {
        let enumeration = fact.type.enumeration
        guard case .set(let set) = value else {
            put(.value(value, enumeration), at: fact.sources.first ?? fact.name)
            return
        }
        let unknown = enumeration?.members.firstIndex { $0.meansUnknown }
        if set.holdsUnknown, let enumeration, let unknown {
            put(.openList(set.members, enumeration, unknown: unknown), at: fact.sources.last ?? fact.name)
        } else if let path = fact.sources.first, let first = set.members.first,
            fact.sources.count > 1 || set.members.count == 1
        {
            // The first path may be that of a fact with one value.
            put(.value(first, enumeration), at: path)
            if set.members.count > 1 { put(.list(Array(set.members.dropFirst()), enumeration), at: fact.sources[1]) }
        } else {
            put(.list(set.members, enumeration), at: fact.sources.last ?? fact.name)
        }
    }

    mutating func putNull(of fact: Fact) { put(.null, at: fact.sources.first ?? fact.name) }

    private mutating func put(_ leaf: Leaf, at path: String) {
        put(leaf, at: path.split(separator: ".").map { String($0) }[...])
    }

    private mutating func put(_ leaf: Leaf, at path: ArraySlice<String>) {
        guard let first = path.first else { return }
        if path.count == 1 {
            leaves[first] = leaf
        } else {
            branches[first, default: IncidentTree()].put(leaf, at: path.dropFirst())
        }
    }

    func write(to writer: inout JSONWriter, in zone: Zone) {
        writer.object { writer in
            for key in Set(leaves.keys).union(branches.keys).sorted(by: precedes) {
                writer.key(key)
                if let branch = branches[key] {
                    branch.write(to: &writer, in: zone)
                } else if let leaf = leaves[key] {
                    write(leaf, to: &writer, in: zone)
                }
            }
        }
    }

    private func write(_ leaf: Leaf, to writer: inout JSONWriter, in zone: Zone) {
        switch leaf {
        case .null: writer.null()
        case .value(let value, let enumeration): write(value, enumeration, to: &writer, in: zone)
        case .list(let values, let enumeration):
            writer.array { writer in
                for value in values { write(value, enumeration, to: &writer, in: zone) }
            }
        case .openList(let values, let enumeration, let unknown):
            writer.array { writer in
                for value in values + [.member(unknown)] { write(value, enumeration, to: &writer, in: zone) }
            }
        }
    }

    private func write(
        _ value: FactValue, _ enumeration: Enumeration?, to writer: inout JSONWriter, in zone: Zone
    ) {
        switch value {
        case .boolean(let isTrue): writer.bool(isTrue)
        case .member(let position): writer.string(enumeration?.members[position].id ?? "")
        case .integer(let number): writer.integer(number)
        case .number(let number): writer.number(number)
        case .duration(let duration): writer.string(DurationText.iso(duration))
        case .datetime(let instant): writer.string(zone.rfc3339(instant))
        case .string(let text): writer.string(text)
        case .set, .records: writer.null()
        }
    }
}
