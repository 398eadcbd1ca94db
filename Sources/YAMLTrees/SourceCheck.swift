import Diagnostics

/// Refuses, in one fast pass, what must not reach libyaml: sizes, encodings, hidden characters, directives.
///
/// libyaml takes quadratic time on directives, silently reads UTF-16, takes U+2028 for a line break, and gives only a
/// byte offset for the characters it rejects.
struct SourceCheck {
    /// Whether the file has any `?`, which is when complex keys must be looked for.
    private(set) var hasQuestionMarks = false
    private let file: SourceFile

    init(_ file: SourceFile, limits: YAMLLimits) throws(Refusal) {
        self.file = file
        if file.bytes.count > limits.bytes {
            throw refuse(.fileTooLarge, "\(file.bytes.count) bytes; the limit is \(limits.bytes)", at: 0)
        }
        if let name = EncodingGuess.utf16(file.bytes) {
            throw refuse(.notUTF8, "the file is in \(name)", at: 0, help: EncodingGuess.help(name))
        }
        var index = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        try checkLineStart(index)
        while true {
            index = skipOrdinary(from: index)
            guard index < file.bytes.count else { return }
            index += try lengthOfSpecial(at: index)
        }
    }

    /// Jumps, eight bytes at a time, over the ASCII characters that need no look.
    private func skipOrdinary(from start: Int) -> Int {
        file.bytes.withUnsafeBytes { bytes in
            let ones: UInt64 = 0x0101_0101_0101_0101
            let tops = ones << 7
            var index = start
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let controls = word &- (ones &* 0x20)
                let questionMarks = (word ^ (ones &* 0x3F)) &- ones
                // A borrow can only flag a byte too many, never one too few; and U+007F overflows into the top bit.
                let special = (word | controls | questionMarks | (word &+ ones)) & tops
                guard special == 0 else { return index + special.trailingZeroBitCount / 8 }
                index += 8
            }
            return index
        }
    }

    /// Looks at one character; returns its length in bytes.
    private mutating func lengthOfSpecial(at index: Int) throws(Refusal) -> Int {
        let byte = file.bytes[index]
        switch byte {
        case 0x3F: hasQuestionMarks = true
        case 0x0A, 0x0D: try checkLineStart(index + 1)
        case 0x09, 0x20...0x7E: break
        case 0..<0x80: throw refuse(.controlCharacter, "U+\(hex(UInt32(byte), digits: 4))", at: index)
        default: return try lengthOfScalar(at: index)
        }
        return 1
    }

    private func lengthOfScalar(at index: Int) throws(Refusal) -> Int {
        guard let (scalar, length) = decode(at: index) else {
            let byte = file.bytes[index]
            let name = EncodingGuess.singleByte(file.bytes, faultyAt: index)
            throw refuse(
                .notUTF8, "byte 0x\(hex(UInt32(byte), digits: 2)) at offset \(index)", at: index,
                help: EncodingGuess.help(name))
        }
        switch scalar {
        case 0x85, 0x2028, 0x2029: throw refuse(.unicodeLineBreak, "U+\(hex(scalar, digits: 4))", at: index)
        case 0x80..<0xA0, 0xFFFE, 0xFFFF: throw refuse(.controlCharacter, "U+\(hex(scalar, digits: 4))", at: index)
        default: return length
        }
    }

    private func decode(at index: Int) -> (scalar: UInt32, length: Int)? {
        var decoder = UTF8()
        var rest = file.bytes[index..<min(index + 4, file.bytes.count)].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        return (scalar.value, UTF8.width(scalar))
    }

    private func checkLineStart(_ index: Int) throws(Refusal) {
        guard index < file.bytes.count, file.bytes[index] == UInt8(ascii: "%") else { return }
        throw refuse(.directive, "", at: index)
    }

    private func refuse(_ fault: YAMLFault, _ subject: String, at offset: Int, help: [String] = []) -> Refusal {
        let range = SourceRange(file: file.path, start: file.position(atByte: offset))
        return Refusal(diagnostic: fault.diagnostic(subject, at: range, help: help))
    }
}

private func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
