import CivilTime
import Diagnostics
import RuleEngine
import YAMLTrees

/// Reads the file of an overlay.
struct OverlayReader {
    private static let verbs = ["override", "narrow", "disable", "add"]
    private static let grounds = ["reason", "approved_by", "review_by", "derogation"]

    /// The overlay; nil when its name or what it is written for is broken.
    static func read(_ file: SourceFile, _ reader: inout NodeReader) -> OverlayDocument? {
        let reading = YAMLReader.read(file)
        reader.add(reading.diagnostics)
        guard let root = reading.root,
            reader.isMapping(root, "an overlay", keys: ["overlay", "version", "extends", "changes"])
        else { return nil }
        func required(_ key: String) -> YAMLNode? { reader.required(key, in: root, "the overlay", at: root.head) }
        let name = required("overlay")
        let version = required("version").flatMap { self.version($0, &reader) }
        let extends = required("extends").flatMap { bases($0, &reader) }
        let list = required("changes").flatMap { reader.someElements(of: $0, "`changes`") } ?? []
        let changes = list.compactMap { change($0, &reader) }
        let additions = list.compactMap { addition($0, &reader) }
        guard let name, let id = reader.scalar(name, "the name of the overlay"),
            reader.isName(id, .id, "overlay", at: name.range), let version, let extends
        else { return nil }
        return OverlayDocument(
            id: id, place: name.range, version: version, extends: extends, changes: changes, additions: additions)
    }

    private static func version(_ node: YAMLNode, _ reader: inout NodeReader) -> String? {
        guard let text = reader.scalar(node, "a version") else { return nil }
        guard Version(text) != nil else {
            reader.report(
                .invalidVersion, "`\(text)` is not a version", at: node.range, help: ["write numbers: `3`, or `1.2.0`"])
            return nil
        }
        return text
    }

    private static func bases(_ node: YAMLNode, _ reader: inout NodeReader) -> [OverlayDocument.Base]? {
        guard let elements = reader.someElements(of: node, "`extends`") else { return nil }
        let bases = elements.map { element -> OverlayDocument.Base? in
            guard reader.isMapping(element, "what is extended", keys: ["pack", "overlay", "version"]) else {
                return nil
            }
            let isOverlay = element["overlay"] != nil
            let key = isOverlay ? "overlay" : "pack"
            return BaseReference(element, named: key, "what is extended", &reader).map {
                OverlayDocument.Base(isOverlay: isOverlay, reference: $0)
            }
        }
        let read = bases.compactMap { $0 }
        return read.count == bases.count ? read : nil
    }

    /// The only verb of a change; reported when there is none, or more than one.
    private static func verb(_ node: YAMLNode, _ reader: inout NodeReader) -> YAMLEntry? {
        let verbs = node.entries.filter { Self.verbs.contains($0.key.text) }
        guard let verb = verbs.first, verbs.count == 1 else {
            reader.report(
                verbs.isEmpty ? .missingKey : .misplacedKey, "a change does one thing, not \(verbs.count)",
                at: verbs.last?.key.range ?? node.head, help: ["write one of: \(Self.verbs.joined(separator: ", "))"])
            return nil
        }
        return verb
    }

    private static func change(_ node: YAMLNode, _ reader: inout NodeReader) -> OverlayChange? {
        guard reader.entries(of: node, "a change") != nil, let verb = verb(node, &reader), verb.key.text != "add" else {
            return nil
        }
        let keys = ["override": ["expect", "set"], "narrow": ["when"]][verb.key.text] ?? []
        guard reader.isMapping(node, "a change", keys: [verb.key.text] + keys + Self.grounds) else { return nil }
        let grounds = self.grounds(of: node, at: verb.key.range, isReasonRequired: true, &reader)
        let kind: OverlayChange.Kind? =
            switch verb.key.text {
            case "override":
                reader.required("set", in: node, "an override", at: verb.key.range).map {
                    .override(expect: node["expect"], set: $0)
                }
            case "narrow":
                reader.required("when", in: node, "a narrowing", at: verb.key.range).map { .narrow($0) }
            default: .disable
            }
        guard let text = reader.scalar(verb.value, "an address") else { return nil }
        guard let address = OverlayAddress(text), Self.suits(address, verb.key.text) else {
            let forms = [
                "narrow": ["RULE"], "disable": ["RULE", "RULE/ACTION", "RULE/forbid/ACTION"],
            ]
            let known = forms[verb.key.text] ?? ["actions/ACTION/ATTRIBUTE", "RULE/ACTION/ATTRIBUTE", "pack/ATTRIBUTE"]
            reader.report(
                .unknownAddress, "`\(text)` is nothing that `\(verb.key.text)` changes", at: verb.value.range,
                help: ["write \(known.joined(separator: ", or "))"])
            return nil
        }
        guard let grounds, let kind else { return nil }
        return OverlayChange(address: address, place: verb.value.range, kind: kind, grounds: grounds)
    }

    private static func suits(_ address: OverlayAddress, _ verb: String) -> Bool {
        switch (verb, address.subject) {
        case ("override", .rule): false
        case ("override", _): true
        case ("narrow", .rule): true
        case ("disable", .rule), ("disable", .consequence): address.path.isEmpty
        default: false
        }
    }

    private static func addition(_ node: YAMLNode, _ reader: inout NodeReader) -> OverlayAddition? {
        guard let sections = node["add"], node.entries.filter({ verbs.contains($0.key.text) }).count == 1,
            reader.isMapping(node, "a change", keys: ["add"] + Self.grounds),
            reader.isMapping(sections, "`add`", keys: Sections.names.filter { !Sections.whole.contains($0) })
        else { return nil }
        return grounds(of: node, at: sections.head, isReasonRequired: false, &reader).map {
            OverlayAddition(sections: sections, grounds: $0)
        }
    }
}

extension OverlayReader {
    private static func grounds(
        of node: YAMLNode, at place: SourceRange, isReasonRequired: Bool, _ reader: inout NodeReader
    ) -> OverlayGrounds? {
        var grounds = OverlayGrounds()
        let reason =
            isReasonRequired ? reader.required("reason", in: node, "this change", at: place) : node["reason"]
        if let reason { grounds.reason = reader.text(reason) ?? "" }
        grounds.approvedBy = node["approved_by"].flatMap { reader.plainText($0) }
        if let review = node["review_by"], let date = reader.date(review) { grounds.review = (date, review.range) }
        if let derogation = node["derogation"] {
            grounds.derogation = self.derogation(derogation, &reader)
            if grounds.derogation == nil { return nil }
        }
        return isReasonRequired && grounds.reason.isEmpty ? nil : grounds
    }

    private static func derogation(_ node: YAMLNode, _ reader: inout NodeReader) -> OverlayGrounds.Derogation? {
        guard reader.isMapping(node, "`derogation`", keys: ["ref", "until"]) else { return nil }
        let reference = reader.required("ref", in: node, "the derogation", at: node.head).flatMap {
            reader.plainText($0)
        }
        let until = reader.required("until", in: node, "the derogation", at: node.head).flatMap { reader.date($0) }
        guard let reference, let until else { return nil }
        return OverlayGrounds.Derogation(reference: reference, until: until, place: node.head)
    }
}
