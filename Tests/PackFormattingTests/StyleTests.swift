import Diagnostics
import Testing
import YAMLTrees

@testable import PackFormatting

/// What the style makes of each thing that an author may write.
@Suite struct StyleTests {
    private func formatted(_ text: String) throws -> String {
        switch PackFormatter.format(SourceFile(path: "a.yaml", text: text)) {
        case .unchanged: text
        case .formatted(let new): new
        case .mistaken, .unproven: try #require(nil)
        }
    }

    @Test(arguments: [
        ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
        ("a:\n- b: 1\n  c: 2\n-   - x\n    - y\n", "a:\n  - b: 1\n    c: 2\n  - - x\n    - y\n"),
        ("-\n  a: 1\n-\n  # why\n  b\n", "- a: 1\n-\n  # why\n  b\n"),
        ("a: { b : 1,c:  [x ,y, ] }\n", "a: {b: 1, c: [x, y]}\n"),
        ("a: [\n  x\n  , y,\n  {b: 1,\n c: 2}\n]\n", "a: [x,\n    y,\n    {b: 1,\n     c: 2}]\n"),
        ("a: [x, # one\n  # two\n  y]\n", "a: [x,  # one\n    # two\n    y]\n"),
        ("a:\n  {b: 1,\n  c: 2}\n", "a:\n  {b: 1,\n   c: 2}\n"),
        ("\n\n#x\n#!y\n\n\na: 1   \n\n\n\nb: 2\n\n", "# x\n#! y\n\na: 1\n\nb: 2\n"),
        ("a: 1 # x\nbb: 2\t# y\n", "a: 1  # x\nbb: 2  # y\n"),
        ("a: 1       # x\nbbbb: 2    # y\n", "a: 1     # x\nbbbb: 2  # y\n"),
        ("a:    1\nbbb:  2\nc:   3\n", "a:    1\nbbb:  2\nc: 3\n"),
        ("a:  1\nb:  2\n", "a: 1\nb: 2\n"),
        ("a: 'l''air'\nb: 'say \"no\"'\n'c': 'x\\y'\n", "a: \"l'air\"\nb: 'say \"no\"'\n'c': 'x\\y'\n"),
        ("\u{FEFF}a: 1\r\nb: \"x\r\n  y\"\r\n", "a: 1\nb: \"x\n  y\"\n"),
        ("---\na: 1\n...\n", "---\na: 1\n...\n"),
        ("a:\t1\nb: [x,\ty]", "a: 1\nb: [x, y]\n"),
        ("a:\n    b: 1\n    # of a\n# of the rest\nc: 2\n", "a:\n  b: 1\n  # of a\n# of the rest\nc: 2\n"),
        ("a:\n- b\n# of c\nc: 2\n", "a:\n  - b\n# of c\nc: 2\n"),
    ])
    func `is one`(text: String, expected: String) throws {
        #expect(try formatted(text) == expected)
        #expect(try formatted(expected) == expected)
    }

    @Test(arguments: [
        ("a: |\n     x\n       y\n\n     z\n\n\nb: 1\n", "a: |\n  x\n    y\n\n  z\n\nb: 1\n"),
        ("a:\n    b: |+\n      x\n\n\n    c: >-\n      y\n", "a:\n  b: |+\n    x\n\n\n  c: >-\n    y\n"),
        ("- a: |2  # kept\n      x\n     y\n", "- a: |2  # kept\n      x\n     y\n"),
        ("a:\n    - |\n      x  \n       \n      y\n", "a:\n  - |\n    x  \n     \n    y\n"),
        ("a: |\n    x", "a: |-\n  x\n"),
        ("a: \"x  \n\n     y \\ \n   z\\\n  w\"\n", "a: \"x\n\n  y \\ \n  z\\\n  w\"\n"),
        ("a: un texte\n      sur deux lignes\n", "a: un texte\n  sur deux lignes\n"),
        ("a: [un texte\n  plus long, \"b\n  c\"]\n", "a: [un texte\n    plus long, \"b\n    c\"]\n"),
    ])
    func `leaves the value of a text over several lines`(text: String, expected: String) throws {
        let old = try #require(YAMLReader.read(SourceFile(path: "a", text: text)).root)
        #expect(try formatted(text) == expected)
        #expect(try formatted(expected) == expected)
        let new = try #require(YAMLReader.read(SourceFile(path: "a", text: expected)).root)
        #expect(old.says(sameAs: new))
    }

    @Test(arguments: [
        ("a: 1\n b: 2\n", "bad-indentation"), ("a: &x 1\n", "yaml-anchor"), ("a: !t 1\n", "yaml-tag"),
        ("a: 1\n---\nb: 2\n", "several-documents"), ("a:\n\t- b\n", "tab-indentation"), ("a: [1\n", "unclosed-bracket"),
        ("a: 1\na: 2\n", "duplicate-key"), ("", "empty-file"), ("# only\n", "empty-file"),
    ])
    func `is not for what can't be read`(text: String, code: String) {
        guard case .mistaken(let found) = PackFormatter.format(SourceFile(path: "a.yaml", text: text)) else {
            Issue.record("formatted")
            return
        }
        #expect(found.map { $0.code } == [code])
    }

    @Test(arguments: [
        ("a: 1\nb: [x, \"y\"]  # c\n", nil), ("a: 2\nb: [x, \"y\"]  # c\n", 1), ("a: 1\nb: [x, y]  # c\n", 2),
        ("a: 1\nb: [x]  # c\n", 2), ("b: [x, \"y\"]  # c\na: 1\n", 1), ("a: 1\nb: [x, \"y\"]\n", 1),
        ("a: 1\nb: [x,  \"y\"]  # c\n", 1), ("a: 1\nb:\n  - x\n  - \"y\"  # c\n", 2), ("a: [\n", 1),
    ])
    func `a text that says anything else, or isn't in the style, is told from the first`(text: String, line: Int?)
        throws
    {
        let old = SourceFile(path: "a.yaml", text: "a:  1\nb: [x, 'y']  # c\n")
        let root = try #require(YAMLReader.read(old).root)
        #expect(PackFormatter.difference(of: text, from: root, comments: ["# c"])?.line == line)
    }
}
