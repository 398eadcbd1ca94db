import Diagnostics
import RulePacks
import TestSupport
import Testing

@Suite struct RootCauseTests {
    private func codes(_ text: String) -> [String] {
        SmallPack.load(with: text).diagnostics.map { $0.code }
    }

    private static let use =
        "rules: [{id: r, title: \"R\", when: {f: a}, require: [{action: x}], forbid: "
        + "[{action: x, because: \"B\", interest: soins, instead: x}]}]\nactions: {x: {label: \"X\", phase: alerte, "
        + "role: garde, priority: vital}}\n"

    @Test func `a broken fact is reported where it is declared and nowhere else`() {
        #expect(codes(Self.use + "facts: {f: {type: bolean}}") == ["unknown-value"])
        #expect(codes(Self.use + "facts: {f: {type: enum, of: inconnu}}") == ["unknown-enumeration"])
        #expect(codes(Self.use + "facts: {f: {type: enum, values: [a, a]}}") == ["duplicate-id"])
    }

    @Test func `a fact whose enumeration is broken says nothing more`() {
        let broken = "enumerations: {e: {a: {labl: \"A\"}, b: {parent: c}}}"
        let found = codes(Self.use + "facts: {f: {type: enum, of: e}}\n" + broken)
        #expect(found == ["unknown-key", "unknown-value"])
    }

    @Test func `an action named three times and never declared is three mistakes`() {
        let rules = (1...3).map { "{id: r\($0), title: \"R\", require: [{action: absente}]}" }
        #expect(codes("rules: [\(rules.joined(separator: ", "))]") == Array(repeating: "unknown-action", count: 3))
    }

    @Test func `a broken priority of an action is not reported again by its rules`() {
        let action = "actions: {a: {label: \"A\", phase: alerte, role: garde, priority: vitl}}\n"
        #expect(codes(action + "rules: [{id: r, title: \"R\", require: [{action: a}]}]") == ["unknown-priority"])
    }

    @Test func `a broken action is not reported again by its rules`() {
        #expect(codes("actions: {a: [x]}\nrules: [{id: r, title: \"R\", require: [{action: a}]}]") == ["wrong-shape"])
    }

    @Test func `names of a file that cannot be read are not said to be unknown`() {
        let files = SmallPack.files(with: Self.use) + [SourceFile(path: "faits.yaml", text: "facts: {f: *x}")]
        #expect(PackLoader.load(files).diagnostics.map { $0.code } == ["yaml-alias"])
    }

    @Test func `a malformed name is not unknown to those who write it the same way`() {
        #expect(
            codes(
                "actions: {Été: {label: \"A\", phase: alerte, role: garde}}\n"
                    + "rules: [{id: r, title: \"R\", require: [{action: Été}]}]") == ["invalid-id"])
    }

    @Test func `a duplicate key is reported once, and its first value counts`() {
        #expect(codes("facts: {a: {type: boolean, type: bolean}}") == ["duplicate-key"])
        #expect(
            codes("rules: [{id: r, title: \"R\", when: {beds: 1, beds: x}, require: [{action: isoler}]}]")
                == ["duplicate-key"])
    }

    @Test func `a precaution on a broken condition says nothing`() {
        #expect(
            codes(
                "rules: [{id: r, title: \"R\", when: {beds: x}, require: [{action: isoler, "
                    + "on_unknown: {precaution: [malicious]}}]}]") == ["not-a-number"])
    }

    @Test func `a precaution may name what a derived fact rests on, or what one consequence alone reads`() {
        #expect(
            codes(
                "rules: [{id: r, title: \"R\", when: {grave: true}, on_unknown: {precaution: [severity, "
                    + "beds]}, require: [{action: isoler}, {action: appeler, if: {beds: 1}}]}]") == [])
    }

    @Test func `a ban may rest on a precaution, even of what cannot be undone`() {
        let ban = "{action: effacer, because: \"B\", interest: soins, on_unknown: {precaution: [beds]}}"
        #expect(codes("rules: [{id: r, title: \"R\", when: {beds: 1}, forbid: [\(ban)]}]") == [])
    }

    @Test func `an irreversible action of a rule with a precaution may wait for the answer`() {
        let demands = "[{action: isoler}, {action: effacer, on_unknown: ask}]"
        #expect(
            codes(
                "rules: [{id: r, title: \"R\", when: {beds: 1}, on_unknown: {precaution: [beds]}, "
                    + "require: \(demands)}]") == [])
    }

    @Test func `a cycle shows its path and each of its places`() {
        let text = MarkedText(
            """
            actions:
              c: {label: "C", phase: alerte, role: garde, after: [⟦5⟧a⟦6⟧]}
              a: {label: "A", phase: alerte, role: garde, after: [isoler, ⟦1⟧b⟦2⟧]}
              b: {label: "B", phase: alerte, role: garde, after: [⟦3⟧c⟦4⟧]}
              d: {label: "D", phase: alerte, role: garde, after: [a]}
            """)
        let diagnostics = SmallPack.load(with: text.text).diagnostics
        #expect(diagnostics.map { $0.message } == ["these actions wait for one another: a → b → c → a"])
        #expect(diagnostics.first?.range == text.range(1, 2))
        #expect(diagnostics.first?.notes.map { $0.range } == [text.range(3, 4), text.range(5, 6)])
    }

    @Test func `a duplicate across files shows both places`() {
        let first = MarkedText("actions: {⟦1⟧a⟦2⟧: {label: \"A\", phase: alerte, role: garde}}")
        let files = SmallPack.files(with: first.text, path: "x.yaml") + [first.file("y.yaml")]
        let diagnostics = PackLoader.load(files).diagnostics
        #expect(diagnostics.map { $0.range } == [first.range(1, 2, in: "y.yaml")])
        #expect(diagnostics.first?.notes.map { $0.range } == [first.range(1, 2, in: "x.yaml")])
    }
}
