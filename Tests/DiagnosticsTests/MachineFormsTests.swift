import Diagnostics
import TestSupport
import Testing

@Suite struct MachineFormsTests {
    private let text = MarkedText("a: ⟦1⟧b⟦2⟧\n⟦3⟧c⟦4⟧")

    @Test func `the one-line form is what editors read`() {
        #expect(Diagnostic("c-d", "m", at: text.range(1, 2)).oneLine == "test.yaml:1:4: error[c-d]: m")
        let warning = Diagnostic("c", "m\u{1B}", at: text.range(3, 4, in: "a\nb"), severity: .warning)
        #expect(warning.oneLine == #"a\u{A}b:2:1: warning[c]: m\u{1B}"#)
    }

    @Test func `the JSON form has every key even when there is nothing to say`() {
        #expect(
            JSONForm.render([Diagnostic("c", "m", at: text.range(1, 2), severity: .note)]) == """
                [
                {"file":"test.yaml","start":{"line":1,"column":4},"end":{"line":1,"column":5},"code":"c",\
                "severity":"note","message":"m","label":null,"help":[],"notes":[],"suggestion":null}
                ]

                """)
    }

    @Test func `the JSON form has label, help, notes and suggestion`() {
        let full = Diagnostic(
            "c", "m", at: text.range(1, 2), label: "l",
            notes: [Diagnostic.Note("n"), Diagnostic.Note("p", at: text.range(3, 4))], help: ["h", "i"],
            suggestion: Diagnostic.Suggestion(replace: text.range(1, 2), with: "d"))
        let report = JSONForm.render([full, Diagnostic("z", "m", at: text.range(3, 4))])
        #expect(
            report.contains(
                """
                "label":"l","help":["h","i"],"notes":[{"file":null,"start":null,"end":null,"message":"n"},\
                {"file":"test.yaml","start":{"line":2,"column":1},"end":{"line":2,"column":2},"message":"p"}],\
                "suggestion":{"file":"test.yaml","start":{"line":1,"column":4},"end":{"line":1,"column":5},\
                "replacement":"d"}},\n
                """))
    }

    @Test(arguments: [
        ("\"\\/", #"\"\\/"#), ("\n\r\t", #"\n\r\t"#), ("\u{0}\u{1F}", #"\u0000\u001f"#), ("é漢😀", "é漢😀"),
        ("\u{7F}\u{85}\u{2028}\u{202E}", #"\u007f\u0085\u2028\u202e"#), ("\u{E0001}", #"\udb40\udc01"#),
    ])
    func `JSON strings are escaped`(text: String, escaped: String) {
        let report = JSONForm.render([Diagnostic("c", text, at: self.text.range(1))])
        #expect(report.contains("\"message\":\"\(escaped)\","))
    }

    @Test func `no diagnostic is an empty array`() {
        #expect(JSONForm.render([]) == "[]\n")
    }

    @Test func `SARIF has the result at its place, what is related to it, and the fix`() {
        let range = text.range(1, 2, in: "règles/a b.yaml")
        let full = Diagnostic(
            "c", "m", at: range, severity: .warning, label: "l",
            notes: [Diagnostic.Note("n"), Diagnostic.Note("p", at: text.range(3, 4))], help: ["h"],
            suggestion: Diagnostic.Suggestion(replace: range, with: "d"))
        let place = """
            {"physicalLocation":{"artifactLocation":{"uri":"r%C3%A8gles/a%20b.yaml"},"region":{"startLine":1,\
            "startColumn":4,"endLine":1,"endColumn":5}},"message":{"text":"l"}}
            """
        let related = """
            {"physicalLocation":{"artifactLocation":{"uri":"test.yaml"},"region":{"startLine":2,"startColumn":1,\
            "endLine":2,"endColumn":2}},"message":{"text":"p"}}
            """
        let fix = """
            {"description":{"text":"h"},"artifactChanges":[{"artifactLocation":{"uri":"r%C3%A8gles/a%20b.yaml"},\
            "replacements":[{"deletedRegion":{"startLine":1,"startColumn":4,"endLine":1,"endColumn":5},\
            "insertedContent":{"text":"d"}}]}]}
            """
        #expect(
            SARIFForm.render([full], version: "1.2.3") == """
                {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":\
                {"name":"astreinte","semanticVersion":"1.2.3","rules":[{"id":"c"}]}},\
                "columnKind":"unicodeCodePoints","results":[{"ruleId":"c","ruleIndex":0,"level":"warning",\
                "message":{"text":"m\\nn\\nh"},"locations":[\(place)],"relatedLocations":[\(related)],\
                "fixes":[\(fix)]}]}]}

                """)
    }

    @Test(arguments: [("/a:b/%", "file:///a%3Ab/%25"), ("./a", "./a"), ("é:x", "%C3%A9%3Ax")])
    func `a path becomes a URI reference without a scheme of its own`(path: String, uri: String) {
        let report = SARIFForm.render([Diagnostic("c", "m", at: text.range(1, in: path))], version: "1.0.0")
        #expect(report.contains("{\"uri\":\"\(uri)\"}"))
    }
}
