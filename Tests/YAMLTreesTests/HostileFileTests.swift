import Diagnostics
import Testing
import YAMLTrees

/// A file made to cost time or memory, and the codes it must be answered with.
struct HostileFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let codes: [String]

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    static let all = [
        HostileFile(testDescription: "2 MB of [", text: repeated("[", 2_000_000), codes: ["too-deep"]),
        HostileFile(testDescription: "2 MB of {", text: repeated("{", 2_000_000), codes: ["complex-key"]),
        HostileFile(testDescription: "2 MB of [a:", text: repeated("[a: ", 500_000), codes: ["too-deep"]),
        HostileFile(testDescription: "2 MB of {a:", text: repeated("{a: ", 500_000), codes: ["too-deep"]),
        HostileFile(testDescription: "50,000 nested lists", text: repeated("- ", 50_000), codes: ["too-deep"]),
        HostileFile(testDescription: "50,000 nested keys", text: repeated("? ", 50_000), codes: ["complex-key"]),
        HostileFile(
            testDescription: "20,000 %TAG lines", text: repeated("%TAG !a! tag:a,2000:\n", 20_000) + "---\na",
            codes: ["yaml-directive"]),
        HostileFile(
            testDescription: "alias bomb",
            text: "a0: &a0 x\n" + (1..<100).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined(),
            codes: ["yaml-anchor"]),
        HostileFile(
            testDescription: "200,000 keys", text: (0..<200_000).map { "k\($0): 0\n" }.joined(), codes: []),
        HostileFile(
            testDescription: "100,000 times the same key", text: repeated("a: 0\n", 100_000),
            codes: [String](repeating: "duplicate-key", count: 100)),
        HostileFile(
            testDescription: "question marks in one comment", text: "a: b # " + repeated("? ", 200_000), codes: []),
        HostileFile(
            testDescription: "one text of 2 MB", text: "a: " + repeated("x", 2_000_000), codes: ["text-too-long"]),
        HostileFile(testDescription: "spaces", text: repeated(" ", 2_000_000), codes: ["empty-file"]),
    ]
}

@Suite struct HostileFileTests {
    @Test(arguments: HostileFile.all)
    func `a hostile file is answered at once`(file: HostileFile) {
        let reading = YAMLReader.read(SourceFile(path: "a", text: file.text))
        #expect(reading.diagnostics.map(\.code) == file.codes)
    }
}
