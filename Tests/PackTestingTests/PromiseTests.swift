import Diagnostics
import PackTesting
import RulePacks
import TestSupport
import Testing

@Suite struct PromiseTests {
    /// What breaks the promises of a pack, as its test says it; the promise is the value of `must_cover`.
    private func failures(_ promise: String, given: String) throws -> [String] {
        let head = TestPack.head.replacing("bindings: {", with: "must_cover: [{name: P, \(promise)}]\n  bindings: {")
        let pack = try TestPack(
            head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                  rest: {label: "Attendre", phase: first, role: other, priority: normal}
                  wipe: {label: "Effacer", phase: first, role: other, priority: normal, reversible: false, after: [rest]}
                  pay: {label: "Payer", phase: first, role: other, priority: normal}
                  sell: {label: "Vendre", phase: first, role: other, priority: normal}
                rules:
                  - {id: attacked, title: "Attaque", when: {types: {contains_a: attack}}, require: [{action: act}, {action: wipe}]}
                  - id: spread
                    title: "Suite"
                    when: {spreading: true}
                    require: [{action: rest}, {action: pay, on_unknown: {precaution: [spreading]}}]
                  - {id: never, title: "Jamais", forbid: [{action: sell, because: "Non.", interest: proof}]}

                """)
        let text = "tests:\n  - {name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x, \(given)}, expect: {}}\n"
        let suite = TestSuite.read([SourceFile(path: "a.test.yaml", text: text)], for: pack.pack)
        #expect(suite.diagnostics == [])
        let failures = suite.tests.flatMap { $0.failures(with: pack.pack) }
        for failure in failures { #expect(failure.range.start.line == 2) }
        return failures.map { $0.message }
    }

    @Test(arguments: [
        "when: {types: {contains_a: attack}}, require: [act]", "require: [act]",
        // By precaution.
        "require: [pay]", "never: [sell]", "when: {spreading: false}, require: [rest]",
        // On what isn't known, nothing is promised.
        "when: {spreading: true}, require: [rest]",
    ])
    func `a plan that keeps a promise passes`(_ promise: String) throws {
        #expect(try failures(promise, given: "type: attack") == [])
    }

    @Test func `what is done, and what waits for something else, is required`() throws {
        #expect(try failures("require: [wipe]", given: "type: attack, spreading: true") == [])
    }

    @Test func `nothing is promised of an incident of which no plan is made`() throws {
        let skip = "require: [sell]}]\n  skip_if: {spreading: true}\n  likely_types: [{type: attack"
        #expect(try failures(skip, given: "type: attack, spreading: true") == [])
        #expect(try failures(skip, given: "type: attack, spreading: false").count == 1)
    }

    @Test func `what waits for an answer is not required`() throws {
        #expect(
            try failures("require: [act, rest]", given: "type: attack") == [
                "t: breaks the promise `P` of the pack; not required: `rest`"
            ])
    }

    @Test func `what a rule wants, waiting or not, breaks the promise that none does`() throws {
        #expect(
            try failures("never: [rest, act, sell], require: [sell]", given: "type: attack") == [
                "t: breaks the promise `P` of the pack; not required: `sell`; wanted: `act`, `rest`"
            ])
        #expect(try failures("when: {types: {contains_a: attack}}, never: [rest]", given: "type: attack").count == 1)
    }
}
