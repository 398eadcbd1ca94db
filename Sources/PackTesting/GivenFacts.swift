package import Diagnostics
package import RuleEngine
import RulePacks
package import Vocabularies
package import YAMLTrees

/// Reads the facts that a test gives, written as the incident record would be.
package struct GivenFacts {
    private let names: PackNames
    package private(set) var diagnostics: [Diagnostic] = []

    /// What is named where, and what could be; nil where nobody will ask.
    var record: NameRecord?

    private var pack: RulePack { names.pack }

    /// A reader that knows the names of a pack.
    package init(_ names: PackNames) {
        self.names = names
    }

    /// The paths that a mapping gives, whose keys are paths or the steps of paths.
    package mutating func paths(in node: YAMLNode, below prefix: String = "") -> [(path: String, value: YAMLNode)] {
        guard node.kind == .mapping else {
            diagnostics.append(Diagnostic(.wrongShape, "facts are written as `key: value` pairs", at: node.range))
            return []
        }
        var found: [(path: String, value: YAMLNode)] = []
        for entry in node.entries {
            let path = prefix + entry.key.text
            if let facts = names.readers[path] {
                for fact in facts {
                    let name = pack.vocabulary.facts[fact].name
                    record?.note(Mention(kind: "fact", name: name, range: entry.key.range))
                }
                found.append((path, entry.value))
            } else if entry.value.kind == .mapping, names.steps.contains(path) {
                found += paths(in: entry.value, below: path + ".")
            } else {
                unknown(path, at: entry.key.range)
            }
        }
        return found
    }

    /// A table with the facts that these paths give beside what it holds from others, each absent path adding nothing.
    package mutating func table(of given: [String: YAMLNode], beside table: FactTable) -> FactTable {
        var table = table
        for fact in pack.vocabulary.facts.packIndices where pack.vocabulary.facts[fact].collection == nil {
            let values = pack.vocabulary.facts[fact].sources.compactMap { given[$0] }
            if !values.isEmpty { table[fact] = table[fact].joined(with: state(of: fact, values)) }
        }
        return table
    }

    private mutating func unknown(_ path: String, at range: SourceRange) {
        record?.offer(names.readers.keys.sorted(), for: path)
        if names.facts[path].map({ pack.vocabulary.facts[$0].isDerived }) ?? false {
            diagnostics.append(
                Diagnostic(
                    .derivedFact, "`\(printable(path))` is computed by the pack", at: range,
                    help: ["give the facts that it is computed from"]))
            return
        }
        let help = nearest(path, in: names.readers.keys.sorted()).map { ["did you mean `\($0)`?"] } ?? []
        diagnostics.append(Diagnostic(.unknownFact, "unknown fact `\(printable(path))`", at: range, help: help))
    }

    /// What the values of its paths say of a fact.
    package mutating func state(of fact: PackIndex<Fact>, _ values: [YAMLNode]) -> FactState {
        let type = pack.vocabulary.facts[fact].type
        if case .records(let facts) = type { return records(values, facts, of: pack.vocabulary.facts[fact]) }
        guard case .set(let memberType) = type else {
            guard let value = values.first, !value.isNull else { return .unknown }
            return state(value, as: type)
        }
        if values.allSatisfy({ $0.isNull }) { return .unknown }
        var members: [FactValue] = []
        var holdsUnknown = false
        for member in values.flatMap({ $0.kind == .sequence ? $0.elements : [$0] }) {
            if !member.isNull, case .known(let value) = state(member, as: memberType.type) {
                members.append(value)
            } else {
                holdsUnknown = true
            }
        }
        let isOpen = pack.vocabulary.facts[fact].isOpen
        return .known(.set(SetValue(members, isOpen: isOpen, holdsUnknown: holdsUnknown)))
    }

    private mutating func records(
        _ values: [YAMLNode], _ facts: [PackIndex<Fact>], of collection: Fact
    ) -> FactState {
        guard let value = values.first, !value.isNull else { return .unknown }
        if collection.isMap, value.kind == .mapping, let fact = facts.last {
            return .known(
                .records(
                    value.entries.map { entry in
                        FactRecord([.known(.string(entry.key.text)), state(of: fact, [entry.value])])
                    }))
        }
        guard value.kind == .sequence, !collection.isMap else {
            diagnostics.append(
                Diagnostic(
                    .wrongShape,
                    collection.isMap
                        ? "`\(collection.name)` is given as `id: value` pairs"
                        : "`\(collection.name)` is given as a list of records", at: value.range))
            return .absent
        }
        return .known(
            .records(
                value.elements.map { element in
                    let given = paths(in: element, below: collection.name + ".")
                    return FactRecord(
                        facts.map { fact in
                            let path = pack.vocabulary.facts[fact].sources
                            let values = given.filter { path.contains($0.path) }.map { $0.value }
                            return values.isEmpty ? .absent : state(of: fact, values)
                        })
                }))
    }

    /// The value of a scalar; a spelling of "not known" was asked and is unknown.
    private mutating func state(_ node: YAMLNode, as type: FactType) -> FactState {
        do throws(FactValueFault) {
            return .known(try FactValueReader.read(node.text, as: type))
        } catch .meansUnknown {
            return .unknown
        } catch {
            record?.offer(type.words, for: node.text)
            let text = printable(node.text)
            diagnostics.append(
                Diagnostic(error.code.rawValue, error.message(for: text), at: node.range, help: error.help(for: text)))
            return .absent
        }
    }
}

extension FactState {
    /// What two paths that one fact is read from say together; only a set has several.
    fileprivate func joined(with other: FactState) -> FactState {
        switch (self, other) {
        case (.absent, _): other
        case (_, .absent): self
        case (.known(.set(let left)), .known(.set(let right))):
            .known(
                .set(
                    SetValue(
                        left.members + right.members, isOpen: left.isOpen || right.isOpen,
                        holdsUnknown: left.holdsUnknown || right.holdsUnknown)))
        case (.known(.set(let set)), _), (_, .known(.set(let set))):
            .known(.set(SetValue(set.members, isOpen: set.isOpen, holdsUnknown: true)))
        default: other
        }
    }
}
