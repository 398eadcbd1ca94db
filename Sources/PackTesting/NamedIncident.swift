import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies

/// A value that several packs understand: what is of a list is told by its name there.
enum NamedValue: Hashable {
    case word(String)
    case words([String])
    case other(FactValue)

    /// A value of a fact of some pack.
    init(_ value: FactValue, of fact: Fact) {
        let enumeration = fact.type.listed
        switch value {
        case .member(let position): self = .word(enumeration?.members[position].id ?? "")
        case .set(let set) where enumeration != nil:
            self = .words(
                set.members.compactMap { member in
                    guard case .member(let position) = member else { return nil }
                    return enumeration?.members[position].id
                })
        default: self = .other(value)
        }
    }

    /// The value for a fact of the same name of another pack, read as a feed would give it; nil where its list has none.
    func value(of fact: Fact) -> FactValue? {
        switch self {
        case .word(let id): return fact.type.listed?.position(ofID: id).map { .member($0) }
        case .words(let ids):
            let positions = ids.map { fact.type.listed?.position(ofID: $0) }
            guard !positions.contains(nil) else { return nil }
            return .set(SetValue(positions.compactMap { $0 }.map { .member($0) }, isOpen: fact.isOpen))
        case .other(.set(let set)): return .set(SetValue(set.members, isOpen: fact.isOpen))
        case .other(let value): return value
        }
    }

    /// The same on one line.
    var text: String {
        switch self {
        case .word(let id): id
        case .words(let ids): ids.joined(separator: "+")
        case .other(let value): "\(value)"
        }
    }
}

extension FactType {
    /// The list from which values, or the members of sets, are taken.
    fileprivate var listed: Enumeration? {
        if case .set(let member) = self { member.type.enumeration } else { enumeration }
    }
}

/// An incident made up from the names of facts.
struct NamedIncident: Hashable {
    private(set) var values: [String: NamedValue] = [:]

    /// The incident with one more thing known.
    func adding(_ name: String, _ value: NamedValue) -> NamedIncident {
        var incident = self
        incident.values[name] = value
        return incident
    }

    /// The incident with one thing known less.
    func removing(_ name: String) -> NamedIncident {
        var incident = self
        incident.values[name] = nil
        return incident
    }

    /// What a pack makes of it, on top of what a view knows.
    func view(on view: FactView) -> FactView {
        values.keys.sorted(by: precedes).reduce(view) { view, name in
            guard let fact = view.pack.vocabulary.fact(named: name),
                let value = values[name]?.value(of: view.pack.vocabulary.facts[fact])
            else { return view }
            return view.assuming(fact, is: value, forVerdicts: true)
        }
    }

    /// The incident as a feed gives it, with an id and T0, by the paths of the first of these packs, of
    /// which there is one at least, that has each fact.
    func json(id: String, at now: Instant, by packs: [RulePack]) -> [UInt8] {
        var tree = PathTree<NamedValue>()
        let (header, facts) = (packs[0].header, packs[0].vocabulary.facts)
        tree.put(.other(.string(id)), of: facts[header.bindings.id])
        tree.put(.other(.datetime(now)), of: facts[header.timeZero])
        for name in values.keys.sorted(by: precedes) {
            guard
                let fact = packs.lazy.compactMap({ pack in
                    pack.vocabulary.fact(named: name).map { pack.vocabulary.facts[$0] }
                }).first, let value = values[name]
            else { continue }
            tree.put(value, of: fact)
        }
        var writer = JSONWriter()
        tree.write(to: &writer) { $0.write(to: &$1, in: header.zone) }
        return writer.bytes
    }
}

extension PathTree<NamedValue> {
    /// Puts a value where a feed gives it; of several paths the first is that of a fact with one value.
    fileprivate mutating func put(_ value: NamedValue, of fact: Fact) {
        guard case .words(let ids) = value, fact.sources.count > 1 else {
            return put(value, at: fact.sources.first ?? fact.name)
        }
        if let first = ids.first { put(.word(first), at: fact.sources[0]) }
        if ids.count != 1 { put(.words(Array(ids.dropFirst())), at: fact.sources[1]) }
    }
}

extension NamedValue {
    fileprivate func write(to writer: inout JSONWriter, in zone: Zone) {
        switch self {
        case .word(let id): writer.string(id)
        case .words(let ids): NamedValue.write(ids, to: &writer)
        case .other(let value):
            switch value {
            case .boolean(let isTrue): writer.bool(isTrue)
            case .integer(let number): writer.integer(number)
            case .number(let number): writer.raw(Array("\(number)".utf8))
            case .duration(let duration): writer.string(DurationText.iso(duration))
            case .datetime(let instant): writer.string(zone.rfc3339(instant))
            case .string(let text): writer.string(text)
            case .set(let set):
                let texts = set.members.compactMap { if case .string(let text) = $0 { text } else { nil } }
                NamedValue.write(texts, to: &writer)
            case .member, .records: writer.null()
            }
        }
    }

    private static func write(_ texts: [String], to writer: inout JSONWriter) {
        writer.array { writer in
            for text in texts { writer.string(text) }
        }
    }
}
