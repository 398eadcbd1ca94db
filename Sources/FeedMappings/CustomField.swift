import IncidentFeeds

/// A field that a house has added to the records of its case tool.
struct CustomField {
    let name: String
    let value: JSONValue

    /// Those of a record: a list of `{name, value}` (TheHive 5), an object of `{name: {type: value}}` (TheHive 4), or
    /// either of them as JSON in a text.
    static func all(of record: JSONValue) -> [CustomField] {
        guard var fields = record[Mapping.customFieldsKey] else { return [] }
        if case .string(let text) = fields.content,
            let inner = try? JSONReader.readValue(Array(text.utf8), declares: DeclaredKeys(paths: []))
        {
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
