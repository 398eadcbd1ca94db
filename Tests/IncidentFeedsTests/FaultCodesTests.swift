import IncidentFeeds
import Testing

@Suite struct FaultCodesTests {
    @Test func `every code is one that some feed earns`() {
        let feeds = [
            "{x}", "{", "{}{}\n{} x", "{\"v\":01}", "{\"v\":1e999}", "{\"v\":\"\t\"}", "{\"v\":\"\\x\"}",
            "{\"v\":\"\\ud800\"}", "{\0\"\0", "{\"id\":1,\"id\":1}", "12",
            "{\"v\":[[[[1]]]]}", "{\"v\":\"aaaaaaaaaaaaaaaaa\"}", "{\"v\":[1,2,3,4,5,6]}",
            "{\"a\":0,\"b\":0,\"c\":0,\"d\":0,\"e\":0,\"f\":0}",
            "{\n\"v\":", "[", "[{} {}]", "[,]", "[] x",
            "{\"v\":                                                               1}", "{} x\n",
        ]
        let limits = FeedLimits(recordBytes: 60, depth: 4, stringBytes: 16, elements: 5)
        var codes: Set<FeedFault.Code> = []
        for feed in feeds.map({ Array($0.utf8) }) + [[0x7B, 0x22, 0xFF, 0x22, 0x7D]] {
            for record in records(of: feed, limits: limits) {
                if let fault = record.fault { codes.insert(fault.code) }
                if case .failure(let fault) = read(record.bytes, limits: limits) { codes.insert(fault.code) }
            }
        }
        // These come from a pack's vocabulary or from mappings: the tests of those who read with them have them.
        let others: Set<FeedFault.Code> = [.missingID, .unknownName, .ambiguousFormat, .notAnIncident]
        #expect(Set(FeedFault.Code.allCases).subtracting(codes) == others)
    }

    @Test func `a code is kebab-case and a message a lower-case sentence without its full stop`() {
        for code in FeedFault.Code.allCases {
            #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
        }
        guard case .failure(let fault) = read("{}x") else { return }
        #expect(fault.message == "text follows the record")
    }

    @Test(arguments: [(0, 1, 1), (3, 1, 3), (4, 1, 4), (5, 2, 1), (6, 2, 2), (99, 2, 3)])
    func `a fault tells its line and column`(offset: Int, line: Int, column: Int) {
        let fault = FeedFault(.unexpectedEnd, at: offset, "")
        #expect(fault.position(in: Array("aéb\ncd".utf8)) == TextPosition(line: line, column: column))
    }
}
