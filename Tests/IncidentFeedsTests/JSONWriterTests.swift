import Diagnostics
import IncidentFeeds
import Testing

@Suite struct JSONWriterTests {
    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `commas stand between values only`() {
        let text = written { writer in
            writer.object { object in
                object.key("a")
                object.array { array in
                    array.integer(1)
                    array.array { _ in }
                    array.object { _ in }
                    array.null()
                }
                object.key("b")
                object.bool(true)
                object.key("c")
                object.object { inner in
                    inner.key("d")
                    inner.bool(false)
                }
                object.key("e")
                object.integer(Int.min)
            }
        }
        #expect(text == #"{"a":[1,[],{},null],"b":true,"c":{"d":false},"e":-9223372036854775808}"#)
    }

    @Test(arguments: [
        ("", #""""#), ("é🚑", #""é🚑""#), (#"a"b\c/"#, #""a\"b\\c/""#), ("\n\r\t", #""\n\r\t""#),
        ("\0\u{8}\u{1B}\u{1F}\u{7F}", #""\u0000\u0008\u001b\u001f\u007f""#),
        ("\u{80}\u{9B}\u{9F}\u{A0}©", "\"\\u0080\\u009b\\u009f\u{A0}©\""), ("\u{2028}\u{202E}", #""\u2028\u202e""#),
    ])
    func `a string is escaped where it must be`(text: String, expected: String) {
        #expect(written { $0.string(text) } == expected)
    }

    @Test func `a key is escaped too`() {
        #expect(
            written {
                $0.object {
                    $0.key("\"")
                    $0.null()
                }
            } == #"{"\"":null}"#)
    }

    @Test func `what is written is read back`() throws {
        let text = String(String.UnicodeScalarView((0...0x3000).compactMap(Unicode.Scalar.init)))
        let record = written {
            $0.object {
                $0.key("v")
                $0.string(text)
            }
        }
        #expect(read(record).v == .string(text))
    }
}
