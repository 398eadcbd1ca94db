import CivilTime
import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// What is made of the values of a feed.
extension MappingReader {
    /// How values are read; `isReread`: by the source around this one too, `hasOwn`: they are values of the incident already.
    mutating func reading(
        of node: YAMLNode, _ type: FactType, isReread: Bool, hasOwn: Bool, key: YAMLNode
    ) -> Source.Reading? {
        if let values = node["values"] { return table(values, type) }
        if let ranges = node["ranges"] { return numbers(ranges, type) }
        if let mentions = node["mentions"] { return mentioned(mentions, type) }
        if node["time"] != nil { return time(node) }
        if isReread { return .raw }
        if type == .datetime, !hasOwn {
            reader.report(
                .timeWithoutForm, "`\(key.text)` doesn't say how its times are written", at: key.range,
                help: ["add `time: \(TimeForm.allCases.map { $0.rawValue }.joined(separator: "`, `time: "))`"])
        }
        return .plain
    }

    private mutating func time(_ node: YAMLNode) -> Source.Reading {
        let names = TimeForm.allCases.map { $0.rawValue }
        var forms: [TimeForm] = []
        if let time = node["time"] {
            for element in reader.oneOrMore(time, "`time`") {
                guard let name = reader.scalar(element, "how times are written") else { continue }
                guard let form = TimeForm(rawValue: name) else {
                    reader.report(
                        .unknownTimeForm, "`\(name)` is no way to write times", at: element.range, word: name,
                        among: names, help: ["write one of: \(names.joined(separator: ", "))"])
                    continue
                }
                forms.append(form)
            }
        }
        var zone = Zone.utc
        if let assumed = node["assume_zone"], let name = reader.scalar(assumed, "a time zone") {
            if let known = Zone(assumed: name) {
                zone = known
            } else {
                let known = [Zone.utc.id] + Zone.all.map { $0.id }
                reader.report(
                    .unknownZone, "unknown time zone `\(name)`", at: assumed.range, word: name, among: known,
                    help: ["write one of: \(known.joined(separator: ", "))"])
            }
        }
        return .time(forms, zone)
    }

    /// `{key: value, default: value}`; `absent` stands for nothing, and is said.
    private mutating func table(_ node: YAMLNode, _ type: FactType) -> Source.Reading? {
        guard let entries = reader.entries(of: node, "`values`") else { return nil }
        requireDefault(entries, at: node)
        reader.reportDuplicates(among: entries)
        let read = entries.compactMap { entry in outcome(entry.value, type).map { (entry.key.text, $0) } }
        let fallback = read.first { $0.0 == "default" }.map { $0.1 }
        return .values(LookupTable(read.filter { $0.0 != "default" }, fallback: fallback))
    }

    private mutating func requireDefault(_ entries: [YAMLEntry], at node: YAMLNode) {
        guard !entries.contains(where: { $0.key.text == "default" }) else { return }
        reader.report(
            .tableWithoutDefault, "this table has no `default`", at: node.head,
            help: ["add what stands for any other value, or `default: absent`"])
    }

    /// A value of the incident, one member of a set; an inner nil for `absent`, an outer one for a mistake.
    mutating func outcome(_ node: YAMLNode, _ type: FactType) -> JSONValue.Content?? {
        if node.text == "absent" { return .some(nil) }
        return reader.canonicalValue(node, as: type.member).map { .some($0) }
    }

    /// A list of phrases gives `true`; phrases by value give that value.
    private mutating func mentioned(_ node: YAMLNode, _ type: FactType) -> Source.Reading? {
        guard node.kind == .mapping else { return .mentions(phrases(node)) }
        return .mentionedValues(
            (reader.someEntries(of: node, "`mentions`") ?? []).compactMap { entry in
                reader.canonicalValue(entry.key, as: type.member).map { ($0, phrases(entry.value)) }
            })
    }

    /// Texts of whole words.
    mutating func phrases(_ node: YAMLNode) -> [FoldedPhrase] {
        reader.oneOrMore(node, "phrases").compactMap { node in
            guard let phrase = reader.scalar(node, "a phrase").map({ FoldedPhrase($0) }) else { return nil }
            guard !phrase.isEmpty else {
                reader.report(
                    .missingValue, "`\(phrase.text)` holds no word", at: node.range, help: ["write whole words"])
                return nil
            }
            return phrase
        }
    }
}

extension FactType {
    /// The type of one value: of a set, that of its members.
    fileprivate var member: FactType {
        guard case .set(let member) = self else { return self }
        return member.type
    }
}
