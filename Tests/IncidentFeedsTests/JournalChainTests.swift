import Digests
import IncidentFeeds
import Testing

/// The chain of a journal, checked without any rules.
@Suite struct JournalChainTests {
    /// Lines that follow each other, whatever else they say.
    private func journal(_ notes: [String]) -> [String] {
        var lines: [String] = []
        for (place, note) in notes.enumerated() {
            let previous = lines.last.map { #","prev":"\#(SHA256.hexadecimal(of: $0.utf8))""# } ?? ""
            lines.append(#"{"at":"2026-11-15T0\#(place):00:00+01:00","note":"\#(note)"\#(previous)}"#)
        }
        return lines
    }

    private func chain(_ lines: [String], end: String = "\n") -> JournalChain {
        JournalChain(Array((lines.joined(separator: "\n") + end).utf8))
    }

    @Test func `each line follows the one before, and its digest is that of sha256sum`() throws {
        let lines = journal(["a", "b", "c"])
        let chain = chain(lines)
        #expect(chain.links.map { $0.line } == [1, 2, 3])
        #expect(chain.links.map { $0.follows } == [true, true, true])
        #expect(chain.links.map { $0.digest } == lines.map { SHA256.hexadecimal(of: $0.utf8) })
        #expect(chain.links.map { $0.time?.prefix(13) } == ["2026-11-15T00", "2026-11-15T01", "2026-11-15T02"])
        #expect(chain.head == chain.links[2].digest)
        #expect(chain.unread.isEmpty)
    }

    @Test func `a line changed, taken away or moved breaks the chain where it was`() {
        let lines = journal(["a", "b", "c", "d"])
        func broken(_ lines: [String]) -> [Int] { chain(lines).links.filter { !$0.follows }.map { $0.line } }
        #expect(broken(lines).isEmpty)
        #expect(broken([lines[0], lines[1].replacing("\"b\"", with: "\"x\""), lines[2], lines[3]]) == [3])
        #expect(broken([lines[0], lines[2], lines[3]]) == [2])
        #expect(broken([lines[0], lines[2], lines[1], lines[3]]) == [2, 3, 4])
        #expect(broken(Array(lines.dropFirst())) == [1], "a first line that follows another isn't the first")
    }

    @Test func `a journal cut short is a good one, but for the head that a page has`() throws {
        let lines = journal(["a", "b", "c"])
        let head = try #require(chain(lines).head)
        let short = chain(Array(lines.dropLast()))
        #expect(short.links.allSatisfy { $0.follows })
        #expect(short.places(ofHead: head).isEmpty)
        #expect(chain(lines).places(ofHead: String(head.prefix(8)).uppercased()) == [2])
        #expect(chain(lines).places(ofHead: "") == [0, 1, 2])
    }

    @Test func `what can't be read is outside the chain, wherever it stands`() {
        let lines = journal(["a", "b"])
        let chain = chain([lines[0], "{torn", "", lines[1]])
        #expect(chain.links.map { $0.line } == [1, 4])
        #expect(chain.links.allSatisfy { $0.follows })
        #expect(chain.unread == [2])
        #expect(self.chain(lines, end: "").links.count == 2, "a newline alone is no loss")
        #expect(self.chain(lines, end: "\n{\"at\"").links.count == 2)
        #expect(self.chain([], end: "").head == nil)
        #expect(self.chain(["[]", "3"]).links.isEmpty)
    }
}
