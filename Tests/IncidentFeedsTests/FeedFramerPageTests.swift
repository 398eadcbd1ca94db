import Testing

@testable import IncidentFeeds

/// A page of records longer than a record may be is read one record at a time.
@Suite struct FeedFramerPageTests {
    private static let limits = FeedLimits(recordBytes: 200, pageHeadBytes: 100)

    private func records(_ feed: String, chunk: Int = Int.max) -> [FeedRecord] {
        var framer = FeedFramer(limits: Self.limits) { [["value"], ["data", "alerts"]] }
        var records: [FeedRecord] = []
        var rest = Array(feed.utf8)[...]
        while !rest.isEmpty {
            framer.append(rest.prefix(chunk))
            rest = rest.dropFirst(chunk)
            records += framer.waiting()
        }
        framer.finish()
        return records + framer.waiting()
    }

    /// Each record as `line:column:bytes`, with the code of its fault if it has one.
    private func framed(_ feed: String, chunk: Int = Int.max) -> [String] {
        records(feed, chunk: chunk).map { record in
            let text = String(decoding: record.bytes, as: UTF8.self).prefix(60)
            return "\(record.line):\(record.column):\(text)" + (record.fault.map { " [\($0.code.rawValue)]" } ?? "")
        }
    }

    /// Twenty elements of eighteen bytes.
    private static let elements = (10...29).map { #"{"id":"a\#($0)","x":1}"# }

    private func page(_ element: String) -> String { #"{"@c":"p q","value":["# + element + "]}" }

    @Test(arguments: [1, 7, 64, 199, 200, 201, Int.max])
    func `each element is given in a page of one, wherever the bytes are cut`(chunk: Int) {
        let page = #"{"@c":"p q","value":["# + Self.elements.joined(separator: ",") + #"],"next":{"a":["}"]}}"#
        let expected = Self.elements.enumerated().map { "1:\(22 + 19 * $0.offset):" + self.page($0.element) }
        #expect(framed(page, chunk: chunk) == expected)
        // Something else may follow, in whichever layout.
        #expect(framed(page + "\n{\"id\":\"b\"}\n", chunk: chunk) == expected + ["2:1:{\"id\":\"b\"}"])
        #expect(framed(page + "{\"id\":\"b\"}", chunk: chunk).count == 21)
        #expect(framed("{\"id\":\"b\"}\n" + page + "\n{\"id\":\"c\"}\n", chunk: chunk).count == 22)
        #expect(framed("[" + page + ",{\"id\":\"c\"}," + page + "]", chunk: chunk).count == 41)
        #expect(records(page, chunk: chunk).map { $0.record } == Array(1...20))
    }

    @Test(arguments: [1, 64, Int.max])
    func `one that is laid out on several lines has its elements where they stand`(chunk: Int) {
        let page =
            "{\n  \"status\": \"success\",\n  \"data\": {\n    \"alerts\": [\n"
            + Self.elements.map { "      " + $0 }.joined(separator: ",\n") + "\n    ]\n  }\n}\n{\"id\": \"b\"}\n"
        let given = framed(page, chunk: chunk)
        #expect(given.count == 21)
        #expect(given[0] == #"5:7:{"status":"success","data":{"alerts":[{"id":"a10","x":1}]}}"#)
        #expect(given[19].hasPrefix("24:7:"))
        #expect(given[20] == "28:1:{\"id\": \"b\"}")
    }

    @Test func `its elements may stand at the beginning of a line, where NDJSON has records`() {
        let head = #"{"value":["#
        #expect(framed(head + Self.elements.joined(separator: ",\n") + "]}").count == 20)
        #expect(
            framed(head + "\n" + Self.elements.joined(separator: ",\n") + "\n]}\n").last?.hasPrefix("21:1:") == true)
        #expect(framed(head + "\n" + Self.elements.prefix(3).joined(separator: ",\n") + "\n]}").count == 1)
        // A line that was cut elsewhere is a bad line.
        #expect(framed("{\"id\":\"b\",\n" + Self.elements[0] + "\n").count == 2)
    }

    @Test func `one that fits is one record, and so is what is no page`() {
        let short = #"{"value":["# + Self.elements.prefix(4).joined(separator: ",") + "]}"
        #expect(framed(short) == ["1:1:" + short.prefix(60)])
        let list = Self.elements.joined(separator: ",")
        for feed in [
            #"{"id":"x","value":[\#(list)]}"#, #"{"schema":"incident/1","data":{"alerts":[\#(list)]}}"#,
            #"{"other":[\#(list)]}"#, #"{"data":[{"alerts":[\#(list)]}]}"#, #"[[{"x":0}],{"v":{"value":[\#(list)]}}]"#,
            #"{"value":[{"id":"a"}],"long":"\#(list.replacing("\"", with: "'"))"}"#,
        ] {
            let codes = records(feed).map { $0.fault?.code }
            #expect(codes.last == .recordTooLong, "\(feed.prefix(40))")
            #expect(codes.filter { $0 != nil }.count == 1)
        }
    }

    @Test func `what stands before the list has a limit`() {
        func page(_ length: Int) -> String {
            let head = #"{"c":""#
            let middle = #"","value":["#
            let filling = String(repeating: "x", count: length - head.utf8.count - middle.utf8.count)
            return head + filling + middle + Self.elements.joined(separator: ",") + "]}"
        }
        #expect(records(page(99)).count == 20)
        #expect(records(page(100)).count == 20)
        #expect(records(page(101)).map { $0.fault?.code } == [.recordTooLong])
    }

    @Test func `an element may be as long as a record with its head, and a longer one harms no other`() {
        // With `{"value":[` before it and `]}` after it, 188 bytes make 200.
        func element(_ length: Int) -> String { #"{"id":""# + String(repeating: "x", count: length - 9) + #""}"# }
        let list = [Self.elements[0], element(188), element(189), Self.elements[1]].joined(separator: ",")
        let given = records(#"{"value":["# + list + "]}")
        #expect(given.map { $0.fault?.code } == [nil, nil, .recordTooLong, nil])
        #expect(given[1].bytes.count == 200)
    }

    @Test func `one that ends badly loses none of its whole elements, nor its neighbours`() {
        let open = #"{"value":["# + Self.elements.joined(separator: ",")
        #expect(records(open).map { $0.fault?.code } == Array(repeating: nil, count: 20) + [.unclosedArray])
        #expect(records(open + #",{"id":"#).map { $0.fault?.code }.suffix(2) == [nil, .unclosedRecord])
        #expect(records(open + "]").map { $0.fault?.code }.suffix(2) == [nil, .unclosedRecord])
        // In NDJSON a page ends with its line.
        for (end, code) in [("", FeedFault.Code.unclosedArray), (#",{"id":"#, .unclosedRecord), ("]", .unclosedRecord)]
        {
            let given = records("{\"id\":\"b\"}\n" + open + end + "\n{\"id\":\"c\"}\n")
            #expect(given.map { $0.fault?.code } == Array(repeating: nil, count: 21) + [code, nil], "\(end)")
            #expect(given.last?.line == 3)
        }
    }

    @Test func `a fault is shown where it stands in the feed, with the element alone`() throws {
        let page = #"{"value":["# + Self.elements.joined(separator: ",") + ",\n{\"id\":01}]}"
        let record = try #require(records(page).last)
        #expect(throws: FeedFault.self) { try JSONReader.read(record.bytes, declares: DeclaredKeys(paths: [])) }
        do {
            _ = try JSONReader.read(record.bytes, declares: DeclaredKeys(paths: []))
        } catch {
            let line = RejectLine(record, error)
            #expect(line.message(file: "f").hasPrefix("f:2: record 21, column "))
            #expect(String(decoding: line.json, as: UTF8.self).contains(#""raw":"{\"id\":01}""#))
        }
    }

    @Test func `of a page without end, no more is held than a record and the last chunk`() {
        var framer = FeedFramer(limits: FeedLimits(recordBytes: 1000)) { [["value"]] }
        framer.append(Array(#"{"value":["#.utf8))
        let chunk = Array(String(repeating: #"{"id":"a"},"#, count: 40).utf8)
        var (most, count) = (0, 0)
        for _ in 0..<500 {
            framer.append(chunk)
            count += framer.waiting().count
            most = max(most, (framer.partial?.bytes.count ?? 0) + framer.input.count)
        }
        #expect(most <= 1000 + chunk.count)
        #expect(count >= 40 * 499)
    }
}
