/// Writes JSON without white space into bytes; commas come by themselves, brackets always close.
///
/// Everything that a terminal might obey (C0, DEL and C1 controls) is escaped, the rest of Unicode is left as it is.
package struct JSONWriter {
    /// What is written so far.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Makes a writer with nothing written.
    package init() {}

    /// Writes an object; the closure writes each `key` followed by its value.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
    }

    /// Writes an array; the closure writes the elements.
    package mutating func array(_ elements: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
    }

    /// Writes a key, whose value must follow.
    package mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    package mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var isAfterC2 = false
        for byte in text.utf8 {
            if isAfterC2, byte >= 0xA0 { bytes.append(0xC2) }
            // In UTF-8 the C1 controls are 0xC2 followed by 0x80 to 0x9F.
            if isAfterC2, byte < 0xA0 { escape(byte) } else if byte != 0xC2 { character(byte) }
            isAfterC2 = byte == 0xC2
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes an integer.
    package mutating func integer(_ value: Int) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func enclose(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        content(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func character(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case UInt8(ascii: "\r"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        case 0..<0x20, 0x7F: escape(byte)
        default: bytes.append(byte)
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(contentsOf: "\\u00".utf8)
        for digit in [byte >> 4, byte & 0xF] {
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
