import Diagnostics
import Testing
import YAMLTrees

/// Values put together from those of several documents.
@Suite struct EditingTests {
    private func root(_ text: String, _ path: String = "a.yaml") throws -> YAMLNode {
        try #require(YAMLReader.read(SourceFile(path: path, text: text)).root)
    }

    @Test func `a value put in another document keeps its file and its place`() throws {
        let base = try root("a: 1\nb: {c: 2}\n")
        let new = try #require(try root("x:\n  - trois\n", "b.yaml")["x"])
        let edited = base.with(
            entries: base.entries.map { $0.key.text == "b" ? YAMLEntry(key: $0.key, value: new) : $0 })
        #expect(edited["a"]?.text == "1")
        #expect(edited["b"]?.elements.map { $0.text } == ["trois"])
        #expect(edited["b"]?.elements.first?.range.file == "b.yaml")
        #expect(edited["b"]?.elements.first?.range.start == SourcePosition(line: 2, column: 5))
        #expect(edited.entry(named: "b")?.key.range.file == "a.yaml")
        #expect(edited.range == base.range)
        #expect(edited["c"] == nil)
    }

    @Test func `a list and a key are made where a value stands`() throws {
        let base = try root("a: {b: 1}\n")
        let value = try #require(base["a"])
        let list = value.with(elements: [value, value])
        #expect(list.kind == .sequence)
        #expect(list.elements.map { $0["b"]?.text } == ["1", "1"])
        let key = value.key(named: "all")
        #expect(key.text == "all")
        #expect(key.range == value.range)
        #expect(value.with(entries: [YAMLEntry(key: key, value: list)])["all"]?.elements.count == 2)
    }

    @Test(arguments: [
        ("{a: 1, b: [x, y]}", "{b: ['x', \"y\"], a: 1}", true), ("{a: 1}", "{a: 1, b: 2}", false),
        ("[a, b]", "[b, a]", false), ("{a: 1}", "[a]", false), ("a", "\"a\"", true),
        ("{a: 15 min}", "{a: PT15M}", false),
    ])
    func `two values say the same whatever the quotes and the order of keys`(
        left: String, right: String, isSame: Bool
    ) throws {
        let nodes = try [left, right].map { try #require(try root("v: \($0)\n")["v"]) }
        #expect(nodes[0].says(sameAs: nodes[1]) == isSame)
        #expect(nodes[1].says(sameAs: nodes[0]) == isSame)
    }

    @Test func `a value is told on one line`() throws {
        #expect(try root("a:\n  b: [1, 2]\n  c: 'x y'\n").flowText == "{a: {b: [1, 2], c: x y}}")
    }
}
