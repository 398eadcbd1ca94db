import Diagnostics
import Vocabularies
import YAMLTrees

/// The names of one kind that a pack declares, those whose declaration is broken included.
///
/// A broken declaration is reported once, where it stands: what refers to it finds its place all the same.
struct NameTable<Subject>: Sendable {
    /// How messages call one of these.
    let kind: String

    /// The mistake of a name that is not declared.
    let fault: PackFault

    /// True when some declarations could not be read at all: then no name is said to be unknown.
    var isIncomplete = false

    /// Every name, in the order of the pack's table.
    private(set) var names: [String]

    private let positions: [String: Int]

    /// A table of names that differ.
    init(_ kind: String, unknown fault: PackFault, names: [String] = [], isIncomplete: Bool = false) {
        self.kind = kind
        self.fault = fault
        self.names = names
        self.isIncomplete = isIncomplete
        positions = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// The place of a name.
    subscript(name: String) -> PackIndex<Subject>? {
        positions[name].map { PackIndex($0) }
    }

    /// The place of the name that a node gives.
    func resolve(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Subject>? {
        guard let name = reader.scalar(node, "the name of \(kind.withArticle)") else { return nil }
        return resolve(name, at: node.range, &reader)
    }

    /// The place of a name written somewhere.
    func resolve(_ name: String, at range: SourceRange, _ reader: inout NodeReader) -> PackIndex<Subject>? {
        if let index = self[name] {
            reader.names?.note(Mention(kind: kind, name: name, range: range))
            return index
        }
        reader.names?.offer(names, for: name)
        if !isIncomplete {
            reader.report(
                fault, "unknown \(kind) `\(name)`", at: range, word: name, among: names, help: few(names, "declared"))
        }
        return nil
    }

    /// The places of the names of a list.
    func resolveAll(_ node: YAMLNode?, _ key: String, _ reader: inout NodeReader) -> [PackIndex<Subject>] {
        guard let node, let elements = reader.elements(of: node, "`\(key)`") else { return [] }
        return elements.compactMap { resolve($0, &reader) }
    }
}

extension String {
    /// `an action`, `a role`.
    var withArticle: String { (first.map { "aeio".contains($0) } ?? false ? "an " : "a ") + self }
}
