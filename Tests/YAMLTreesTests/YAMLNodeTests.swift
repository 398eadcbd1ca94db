import Diagnostics
import TestSupport
import Testing
import YAMLTrees

/// The tree of a text that must be read without remark.
func tree(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> YAMLNode {
    let reading = YAMLReader.read(SourceFile(path: "test.yaml", text: text))
    #expect(reading.diagnostics.map(\.oneLine) == [], sourceLocation: location)
    return try #require(reading.root, sourceLocation: location)
}

@Suite struct YAMLNodeTests {
    @Test func `mappings, sequences and scalars keep their order`() throws {
        let root = try tree("b: [1, {x: y}]\na:\n  - c\n  -\n")
        #expect(root.kind == .mapping)
        #expect(root.entries.map(\.key.text) == ["b", "a"])
        #expect(root["b"]?.elements.map(\.kind) == [.scalar, .mapping])
        #expect(root["b"]?.elements.last?["x"]?.text == "y")
        #expect(root["a"]?.elements.map(\.text) == ["c", ""])
    }

    @Test func `a key is found by name, or not`() throws {
        let root = try tree("été: 1\n\"a b\": 2")
        #expect(root["été"]?.text == "1")
        #expect(root.entry(named: "a b")?.key.style == .doubleQuoted)
        #expect(root["c"] == nil)
        #expect(root["été"]?["x"] == nil)
    }

    @Test func `what a kind does not have is empty`() throws {
        let root = try tree("a: [x]")
        let list = try #require(root["a"])
        #expect(root.text.isEmpty && root.elements.isEmpty)
        #expect(list.text.isEmpty && list.entries.isEmpty)
        #expect(list.elements.first?.entries.isEmpty == true)
        #expect(try tree("[]").elements.isEmpty)
        #expect(try tree("{}").entries.isEmpty)
    }

    @Test func `each style is told`() throws {
        let root = try tree("- p\n- 's'\n- \"d\"\n- |\n  l\n- >\n  f\n- []\n- {}\n- a: b\n- - c\n")
        #expect(root.style == .block)
        #expect(
            root.elements.map(\.style) == [
                .plain, .singleQuoted, .doubleQuoted, .literal, .folded, .flow, .flow, .block, .block,
            ])
    }

    @Test func `texts come with escapes and folding undone and without any type`() throws {
        let root = try tree("- 'l''été'\n- \"a\\tb\\u00e9\"\n- |\n  un\n  deux\n- >-\n  un\n  deux\n- no\n- 012\n- ~\n")
        #expect(root.elements.map(\.text) == ["l'été", "a\tbé", "un\ndeux\n", "un deux", "no", "012", "~"])
        #expect(root.elements.map { Array($0.utf8) }.first == Array("l'été".utf8))
    }

    @Test func `ranges count scalars from one`() throws {
        let marked = MarkedText("⟦1⟧\"é😀\"⟦2⟧: ⟦3⟧plein texte⟦4⟧   # x\nb: ⟦5⟧[1, {a: b⟦7⟧}⟦6⟧\n  ]⟦8⟧\nc:⟦9⟧\n")
        let root = try tree(marked.text)
        #expect(root.entries[0].key.range == marked.range(1, 2))
        #expect(root.entries[0].value.range == marked.range(3, 4))
        #expect(root["b"]?.range == marked.range(5, 8))
        #expect(root["b"]?.elements.last?.range.end == marked[6])
        #expect(root["b"]?.elements.last?["a"]?.range.end == marked[7])
        #expect(root["c"]?.range == marked.range(9, 9))
        #expect(root.range == marked.range(1, 9))
    }

    @Test func `a block collection ends with its last value`() throws {
        let marked = MarkedText("a:\n  ⟦1⟧- x\n  - ⟦3⟧y: z⟦2⟧   \n\n# comment\nb: [⟦4⟧k: v⟦5⟧]\n")
        let root = try tree(marked.text)
        #expect(root["a"]?.range == marked.range(1, 2))
        #expect(root["a"]?.elements.last?.range == marked.range(3, 2))
        #expect(root["b"]?.elements.first?.range == marked.range(4, 5))
    }

    @Test func `a byte order mark and CRLF shift nothing`() throws {
        let marked = MarkedText("⟦1⟧a⟦2⟧: b\r\nc: ⟦3⟧d⟦4⟧\r\n")
        let root = try tree("\u{FEFF}" + marked.text)
        #expect(root.entries[0].key.range == marked.range(1, 2))
        #expect(root["c"]?.range == marked.range(3, 4))
        #expect(root["c"]?.text == "d")
    }

    @Test func `explicit ends of document are accepted`() throws {
        #expect(try tree("---\na: 1\n...\n")["a"]?.text == "1")
    }

    @Test func `question marks are ordinary in texts, keys and comments`() throws {
        let text = """
            # ? x, {? y}
            a ?: est-ce ? oui # ? non
            "? b": {c?: '? d', e: [f?, "?g"]} # [?h]
            i: # ? j
              ?k: | # ? l
                ? m
              n: o ?
            ?: p
            """
        let root = try tree(text)
        #expect(root.entries.map(\.key.text) == ["a ?", "? b", "i", "?"])
        #expect(root["? b"]?["e"]?.elements.map(\.text) == ["f?", "?g"])
        #expect(root["i"]?["?k"]?.text == "? m\n")
    }

    @Test func `a mapping of many keys is read without remark`() throws {
        let root = try tree((0..<1000).map { "k\($0): \($0)\n" }.joined())
        #expect(root.entries.count == 1000)
        #expect(root["k999"]?.text == "999")
    }
}
