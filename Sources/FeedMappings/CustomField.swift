import IncidentFeeds

/// A field that a house has added to the records of its case tool.
struct CustomField {
    let name: String
    let value: JSONValue

    /// Where it stands, for a person.
    var place: String { "\(Mapping.customFieldsKey) « \(name) »" }

    /// Those of a record: a list of `{name, value}` (TheHive 5), an object of `{name: {type: value}}` (TheHive 4), or
    /// either of them as JSON in a text; nil for a text that holds none.
    static func all(of record: JSONValue) -> [CustomField]? {
        guard var fields = record[Mapping.customFieldsKey] else { return [] }
        if case .string(let text) = fields.content, !fields.isBlank {
            guard let inner = JSONValue(in: text) else { return nil }
            fields = inner
        }
        switch fields.content {
        case .array(let elements):
            return elements.compactMap { element in
                guard let name = element["name"]?.text, let value = element["value"], !value.isNull else { return nil }
                return CustomField(name: name, value: value)
            }
        case .object(let members):
            return members.compactMap { member in
                guard case .object(let typed) = member.value.content else {
                    return member.value.isNull ? nil : CustomField(name: member.key, value: member.value)
                }
                // `order` is the place of the field on the screen.
                let value = typed.first { $0.key != "order" && !$0.value.isNull }?.value
                return value.map { CustomField(name: member.key, value: $0) }
            }
        default: return []
        }
    }
}

extension JSONValue {
    /// The value that a text holds as JSON; nil where it holds none, or where a key comes twice and either might be meant.
    init?(in text: String) {
        guard let value = try? JSONReader.readValue(Array(text.utf8), declares: DeclaredKeys(paths: [])),
            !value.hasDuplicateKey
        else { return nil }
        self = value
    }

    private var hasDuplicateKey: Bool {
        switch content {
        case .array(let elements): return elements.contains { $0.hasDuplicateKey }
        case .object(let members):
            return Set(members.map { $0.key }).count < members.count || members.contains { $0.value.hasDuplicateKey }
        case .null, .bool, .number, .string: return false
        }
    }
}
