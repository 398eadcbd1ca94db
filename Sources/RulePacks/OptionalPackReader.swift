import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what a pack that adds to another says of itself.
struct OptionalPackReader {
    let facts: FactSections

    /// The keys of a pack that adds to another.
    static let keys = ["id", "version", "language", "uses", "enabled_if", "notice", "must_cover"]

    /// The packs, in the order of their names; nil for one that is broken.
    func read(_ sections: Sections, _ reader: inout NodeReader) -> [OptionalPack?] {
        let versions = versions(sections)
        return sections.optionalHeaders.map { node in
            guard reader.isMapping(node, "the header of an optional pack", keys: Self.keys) else { return nil }
            func required(_ key: String) -> YAMLNode? { reader.required(key, in: node, "the pack", at: node.head) }
            let id = required("id").flatMap { reader.scalar($0, "the name of the pack") }
            let version = required("version").flatMap { reader.plainText($0) }
            if let id, let place = node["id"]?.range, !reader.isName(id, .id, "pack", at: place) { return nil }
            let uses = node["uses"].map { self.isUsable($0, by: id, among: versions, &reader) } ?? false
            let enabledIf = node["enabled_if"].flatMap { facts.conditions.condition($0, &reader) }
            let notice = node["notice"].flatMap { reader.text($0) }
            guard let id, let version, uses, (node["enabled_if"] == nil) == (enabledIf == nil) else { return nil }
            return OptionalPack(id: id, version: version, enabledIf: enabledIf, notice: notice)
        }
    }

    /// The version of each pack by its name, as written; none where no pack stands alone.
    private func versions(_ sections: Sections) -> [String: String] {
        guard !sections["pack"].isEmpty else { return [:] }
        var versions: [String: String] = [:]
        for header in sections["pack"] + sections.optionalHeaders {
            if let id = header["id"]?.text { versions[id] = header["version"]?.text }
        }
        return versions
    }

    private func isUsable(
        _ node: YAMLNode, by id: String?, among versions: [String: String], _ reader: inout NodeReader
    ) -> Bool {
        guard reader.isMapping(node, "`uses`", keys: ["pack", "version"]),
            let base = BaseReference(node, named: "pack", "`uses`", &reader)
        else { return false }
        guard !versions.isEmpty else { return false }  // Sections has reported that none stands alone
        guard base.name != id, let version = versions[base.name] else {
            reader.report(
                .missingPack, "the pack `\(base.name)`, to which this one adds, is not there", at: base.place,
                word: base.name, among: versions.keys.sorted().filter { $0 != id },
                help: ["give it too, with one more --rules"])
            return false
        }
        return base.accepts(version, &reader)
    }
}
