import CivilTime
import Diagnostics
import IncidentFeeds
import PackTesting
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// An incident made up to show something, as a feed gives it and as it is read again.
struct Witness: Sendable {
    /// What stands at a path.
    fileprivate enum Leaf {
        case null
        case value(FactValue, FactType)
        case list([FactValue], FactType)
    }

    /// On one line, as `astreinte` reads it.
    let json: String

    /// What the pack makes of it.
    let plan: Plan

    /// What is known of each fact, the others never asked; nil where a pack refuses the incident.
    init?(of pack: RulePack, knowing facts: [PackIndex<Fact>: FactState], at now: Instant) {
        var tree = PathTree<Leaf>()
        let header = pack.header
        tree.put(.string("temoin"), of: pack.vocabulary.facts[header.bindings.id])
        tree.put(.datetime(now), of: pack.vocabulary.facts[header.timeZero])
        for fact in facts.keys.sorted() {
            let declared = pack.vocabulary.facts[fact]
            switch facts[fact] {
            case .known(let value): tree.put(value, of: declared)
            case .unknown: tree.put(.null, at: declared.sources.first ?? declared.name)
            default: break
            }
        }
        var writer = JSONWriter()
        tree.write(to: &writer) { leaf, writer in
            switch leaf {
            case .null: writer.null()
            case .value(let value, let type): writer.value(value, of: type, zone: header.zone)
            case .list(let values, let type):
                writer.array { writer in
                    for value in values { writer.value(value, of: type, zone: header.zone) }
                }
            }
        }
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

extension PathTree where Leaf == Witness.Leaf {
    fileprivate mutating func put(_ value: FactValue, of fact: Fact) {
        guard case .set(let set) = value else {
            return put(.value(value, fact.type), at: fact.sources.first ?? fact.name)
        }
        let unknown = fact.type.enumeration?.members.firstIndex { $0.meansUnknown }
        if set.holdsUnknown, let unknown {
            // A list that also holds this spelling of "not known".
            put(.list(set.members + [.member(unknown)], fact.type), at: fact.sources.last ?? fact.name)
        } else if let path = fact.sources.first, let first = set.members.first,
            fact.sources.count > 1 || set.members.count == 1
        {
            // The first path may be that of a fact with one value.
            put(.value(first, fact.type), at: path)
            if set.members.count > 1 { put(.list(Array(set.members.dropFirst()), fact.type), at: fact.sources[1]) }
        } else {
            put(.list(set.members, fact.type), at: fact.sources.last ?? fact.name)
        }
    }
}
