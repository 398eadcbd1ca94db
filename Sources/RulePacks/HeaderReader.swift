import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what a pack says of itself.
struct HeaderReader {
    let facts: FactSections
    let roles: NameTable<Role>
    let phases: NameTable<Phase>

    /// The keys of a pack that stands alone.
    static let keys = [
        "id", "version", "language", "time_zone", "time_zero", "default_reader", "bindings", "legal_notice",
        "disclaimer", "skip_if", "closing", "likely_types", "hosting", "must_cover", "milestones", "interruptions",
        "perimeter",
    ]

    /// The header; nil when a part that every pack has is missing or broken.
    func read(_ sections: Sections, _ reader: inout NodeReader) -> Header? {
        guard let node = sections["pack"].first, reader.isMapping(node, "`pack`", keys: Self.keys) else { return nil }
        func required(_ key: String) -> YAMLNode? { reader.required(key, in: node, "the pack", at: node.head) }
        let id = required("id").flatMap { self.id($0, &reader) }
        let version = required("version").flatMap { reader.plainText($0) }
        if let language = required("language") { checkLanguage(language, &reader) }
        let zone = node["time_zone"].map { self.zone($0, &reader) } ?? Zone(id: "Europe/Paris")
        let timeZero = required("time_zero").flatMap { facts.datetime($0, "`time_zero`", &reader) }
        let bindings = required("bindings").flatMap { self.bindings($0, &reader) }
        let defaultReader = node["default_reader"].flatMap { roles.resolve($0, &reader) }
        let legalNotice = node["legal_notice"].flatMap { reader.text($0) }
        let disclaimer = node["disclaimer"].flatMap { reader.text($0) }
        let skipIf = node["skip_if"].flatMap { facts.conditions.condition($0, &reader) }
        let closing = node["closing"].flatMap { self.closing($0, &reader) }
        let likelyTypes =
            node["likely_types"].map { self.types($0, "likely_types", of: bindings?.types, &reader) } ?? []
        let hosting = node["hosting"].flatMap { self.hosting($0, bindings, &reader) }
        guard let id, let version, let zone, let timeZero, let bindings else { return nil }
        return Header(
            id: id, version: version, zone: zone, timeZero: timeZero, defaultReader: defaultReader, bindings: bindings,
            legalNotice: legalNotice, disclaimer: disclaimer, skipIf: skipIf, closing: closing,
            likelyTypes: likelyTypes, hosting: hosting)
    }

    private func closing(_ node: YAMLNode, _ reader: inout NodeReader) -> Closing? {
        guard reader.isMapping(node, "`closing`", keys: ["when", "phases"]),
            let when = reader.required("when", in: node, "`closing`", at: node.head),
            let list = reader.required("phases", in: node, "`closing`", at: node.head),
            let elements = reader.someElements(of: list, "`phases`")
        else { return nil }
        let kept = elements.compactMap { phases.resolve($0, &reader) }
        return facts.conditions.condition(when, &reader).map { Closing(condition: $0, phases: Set(kept).sorted()) }
    }

    /// The types of incident that a list names, each with what points to it.
    func types(
        _ node: YAMLNode, _ key: String, of types: PackIndex<Fact>?, _ reader: inout NodeReader
    ) -> [LikelyType] {
        guard let enumeration = types.flatMap({ facts.type(of: $0)?.enumeration }) else {
            reader.report(
                .wrongFactType, "`\(key)` needs `types` among the bindings", at: node.head,
                help: ["bind a fact of an enumeration to `types`"])
            return []
        }
        var seen: Set<FactValue> = []
        return (reader.someElements(of: node, "`\(key)`") ?? []).compactMap { element in
            guard reader.isMapping(element, "a likely type", keys: ["type", "when"]),
                let type = reader.required("type", in: element, "the likely type", at: element.head),
                let value = reader.value(type, as: .enumeration(enumeration))
            else { return nil }
            if !seen.insert(value).inserted {
                reader.report(.duplicateID, "`\(type.text)` is twice under `\(key)`", at: type.range)
            }
            let sign = element["when"].flatMap { facts.conditions.condition($0, &reader) }
            return LikelyType(value: value, sign: sign)
        }
    }

    private func id(_ node: YAMLNode, _ reader: inout NodeReader) -> String? {
        guard let id = reader.scalar(node, "the name of the pack") else { return nil }
        return reader.isName(id, .id, "pack", at: node.range) ? id : nil
    }

    private func checkLanguage(_ node: YAMLNode, _ reader: inout NodeReader) {
        guard let code = reader.scalar(node, "a language"), !isLanguage(code) else { return }
        reader.report(
            .unknownValue, "`\(code)` is not a language", at: node.range, help: ["write its two letters: `fr`"])
    }

    private func zone(_ node: YAMLNode, _ reader: inout NodeReader) -> Zone? {
        reader.word(node, among: Zone.all.map { $0.id }, "a time zone of France").flatMap { Zone(id: $0) }
    }

    private func bindings(_ node: YAMLNode, _ reader: inout NodeReader) -> Bindings? {
        let keys = [
            "id", "types", "severity", "status", "exercise", "title", "establishment", "establishment_name", "group",
        ]
        guard reader.isMapping(node, "`bindings`", keys: keys),
            let id = reader.required("id", in: node, "`bindings`", at: node.head)
        else { return nil }
        func bound(_ key: String, to types: [String]) -> PackIndex<Fact>? {
            node[key].flatMap { bind($0, key, types, &reader) }
        }
        guard let id = bind(id, "id", ["string"], &reader) else { return nil }
        return Bindings(
            id: id, types: bound("types", to: ["set", "enum"]), severity: bound("severity", to: ["ordinal", "enum"]),
            status: bound("status", to: ["enum"]), exercise: bound("exercise", to: ["boolean"]),
            title: bound("title", to: ["string"]), establishment: bound("establishment", to: ["string"]),
            group: bound("group", to: ["string"]), establishmentName: bound("establishment_name", to: ["string"]))
    }

    /// The fact that a node names, of one of the types that a key takes.
    func bind(
        _ node: YAMLNode, _ key: String, _ types: [String], _ reader: inout NodeReader
    ) -> PackIndex<Fact>? {
        guard let fact = facts.conditions.fact(node, &reader), let type = facts.type(of: fact) else { return nil }
        guard types.contains(type.keyword) else {
            reader.report(
                .wrongFactType, "`\(node.text)` is \(type.phrase): it cannot be bound to `\(key)`", at: node.range,
                help: ["bind a fact of type \(types.map { "`\($0)`" }.joined(separator: " or "))"])
            return nil
        }
        return fact
    }
}

extension FactType {
    /// The type as packs write it.
    var keyword: String {
        switch self {
        case .boolean: "boolean"
        case .enumeration: "enum"
        case .ordinal: "ordinal"
        case .integer: "integer"
        case .number: "number"
        case .duration: "duration"
        case .datetime: "datetime"
        case .string: "string"
        case .set: "set"
        case .records: "collection"
        }
    }
}
