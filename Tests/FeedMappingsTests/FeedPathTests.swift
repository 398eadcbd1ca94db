import IncidentFeeds
import Testing

@testable import FeedMappings

@Suite struct FeedPathTests {
    private func values(_ path: String, _ json: String) throws -> [String] {
        let record = try JSONReader.read(Array(json.utf8), declares: DeclaredKeys(paths: []))
        return try #require(FeedPath(path)).values(in: record).map { "\($0.place)=\($0.value.text ?? "…")" }
    }

    @Test func `a path goes through objects and arrays, and tells where it came`() throws {
        let json = #"{"a":{"b":[{"c":1,"t":"x"},{"c":null},{"c":"2","t":"Y"}]}}"#
        #expect(try values("a.b[].c", json) == ["a.b[0].c=1", "a.b[2].c=2"])
        #expect(try values("a.b[?t=y].c", json) == ["a.b[2].c=2"])
        #expect(try values("a.b.c", json) == [])
        #expect(try values("a.x.y", json) == [])
    }

    @Test func `a value that is no array stands for an array of itself`() throws {
        #expect(try values("a[]", #"{"a":"x"}"#) == ["a=x"])
        #expect(try values("a[].b", #"{"a":{"b":true}}"#) == ["a.b=true"])
        #expect(try values("a[]", #"{"a":null}"#) == [])
    }

    @Test(arguments: ["", ".", "a.", ".a", "a..b", "a[", "a[0]", "a[?b]", "a[?=c]", "a.[]"])
    func `what is no path is refused`(text: String) {
        #expect(FeedPath(text) == nil)
    }
}

@Suite struct LookupTableTests {
    private let table = LookupTable(
        [
            ("In Progress", "open"), ("ransomware:*", "lock"), ("S - *", "server"), ("*server*", "any"),
            ("2", "two"), ("secret", "plain"),
        ],
        namespaces: ["rsit"])

    @Test(arguments: [
        ("in-progress", "open"), ("IN_PROGRESS", "open"), ("ransomware:family=\"x\"", "lock"),
        ("S - Database", "server"),
        ("WindowsServer2019", "any"), ("2", "two"), ("rsit:secret", "plain"), ("rsit:SECRET", "plain"),
    ])
    func `case, accents and separators don't count`(value: String, outcome: String) {
        #expect(table[value]?.outcome == outcome)
    }

    @Test(arguments: ["progress", "ransomware", "system", "22", "rsit", "other:secret", ""])
    func `a value that only looks like a key is none`(value: String) {
        #expect(table[value] == nil)
    }

    @Test func `a pattern needs all its pieces, in order, each its own letters`() {
        let pattern = TextPattern("ab*bc*c")
        #expect(pattern.matches("ab-bc-c"))
        #expect(pattern.matches("abbcc"))
        #expect(!pattern.matches("abc"))
        #expect(!pattern.matches("ab-c-bc"))
        #expect(TextPattern("*").matches(""))
        #expect(!TextPattern("AL*").matches("al1"))
    }
}
