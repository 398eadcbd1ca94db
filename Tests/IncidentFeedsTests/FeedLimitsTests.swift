import IncidentFeeds
import Testing

@Suite struct FeedLimitsTests {
    private func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test(arguments: [(1_048_575, "ok"), (1_048_576, "ok"), (1_048_577, "record-too-long 0")])
    func `a record holds one mebibyte`(size: Int, verdict: String) {
        let head = #"{"v":1"#
        #expect(read(head + repeated(" ", size - head.utf8.count - 1) + "}").verdict == verdict)
    }

    @Test(arguments: [(31, "ok"), (32, "ok"), (33, "nesting-too-deep 36")])
    func `objects and arrays nest thirty-two deep`(depth: Int, verdict: String) {
        #expect(read(#"{"v":"# + repeated("[", depth - 1) + repeated("]", depth - 1) + "}").verdict == verdict)
    }

    @Test func `depth counts what is open, not what was`() {
        #expect(read(#"{"v":["# + repeated("[],", 100) + "{}]}").verdict == "ok")
    }

    @Test func `nesting without end is refused without recursion`() {
        #expect(read(repeated("[", 1_000_000)).verdict == "nesting-too-deep 32")
        #expect(read(repeated(#"{"a":"#, 200_000)).verdict == "nesting-too-deep 160")
    }

    @Test(arguments: [(65_535, "ok"), (65_536, "ok"), (65_537, "string-too-long 5")])
    func `a string holds sixty-four kibibytes`(size: Int, verdict: String) {
        #expect(read(#"{"v":""# + repeated("x", size) + #""}"#).verdict == verdict)
        #expect(read(#"{"v":""# + repeated("x", size - 2) + #"\u00e9"}"#).verdict == verdict)
    }

    @Test(arguments: [(65_536, "ok"), (65_537, "string-too-long 1")])
    func `a key holds as much as a string`(size: Int, verdict: String) {
        #expect(read(#"{""# + repeated("x", size) + #"":1}"#).verdict == verdict)
    }

    @Test(arguments: [(9_999, "ok"), (10_000, "ok"), (10_001, "array-too-long 20006")])
    func `an array holds ten thousand elements`(count: Int, verdict: String) {
        #expect(read(#"{"v":["# + repeated("0,", count - 1) + "0]}").verdict == verdict)
    }

    @Test(arguments: [(9_999, "ok"), (10_000, "ok"), (10_001, "too-many-members 60001")])
    func `an object holds ten thousand members`(count: Int, verdict: String) {
        #expect(read("{" + repeated(#""k":0,"#, count - 1) + #""k":0}"#).verdict == verdict)
    }
}
