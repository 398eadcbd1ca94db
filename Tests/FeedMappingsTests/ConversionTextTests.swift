import Testing

@testable import FeedMappings

@Suite struct ConversionTextTests {
    private func text(_ record: String, _ mapping: String) throws -> String {
        let result = MappingPack.incidents(record, try MappingPack.reader([mapping])).first
        return ConversionText(try #require(try result?.get()), title: "Enregistrement 1").text
    }

    @Test func `the account says what became what, why this type, and what was not taken`() throws {
        let given = try text(
            #"{"e":{"ref":"R","s":4,"t":["Leak"],"x":"y"},"w":1}"#,
            """
            version: 2.1.0
            detect: [{has: [e], unwrap: e}, {has: [ref]}]
            facts: {id: {path: ref}, severity: {path: s, values: {4: majeure, default: absent}}, source.product: {const: Essai}, title: {path: z, default: sans}}
            type: [{basis: tag, path: "t[]", table: rsit}, {basis: default, value: indetermine}]
            notice: "à savoir"
            """)
        #expect(
            given == """
                Enregistrement 1 : format « essai », correspondance 2.1.0.

                Ce qui est devenu quoi
                  id = R  ←  ref
                  severity = majeure  ←  s : « 4 »
                  source.product = Essai  ←  dit par la correspondance, non par l'outil
                  title = sans  ←  par défaut, rien n'est dit : compte comme jamais demandé
                  leak = averee  ←  t[0] : « Leak »

                Pourquoi ce type
                  fuite  ←  par une étiquette : « Leak » (t[0], table « rsit »)

                À savoir
                  à savoir

                Non repris
                  x

                Non repris de l'enveloppe
                  w

                """)
    }

    @Test func `nothing of a record is obeyed by the terminal, nor makes a line`() throws {
        let given = try text(
            #"{"ref":"a\u001b[2J\nb","\u202ecle":"x","s":"\u0007"}"#,
            "facts: {id: {path: ref}, severity: {path: s, values: {a: majeure, default: absent}}}")
        #expect(!given.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{7}" })
        #expect(given.contains(#"a\u{1B}[2J\u{A}b"#))
        #expect(given.contains(#"\u{202E}cle"#))
    }

    @Test func `a canonical record is said to be one`() throws {
        #expect(try text(#"{"id":"a"}"#, "") == "Enregistrement 1 : forme canonique, lue telle quelle.\n")
    }

    @Test func `of a record with very many keys the account stays readable`() throws {
        let keys = (1...300).map { "\"k\($0)\":1" }.joined(separator: ",")
        let given = try text("{\"ref\":\"R\",\(keys)}", "")
        #expect(given.contains("  k200\n  et 100 autres\n"))
        #expect(!given.contains("  k201\n"))
    }
}
