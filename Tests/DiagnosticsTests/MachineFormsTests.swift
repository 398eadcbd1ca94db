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
}
