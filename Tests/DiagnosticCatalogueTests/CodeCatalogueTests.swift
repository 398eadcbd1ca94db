import DiagnosticCatalogue
import Diagnostics
import Foundation
import Testing

/// The catalogue as a whole, beside the sources that print its codes.
@Suite struct CodeCatalogueTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    /// The text of every source file.
    private static func texts() throws -> [String] {
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        return try (files ?? []).map { try String(contentsOf: $0, encoding: .utf8) }
    }

    @Test func `every code has an entry, and every entry a code`() throws {
        var codes: Set<String> = []
        for text in try Self.texts() {
            // A code is a case of an enumeration of faults, the `code` of a check, or stands beside the one mistake that has it.
            for faults in text.matches(of: /enum \w+Fault: String[^{]*\{(?<cases>[^}]*)/) {
                codes.formUnion(faults.cases.matches(of: /case \w+ = "([a-z0-9-]+)"/).map { String($0.output.1) })
            }
            for literal in text.matches(
                of: /(?:static let code = |Diagnostic\(\s*|report\(\s*)"([a-z]+(?:-[a-z0-9]+)+)"/)
            {
                codes.insert(String(literal.output.1))
            }
        }
        let entries = CodeCatalogue.entries.map { $0.code }
        #expect(codes.subtracting(entries).sorted() == [], "write an entry in Sources/DiagnosticCatalogue for each")
        #expect(Set(entries).subtracting(codes).sorted() == [], "no code: delete the entry")
        #expect(entries == Set(entries).sorted(), "in order, each once")
    }

    @Test(arguments: CodeCatalogue.entries, CatalogueLanguage.allCases)
    func `each text is whole sentences without markup but for names`(
        _ entry: DiagnosticEntry, in language: CatalogueLanguage
    ) {
        let texts = entry.explanation(in: language)
        for text in [texts.finds, texts.matters, texts.remedy] {
            #expect(text.hasSuffix(".") || text.hasSuffix("…"), "\(text)")
            #expect(text.count(where: { $0 == "`" }) % 2 == 0, "\(text)")
            #expect(!text.contains("  ") && !text.contains("\n") && text.count > 10)
        }
        #expect(entry.example.bad.contains("⟦") && !entry.example.good.contains("⟦"))
    }

    @Test func `carets stand under what is marked, whatever its width`() throws {
        let lines = try #require(CodeCatalogue["unknown-fact"]).example.shownBad
        #expect(lines.count == 2)
        let start = try #require(lines[0].range(of: "propagaton"))
        #expect(lines[1] == String(repeating: " ", count: lines[0][..<start.lowerBound].count) + "^^^^^^^^^^")
    }

    @Test func `what is repeated up to a limit is shown once`() throws {
        let example = try #require(CodeCatalogue["too-many-rules"]).example
        #expect(example.shownBad.contains { $0.hasSuffix("… (19997×)") })
        #expect(example.marked.text.utf8.count > 1_000_000 && example.shownBad.joined().utf8.count < 400)
    }

    @Test func `a hidden character of an example is shown as what it is`() throws {
        let lines = try #require(CodeCatalogue["control-character"]).example.shownBad
        #expect(lines[0].contains("\\u{1B}"))
    }

    @Test func `the text of a code says everything, in either language, within the columns of a terminal`() throws {
        let entry = try #require(CodeCatalogue["duplicate-key"])
        for (language, word) in [(CatalogueLanguage.french, "Que faire\u{A0}:"), (.english, "What to do:")] {
            let text = CodeText.render(entry, in: language)
            #expect(text.hasPrefix("duplicate-key (") && text.contains(word) && text.contains("^^^"))
            #expect(text.split(separator: "\n").allSatisfy { displayWidth(of: String($0)) <= 100 })
        }
    }
}
