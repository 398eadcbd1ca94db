import RunbookFormats
import Testing

@Suite struct SemicolonTests {
    @Test func `a semicolon between two parts of a line never begins the next one`() throws {
        let document = try FormatPack().document(FormatPack.attack)
        for text in [TerminalFormat.render(document), MarkdownFormat.render(document)] {
            #expect(text.contains("\u{A0};"))
            #expect(!text.contains(" ;") && !text.contains("\n;"))
        }
    }
}
