import IncidentFeeds
import Testing

@Suite struct RejectLineTests {
    /// The reject line of the only record of a feed.
    private func rejectLine(_ feed: [UInt8], limits: FeedLimits = FeedLimits()) -> RejectLine? {
        guard let record = records(of: feed, limits: limits).last else { return nil }
        if let fault = record.fault { return RejectLine(record, fault) }
        guard case .failure(let fault) = read(record.bytes) else { return nil }
        return RejectLine(record, fault)
    }

    private func json(_ feed: [UInt8], limits: FeedLimits = FeedLimits()) -> String? {
        rejectLine(feed, limits: limits).map { String(decoding: $0.json, as: UTF8.self) }
    }

    private func message(_ feed: String, file: String = "feed.json") -> String? {
        rejectLine(Array(feed.utf8))?.message(file: file)
    }

    @Test func `a rejects file holds the record as it came`() {
        let expected =
            #"{"line":2,"record":2,"error":{"code":"unexpected-character","message":"`x` stands where a value is expected","#
            + #""offset":6},"raw":"{\"é\":x}"}"# + "\n"
        #expect(json(Array("{}\n{\"é\":x}\n".utf8)) == expected)
    }

    @Test(
        arguments: [
            ([0x7B, 0xFF], "e/8="), ([0x7B, 0xFF, 0x7D], "e/99"), ([0x7B, 0xFF, 0x7D, 0x7D], "e/99fQ=="),
        ] as [([UInt8], String)])
    func `bytes that are not UTF-8 are written in Base64`(bytes: [UInt8], encoded: String) {
        #expect(json(bytes)?.hasSuffix(#""raw_base64":"\#(encoded)"}"# + "\n") == true)
    }

    @Test func `of a record too long the first kibibyte is written, in whole characters`() {
        let feed = "{" + String(repeating: "é", count: 3000)
        let kept = "{" + String(repeating: "é", count: 511)
        #expect(
            json(Array(feed.utf8), limits: FeedLimits(recordBytes: 4096))?.hasSuffix(#""raw":"\#(kept)"}"# + "\n")
                == true)
    }

    @Test(arguments: [
        (
            "{}\n\n{\"v\":x}",
            "feed.json:3: record 2, column 6: `x` stands where a value is expected [unexpected-character]"
        ),
        (
            "{\"été\":\"🚑\",x}",
            "feed.json:1: record 1, column 12: `x` stands where a key in double quotes is expected [unexpected-character]"
        ),
        (
            "[{}, {\"é\":x}]",
            "feed.json:1: record 2, column 11: `x` stands where a value is expected [unexpected-character]"
        ),
        (
            "{\n  \"v\": x\n}",
            "feed.json:2: record 1, column 8: `x` stands where a value is expected [unexpected-character]"
        ),
        (
            "\u{FEFF}{x",
            "feed.json:1: record 1, column 2: `x` stands where a key in double quotes is expected [unexpected-character]"
        ),
        ("[{} 1]", "feed.json:1: record 2, column 5: the record is not an object [record-not-an-object]"),
    ])
    func `a person reads the line and column of the fault`(feed: String, expected: String) {
        #expect(message(feed) == expected)
    }

    @Test func `nothing in a message reaches the terminal as an order`() {
        let file = "a\u{1B}[31m\u{202E}\n\u{200B}\u{9B}é"
        #expect(
            message("{}}", file: file)
                == "a\\u{1B}[31m\\u{202E}\\u{A}\\u{200B}\\u{9B}é:1: record 1, column 3: text follows the record [trailing-text]"
        )
    }
}
