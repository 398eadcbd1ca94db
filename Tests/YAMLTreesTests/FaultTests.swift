import Diagnostics
import TestSupport
import Testing
import YAMLTrees

/// A text with one mistake: markers 1 and 2 around it (1 alone for one column), 3 where its note points.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let fault: YAMLFault
    let text: MarkedText
    var keepsTree = false

    init(_ fault: YAMLFault, _ marked: String, keepsTree: Bool = false) {
        self.fault = fault
        text = MarkedText(marked)
        self.keepsTree = keepsTree
    }

    var range: SourceRange { text.range(1, text.positions[2] == nil ? nil : 2) }

    var testDescription: String { "\(fault.rawValue) in \(text.text.debugDescription)" }

    static let refusals = [
        FaultCase(.alias, "a: ⟦1⟧*x⟦2⟧"),
        FaultCase(.alias, "- ⟦1⟧*⟦2⟧gras*"),
        FaultCase(.anchor, "a: ⟦1⟧&x⟦2⟧ b\nc: *x"),
        FaultCase(.anchor, "⟦1⟧&x⟦2⟧ [*x]"),
        FaultCase(.anchor, "a: ⟦1⟧&x⟦2⟧ {b: c}"),
        FaultCase(.anchor, "a: ⟦1⟧&⟦2⟧ b"),
        FaultCase(.complexKey, "⟦1⟧?⟦2⟧ a\n: b"),
        FaultCase(.complexKey, "c: d # ? e\n⟦1⟧?⟦2⟧ a"),
        FaultCase(.complexKey, "{a: \"? # b\", ⟦1⟧?⟦2⟧ c: d}"),
        FaultCase(.complexKey, "[\"é\", ⟦1⟧?⟦2⟧ c]"),
        FaultCase(.complexKey, "\u{FEFF}⟦1⟧?⟦2⟧\r\n a"),
        FaultCase(.complexKey, "⟦1⟧[⟦2⟧a]: b"),
        FaultCase(.complexKey, "{⟦1⟧{⟦2⟧a: b}: c}"),
        FaultCase(.complexKey, "a: ⟦1⟧?⟦2⟧ b"),
        FaultCase(.directive, "⟦1⟧%⟦2⟧YAML 1.1\n---\na"),
        FaultCase(.directive, "# x\r⟦1⟧%⟦2⟧TAG ! x\n---\na"),
        FaultCase(.directive, "\u{FEFF}⟦1⟧%⟦2⟧YAML 1.1"),
        FaultCase(.emptyFile, "⟦1⟧"),
        FaultCase(.emptyFile, "⟦1⟧#⟦2⟧ rien\n\n"),
        FaultCase(.emptyFile, "⟦1⟧-⟦2⟧--\n"),
        FaultCase(.mergeKey, "a:\n  ⟦1⟧<<⟦2⟧: {b: c}"),
        FaultCase(.questionMarkInFlow, "[⟦1⟧?⟦2⟧x, y]"),
        FaultCase(.questionMarkInFlow, "{a: b,\n ⟦1⟧?⟦2⟧x: 1}"),
        FaultCase(.severalDocuments, "a: 1\n⟦1⟧---⟦2⟧\nb: 2"),
        FaultCase(.severalDocuments, "---\n⟦1⟧---⟦2⟧ a"),
        FaultCase(.controlCharacter, "a: é⟦1⟧\u{1B}⟦2⟧[0m"),
        FaultCase(.controlCharacter, "a: ⟦1⟧\u{0}⟦2⟧"),
        FaultCase(.controlCharacter, "a: ⟦1⟧\u{7F}⟦2⟧"),
        FaultCase(.controlCharacter, "a: ⟦1⟧\u{9B}⟦2⟧"),
        FaultCase(.controlCharacter, "a: ⟦1⟧\u{FFFE}⟦2⟧"),
        FaultCase(.unicodeLineBreak, "a: b\nc: é⟦1⟧\u{85}d"),
        FaultCase(.unicodeLineBreak, "a: ⟦1⟧\u{2028}d"),
        FaultCase(.unicodeLineBreak, "a: b⟦1⟧\u{2029}"),
    ]

    static let remarks = [
        FaultCase(.duplicateKey, "⟦3⟧a: 1\nb: 2\n⟦1⟧a⟦2⟧: 3", keepsTree: true),
        FaultCase(.duplicateKey, "x: {⟦3⟧\"a\": 1, ⟦1⟧'a'⟦2⟧: 3}", keepsTree: true),
        FaultCase(.duplicateKey, "x: [{⟦3⟧é: {a: b}, ⟦1⟧é⟦2⟧: {a: b}}]", keepsTree: true),
        FaultCase(.escapedControlCharacter, #"a: ⟦1⟧"x\0y"⟦2⟧"#, keepsTree: true),
        FaultCase(.escapedControlCharacter, #"a: ⟦1⟧"\e[0m"⟦2⟧"#, keepsTree: true),
        FaultCase(.escapedControlCharacter, #"a: ⟦1⟧"\N"⟦2⟧"#, keepsTree: true),
        FaultCase(.escapedControlCharacter, #"a: ⟦1⟧"x\Ly"⟦2⟧"#, keepsTree: true),
        FaultCase(.tag, "a: ⟦1⟧!!str⟦2⟧ 012", keepsTree: true),
        FaultCase(.tag, "a: ⟦1⟧!mien⟦2⟧ [b]", keepsTree: true),
        FaultCase(.tag, "a: ⟦1⟧!⟦2⟧ b", keepsTree: true),
        FaultCase(.tag, "a: ⟦1⟧!urgent⟦2⟧"),
        FaultCase(.badIndentation, "a: {why⟦1⟧\u{A0}⟦2⟧: \"x\"}", keepsTree: true),
    ]

    static let syntaxErrors = [
        FaultCase(.tag, "a: ⟦1⟧!⟦2⟧e!x b"),
        FaultCase(.badEscape, #"a: "é⟦1⟧\q⟦2⟧""#),
        FaultCase(.badEscape, #"a: "⟦1⟧\x⟦2⟧ZZ""#),
        FaultCase(.badEscape, #"a: "⟦1⟧\u⟦2⟧D800""#),
        FaultCase(.badIndentation, "⟦3⟧a:\n  - x\n ⟦1⟧-⟦2⟧ y"),
        FaultCase(.badIndentation, "⟦3⟧a:\n    b: 1\n  ⟦1⟧c⟦2⟧: 2"),
        FaultCase(.badIndentation, "⟦3⟧- a\n⟦1⟧b⟦2⟧: 1"),
        FaultCase(.badIndentation, "a:\n  -⟦1⟧\u{A0}⟦2⟧id: x\n    b: 1"),
        FaultCase(.badIndentation, "a:\n  - id: x\n  -⟦1⟧\u{202F}⟦2⟧id: y"),
        FaultCase(.badIndentation, "a:\n  - id: x\n⟦1⟧\u{A0}⟦2⟧\u{A0}  b: 1"),
        FaultCase(.badIndentation, "a:\n  id:⟦1⟧\u{A0}⟦2⟧x\n  b: 1"),
        FaultCase(.badIndentation, "a:\n  -⟦1⟧\u{A0}⟦2⟧id: x"),
        FaultCase(.badIndentation, "⟦3⟧a: 1\n⟦1⟧-⟦2⟧ b"),
        FaultCase(.badIndentation, "a: ⟦3⟧1\n  ⟦1⟧bé⟦2⟧: 2"),
        FaultCase(.badIndentation, "⟦3⟧abc\n⟦1⟧def⟦2⟧: 1"),
        FaultCase(.badIndentation, "a: ⟦1⟧-⟦2⟧ b"),
        FaultCase(.badIndentation, "{a: 1}\n⟦1⟧b⟦2⟧: 2"),
        FaultCase(.colonInText, "a: Attention ⟦1⟧:⟦2⟧ x"),
        FaultCase(.colonInText, "a: b⟦1⟧:⟦2⟧ c"),
        FaultCase(.missingColon, "a: 1\n⟦1⟧bé⟦2⟧\n"),
        FaultCase(.missingComma, "a: {b: 1 c⟦1⟧:⟦2⟧ 2}"),
        FaultCase(.missingComma, "a: [\"b\" ⟦1⟧\"⟦2⟧c\"]"),
        FaultCase(.reservedCharacter, "a: ⟦1⟧@⟦2⟧b"),
        FaultCase(.reservedCharacter, "a: ⟦1⟧`⟦2⟧b`"),
        FaultCase(.reservedCharacter, "a: ⟦1⟧%⟦2⟧b"),
        FaultCase(.reservedCharacter, "a: ⟦1⟧>⟦2⟧ 4 h"),
        FaultCase(.reservedCharacter, "a: ⟦1⟧|⟦2⟧0\n  x"),
        FaultCase(.syntax, "a: ⟦1⟧]⟦2⟧"),
        FaultCase(.syntax, "a: [1,⟦1⟧,⟦2⟧2]"),
        FaultCase(.syntax, "{a⟦1⟧:⟦2⟧[b]}"),
        FaultCase(.tabIndentation, "a:\n⟦1⟧\t⟦2⟧b: 1"),
        FaultCase(.tabIndentation, "a: b\n⟦1⟧\t⟦2⟧c"),
        FaultCase(.tabIndentation, "a: |\n⟦1⟧\t⟦2⟧c"),
        FaultCase(.textAfterValue, "a: 'l'⟦1⟧h⟦2⟧ôpital'"),
        FaultCase(.textAfterValue, "a: \"b\" ⟦1⟧c⟦2⟧"),
        FaultCase(.textAfterValue, "a: {b} ⟦1⟧c⟦2⟧"),
        FaultCase(.unclosedBracket, "a: ⟦1⟧[⟦2⟧b, c\nd⟦3⟧: 1\n"),
        FaultCase(.unclosedBracket, "a: ⟦1⟧{⟦2⟧b: 1"),
        FaultCase(.unclosedBracket, "a: [b, ⟦1⟧{⟦2⟧"),
        FaultCase(.unclosedQuote, "a: ⟦1⟧\"⟦2⟧x\nb: 1\n"),
        FaultCase(.unclosedQuote, "- ⟦1⟧'⟦2⟧x\n--- y"),
        FaultCase(.unclosedQuote, "a: ⟦1⟧\"⟦2⟧x\nb: \"⟦3⟧y\"\n"),
    ]
}

@Suite struct FaultTests {
    @Test(arguments: FaultCase.refusals + FaultCase.remarks + FaultCase.syntaxErrors)
    func `each mistake gives one diagnostic at its place, with help`(of testCase: FaultCase) throws {
        let reading = YAMLReader.read(testCase.text.file())
        #expect(reading.diagnostics.count == 1)
        let diagnostic = try #require(reading.diagnostics.first)
        #expect(diagnostic.code == testCase.fault.rawValue)
        #expect(diagnostic.range == testCase.range)
        #expect(diagnostic.notes.first?.range?.start == testCase.text.positions[3])
        #expect(diagnostic.help.count == 1)
        #expect((reading.root != nil) == testCase.keepsTree)
    }

    @Test func `every code has a case`() {
        let cases = FaultCase.refusals + FaultCase.remarks + FaultCase.syntaxErrors
        // Those have suites of their own: limits and encodings.
        let elsewhere: Set<YAMLFault> = [.fileTooLarge, .notUTF8, .scalarTooLong, .tooDeep]
        #expect(elsewhere.union(cases.map(\.fault)) == Set(YAMLFault.allCases))
    }

    @Test func `codes are kebab-case and messages follow the wording rules`() {
        for testCase in FaultCase.refusals + FaultCase.remarks + FaultCase.syntaxErrors {
            let diagnostics = YAMLReader.read(testCase.text.file()).diagnostics
            for text in diagnostics.flatMap({ [$0.message] + $0.help + $0.notes.map(\.message) }) {
                #expect(text.first?.isUppercase == false)
                #expect(!text.hasSuffix("."))
            }
        }
        for fault in YAMLFault.allCases {
            #expect(fault.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
        }
    }

    @Test func `a repeated condition is to be wrapped, another key to be chosen`() {
        let condition = YAMLReader.read(SourceFile(path: "a", text: "any: [1]\nany: [2]"))
        #expect(condition.diagnostics.map(\.help) == [["wrap them in `all`: `all: [{any: …}, {any: …}]`"]])
        let other = YAMLReader.read(SourceFile(path: "a", text: "id: 1\nid: 2"))
        #expect(other.diagnostics.map(\.help) == [["keep one of the two, or correct the name of the other"]])
    }

    @Test func `recoverable mistakes are all reported and the tree keeps everything`() throws {
        let marked = MarkedText("⟦1⟧a: !x 1\n⟦2⟧a: 2\n⟦3⟧a: \"\\0\"\n")
        let reading = YAMLReader.read(marked.file())
        #expect(
            reading.diagnostics.map(\.code) == [
                "yaml-tag", "duplicate-key", "duplicate-key", "escaped-control-character",
            ])
        #expect(reading.diagnostics.flatMap(\.notes).map(\.range?.start) == [marked[1], marked[1]])
        let root = try #require(reading.root)
        #expect(root.entries.map(\.value.text) == ["1", "2", "\0"])
        #expect(root["a"]?.text == "1")
    }

    @Test func `recoverable mistakes before a refusal are reported with it`() {
        let reading = YAMLReader.read(SourceFile(path: "a", text: "- {a: 1, a: 2}\n- *x"))
        #expect(reading.diagnostics.map(\.code) == ["duplicate-key", "yaml-alias"])
        #expect(reading.root == nil)
    }

    @Test func `a no-break space in a text is the author's, after a key it is none of the key`() throws {
        let texts = try tree("a: Attention\u{A0}!\nb: \"x\u{202F}: y\"").entries.map(\.value.text)
        #expect(texts == ["Attention\u{A0}!", "x\u{202F}: y"])
        let reading = YAMLReader.read(SourceFile(path: "a", text: "why\u{A0}: x"))
        let root = try #require(reading.root)
        #expect(root.entries.map(\.key.text) == ["why"])
        let message = "a no-break space (U+00A0) at column 4, where only a space indents or separates"
        #expect(reading.diagnostics.map(\.message) == [message])
    }

    @Test func `the same key in two mappings is no mistake`() throws {
        #expect(try tree("- {a: 1}\n- {a: {a: 2}}").elements.count == 2)
    }
}
