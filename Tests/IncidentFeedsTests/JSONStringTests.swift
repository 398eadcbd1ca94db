import IncidentFeeds
import Testing

@Suite struct JSONStringTests {
    @Test(arguments: [
        (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#"\u00e9\u00E9"#, "éé"), (#"\u0000"#, "\0"), (#"\uFFFF"#, "\u{FFFF}"),
        (#"\ud83d\ude91"#, "🚑"), (#"\uD800\uDC00"#, "\u{10000}"), (#"\uDBFF\uDFFF"#, "\u{10FFFF}"),
        (#"a\u0062c"#, "abc"), ("é🚑", "é🚑"), (#"\ud7ff\ue000"#, "\u{D7FF}\u{E000}"),
    ])
    func `escapes are read`(escaped: String, decoded: String) {
        #expect(read(#"{"v":"\#(escaped)"}"#).v == .string(decoded))
    }

    @Test(arguments: [
        (#"\x41"#, "unknown-escape 6"), (#"a\ "#, "unknown-escape 7"), (#"\'"#, "unknown-escape 6"),
        (#"\u12"#, "unknown-escape 6"), (#"\u12G4"#, "unknown-escape 6"), (#"\u+123"#, "unknown-escape 6"),
        (#"\u１２３４"#, "unknown-escape 6"), (#"\U0041"#, "unknown-escape 6"),
        (#"\ud800"#, "lone-surrogate 6"), (#"\udc00"#, "lone-surrogate 6"), (#"\udc00\ud800"#, "lone-surrogate 6"),
        (#"\ud800\ud800"#, "lone-surrogate 6"), (#"\ud800x"#, "lone-surrogate 6"), (#"\ud800\n"#, "lone-surrogate 6"),
        (#"\ud800\u0041"#, "lone-surrogate 6"), (#"\ud800\ue000"#, "lone-surrogate 6"),
        (#"\ud800\u00"#, "unknown-escape 12"),
        ("a\nb", "control-character 7"), ("\t", "control-character 6"), ("\u{1F}", "control-character 6"),
        ("\0", "control-character 6"),
    ])
    func `what is no escape, and bare control characters, are refused`(escaped: String, verdict: String) {
        #expect(read(#"{"v":"\#(escaped)"}"#).verdict == verdict)
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF],
            [0xF0, 0x80, 0x80, 0xAF],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE9], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x9A], [0xE2, 0x28, 0xA1],
            [0xF0, 0x9F, 0x28, 0x91],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused where they start`(bytes: [UInt8]) {
        let prefix = Array(#"{"v":""#.utf8)
        let suffix = Array(#""}"#.utf8)
        #expect(read(prefix + bytes + suffix).verdict == "not-utf-8 6")
        #expect(read(prefix + bytes).verdict == "not-utf-8 6")
        #expect(read([0x7B] + bytes + suffix).verdict == "not-utf-8 1")
    }

    @Test func `every character is read back, and every surrogate refused`() {
        for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 61) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(read("{\"v\":\"\(scalar)\"}").v == .string(String(scalar)))
        }
    }
}
