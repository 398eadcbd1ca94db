/// A value of a record, with the byte at which it starts.
package struct JSONValue: Hashable, Sendable {
    /// What it is.
    package let content: Content
    /// Where its first byte stands in the record.
    package let offset: Int

    /// The kinds of JSON values.
    package enum Content: Hashable, Sendable {
        /// `null`
        case null
        /// `true` or `false`
        case bool(Bool)
        /// A number, as it was written.
        case number(JSONNumber)
        /// A string, its escapes read.
        case string(String)
        /// An array.
        case array([JSONValue])
        /// An object: every member in the order written, undeclared duplicates included.
        case object([JSONMember])
    }

    /// A value, with the byte of the record that it comes from.
    package init(content: Content, offset: Int) {
        self.content = content
        self.offset = offset
    }

    /// The member of that name; nil when there is none or when this is no object.
    ///
    /// Of duplicates, which only undeclared keys may have, the last wins.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.last { $0.key == key }?.value
    }
}

/// A key and its value.
package struct JSONMember: Hashable, Sendable {
    /// The key, its escapes read.
    package let key: String
    /// Where the key's opening quote stands in the record.
    package let keyOffset: Int
    /// The value.
    package let value: JSONValue

    /// A member of an object.
    package init(key: String, keyOffset: Int, value: JSONValue) {
        self.key = key
        self.keyOffset = keyOffset
        self.value = value
    }
}

/// A number that keeps its text, so that an identifier of twenty digits loses none.
package struct JSONNumber: Hashable, Sendable {
    /// The number as written.
    package let text: String

    /// A number written as JSON writes it; the caller sees to that.
    package init(text: String) {
        self.text = text
    }

    /// Its value when it is written as an integer and fits: `4.0` and `1e3` have none.
    package var int64: Int64? { Int64(text) }

    /// The nearest double.
    package var double: Double? { Double(text) }
}
