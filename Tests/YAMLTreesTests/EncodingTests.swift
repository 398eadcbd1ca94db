import Diagnostics
import Testing
import YAMLTrees

@Suite struct EncodingTests {
    private func diagnostics(_ bytes: [UInt8]) -> [Diagnostic] {
        let reading = YAMLReader.read(SourceFile(path: "a.yaml", bytes: bytes))
        #expect(reading.root == nil)
        return reading.diagnostics
    }

    private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    @Test func `a Latin-1 file is told by line, offset and encoding`() throws {
        let diagnostic = try #require(diagnostics(Array("a: b\nc: caf".utf8) + [0xE9, 0x0A]).first)
        #expect(diagnostic.code == YAMLFault.notUTF8.rawValue)
        #expect(diagnostic.message == "not UTF-8: byte 0xE9 at offset 11")
        #expect(diagnostic.range.start == SourcePosition(line: 2, column: 7))
        #expect(diagnostic.help.count == 1)
        #expect(diagnostic.help.first?.contains("iconv -f ISO-8859-1 -t UTF-8") == true)
    }

    @Test func `a typographic apostrophe of Windows gives the encoding away`() {
        let found = diagnostics(Array("a: l".utf8) + [0x92] + Array("h".utf8) + [0xF4])
        #expect(found.first?.message == "not UTF-8: byte 0x92 at offset 4")
        #expect(found.first?.help.first?.contains("WINDOWS-1252") == true)
    }

    @Test func `one damaged character in a UTF-8 file is to be typed again`() {
        let found = diagnostics(Array("é: è".utf8) + [0xE9])
        #expect(found.first?.range.start == SourcePosition(line: 1, column: 5))
        #expect(found.first?.help == ["the rest of the file is UTF-8: type this character again"])
    }

    @Test(arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF]])
    func `sequences that UTF-8 forbids are refused at their first byte`(bytes: [UInt8]) {
        let found = diagnostics(Array("a: ".utf8) + bytes)
        #expect(found.map(\.code) == ["not-utf-8"])
        #expect(found.first?.range.start == SourcePosition(line: 1, column: 4))
    }

    @Test func `UTF-16 is refused with its byte order, marked or not`() {
        for (bytes, name) in [
            ([0xFF, 0xFE] + utf16("a: b"), "UTF-16LE"), ([0xFE, 0xFF] + utf16("a: b", bigEndian: true), "UTF-16BE"),
            (utf16("a: b"), "UTF-16LE"), (utf16("a: b", bigEndian: true), "UTF-16BE"),
        ] {
            let found = diagnostics(bytes)
            #expect(found.map(\.message) == ["not UTF-8: the file is in \(name)"])
            #expect(found.first?.range.start == SourcePosition(line: 1, column: 1))
            #expect(found.first?.help.first?.contains("iconv -f \(name) ") == true)
        }
    }

    @Test func `scalars of every length are read at any alignment`() throws {
        for padding in 0..<9 {
            let text = String(repeating: "x", count: padding) + "é€😀\u{FEFF}?x"
            #expect(try tree("a: \(text)")["a"]?.text == text)
        }
    }
}
