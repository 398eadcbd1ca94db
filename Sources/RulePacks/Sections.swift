import Diagnostics
import Vocabularies
import YAMLTrees

/// The top-level keys of all the files of a pack, and of those that add to it, by name.
struct Sections {
    /// What each pack that adds to another says of itself, in the order of their names.
    private(set) var optionalHeaders: [YAMLNode] = []

    /// By the path of the file: which of those packs it belongs to.
    private(set) var origins: [String: Int] = [:]

    /// True when a file could not be read, or has a key that is not one: a name that is missing may be there.
    private(set) var isIncomplete = false

    private var nodes: [String: [YAMLNode]] = [:]

    /// Every key that a file may have.
    static let names = [
        "pack", "priorities", "phases", "interests", "resources", "clocks", "roles", "contacts", "enumerations",
        "references", "glossary", "facts", "collections", "derived", "symptoms", "actions", "rules",
    ]

    /// Those that no pack can do without.
    static let required = ["pack", "priorities", "phases", "roles", "facts", "actions", "rules"]

    /// Those whose order means something, and `pack`: they come from one place.
    static let whole: Set<String> = ["pack", "priorities", "phases", "interests", "symptoms"]

    /// Reads the files of each pack, in the order of their paths.
    init(_ packs: [[SourceFile]], _ reader: inout NodeReader) {
        var headers: [(node: YAMLNode, pack: Int)] = []
        for (index, files) in packs.enumerated() {
            read(files, &reader)
            // `pack` is whole within one pack, not over all.
            if let header = nodes.removeValue(forKey: "pack")?.first { headers.append((header, index)) }
        }
        let bases = headers.filter { $0.node["uses"] == nil }
        if let base = bases.first { nodes["pack"] = [base.node] }
        reportBases(bases.map { $0.node }, headers.first?.node, &reader)
        let optionals = headers.filter { $0.node["uses"] != nil }.sorted {
            precedes($0.node["id"]?.text ?? "", $1.node["id"]?.text ?? "")
        }
        optionalHeaders = optionals.map { $0.node }
        for (place, optional) in optionals.enumerated() {
            for file in packs[optional.pack] { origins[file.path] = place }
        }
    }

    /// Of several packs, one stands alone and the others add to it.
    private mutating func reportBases(_ bases: [YAMLNode], _ first: YAMLNode?, _ reader: inout NodeReader) {
        if bases.count > 1 {
            reader.report(
                .severalPacks, "two packs stand alone here", at: bases[1].head,
                notes: [Diagnostic.Note("the other one starts here", at: bases[0].head)],
                help: ["choose one, or write `uses: {pack: …, version: …}` in the one that adds to the other"])
            isIncomplete = true
        } else if bases.isEmpty, let first {
            reader.report(
                .missingPack, "this pack adds to another, which is not there", at: first.head,
                help: ["give it too, with one more --rules"])
            isIncomplete = true
        }
    }

    private mutating func read(_ files: [SourceFile], _ reader: inout NodeReader) {
        for file in files.sorted(by: { $0.path < $1.path }) {
            let reading = YAMLReader.read(file)
            reader.add(reading.diagnostics)
            guard let root = reading.root, reader.isMapping(root, "a pack file", keys: keys(of: root)) else {
                isIncomplete = true
                continue
            }
            for entry in reader.entries(of: root, "a pack file") ?? [] {
                if Self.names.contains(entry.key.text) {
                    add(entry, &reader)
                } else if entry.key.text == "tests" {
                    reader.report(
                        .unknownKey, "unknown key `tests` in a pack file", at: entry.key.range,
                        help: ["tests stand in a file whose name ends in `.test.yaml`"])
                } else {
                    isIncomplete = true
                }
            }
        }
    }

    /// The keys that a file is read with; of tests, which are none of a pack's, more is said than of a key that nobody knows.
    private func keys(of root: YAMLNode) -> [String] {
        root["tests"] == nil ? Self.names : Self.names + ["tests"]
    }

    /// The values of a key, in the order of the paths.
    subscript(name: String) -> [YAMLNode] { nodes[name] ?? [] }

    /// Puts other values in place of those of a key.
    mutating func replace(_ name: String, by values: [YAMLNode]) { nodes[name] = values }

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
