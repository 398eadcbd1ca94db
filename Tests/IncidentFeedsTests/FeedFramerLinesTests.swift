import IncidentFeeds
import Testing

@Suite struct FeedFramerLinesTests {
    @Test(arguments: [
        ("{\"a\":1}\n{\"b\":2}\n", ["1:{\"a\":1}", "2:{\"b\":2}"]),
        ("{}\r\n \r\n\t{} \r\n", ["1:{}", "3:{}"]),
        ("{}\n{\"half", ["1:{}", "2:{\"half"]),
        ("{}\n{\"a\":[\n\"x\"\n{}", ["1:{}", "2:{\"a\":[", "3:\"x\"", "4:{}"]),
        ("{}\n}\n{{\n\"\n{}", ["1:{}", "2:}", "3:{{", "4:\"", "5:{}"]),
        ("{}\n{}{}\n{}", ["1:{}", "2:{}{}", "3:{}"]),
        ("{}\n[{}]\n{}", ["1:{}", "2:[{}]", "3:{}"]),
    ])
    func `after a first line that is an object, a line is a record whatever it holds`(feed: String, expected: [String])
    {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("{\"a\":\"b\n{}\n", ["1:{\"a\":\"b", "2:{}"]),
        ("{\"a\":\"b\n\"x\"\n{}\n", ["1:{\"a\":\"b", "2:\"x\"", "3:{}"]),
        ("{\"a\":[1,\n\n{}\n", ["1:{\"a\":[1,", "3:{}"]), ("{\"a\":1\n{}\n", ["1:{\"a\":1", "2:{}"]),
        ("{} x\n{}\n", ["1:{} x", "2:{}"]), ("{}}\n{}\n", ["1:{}}", "2:{}"]), ("{},\n{},\n", ["1:{},", "2:{},"]),
        ("starting\n{}\n{}\n", ["1:starting", "2:{}", "3:{}"]), ("{\"a\":1]}\n{}\n", ["1:{\"a\":1]}", "2:{}"]),
        ("[02:50] starting\n{}\n{}\n", ["1:02:50", "1:starting [text-after-array]", "2:{}", "3:{}"]),
        ("{\"half", ["1:{\"half"]), ("{\"half\":\n", ["1:{\"half\":"]),
    ])
    func `a bad first line is refused alone`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("", "1:{\"aaaaaa\"}"), ("\r", "1:{\"aaaaaa\"}"), ("     ", "1:{\"aaaaaa\"}"),
        ("xy", "1:{\"aaaaaa\"}x [record-too-long]"), ("    x", "1:{\"aaaaaa\"} [record-too-long]"),
    ])
    func `the limit of a line leaves out the blanks at its end`(tail: String, expected: String) {
        #expect(framed("{\"aaaaaa\"}\(tail)\n{}\n", limits: FeedLimits(recordBytes: 11)) == [expected, "2:{}"])
    }

    @Test(arguments: [(1_048_575, false), (1_048_576, false), (1_048_577, true)])
    func `a line holds one mebibyte`(size: Int, isRefused: Bool) {
        let long = "{\"v\":\"" + String(repeating: "x", count: size - 8) + "\"}"
        for feed in ["\(long)\n{}\n", "{}\n\(long)\n{}\n", "[\(long),{}]", "\(long){}", "{\n}\(long){}"] {
            let found = records(of: Array(feed.utf8), chunk: 65_536)
            #expect(found.contains { $0.fault?.code == .recordTooLong } == isRefused)
            #expect(found.contains { $0.bytes.count == size } != isRefused)
            #expect(found.last.map { String(decoding: $0.bytes, as: UTF8.self) } == "{}")
        }
    }

    @Test func `a line cut anywhere leaves its neighbours alone, wherever it stands`() {
        let line = #"{"id":"é\"}","n":[1,{"b":[true]}],"c":{"d":{}}}"#
        for length in 1..<line.unicodeScalars.count {
            let cut = String(line.unicodeScalars.prefix(length))
            #expect(framed("\(cut)\n\(line)\n{}\n") == ["1:\(cut)", "2:\(line)", "3:{}"])
            #expect(framed("\(line)\n\(cut)\n{}\n") == ["1:\(line)", "2:\(cut)", "3:{}"])
            let tail = String(line.unicodeScalars.dropFirst(length))
            #expect(framed("\(line)\n\(tail)\n{}\n") == ["1:\(line)", "2:\(tail)", "3:{}"])
        }
    }

    @Test func `a record is given as soon as its newline has come`() {
        var framer = FeedFramer()
        framer.append(Array("{\"id\":1}".utf8))
        #expect(framer.next() == nil)
        framer.append([0x0A])
        #expect(framer.next()?.line == 1)
        framer.append(Array("{\"id\":2}\n{\"i".utf8))
        #expect(framer.next()?.line == 2)
        #expect(framer.next() == nil)
    }
}
