import Diagnostics
import Vocabularies
import YAMLTrees

/// The enumerations that a pack names.
struct EnumerationTable {
    let table: NameTable<Enumeration>

    /// By name; one whose declaration is broken is missing.
    private var enumerations: [String: Enumeration] = [:]

    /// Reads the section.
    init(_ sections: Sections, _ reader: inout NodeReader) {
        let declarations = reader.declarations(in: sections["enumerations"], "enumeration")
        var table: NameTable<Enumeration> = declarations.table("enumeration", unknown: .unknownEnumeration)
        table.isIncomplete = table.isIncomplete || sections.mayLackNames(of: "enumerations")
        self.table = table
        for declaration in declarations.list {
            guard let body = declaration.body else { continue }
            enumerations[declaration.id] = MemberReader(inOrder: false).read(body, &reader)
        }
    }

    /// The enumeration that a node names.
    func resolve(_ node: YAMLNode, _ reader: inout NodeReader) -> Enumeration? {
        guard let index = table.resolve(node, &reader) else { return nil }
        return enumerations[table.names[index.position]]
    }
}

/// Reads the members of an enumeration, or the levels of a scale.
struct MemberReader {
    /// True for a scale, whose order is the author's.
    let inOrder: Bool

    /// The members of a list or mapping; nil when one of them is broken.
    func read(_ node: YAMLNode, _ reader: inout NodeReader) -> Enumeration? {
        let before = reader.diagnostics.count
        let declarations = reader.declarations(in: [node], "value", allowsList: true)
        let list = inOrder ? declarations.list : declarations.sorted
        let table: NameTable<Enumeration.Member> = declarations.table("value", unknown: .unknownValue, inOrder: inOrder)
        let members = list.compactMap { member($0, table, &reader) }
        if members.isEmpty, reader.diagnostics.count == before {
            reader.report(.emptyList, "a list of values must not be empty", at: node.head)
        }
        guard members.count == list.count, !members.isEmpty, !declarations.isBroken else { return nil }
        reportAliases(list, members, &reader)
        return hasCycle(list, members, &reader) ? nil : Enumeration(members)
    }

    private func member(
        _ declaration: Declaration, _ table: NameTable<Enumeration.Member>, _ reader: inout NodeReader
    ) -> Enumeration.Member? {
        let id = declaration.id
        guard let body = declaration.body else {
            return Enumeration.Member(id: id, label: id, parent: nil, aliases: [], meansUnknown: false)
        }
        let keys = ["label", "parent", "aliases", "unknown", "attack", "rsit"]
        guard reader.isMapping(body, "a value", keys: keys) else { return nil }
        let label = body["label"].map { reader.label($0) } ?? id
        let parent = body["parent"].map { node in table.resolve(node, &reader).map { $0.position } }
        let aliases = body["aliases"].map { texts($0, "`aliases`", &reader) } ?? []
        for key in ["attack", "rsit"] {
            if let node = body[key] { _ = texts(node, "`\(key)`", &reader) }
        }
        let meansUnknown = body["unknown"].map { reader.boolean($0) } ?? false
        guard let label, parent != .some(nil), let aliases, let meansUnknown else { return nil }
        return Enumeration.Member(
            id: id, label: label, parent: parent ?? nil, aliases: aliases, meansUnknown: meansUnknown)
    }

    private func texts(_ node: YAMLNode, _ subject: String, _ reader: inout NodeReader) -> [String]? {
        reader.elements(of: node, subject).map { $0.compactMap { reader.plainText($0) } }
    }

    /// Two members that a feed could not tell apart.
    private func reportAliases(_ list: [Declaration], _ members: [Enumeration.Member], _ reader: inout NodeReader) {
        var owners: [String: Int] = [:]
        for (position, member) in members.enumerated() { owners[slug(member.id)] = position }
        for (position, member) in members.enumerated() {
            for alias in list[position].body?["aliases"]?.elements ?? [] {
                let folded = slug(alias.text)
                guard let owner = owners[folded], owner != position else {
                    owners[folded] = position
                    continue
                }
                reader.report(
                    .duplicateAlias, "`\(alias.text)` already means `\(members[owner].id)`", at: alias.range,
                    notes: [Diagnostic.Note("declared here", at: list[owner].place)],
                    help: ["keep it for `\(members[owner].id)` or for `\(member.id)`, not for both"])
            }
        }
    }

    private func hasCycle(
        _ list: [Declaration], _ members: [Enumeration.Member], _ reader: inout NodeReader
    ) -> Bool {
        let graph = DependencyGraph(members.map { $0.parent.map { [$0] } ?? [] })
        for cycle in graph.cycles {
            reader.report(
                .parentCycle, "these parents go round in a circle: \(path(cycle.map { members[$0].id }))",
                at: list[cycle[0]].body?["parent"]?.range ?? list[cycle[0]].place,
                notes: cycle.dropFirst().map { position in
                    Diagnostic.Note(
                        "`\(members[position].id)` is on the circle", at: list[position].body?["parent"]?.range)
                }, help: ["delete one `parent`"])
        }
        return !graph.cycles.isEmpty
    }
}

/// `a → b → a`.
func path(_ cycle: [String]) -> String {
    (cycle + cycle.prefix(1)).joined(separator: " → ")
}
