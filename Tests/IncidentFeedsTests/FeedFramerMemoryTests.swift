import Testing

@testable import IncidentFeeds

@Suite struct FeedFramerMemoryTests {
    /// The most bytes held while a head and then one repeated chunk are framed.
    private func mostHeld(_ head: String, then chunk: String) -> (held: Int, records: Int) {
        var framer = FeedFramer(limits: FeedLimits(recordBytes: 1000))
        var most = 0
        var count = 0
        framer.append(Array(head.utf8))
        for _ in 0..<500 {
            while framer.next() != nil { count += 1 }
            framer.append(Array(chunk.utf8))
            most = max(most, (framer.partial?.bytes.count ?? 0) + framer.input.count)
        }
        return (most, count)
    }

    @Test(arguments: ["", "{}\n", "{\n", "{\"", "[", "[\"", "[[", "x", "{} ", "{\n} x", "[] x", "{}{"])
    func `a record without end is refused once and never held whole`(head: String) {
        for chunk in [String(repeating: "x", count: 500), String(repeating: " ", count: 500)] {
            let (held, records) = mostHeld(head, then: chunk)
            #expect(held <= 1000 + 500 + head.utf8.count)
            #expect(records <= 3)
        }
    }

    @Test(arguments: [("[", "{\"id\":\"a\"},\n"), ("", "{\n\"id\":\n\"a\"}"), ("", "{\"id\":\"a\"}\n")])
    func `of a feed without end, no more is held than the last chunk`(head: String, record: String) {
        let chunk = String(repeating: record, count: 40)
        let (held, records) = mostHeld(head, then: chunk)
        #expect(held <= 2 * chunk.utf8.count)
        #expect(records >= 40 * 499)
    }
}
