/// Reads one record: JSON exactly as RFC 8259 defines it, in UTF-8, within limits.
package struct JSONReader {
    /// The record.
    let bytes: [UInt8]
    /// What it may hold.
    let limits: FeedLimits
    /// The byte to read next.
    var index = 0
    private let declared: DeclaredKeys
    private var depth = 0

    /// True where values at no declared place are left out.
    private let isOfFacts: Bool

    /// True inside a value that is left out: it is checked, and nothing is made of it.
    private(set) var isLeftOut = false

    /// Where the key of each declared place was met last.
    private var met: [Int]

    private init(bytes: [UInt8], declared: DeclaredKeys, limits: FeedLimits, isOfFacts: Bool) {
        self.bytes = bytes
        self.isOfFacts = isOfFacts
        self.declared = declared
        self.limits = limits
        met = Array(repeating: -1, count: declared.count)
    }

    /// Reads a record, which is an object, or throws the first reason to refuse it.
    ///
    /// `onlyFacts` gives `null` for what stands where no fact is declared: it is checked all the same, so that what is refused,
    /// and why, is the same.
    package static func read(
        _ bytes: [UInt8], declares declared: DeclaredKeys, limits: FeedLimits = FeedLimits(), onlyFacts: Bool = false
    ) throws(FeedFault) -> JSONValue {
        let value = try readValue(bytes, declares: declared, limits: limits, onlyFacts: onlyFacts)
        guard case .object = value.content else {
            throw FeedFault(.recordNotAnObject, at: value.offset, "the record is not an object")
        }
        return value
    }

    /// Reads a text that holds one value of any kind.
    package static func readValue(
        _ bytes: [UInt8], declares declared: DeclaredKeys, limits: FeedLimits = FeedLimits(), onlyFacts: Bool = false
    ) throws(FeedFault) -> JSONValue {
        guard bytes.count <= limits.recordBytes else { throw .recordTooLong(limits) }
        var reader = JSONReader(bytes: bytes, declared: declared, limits: limits, isOfFacts: onlyFacts)
        let value = try reader.value(at: declared.root)
        if reader.nextToken() != nil {
            throw FeedFault(.trailingText, at: reader.index, "text follows the record")
        }
        return value
    }

    private mutating func value(at place: DeclaredKeys.Place?) throws(FeedFault) -> JSONValue {
        let first = nextToken()
        let offset = index
        return JSONValue(content: try content(from: first, at: place), offset: offset)
    }

    private mutating func content(
        from first: UInt8?, at place: DeclaredKeys.Place?
    ) throws(FeedFault) -> JSONValue.Content {
        switch first {
        case ASCII.openBrace: .object(try members(at: place))
        case ASCII.openBracket: .array(try elements(at: place))
        case ASCII.quote: .string(try string())
        case UInt8(ascii: "t"): try word("true", .bool(true))
        case UInt8(ascii: "f"): try word("false", .bool(false))
        case UInt8(ascii: "n"): try word("null", .null)
        case .some(let byte) where byte.isDigit || byte == UInt8(ascii: "-"): .number(try number())
        case UInt8(ascii: "+"), UInt8(ascii: "."): throw .malformedNumber(at: index)
        default: throw unexpected("a value")
        }
    }

    private mutating func members(at place: DeclaredKeys.Place?) throws(FeedFault) -> [JSONMember] {
        try open()
        var members: [JSONMember] = []
        var count = 0
        let opening = index
        while try another(ASCII.closeBrace, after: count) {
            guard count < limits.elements else {
                throw FeedFault(.tooManyMembers, at: index, "an object has more than \(limits.elements) members")
            }
            guard nextToken() == ASCII.quote else { throw unexpected("a key in double quotes") }
            let keyOffset = index
            let key = try string()
            let child = declared.place(of: key, in: place)
            if let child {
                // Objects at one place never lie within one another: what was met past this one's opening is of this one.
                let earlier = met[child.index]
                guard earlier < opening else {
                    throw FeedFault(
                        .duplicateKey, at: keyOffset, "key `\(key)` appears twice, first at offset \(earlier)",
                        earlierOffset: earlier)
                }
                met[child.index] = keyOffset
            }
            guard nextToken() == ASCII.colon else { throw unexpected("`:`") }
            index += 1
            let isKept = !isLeftOut
            if isOfFacts, isKept, !declared.keeps(key, child, in: place) {
                isLeftOut = true
                let left = JSONValue(content: .null, offset: try value(at: nil).offset)
                isLeftOut = false
                members.append(JSONMember(key: key, keyOffset: keyOffset, value: left))
            } else {
                let value = try value(at: child)
                if isKept { members.append(JSONMember(key: key, keyOffset: keyOffset, value: value)) }
            }
            count += 1
        }
        return members
    }

    private mutating func elements(at place: DeclaredKeys.Place?) throws(FeedFault) -> [JSONValue] {
        try open()
        var elements: [JSONValue] = []
        var count = 0
        while try another(ASCII.closeBracket, after: count) {
            guard count < limits.elements else {
                throw FeedFault(.arrayTooLong, at: index, "an array has more than \(limits.elements) elements")
            }
            let element = try value(at: place)
            if !isLeftOut { elements.append(element) }
            count += 1
        }
        return elements
    }

    private mutating func open() throws(FeedFault) {
        guard depth < limits.depth else {
            throw FeedFault(.nestingTooDeep, at: index, "more than \(limits.depth) levels of nesting")
        }
        depth += 1
        index += 1
    }

    /// Whether an object or array goes on, its comma read; if not, its closing byte is read.
    private mutating func another(_ close: UInt8, after count: Int) throws(FeedFault) -> Bool {
        let token = nextToken()
        if token == close {
            index += 1
            depth -= 1
            return false
        }
        if count == 0 { return true }
        guard token == ASCII.comma else {
            throw unexpected(close == ASCII.closeBrace ? "`,` or `}`" : "`,` or `]`")
        }
        index += 1
        return true
    }

    private mutating func word(
        _ word: StaticString, _ content: JSONValue.Content
    ) throws(FeedFault) -> JSONValue.Content {
        for offset in 0..<word.utf8CodeUnitCount {
            guard index < bytes.count, bytes[index] == word.utf8Start[offset] else { throw unexpected("`\(word)`") }
            index += 1
        }
        return content
    }

    private mutating func nextToken() -> UInt8? {
        while index < bytes.count, bytes[index].isJSONBlank { index += 1 }
        return index < bytes.count ? bytes[index] : nil
    }
}
