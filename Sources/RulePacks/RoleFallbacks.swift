import Diagnostics
import Vocabularies
import YAMLTrees

/// To whom the acts of each role fall where nobody holds it.
struct RoleFallbacks {
    private var next: [String: PackIndex<Role>] = [:]

    /// Reads `falls_to` of each role, and reports those that go round in a circle.
    init(_ roles: NameTable<Role>, _ sections: Sections, _ reader: inout NodeReader) {
        var places: [Int: SourceRange] = [:]
        for entry in sections["roles"].flatMap({ $0.entries }) {
            guard let node = entry.value["falls_to"], let target = roles.resolve(node, &reader),
                let role = roles[entry.key.text], next[entry.key.text] == nil
            else { continue }
            next[entry.key.text] = target
            places[role.position] = node.range
        }
        let needs = roles.names.map { name in Set([next[name]?.position].compactMap { $0 }) }
        for cycle in DependencyGraph(needs).cycles {
            let steps = cycle.compactMap { role in places[role].map { (name: roles.names[role], place: $0) } }
            guard let first = steps.first else { continue }
            reader.report(
                .roleCycle, "the acts of these roles fall to one another: \(path(steps.map { $0.name }))",
                at: first.place,
                notes: steps.dropFirst().map { Diagnostic.Note("`\($0.name)` falls to the next here", at: $0.place) },
                help: ["delete one `falls_to`: the last of a chain falls to the default reader"])
        }
    }

    /// The role to which another falls; nil where the pack says none.
    subscript(role: String) -> PackIndex<Role>? { next[role] }
}
