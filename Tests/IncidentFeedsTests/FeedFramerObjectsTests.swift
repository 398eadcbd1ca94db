import IncidentFeeds
import Testing

@Suite struct FeedFramerObjectsTests {
    @Test(arguments: [
        ("{\n  \"a\": 1\n}\n", ["1:{␤  \"a\": 1␤}"]),
        (
            "{\n\"a\": {\n\"b\": \"}{\\\"}\"\n}\n}\n\n{\n}\n{}\n",
            ["1:{␤\"a\": {␤\"b\": \"}{\\\"}\"␤}␤}", "7:{␤}", "9:{}"]
        ),
        ("{\"a\":[\n  {\"b\":1}\n]}", ["1:{\"a\":[␤  {\"b\":1}␤]}"]), ("{\r\n\r\n\"a\":1}", ["1:{\r␤\r␤\"a\":1}"]),
        ("{}{}{}", ["1:{}", "1:{}", "1:{}"]), ("{} \t{\"a\":\n1}", ["1:{}", "1:{\"a\":␤1}"]),
        ("{\n}{\n}", ["1:{␤}", "2:{␤}"]),
    ])
    func `objects follow one another, pretty-printed or not`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("{\n\"a\": \"b\n}\n{\n}", ["1:{␤\"a\": \"b␤}", "4:{␤}"]), ("{\n\"a\": [1}\n{}", ["1:{␤\"a\": [1}", "3:{}"]),
        ("{\n\"a\": 1]}\n{}", ["1:{␤\"a\": 1]}", "3:{}"]), ("{\n},\n{}", ["1:{␤}", "2:,", "3:{}"]),
        ("{\n}}\n{}", ["1:{␤}", "2:}", "3:{}"]),
        ("{}{} x \"{\" {}", ["1:{}", "1:{}", "1:x \"{\"", "1:{}"]),
        ("{\n}\n[\n{}\n]", ["1:{␤}", "3:[", "4:{}", "5:]"]), ("{\n}\nx\"\n{}", ["1:{␤}", "3:x\"", "4:{}"]),
    ])
    func `a bad object, or text between objects, leaves the next alone`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("{\n\"a\":", ["1:{␤\"a\": [unclosed-record]"]),
        ("{\n}\n{\"a\":{}\n", ["1:{␤}", "3:{\"a\":{} [unclosed-record]"]),
        ("{\n}\nx", ["1:{␤}", "3:x"]),
    ])
    func `an object still open at the end says so`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test func `an object is given as soon as it is closed`() {
        var framer = FeedFramer()
        framer.append(Array("{\n\"a\":1}".utf8))
        #expect(framer.next() != nil)
        framer.append(Array("{\"a\":{}".utf8))
        #expect(framer.next() == nil)
        framer.append(Array("}".utf8))
        #expect(framer.next()?.bytes.count == 8)
    }
}
