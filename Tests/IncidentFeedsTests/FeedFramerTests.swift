import IncidentFeeds
import Testing

@Suite struct FeedFramerTests {
    @Test(arguments: [
        ("", []), (" \n\r\n\t", []), ("{}", ["1:{}"]), ("\n\n {}\n", ["3:{}"]), ("{\"a\":\n1}", ["1:{\"a\":␤1}"]),
        ("\u{FEFF}{}\n", ["1:{}"]), ("\u{FEFF}", []), ("\u{FEFF}[{}]", ["1:{}"]), ("12", ["1:12"]),
        ("\"x\"\n{}", ["1:\"x\"", "2:{}"]),
    ])
    func `a feed may be empty, one object, or no object`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], [0xFE, 0xFF, 0, 0x7B, 0, 0x7D], [0x7B, 0, 0x7D, 0], [0, 0x7B, 0, 0x7D],
            [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], [0, 0, 0xFE, 0xFF], [0xFF, 0xFE], [0x0A, 0, 0x7B, 0],
        ] as [[UInt8]])
    func `UTF-16 and UTF-32 are one fault, whatever follows`(feed: [UInt8]) {
        let found = records(of: feed + Array("\n{}\n{}\n".utf8).filter { _ in feed.count > 3 })
        #expect(found.map(\.fault?.code) == [.wideEncoding])
        #expect(found.first?.fault?.message.contains("-Encoding utf8") == true)
    }

    @Test func `each record knows its rank and its place in the feed`() {
        let found = records(of: Array("\u{FEFF}\r\n{\"id\":1}\r\n\r\n  é\r\n{}".utf8))
        #expect(found.map(\.record) == [1, 2, 3])
        #expect(found.map(\.line) == [2, 4, 5])
        #expect(found.map(\.column) == [1, 3, 1])
        #expect(found.map(\.offset) == [5, 19, 23])
    }

    @Test func `every way to chunk a feed gives the same records`() {
        let feeds = [
            "\u{FEFF}{\"id\":\"a{\\\"\"}\r\n\r\n{bad\n  [1]\n{\"id\":\"é\"}  \n{\"half",
            "{\n \"a\": {\"b\": \"}\\\\\"}\n}\n\n{ \"c\n}\n x y\n{}z{}",
            "{\"a\":\n\n{\"b\":1}\n", "[ {\"a\":[1,\"]\"]} ,, {} {}\n, 12 x, \"s,t\"\n {},] after\n{\"id\":1}\n",
            "[{\"a\":1}", "{}{} {}\n\"x{\"{}", "x\n[y]\n[2] z\n{}",
            "{\"too long\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé\"}\n{}\n", "{\0\"\0a\0",
        ]
        for feed in feeds.map({ Array($0.utf8) }) {
            let limits = FeedLimits(recordBytes: 60)
            let whole = records(of: feed, limits: limits)
            for size in 1...feed.count { #expect(records(of: feed, chunk: size, limits: limits) == whole) }
        }
    }

    @Test func `every bad prefix and suffix of a feed is framed without losing its place`() {
        let feed = Array("[{\"a\":\"b\\\"\"},\n{}]\n{\"c\":{}}\n{\n}{}".utf8)
        for start in feed.indices {
            for end in start..<feed.count {
                let part = Array(feed[start...end])
                for record in records(of: part) {
                    #expect(part[record.offset...].starts(with: record.bytes))
                    #expect(
                        TextPosition(offset: record.offset, in: part)
                            == TextPosition(line: record.line, column: record.column))
                }
            }
        }
    }
}
