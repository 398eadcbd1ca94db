import Diagnostics
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import TestSupport
import Testing
import Vocabularies

@testable import PackProofs

@Suite struct PromiseCheckTests {
    private let rules = """
        rules:
          - {id: attacked, title: "A", when: {types: {contains_a: attack}}, require: [{action: act}, {action: wipe}]}
          - {id: spread, title: "S", when: {spreading: true}, require: [{action: rest, on_unknown: {precaution: [spreading]}}]}
          - {id: banned, title: "B", when: {backup: hit}, forbid: [{action: act, because: "Non.", interest: proof}]}

        """

    private func text(_ promise: String) -> String {
        surveyHead.replacing("bindings: {", with: "must_cover: [{name: P, \(promise)}]\n  bindings: {") + rules
    }

    private func found(_ promise: String) throws -> [Diagnostic] {
        var survey = try Survey(text(promise))
        return PromiseCheck.diagnostics(&survey.survey)
    }

    @Test(arguments: [
        "when: {types: {contains: theft}}, require: [wipe]", "when: {spreading: true}, require: [rest]",
        "when: {not: {spreading: false}}, require: [rest]", "when: {spreading: {known: false}}, require: [rest]",
        "when: {types: {contains: attack}, backup: safe}, require: [act]", "never: [call]",
        "when: {spreading: false}, never: [rest]",
    ])
    func `a promise that every incident keeps is proved`(_ promise: String) throws {
        #expect(try found(promise) == [])
    }

    @Test(arguments: [
        ("when: {types: {contains: outage}}, require: [act]", "leaves out `act`"),
        ("when: {types: {contains: attack}}, require: [act]", "leaves out `act`"),
        ("require: [rest]", "leaves out `rest`"), ("when: {types: {known: true}}, never: [wipe]", "wants `wipe`"),
    ])
    func `a promise that one breaks is shown with it`(_ promise: String, _ what: String) throws {
        let found = try found(promise)
        #expect(found.map { $0.message } == ["the promise `P` is broken by an incident that \(what)"])
        #expect(found.map { $0.severity } == [.error])
        let plan = try TestPack(text(promise)).plan(try #require(found.first?.witness))
        #expect(plan.brokenPromises.map { $0.cover.name } == ["P"])
    }

    @Test func `a promise that a derogation alone breaks is told at the derogation, and fails no test`() throws {
        let own = text("when: {types: {contains: attack}, backup: safe}, require: [act]")
            .replacing("id: attacked,", with: "id: attacked, protected: true,")
        let site = """
            overlay: site.a
            version: 1
            extends: [{pack: test, version: ">=1 <2"}]
            changes:
              - disable: attacked/act
                reason: "R"
                derogation: {ref: "D-1", until: 2027-06-30}

            """
        let loading = PackLoader.load(
            packs: [[SourceFile(path: "test.yaml", text: own)]], overlays: [SourceFile(path: "site.yaml", text: site)],
            keepsPlaces: true)
        let pack = try #require(loading.pack, "\(loading.diagnostics)")
        var survey = PackSurvey(
            pack, at: try #require(loading.places), tests: nil,
            top: SourceRange(file: "test.yaml", start: SourcePosition(line: 1, column: 1)), now: Survey.now,
            derogated: loading.derogated)
        let found = PromiseCheck.diagnostics(&survey)
        #expect(found.map { $0.severity } == [.warning])
        #expect(found.map { "\($0.range.file):\($0.range.start.line)" } == ["site.yaml:7"])
        #expect(found.first?.message.hasSuffix("as the derogation `D-1` of the overlay `site.a` allows") ?? false)
        let given = "now: \"2026-11-03T02:00:00Z\", given: {id: x, type: attack, backup: safe}, expect: {}"
        let test = SourceFile(path: "a.test.yaml", text: "tests: [{name: t, \(given)}]\n")
        func failures(_ derogated: DerogatedPack?) -> [Diagnostic] {
            TestSuite.read([test], for: pack, without: derogated).tests.flatMap { $0.failures(with: pack) }
        }
        #expect(failures(loading.derogated) == [])
        #expect(failures(nil).count == 1)
    }

    @Test func `what hangs on a set that reads the path of a fact is shown with one value there`() throws {
        let alone = text("when: {types: {contains: outage}}, require: [act]").replacing(
            "types: {type: set, of: kind, from: [type, other_types]",
            with: "type: {type: enum, of: kind}\n  types: {type: set, of: kind, from: [type]")
        var survey = try Survey(alone)
        let found = survey.survey.diagnostics()
        let witness = try #require(found.first { $0.code == PromiseCheck.code }?.witness)
        #expect(witness.contains(#""type":"outage""#))
        #expect(try TestPack(alone).plan(witness).brokenPromises.map { $0.cover.name } == ["P"])
        #expect(!found.contains { $0.code == UnusedFactCheck.code && $0.message.contains("`type`") })
    }

    @Test func `a promise is shown where it is named`() throws {
        let found = try found("require: [rest]")
        let text = text("require: [rest]").split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(found.first?.range.start)
        #expect(text[start.line - 1].dropFirst(start.column - 1).hasPrefix("P, require"))
    }

    @Test func `a promise that no incident alone shows to be kept or broken is not decided`() throws {
        // What is done is not in an incident.
        let found = try found("when: {done: call}, require: [rest]")
        #expect(found.map { $0.code } == ["not-decided"])
        #expect(found.map { $0.severity } == [.note])
        #expect(found.first?.witness == nil)
    }
}
