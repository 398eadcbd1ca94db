import Diagnostics
import YAMLTrees

/// The top-level keys of all the files of a pack, by name.
struct Sections {
    /// True when a file could not be read, or has a key that is not one: a name that is missing may be there.
    private(set) var isIncomplete = false

    private var nodes: [String: [YAMLNode]] = [:]

    /// Every key that a file may have.
    static let names = [
        "pack", "priorities", "phases", "interests", "resources", "clocks", "roles", "contacts", "enumerations",
        "references", "facts", "collections", "derived", "actions", "rules",
    ]

    /// Those that no pack can do without.
    static let required = ["pack", "priorities", "phases", "roles", "facts", "actions", "rules"]

    /// Those whose order means something, and `pack`: they come from one place.
    static let whole: Set<String> = ["pack", "priorities", "phases", "interests"]

    /// Reads the files, in the order of their paths.
    init(_ files: [SourceFile], _ reader: inout NodeReader) {
        for file in files.sorted(by: { $0.path < $1.path }) {
            let reading = YAMLReader.read(file)
            reader.add(reading.diagnostics)
            guard let root = reading.root, reader.isMapping(root, "a pack file", keys: Self.names) else {
                isIncomplete = true
                continue
            }
            for entry in reader.entries(of: root, "a pack file") ?? [] {
                if Self.names.contains(entry.key.text) {
                    add(entry, &reader)
                } else {
                    isIncomplete = true
                }
            }
        }
    }

    /// The values of a key, in the order of the paths.
    subscript(name: String) -> [YAMLNode] { nodes[name] ?? [] }

    /// Whether names of a section may be missing for a reason that is reported already.
    func mayLackNames(of name: String) -> Bool {
        isIncomplete || self[name].isEmpty && Self.required.contains(name)
    }

    private mutating func add(_ entry: YAMLEntry, _ reader: inout NodeReader) {
        let name = entry.key.text
        if Self.whole.contains(name), let first = nodes[name]?.first {
            reader.report(
                .splitSection, "`\(name)` is in two places", at: entry.key.range,
                notes: [Diagnostic.Note("the other one starts here", at: first.head)],
                help: ["write it whole in one place"])
            return
        }
        nodes[name, default: []].append(entry.value)
    }
}
