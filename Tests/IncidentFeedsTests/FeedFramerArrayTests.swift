import IncidentFeeds
import Testing

@Suite struct FeedFramerArrayTests {
    @Test(arguments: [
        ("[]", []), (" [ \n ] \n", []), ("[{}]", ["1:{}"]),
        ("[{\"a\":[1,{}]},{\"b\":\"],[\"}]", ["1:{\"a\":[1,{}]}", "1:{\"b\":\"],[\"}"]),
        ("[\n  {\n    \"a\": 1\n  },\n  {}\n]\n", ["2:{␤    \"a\": 1␤  }", "5:{}"]), ("[{}\n,{}]", ["1:{}", "2:{}"]),
    ])
    func `each element is a record`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("[{\"a\":},{}]", ["1:{\"a\":}", "1:{}"]), ("[{\"a\":[1},{}]", ["1:{\"a\":[1}", "1:{}"]),
        ("[{\"a\":1]},{}]", ["1:{\"a\":1]}", "1:{}"]),
        ("[12,\"a,b]{\",null,[1,[2]],{}]", ["1:12", "1:\"a,b]{\"", "1:null", "1:[1,[2]]", "1:{}"]),
        ("[{}},{}]", ["1:{}", "1:}", "1:{}"]),
        ("[{\"a\":\"b},\n{}]", ["1:{\"a\":\"b},␤{}] [unclosed-record]"]),
        ("[{\"a\":\"b\n},{}]", ["1:{\"a\":\"b␤}", "2:{}"]),
        ("[x y\n,{}]", ["1:x y", "2:{}"]), ("[1 {}]", ["1:1", "1: [missing-comma]", "1:{}"]),
    ])
    func `a bad element is refused alone`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("[{} {}]", ["1:{}", "1: [missing-comma]", "1:{}"]), ("[{},]", ["1:{}", "1: [extra-comma]"]),
        ("[,{}]", ["1: [extra-comma]", "1:{}"]),
        ("[{},\n,{}]", ["1:{}", "2: [extra-comma]", "2:{}"]),
    ])
    func `a comma missing or in excess costs no record`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("[{}] x y\n", ["1:{}", "1:x y [text-after-array]"]), ("[{}]]", ["1:{}", "1:] [text-after-array]"]),
        ("[{}]\n[{\"a\":1}]\n", ["1:{}", "2:[{\"a\":1}] [text-after-array]"]),
        ("[{}]\n\n{\"a\":1}", ["1:{}", "3:{\"a\":1}"]), ("[{}] {\"a\":1}", ["1:{}", "1:{\"a\":1} [text-after-array]"]),
        ("[]\nx\n{}", ["2:x [text-after-array]", "3:{}"]), ("[1]\n{\"a\":1}\n{}\n", ["1:1", "2:{\"a\":1}", "3:{}"]),
    ])
    func `text after the array is refused up to the end of its line, but for a record on a line of its own`(
        feed: String, expected: [String]
    ) {
        #expect(framed(feed) == expected)
    }

    @Test(arguments: [
        ("[", ["1: [unclosed-array]"]), ("[{}", ["1:{}", "1: [unclosed-array]"]),
        ("[{},\n", ["1:{}", "2: [unclosed-array]"]),
        ("[{\"a\":", ["1:{\"a\": [unclosed-record]"]), ("[12", ["1:12 [unclosed-array]"]),
        ("[[1", ["1:[1 [unclosed-record]"]),
    ])
    func `an array still open at the end says so, once`(feed: String, expected: [String]) {
        #expect(framed(feed) == expected)
    }

    @Test func `an element is given as soon as it is closed`() {
        var framer = FeedFramer()
        framer.append(Array("[{\"a\":1}".utf8))
        #expect(framer.next()?.bytes.count == 7)
    }
}
