import Diagnostics
import TestSupport
import Testing
import YAMLTrees

@Suite struct LimitTests {
    private func codes(_ text: String, _ limits: YAMLLimits = .pack) -> [String] {
        YAMLReader.read(SourceFile(path: "a", text: text), limits: limits).diagnostics.map(\.code)
    }

    private func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    @Test func `the limits of a pack are those that are documented`() {
        #expect(YAMLLimits.pack == YAMLLimits(bytes: 8_388_608, depth: 64, scalarBytes: 65_536))
    }

    @Test func `nesting is refused above the limit only`() {
        #expect(codes(nested(63)) == [])
        #expect(codes(nested(64)) == [])
        #expect(codes(nested(65)) == ["too-deep"])
    }

    @Test func `the place of the level too many is told`() {
        let marked = MarkedText("a:\n  b: [⟦1⟧{⟦2⟧c: d}]")
        let limits = YAMLLimits(bytes: 100, depth: 3, scalarBytes: 100)
        let found = YAMLReader.read(marked.file(), limits: limits).diagnostics
        #expect(found.map(\.range) == [marked.range(1, 2)])
        #expect(found.map(\.message) == ["more than 3 levels of nesting"])
    }

    @Test func `a text is too long above the limit only, and stays in the tree`() {
        let limits = YAMLLimits(bytes: 100, depth: 3, scalarBytes: 6)
        #expect(codes("a: 12345", limits) == [])
        #expect(codes("a: \"é\\u00e9é\"", limits) == [])
        let marked = MarkedText("a: ⟦1⟧ééé1⟦2⟧")
        let reading = YAMLReader.read(marked.file(), limits: limits)
        #expect(reading.diagnostics.map(\.code) == ["text-too-long"])
        #expect(reading.diagnostics.map(\.range) == [marked.range(1, 2)])
        #expect(reading.diagnostics.map(\.message) == ["the text is too long: 7 bytes; the limit is 6 bytes"])
        #expect(reading.root?["a"]?.text == "ééé1")
    }

    @Test func `a file is too large above the limit only`() {
        let limits = YAMLLimits(bytes: 6, depth: 3, scalarBytes: 6)
        #expect(codes("a: 12", limits) == [])
        #expect(codes("a: 123", limits) == [])
        let found = YAMLReader.read(SourceFile(path: "a", text: "a: 1234"), limits: limits).diagnostics
        #expect(
            found.map(\.oneLine) == [
                "a:1:1: error[file-too-large]: the file is too large: 7 bytes; the limit is 6 bytes"
            ])
    }
}
