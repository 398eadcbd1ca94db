import RunbookFormats
import Testing

private let hostileTitles = [
    "<script>alert(1)</script>", "\\\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)",
    "</title></style><script>", "&lt;b&gt; &#60; &amp", "\\u001b[31mrouge", "\\u202Eetnemmargorp\\u2066", "<!-- ]]>",
    "http://x.example www.x.example a@x.example", "\\u2028ligne\\r\\n- liste", "\\u0000\\u0007", "\\u200B\\uFEFF",
]

@Suite struct HTMLHostileTextTests {
    private func incident(title: String) -> String {
        #"{"id": "INC-7", "types": ["attaque"], "title": ""# + title + #"", "place": ""# + title + #""}"#
    }

    @Test(arguments: hostileTitles)
    func `a feed's words open no element and no attribute`(title: String) throws {
        let html = try FormatPack().html(incident(title: title))
        let calm = try FormatPack().html(incident(title: "calme"))
        for sign in ["<", ">", "\"", "'"] as [Character] {
            #expect(count(of: sign, in: html) == count(of: sign, in: calm), "\(sign)")
        }
        #expect(html.split(separator: "\n").count == calm.split(separator: "\n").count)
    }

    @Test(arguments: hostileTitles)
    func `a feed's words show every character that would hide or turn the others`(title: String) throws {
        let html = try FormatPack().html(incident(title: title))
        #expect(html.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!html.unicodeScalars.contains { $0.properties.generalCategory == .format })
    }

    @Test func `a feed's words stand apart, as they are`() throws {
        let html = try FormatPack().html(incident(title: "<b>Tom & \\\"Jerry\\\"</b>"))
        #expect(html.contains("<bdi>&lt;b&gt;Tom &amp; &quot;Jerry&quot;&lt;/b&gt;</bdi>"))
    }

    private func count(of sign: Character, in text: String) -> Int { text.count { $0 == sign } }
}
