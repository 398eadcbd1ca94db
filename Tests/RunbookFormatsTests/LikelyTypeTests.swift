import Diagnostics
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// An incident of no known type: what the facts point to is said and asked first, and never taken for the type.
@Suite struct LikelyTypeTests {
    private let pack: TestPack

    init() throws {
        let kinds = (1...12).map { "k\($0): {label: \"Incident \($0)\"}" }.joined(separator: ", ")
        pack = try TestPack(
            TestPack.head.replacing(
                "  bindings:",
                with: "  likely_types: [{type: k7}, {type: k9, when: {spreading: true}}, {type: k2}]\n  bindings:"
            ).replacing("of: kind", with: "of: wide") + """
                actions:
                  cut: {label: "Couper", phase: first, role: chief, priority: vital}
                  look: {label: "Regarder", phase: first, role: chief, priority: normal}
                rules:
                  - {id: a, title: "A", when: {types: {contains_any: [k2, k7]}}, require: [{action: cut}]}
                  - {id: b, title: "B", when: {types: {contains: k12}}, require: [{action: cut}, {action: look}]}

                """, "enumerations: {wide: {\(kinds), unclear: {unknown: true}}}\n")
    }

    private func pages(_ facts: String) throws -> [String] {
        let plan = try pack.plan(#"{"id": "x"\#(facts)}"#)
        let document = RunbookDocument(
            plan, reader: .inCharge(nil), presentation: Presentation(command: "astreinte x.json"))
        return [
            TerminalFormat.render(document), MarkdownFormat.render(document), HTMLFormat.render([document]),
        ].map { plain($0) }
    }

    @Test func `what the facts point to is to be confirmed, and asked first`() throws {
        for page in try pages(#", "type": "unclear", "spreading": true"#) {
            #expect(page.contains("INCIDENT NON QUALIFIÉ"))
            #expect(page.contains("TYPE À CONFIRMER, selon les faits : Incident 9"))
            #expect(page.contains("Si « Incident 9 »") || page.contains("Si c'est « Incident 9 »"))
        }
        let (terminal, markdown, html) = (
            try pages(#", "spreading": true"#)[0], try pages(#", "spreading": true"#)[1],
            try pages(#", "spreading": true"#)[2]
        )
        #expect(terminal.contains("réponses : Incident 9 · Incident 7 · Incident 2 · Incident 1 · "))
        #expect(markdown.contains("réponses : Incident 9 · Incident 7 · Incident 2 · + 9 autres"))
        #expect(html.contains("autre : ____________"))
    }

    @Test(arguments: ["", #", "spreading": false"#, #", "spreading": null"#])
    func `where nothing points to a type none is named, and the likely ones are asked first`(facts: String) throws {
        for page in try pages(facts) {
            #expect(!page.contains("À CONFIRMER"))
            #expect(page.contains("Si « Incident 7 »") || page.contains("Si c'est « Incident 7 »"))
        }
        #expect(try pages(facts)[1].contains("réponses : Incident 7 · Incident 9 · Incident 2 · + 9 autres"))
    }

    @Test func `a page proposes the types in the same order`() throws {
        let plan = try pack.plan(#"{"id": "x", "spreading": true}"#)
        var writer = JSONWriter()
        writer.object { PanelFormat(plan, reader: .inCharge(nil)).write(questions: plan.questions(), to: &$0) }
        let json = String(decoding: writer.bytes, as: UTF8.self)
        let types = try #require(json.split(separator: #""fact":"types""#).last)
        let labels = types.split(separator: #""label":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(labels.prefix(4) == ["Incident 9", "Incident 7", "Incident 2", "Incident 1"])
    }

    @Test func `a type that is told is the type, whatever the facts point to`() throws {
        for page in try pages(#", "type": "k1", "spreading": true"#) {
            #expect(page.contains("INCIDENT 1"))
            #expect(!page.contains("À CONFIRMER"))
        }
    }

    @Test func `of two incidents, the one whose type is not told is to be confirmed`() throws {
        let parts = try [#"{"id": "a", "type": "k1"}"#, #"{"id": "b", "spreading": true}"#].map { try pack.plan($0) }
        let document = RunbookDocument(try #require(Plan(joining: parts)), reader: .inCharge(nil))
        #expect(plain(TerminalFormat.render(document)).contains("TYPE À CONFIRMER, selon les faits : Incident 9"))
    }
}
