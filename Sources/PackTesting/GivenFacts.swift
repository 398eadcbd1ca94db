import Diagnostics
import RuleEngine
import RulePacks
import Vocabularies
import YAMLTrees

/// Reads the facts that a test gives, written as the incident record would be.
struct GivenFacts {
    let pack: RulePack
    private(set) var diagnostics: [Diagnostic] = []

    init(pack: RulePack) {
        self.pack = pack
    }

    /// The facts that are read from a path of the record, those of records from their collection's path.
    func facts(readFrom path: String) -> [PackIndex<Fact>] {
        pack.vocabulary.facts.packIndices.filter { pack.vocabulary.facts[$0].sources.contains(path) }
    }

    /// The paths that a mapping gives, whose keys are paths or the steps of paths.
    mutating func paths(in node: YAMLNode, below prefix: String = "") -> [(path: String, value: YAMLNode)] {
        guard node.kind == .mapping else {
            diagnostics.append(Diagnostic("wrong-shape", "facts are written as `key: value` pairs", at: node.range))
            return []
        }
        var found: [(path: String, value: YAMLNode)] = []
        for entry in node.entries {
            let path = prefix + entry.key.text
            if !facts(readFrom: path).isEmpty {
                found.append((path, entry.value))
            } else if entry.value.kind == .mapping, isStep(path) {
                found += paths(in: entry.value, below: path + ".")
            } else {
                unknown(path, at: entry.key.range)
            }
        }
        return found
    }

    /// The facts that these paths give, each absent path adding nothing.
    mutating func table(of given: [String: YAMLNode]) -> FactTable {
        var table = FactTable(factCount: pack.vocabulary.facts.count)
        for fact in pack.vocabulary.facts.packIndices where pack.vocabulary.facts[fact].collection == nil {
            let values = pack.vocabulary.facts[fact].sources.compactMap { given[$0] }
            if !values.isEmpty { table[fact] = state(of: fact, values) }
        }
        return table
    }

    private func isStep(_ path: String) -> Bool {
        pack.vocabulary.facts.contains { $0.sources.contains { $0.hasPrefix(path + ".") } }
    }

    private mutating func unknown(_ path: String, at range: SourceRange) {
        let names = pack.vocabulary.facts.flatMap { $0.sources }
        let help = nearest(path, in: names).map { ["did you mean `\($0)`?"] } ?? []
        diagnostics.append(Diagnostic("unknown-fact", "unknown fact `\(printable(path))`", at: range, help: help))
    }

    private mutating func state(of fact: PackIndex<Fact>, _ values: [YAMLNode]) -> FactState {
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
                    "wrong-shape",
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
            let text = printable(node.text)
            diagnostics.append(
                Diagnostic(error.code.rawValue, error.message(for: text), at: node.range, help: error.help(for: text)))
            return .absent
        }
    }
}
