import RunbookFormats
import Runbooks
import Testing

private let hostileTitles = [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "\\n# titre", "a | b || c", "\\u001b[31mrouge\\u001b[0m",
    "\\u202Eetnemmargorp", "`code` ``` ~~~", "![i](http://x.example/a.png)",
    "<http://x.example> www.x.example a@x.example",
    "&lt;b&gt; &#60;", "*gras* _italique_ ~~barré~~", "\\r\\n- liste\\n1. liste", String(repeating: "W", count: 500),
    String(repeating: "字", count: 200), "\\\\\\\\*a\\\\*", "    code",
]

private func incident(title: String) -> String {
    #"{"id": "INC-7", "types": ["attaque"], "title": ""# + title + #"", "place": ""# + title + #""}"#
}

@Suite struct HostileTextTests {
    @Test(arguments: hostileTitles)
    func `a feed's words stay on their line of the terminal and drive nothing`(title: String) throws {
        let text = try FormatPack().terminal(incident(title: title))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .format })
        #expect(widest(text) <= 80)
        #expect(pageOne(text).count <= 24)
        let calm = pageOne(try FormatPack().terminal(incident(title: "calme")))
        #expect(pageOne(text).count == calm.count)
    }

    @Test(arguments: hostileTitles)
    func `a feed's words never become markup`(title: String) throws {
        let text = try FormatPack().markdown(incident(title: title))
        let calm = try FormatPack().markdown(incident(title: "calme"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let calmLines = calm.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == calmLines.count)
        for (line, calmLine) in zip(lines, calmLines) where line != calmLine {
            // Another title makes another fingerprint, of which nothing is the feed's.
            if Fingerprint(line.suffix(9)) != nil, line.dropLast(9) == calmLine.dropLast(9) { continue }
            #expect(line.hasPrefix("- INC-7 · établissement "))
            #expect(bareMarkup(in: line.dropFirst(2)).isEmpty, "\(line)")
        }
    }

    /// Characters that Markdown would read as markup: no backslash before them.
    private func bareMarkup(in line: Substring) -> [Character] {
        var found: [Character] = []
        var isEscaped = false
        for character in line {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if "`*_[]<>&|#~!@:()".contains(character) {
                found.append(character)
            }
        }
        return found
    }
}
