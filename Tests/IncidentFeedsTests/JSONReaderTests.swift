import IncidentFeeds
import Testing

@Suite struct JSONReaderTests {
    @Test(arguments: [
        ("{}", "ok"),
        (" \t\r\n{ } \n", "ok"),
        (#"{"v":[null,true,false,0,-0,1.5,1e3,1E+3,1e-3,"",[],{}]}"#, "ok"),
        ("{\"v\":\"\u{7F}\u{2028}\u{FFFF}\u{10FFFF}é\"}", "ok"),
        (#"{"":1,"":2}"#, "ok"),
    ])
    func `what RFC 8259 allows is read`(text: String, verdict: String) {
        #expect(read(text).verdict == verdict)
    }

    @Test(arguments: [
        ("", "unexpected-end 0"), ("  ", "unexpected-end 2"), ("{", "unexpected-end 1"),
        (#"{"v""#, "unexpected-end 4"), (#"{"v":"#, "unexpected-end 5"), (#"{"v":1"#, "unexpected-end 6"),
        (#"{"v":"abc"#, "unexpected-end 9"), (#"{"v":"\"#, "unexpected-end 7"), (#"{"v":-"#, "unexpected-end 6"),
        (#"{"v":tru"#, "unexpected-end 8"),
        ("{,}", "unexpected-character 1"), ("{1:2}", "unexpected-character 1"), ("{'v':1}", "unexpected-character 1"),
        (#"{"v" 1}"#, "unexpected-character 5"), (#"{"v":}"#, "unexpected-character 5"),
        (#"{"v":1,}"#, "unexpected-character 7"), (#"{"v":[1,]}"#, "unexpected-character 8"),
        (#"{"v":[,1]}"#, "unexpected-character 6"), (#"{"v":[1 2]}"#, "unexpected-character 8"),
        (#"{"v":[1}"#, "unexpected-character 7"), (#"{"v":True}"#, "unexpected-character 5"),
        (#"{"v":NaN}"#, "unexpected-character 5"), (#"{"v":Infinity}"#, "unexpected-character 5"),
        (#"{"v":nulll}"#, "unexpected-character 9"), ("{\"v\":1}//x", "trailing-text 7"),
        ("{/**/}", "unexpected-character 1"), ("{“v”:1}", "unexpected-character 1"),
        ("\u{FEFF}{}", "unexpected-character 0"), ("{\u{A0}}", "unexpected-character 1"),
        ("{}{}", "trailing-text 2"), ("{}}", "trailing-text 2"), ("{},", "trailing-text 2"),
        ("{\0\"\0", "wide-encoding 1"),
    ])
    func `what it does not allow is refused at its first wrong byte`(text: String, verdict: String) {
        #expect(read(text).verdict == verdict)
    }

    @Test(arguments: ["12", #""x""#, "[]", "null", "true", " [{}] "])
    func `a record that is no object is refused`(text: String) {
        #expect(read(text).verdict.hasPrefix("record-not-an-object"))
    }

    @Test func `each value and key knows its byte`() throws {
        let record = try read(#" {"é": [1, "x"], "v":{"w":null}}"#).get()
        #expect(record.offset == 1)
        guard case .object(let members) = record.content, case .array(let elements) = members[0].value.content else {
            Issue.record("not the shape that was written")
            return
        }
        #expect(members.map(\.key) == ["é", "v"])
        #expect(members.map(\.keyOffset) == [2, 18])
        #expect(members.map(\.value.offset) == [8, 22])
        #expect(elements.map(\.offset) == [9, 12])
        #expect(record["v"]?["w"]?.offset == 27)
        #expect(record["none"] == nil)
        #expect(record["é"]?["w"] == nil)
    }

    @Test func `a message names what stands in the wrong place`() {
        let messages = ["{1}", "{\u{202E}}", "{\u{1B}}", "{ "].map { text in
            if case .failure(let fault) = read(text) { fault.message } else { "" }
        }
        #expect(
            messages == [
                "`1` stands where a key in double quotes is expected",
                "U+202E stands where a key in double quotes is expected",
                "U+001B stands where a key in double quotes is expected",
                "the record ends where a key in double quotes is expected",
            ])
    }
}
