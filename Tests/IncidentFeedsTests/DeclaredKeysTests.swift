import IncidentFeeds
import Testing

@Suite struct DeclaredKeysTests {
    @Test(arguments: [
        (#"{"id":1,"id":1}"#, 8, 1), (#"{"id":1,"x":2,"\u0069d":3}"#, 14, 1), (#"{"a":{"b":1,"c":0,"b":2}}"#, 18, 6),
        (#"{"a":1,"a":2}"#, 7, 1), (#"{"a":[{"b":1},{"b":1,"b":2}]}"#, 21, 15), (#"{"a":[[{"b":1,"b":2}]]}"#, 14, 8),
    ])
    func `a declared key written twice is refused, with both places`(text: String, offset: Int, earlier: Int) {
        guard case .failure(let fault) = read(text) else {
            Issue.record("accepted")
            return
        }
        #expect(fault.code == .duplicateKey)
        #expect(fault.offset == offset)
        #expect(fault.earlierOffset == earlier)
        #expect(fault.message.hasSuffix("first at offset \(earlier)"))
    }

    @Test(arguments: [
        #"{"x":1,"x":2}"#, #"{"b":1,"b":2}"#, #"{"a":{"id":1,"id":2}}"#, #"{"x":{"id":1,"id":2}}"#,
        #"{"id":{"b":1,"b":2}}"#,
        #"{"a":[{"b":1},{"b":2}]}"#, #"{"ID":1,"id":2,"Id":3}"#, #"{"a":{"b":{"c":1,"c":2}}}"#,
    ])
    func `a key is declared at its own place only`(text: String) {
        #expect(read(text).verdict == "ok")
    }

    @Test func `of undeclared duplicates the last wins`() throws {
        #expect(try read(#"{"x":1,"x":true,"y":0}"#).get()["x"]?.content == .bool(true))
    }

    @Test func `composed and decomposed spellings of a declared key are the same key`() {
        #expect(read("{\"e\u{301}t\":1,\"\u{E9}t\":2}", paths: [["\u{E9}t"]]).verdict == "duplicate-key 10")
    }

    @Test func `with nothing declared nothing is refused`() {
        #expect(read(#"{"id":1,"id":1}"#, paths: []).verdict == "ok")
    }
}
