import Diagnostics
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{A0}", 1), ("œuvre", 5), ("漢字", 4), ("ｱ", 1), ("Ａ", 2),
        ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("⚠\u{FE0F}", 2), ("⚠", 1), ("👍🏽", 2),
        ("👩\u{200D}🚒", 2), ("🇫🇷", 2), ("\u{200B}", 0), ("\u{1B}", 0), ("a\u{301}\u{302}b", 2), ("─┼", 2), ("…", 1),
    ])
    func `a text takes the columns of a terminal`(text: String, columns: Int) {
        #expect(displayWidth(of: text) == columns)
        #expect(displayWidth(of: text[...]) == columns)
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", #"a\u{1B}[31mb"#), ("a\nb\tc", #"a\u{A}b\u{9}c"#),
        ("\u{202E}x\u{2066}", #"\u{202E}x\u{2066}"#),
        ("\u{200E}\u{200F}\u{61C}", #"\u{200E}\u{200F}\u{61C}"#), ("\u{9B}m", #"\u{9B}m"#), ("\u{0}", #"\u{0}"#),
        ("\u{2028}\u{85}\u{7F}\u{FEFF}", #"\u{2028}\u{85}\u{7F}\u{FEFF}"#),
        ("é «\u{A0}漢 👩\u{200D}🚒", "é «\u{A0}漢 👩\u{200D}🚒"),
    ])
    func `what could drive a terminal or deceive a reader is written out`(text: String, shown: String) {
        #expect(printable(text) == shown)
    }

    @Test func `each character is written out by what it is, whatever its bytes look like`() {
        for scalar in (0..<0x3100).compactMap({ Unicode.Scalar(UInt32($0)) }) {
            let isHidden =
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: true
                case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
                default: false
                }
            let escape = "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            #expect(printable("é\(scalar)a") == "é" + (isHidden ? escape : String(scalar)) + "a")
        }
    }
}
