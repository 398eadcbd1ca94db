import DiagnosticCatalogue
import Foundation
import Testing

/// What `astreinte explain CODE` says, and the pages of all codes.
@Suite struct CodePageTests {
    private static let articles = "Sources/AstreinteCommand/Documentation.docc/Articles"

    @Test(arguments: [("Checks.md", CatalogueLanguage.english), ("Checks.fr.md", .french)])
    func `the page of codes is fresh`(name: String, language: CatalogueLanguage) throws {
        let file = packageRoot.appending(path: Self.articles + "/" + name)
        let page = CodePage.markdown(in: language)
        try Snapshots.record(Data(page.utf8), at: file)
        #expect(try String(contentsOf: file, encoding: .utf8) == page, "UPDATE_SNAPSHOTS=1 writes it again")
    }

    @Test func `a code is explained in French, or in English where that is asked`() throws {
        let french = try astreinte("explain", "unknown-fact")
        #expect(french.status == 0 && french.errors == "")
        #expect(french.output.contains("Un fait nommé n'est pas déclaré.") && french.output.contains("^^^"))
        let english = try astreinte("explain", "unknown-fact", "--lang", "en")
        #expect(english.output.contains("A fact that is named isn't declared."))
        #expect(try astreinte("explain", "unknown-fact", "--lang", "de").status == 64)
        let json = try astreinte("explain", "unknown-fact", "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["code"] as? String == "unknown-fact" && object?["fr"] != nil && object?["en"] != nil)
    }

    @Test func `a code is explained where no rules are found, or where they have mistakes`() throws {
        try withTemporaryFolder { folder in
            let alone = try astreinte(["explain", "tab-indentation"], in: folder)
            #expect(alone.status == 0 && alone.errors == "")
            try Data("rules: [".utf8).write(to: folder.appending(path: "pack.yaml"))
            let broken = try astreinte("explain", "unclosed-bracket", "--rules", folder.path())
            #expect(broken.status == 0 && broken.errors == "")
        }
    }

    @Test func `a rule that bears the name of a code is the rule, and the code has a spelling of its own`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "p.yaml")
            let sections = ExampleBase.sections.replacing("id: alerte,", with: "id: unknown-fact,")
            try Data((ExampleBase.head + sections).utf8).write(to: pack)
            let rule = try astreinte("explain", "unknown-fact", "--rules", pack.path(), input: #"{"id":"1"}"#)
            #expect(rule.status == 0 && rule.output.contains("La règle"))
            let code = try astreinte("explain", "codes/unknown-fact", "--rules", pack.path(), input: #"{"id":"1"}"#)
            #expect(code.status == 0 && code.output.contains("Un fait nommé n'est pas déclaré."))
        }
    }

    @Test func `a near miss is hinted at, and a code takes no incident`() throws {
        let incident = "samples/incidents/chiffrement-minimal.json"
        let near = try astreinte("explain", "unknow-fact", incident)
        #expect(near.status == 64 && near.errors.contains("did you mean unknown-fact?"))
        #expect(try astreinte("explain", "codes/unknow-fact").errors.contains("did you mean unknown-fact?"))
        let misplaced = try astreinte("explain", "unknown-fact", incident)
        #expect(misplaced.status == 64 && misplaced.errors.contains("without an incident"))
        #expect(try astreinte("explain", "chiffrement-isoler", incident, "--lang", "en").status == 64)
    }

    @Test func `check says how to learn more, and SARIF describes each code`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "p.yaml")
            try Data((ExampleBase.head + ExampleBase.sections + "regles: []\n").utf8).write(to: pack)
            let text = try astreinte("check", pack.path())
            #expect(text.status == 1 && text.errors.hasSuffix("astreinte explain unknown-key\n"))
            let sarif = try astreinte("check", pack.path(), "--format", "sarif")
            let entry = try #require(CodeCatalogue["unknown-key"])
            let rule = #"{"id":"unknown-key","shortDescription":{"text":"\#(entry.english.finds)"}"#
            #expect(sarif.output.contains(rule) && sarif.output.contains(#""help":{"text":"\#(entry.english.remedy)"#))
            #expect(try astreinte("check", pack.path(), "--format", "json").output.contains(#""code":"unknown-key""#))
        }
    }
}
