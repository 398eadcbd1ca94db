/// Why a record is refused: one precise reason, at one place.
package struct FeedFault: Error, Hashable, Sendable {
    /// What is wrong; never renamed nor reused.
    package let code: Code
    /// The same in plain English, without the place.
    package let message: String
    /// Where, in bytes from the start of the record; 0 when the record as a whole is at fault.
    package let offset: Int
    /// For a duplicated key, where it stood first.
    package let earlierOffset: Int?

    /// Makes a fault at a byte of the record.
    package init(_ code: Code, at offset: Int, _ message: String, earlierOffset: Int? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
        self.earlierOffset = earlierOffset
    }

    /// The place of the fault in the text that was read.
    package func position(in bytes: [UInt8]) -> TextPosition {
        TextPosition(offset: offset, in: bytes)
    }
}

extension FeedFault {
    /// The stable names of the reasons.
    package enum Code: String, CaseIterable, Sendable {
        /// A byte that the grammar of JSON does not allow there.
        case unexpectedCharacter = "unexpected-character"
        /// The text stops before the value is complete.
        case unexpectedEnd = "unexpected-end"
        /// Something follows the record.
        case trailingText = "trailing-text"
        /// A number that JSON does not write so: `01`, `+1`, `.5`, `1.`.
        case malformedNumber = "malformed-number"
        /// A number beyond what a double can hold.
        case numberTooLarge = "number-too-large"
        /// A control character in a string, unescaped.
        case controlCharacter = "control-character"
        /// A backslash followed by something that JSON does not know.
        case unknownEscape = "unknown-escape"
        /// Half of a surrogate pair, which is no character.
        case loneSurrogate = "lone-surrogate"
        /// Bytes that are not UTF-8.
        case notUTF8 = "not-utf-8"
        /// UTF-16 or UTF-32, by its mark or its NUL bytes.
        case wideEncoding = "wide-encoding"
        /// A key that the vocabulary declares, twice in one object.
        case duplicateKey = "duplicate-key"
        /// No `id`, or one that is not a text with something in it.
        case missingID = "missing-id"
        /// A journal that names a fact or an action the pack doesn't have, or says nothing.
        case unknownName = "unknown-name"
        /// A record that the mappings of several formats recognise.
        case ambiguousFormat = "ambiguous-format"
        /// A record of a known format that tells no incident.
        case notAnIncident = "not-an-incident"
        /// A value other than an object where a record is expected.
        case recordNotAnObject = "record-not-an-object"
        /// More bytes than a record may have.
        case recordTooLong = "record-too-long"
        /// More objects and arrays inside one another than allowed.
        case nestingTooDeep = "nesting-too-deep"
        /// A string or key longer than allowed.
        case stringTooLong = "string-too-long"
        /// An array with more elements than allowed.
        case arrayTooLong = "array-too-long"
        /// An object with more members than allowed.
        case tooManyMembers = "too-many-members"
        /// A record still open where the feed ends.
        case unclosedRecord = "unclosed-record"
        /// The array of records still open where the feed ends.
        case unclosedArray = "unclosed-array"
        /// Two records of an array without a comma between them.
        case missingComma = "missing-comma"
        /// A comma with no record before or after it.
        case extraComma = "extra-comma"
        /// Something follows the array of records.
        case textAfterArray = "text-after-array"
    }
}
