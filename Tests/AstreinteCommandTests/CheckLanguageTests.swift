import DiagnosticCatalogue
import Foundation
import Testing

/// What `check` finds, told in French: a misspelt fact, a wrong operator, a condition that no incident meets.
@Suite struct CheckLanguageTests {
    private let misspelt = #"""
        rules:
          - {id: un, title: "Un", when: {propagatoin: en-cours}, require: [{action: isoler}]}
          - {id: deux, title: "Deux", when: {servers_hit: {greater: 3}}, require: [{action: isoler}]}

        """#

    private let impossible = #"""
        rules:
          - id: trois
            title: "Trois"
            source: "Retour d'expérience"
            when: {propagation: en-cours, all: [{propagation: arretee}]}
            require: [{action: isoler}]

        """#

    /// What `check` says of the rules in the pack of the catalogue's examples.
    private func check(_ rules: String, _ options: String...) throws -> Run {
        try withTemporaryFolder { folder in
            let pack = ExampleBase.head + ExampleBase.sections
            let text = pack[..<(try #require(pack.range(of: "rules:\n")).lowerBound)] + rules
            try Data(text.utf8).write(to: folder.appending(path: "p.yaml"))
            return try astreinte(["check", "p.yaml"] + options, in: folder)
        }
    }

    private struct Finding: Decodable {
        struct Note: Decodable {
            let file: String?
            let message: String
        }
        struct Place: Decodable, Equatable {
            let line: Int
            let column: Int
        }
        let code: String
        let severity: String
        let start: Place
        let message: String
        let label: String?
        let help: [String]
        let notes: [Note]
    }

    private func findings(_ rules: String, _ language: CatalogueLanguage) throws -> [Finding] {
        let run = try check(rules, "--format", "json", "--lang", language.rawValue)
        return try JSONDecoder().decode([Finding].self, from: Data(run.output.utf8))
    }

    @Test func `a misspelt fact and a wrong operator are told in French, each at its character`() throws {
        let run = try check(misspelt, "--lang", "fr")
        #expect(run.status == 1 && run.output == "")
        let lines = run.errors.split(separator: "\n").map { String($0) }
        for line in [
            "erreur[unknown-fact]\u{A0}: un fait nommé n'est pas déclaré\u{A0}: `propagatoin`",
            "   = aide\u{A0}: vouliez-vous dire `propagation`\u{A0}?",
            "   = aide\u{A0}: corriger le nom (le plus proche est proposé), ou déclarer le fait",
            "   = remarque\u{A0}: en anglais, «\u{A0}unknown fact `propagatoin`\u{A0}»",
            "erreur[unknown-operator]\u{A0}: l'opérateur n'existe pas, ou pas pour un fait de ce type\u{A0}: "
                + "`greater`, `servers_hit`",
            "pour en savoir plus sur un code\u{A0}: astreinte explain unknown-fact",
        ] {
            #expect(lines.contains(line), "\(line)\n\(run.errors)")
        }
        #expect(lines.contains { $0.hasPrefix("   = aide\u{A0}: opérateurs possibles\u{A0}: is, is_not") })
        // The lines that the mistakes stand on, and their carets.
        let english = try check(misspelt, "--lang", "en").errors.split(separator: "\n").map { String($0) }
        let shown = english.filter { $0.contains(" | ") || $0.contains("-->") }
        #expect(shown.count == 6 && lines.filter { $0.contains(" | ") || $0.contains("-->") } == shown)
        #expect(!run.errors.contains("error") && !run.errors.contains("help:"))
    }

    @Test func `a condition that no incident meets is told in French, with the place that contradicts it`() throws {
        let run = try check(impossible, "--lang", "fr")
        #expect(run.status == 0)
        for text in [
            "avertissement[condition-never-met]\u{A0}: aucun incident ne remplit cette condition, quoi qu'on en sache\n",
            "^^^^^^^^^^^ jamais rempli en même temps que le reste\n",
            "remarque\u{A0}: ceci n'est jamais rempli en même temps\n",
        ] {
            #expect(run.errors.contains(text), "\(text)\n\(run.errors)")
        }
        #expect(try check(impossible, "--lang", "fr", "--strict").status == 1)
    }

    @Test func `JSON has the same mistakes, codes, severities and places in either language`() throws {
        for rules in [misspelt, impossible] {
            let english = try findings(rules, .english)
            let french = try findings(rules, .french)
            #expect(!english.isEmpty)
            #expect(french.map { $0.code } == english.map { $0.code })
            #expect(french.map { $0.severity } == english.map { $0.severity })
            #expect(french.map { $0.start } == english.map { $0.start })
            for (french, english) in zip(french, english) {
                #expect(french.message != english.message)
                #expect(french.notes.contains { $0.message.contains(english.message) && $0.file == nil })
                let remedy = try #require(CodeCatalogue[french.code]).french.remedy.replacing(" :", with: "\u{A0}:")
                #expect(remedy.lowercased() == french.help.last.map { $0.lowercased() + "." })
            }
        }
        #expect(try findings(impossible, .french).contains { $0.label == "jamais rempli en même temps que le reste" })
    }

    @Test func `SARIF says its language, and describes codes in it`() throws {
        let run = try check(misspelt, "--lang", "fr", "--format", "sarif")
        #expect(run.status == 1 && run.errors == "")
        let entry = try #require(CodeCatalogue["unknown-fact"])
        for text in [
            #""language":"fr","rules":[{"id":"unknown-fact","shortDescription":{"text":"\#(entry.french.finds)"}"#,
            #""help":{"text":"\#(entry.french.remedy)"}"#, #""level":"error""#,
            #""message":{"text":"un fait nommé n'est pas déclaré\#u{A0}: `propagatoin`\n"#,
        ] {
            #expect(run.output.contains(text), "\(text)\n\(run.output)")
        }
        #expect(try !check(misspelt, "--format", "sarif").output.contains(#""language""#))
    }

    @Test func `English is what is told unless asked, and a third language is refused`() throws {
        #expect(try check(misspelt).errors == check(misspelt, "--lang", "en").errors)
        #expect(try check(misspelt).errors.hasPrefix("error[unknown-fact]: unknown fact `propagatoin`\n"))
        #expect(try check(misspelt, "--lang", "de").status == 64)
    }
}
