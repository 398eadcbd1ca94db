import Diagnostics
import RulePacks
import Vocabularies
import YAMLTrees

/// Where a value comes from; the raw value is the key that says it.
enum SourceForm: String, CaseIterable {
    case path
    case literalKey = "literal_key"
    case customField = "custom_field"
    case tag
    case machineTag = "machine_tag"
    case const
    case join
    case any
    case all
    case parts
    case earliest
    case each
    case linked

    /// The keys that say how values are read: one at most.
    static let readings = ["time", "values", "ranges", "mentions"]

    /// The keys beside it that change what it gives; every form may have a condition.
    private var ownCompanions: [String] {
        switch self {
        case .path, .literalKey, .customField: ["json", "split", "default", "assume_zone"] + Self.readings
        case .machineTag, .join, .any, .all: ["default", "assume_zone"] + Self.readings
        case .tag: ["values", "default"]
        case .const: []
        case .parts: ["default"]
        case .earliest: ["time", "assume_zone", "default"]
        case .each: ["json", "map"]
        case .linked: ["map"]
        }
    }

    var companions: [String] { ownCompanions + ["when", "otherwise"] }

    /// Every key of a source.
    static let keys =
        allCases.map { $0.rawValue } + readings + [
            "json", "split", "assume_zone", "default", "when", "otherwise", "map",
        ]

    /// True where what it gives are values of the incident already.
    var givesValues: Bool {
        switch self {
        case .const, .any, .all, .parts, .each, .linked: true
        case .path, .literalKey, .customField, .tag, .machineTag, .join, .earliest: false
        }
    }
}

/// What is passed over, or can give nothing.
extension MappingReader {
    /// Says which keys of a source change nothing.
    mutating func reportIdleKeys(of node: YAMLNode, _ form: SourceForm) {
        for entry in node.entries where entry.key.text != form.rawValue && SourceForm.keys.contains(entry.key.text) {
            let key = entry.key.text
            if !form.companions.contains(key) {
                reader.report(
                    .misplacedKey, "`\(key)` changes nothing beside `\(form.rawValue)`", at: entry.key.range,
                    help: ["keys beside `\(form.rawValue)`: \(form.companions.joined(separator: ", "))"])
            } else if let partner = ["otherwise": "when", "assume_zone": "time"][key], node[partner] == nil {
                reader.report(
                    .misplacedKey, "`\(key)` changes nothing without `\(partner)`", at: entry.key.range,
                    help: ["add `\(partner)`, or delete `\(key)`"])
            }
        }
    }

    /// Whether what a source gives may be a value of the type.
    mutating func suits(_ node: YAMLNode, _ form: SourceForm, reading: String?, _ type: FactType) -> Bool {
        guard let (key, message, help) = misfit(node, form, reading: reading, type) else { return true }
        reader.report(.wrongFactType, message, at: node.entry(named: key)?.key.range ?? node.head, help: [help])
        return false
    }

    private func misfit(
        _ node: YAMLNode, _ form: SourceForm, reading: String?, _ type: FactType
    ) -> (key: String, message: String, help: String)? {
        let own = form.rawValue
        if case .records = type {
            guard ![.each, .linked, .any, .all].contains(form) || reading != nil else { return nil }
            return (reading ?? own, "`\(reading ?? own)` gives no records", "use `each` with `map`")
        }
        if reading == "time" || form == .parts || form == .earliest, type != .datetime {
            let key = reading ?? own
            return (
                key, "`\(key)` gives a date and time, which this key doesn't hold",
                "use `path`, with `values` or `ranges` where the feed says it otherwise"
            )
        }
        if reading == "mentions", node["mentions"]?.kind != .mapping, type != .boolean {
            return ("mentions", "a list of phrases gives `true`", "write `mentions: {value: [phrase]}`")
        }
        guard reading == nil else { return nil }
        if form == .tag, type != .boolean {
            return (own, "`tag` gives `true`", "add `values: {true: …, default: absent}`")
        }
        let isSplit = node["split"] != nil && form.companions.contains("split")
        let isText = form == .machineTag || form == .join || isSplit
        switch type {
        case .boolean where isText, .integer where isText, .number where isText:
            let key = isSplit ? "split" : own
            return (
                key, "`\(key)` gives texts, which this key doesn't hold", "add `values: {text: …, default: absent}`"
            )
        default: return nil
        }
    }
}
