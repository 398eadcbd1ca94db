import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct ActionWordingTests {
    private let test: TestPack

    init() throws {
        let head = TestPack.head
            .replacing("bindings: {id: id, types: types}", with: "bindings: {id: id, types: types, exercise: drill}")
            .replacing("  id: {type: string}\n", with: "  id: {type: string}\n  drill: {type: boolean}\n")
        test = try TestPack(
            head + """
                contacts: {samu: {label: "Régulation du SAMU"}}
                references: {guide/a: {label: "Premier thème"}, guide/b: {label: "Second thème"}}
                actions:
                  cut:
                    label: "Trancher la coupure"
                    kind: decide
                    options: ["tout couper maintenant, sans attendre les services", "isoler une partie", "ne rien couper"]
                    criterion: "Cela s'étend, ou on ne sait pas : tout couper"
                    phase: first
                    role: chief
                    priority: vital
                  call:
                    label: "Appeler le SAMU"
                    to: samu
                    say: "Ici le directeur de garde : système arrêté depuis … heures. Pouvez-vous dérouter ?"
                    otherwise: "Sans réponse, y envoyer quelqu'un"
                    undo: "Rappeler pour annoncer la reprise"
                    phase: first
                    role: chief
                    priority: vital
                  warn: {label: "Prévenir l'autre", to: other, phase: first, role: other, priority: normal}
                rules:
                  - {id: a-new, title: "Nouvelle", references: [guide/b, guide/a], require: [{action: cut}, {action: call}]}
                  - {id: b-trial, title: "À l'essai", status: experimental, require: [{action: warn}]}
                  - {id: c-old, title: "Ancienne", status: deprecated, replaced_by: a-new, require: [{action: warn}]}

                """)
    }

    private func reader(_ role: String) -> Reader { .inCharge(test.pack.vocabulary.role(withID: role)) }

    private func document(_ json: String = #"{"id":"1"}"#, for role: String = "chief") throws -> RunbookDocument {
        RunbookDocument(try test.plan(json), reader: reader(role))
    }

    /// Lines joined and no-break spaces made plain: where a line breaks is not what is tested here.
    private func flat(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test func `one's own decision has a form of its own on page 1, and another's is a call`() throws {
        let own = flat(TerminalFormat.render(try document()))
        #expect(own.contains("<> V Trancher la coupure"))
        #expect(own.contains("<> décider"))
        let others = flat(TerminalFormat.render(try document(for: "other")))
        #expect(others.contains("> V Trancher la coupure — Chef"))
        #expect(!others.contains("<>"))
    }

    @Test func `a decision shows its options, its criterion and where to write it`() throws {
        let text = flat(TerminalFormat.render(try document()))
        #expect(
            text.contains(
                "DÉCIDER : tout couper maintenant, sans attendre les services / isoler une partie / ne rien couper "
                    + "critère : Cela s'étend, ou on ne sait pas : tout couper "
                    + "décision : ____________ qui : ____________ heure : ________"))
        let markdown = flat(MarkdownFormat.render(try document()))
        #expect(markdown.contains("DÉCIDER : tout couper"))
        #expect(markdown.contains("critère : Cela s'étend"))
        #expect(markdown.contains(#"\<\>"#))
    }

    @Test func `the words to say, to whom, and the ways out stand under the line`() throws {
        for text in [TerminalFormat.render(try document()), MarkdownFormat.render(try document())].map(flat) {
            #expect(text.contains("à : Régulation du SAMU"))
            #expect(text.contains("dire : « Ici le directeur de garde : système arrêté depuis … heures."))
            #expect(text.contains("dérouter ? »"))
            #expect(text.contains("si impossible : Sans réponse, y envoyer quelqu'un"))
            #expect(text.contains("pour revenir en arrière : Rappeler pour annoncer la reprise"))
            #expect(text.contains("à : Autre"))
        }
    }

    @Test func `in an exercise nobody outside is called`() throws {
        let text = flat(TerminalFormat.render(try document(#"{"id":"1","drill":true}"#)))
        #expect(text.contains("à : EXERCICE : appeler l'animateur (en vrai : Régulation du SAMU)"))
        #expect(text.contains("à : Autre"))
    }

    @Test func `the reasons show references and what a rule is worth`() throws {
        let text = flat(TerminalFormat.render(try document()))
        #expect(text.contains("- Nouvelle (a-new) références : Premier thème · Second thème"))
        #expect(text.contains("- À l'essai (b-trial) règle expérimentale"))
        #expect(text.contains("- Ancienne (c-old) règle dépréciée, remplacée par « Nouvelle »"))
    }

    @Test func `no line is wider than 80 columns`() throws {
        for line in TerminalFormat.render(try document()).split(separator: "\n") {
            #expect(displayWidth(of: String(line)) <= 80, "\(line)")
        }
    }

    @Test func `JSON has every detail under keys of its own`() throws {
        let bytes = RunbookJSON.render(
            try test.plan(#"{"id":"1"}"#), place: FeedPlace(line: 1, record: 1), reader: reader("chief"))
        let json = String(decoding: bytes, as: UTF8.self)
        #expect(
            json.contains(
                #""kind":"decide","options":["tout couper maintenant, sans attendre les services","isoler une partie","#
                    + #""ne rien couper"],"criterion":"Cela s'étend, ou on ne sait pas : tout couper","to":null"#))
        #expect(
            json.contains(
                #""kind":"do","to":"samu","to_label":"Régulation du SAMU","say":"Ici le directeur de garde : système "#
                    + #"arrêté depuis … heures. Pouvez-vous dérouter ?","otherwise":"Sans réponse, y envoyer "#
                    + #"quelqu'un","reversible":true,"undo":"Rappeler pour annoncer la reprise"}"#))
        #expect(json.contains(#""to":"other","to_label":"Autre","say":null,"otherwise":null,"#))
    }
}
