import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@testable import PackProofs

/// What is told from the text of a pack, with its tests.
@Suite struct WrittenCheckTests {
    private func found(_ code: String, _ rules: String, head: String = surveyHead, tests: String? = nil) throws
        -> [Diagnostic]
    {
        try Survey.diagnostics(code, in: head + "rules:\n" + rules, tests: tests)
    }

    @Test func `two consequences that split a domain are one table`() throws {
        func found(_ first: String, _ second: String) throws -> [String] {
            try self.found(
                SplitDomainCheck.code,
                """
                  - id: r
                    title: "R"
                    when: {types: {contains: attack}}
                    require:
                      - {action: act, as: a, \(first)}
                      - {action: act, as: b, \(second)}
                """
            ).map { $0.message }
        }
        let message = ["`if` splits the values of `spreading` between two consequences on one action"]
        #expect(try found("if: {spreading: true}, priority: vital", "if: {spreading: false}") == message)
        #expect(try found("if: {spreading: true}", "if: {not: {spreading: true}}, deadline: {within: 1 h}") == message)
        #expect(
            try found("if: {backup: safe}", "if: {backup: hit}, priority: legal") == [
                message[0].replacing("spreading", with: "backup")
            ])
        #expect(try found("if: {spreading: true}", "if: {isolable: false}, priority: legal") == [])
        #expect(try found("if: {spreading: true}", "if: {spreading: true}, priority: legal") == [])
        #expect(try found("if: {spreading: true, isolable: true}", "if: {spreading: false}, priority: legal") == [])
        #expect(try found("if: {spreading: true}, every: 2 h", "if: {spreading: false}, priority: legal") == [])
    }

    @Test func `an action wanted once something is old has a start`() throws {
        let found = try found(
            OlderThanCheck.code,
            """
              - {id: r, title: "R", when: {noted_at: {older_than: 2 h}}, require: [{action: act}]}
              - {id: s, title: "S", when: {noted_at: {within_last: 2 h}}, require: [{action: act}]}
              - {id: t, title: "T", when: {noted_at: {older_than: 2 h}}, forbid: [{action: act, because: "Non.", interest: proof}]}
            """)
        #expect(found.map { $0.help } == [["did you mean `start: {after: …, of: noted_at}`?"]])
    }

    @Test func `an action that no rule names is shown, and not one that is only forbidden or waited for`() throws {
        let found = try found(
            UnusedActionCheck.code,
            """
              - {id: r, title: "R", forbid: [{action: wipe, because: "Non.", interest: proof, until: {done: act}, instead: call}]}
              - {id: s, title: "S", require: [{action: rest}]}
            """)
        #expect(found.map { $0.message } == ["no rule asks for `call`, nor forbids it"])
    }

    @Test func `a fact that nothing reads nor tells is shown`() throws {
        let head =
            surveyHead.replacing(
                "  reported_at:",
                with: """
                      mass: {type: integer}
                      colour: {type: string, question: "De quelle couleur ?"}
                      side: {type: boolean}
                      reported_at:
                    """) + """
                derived:
                  unread: {when: {side: true}}
                  read: {when: {isolable: true}}

                """
        let found = try found(
            UnusedFactCheck.code, "  - {id: r, title: \"R\", when: {read: true}, require: [{action: act}]}\n",
            head: head)
        #expect(
            found.map { $0.message } == [
                "nothing reads `mass`", "nothing reads `reported_at`", "nothing reads `unread`",
            ])
    }

    @Test func `a collection whose records have a rule each is read`() throws {
        let head =
            surveyHead + """
                collections:
                  hit.systems: {as: system, facts: {system.name: {type: string}, system.kind: {type: enum, values: [lab, mail]}}}
                  hit.sites: {as: site, facts: {site.name: {type: string}}}

                """
        let found = try found(
            UnusedFactCheck.code,
            "  - {id: r, title: \"R\", for_each: {in: hit.systems, where: {system.kind: lab}}, require: [{action: act}]}\n",
            head: head)
        let messages = found.map { $0.message }
        #expect(messages.contains("nothing reads `hit.sites`") && !messages.contains("nothing reads `hit.systems`"))
    }

    private let rules = """
          - {id: r, title: "R", when: {spreading: true}, require: [{action: act}], source: "Un texte"}
          - {id: s, title: "S", when: {backup: hit}, require: [{action: rest}]}

        """

    @Test func `a rule without source is shown`() throws {
        #expect(try found(UnsourcedRuleCheck.code, rules).map { $0.message } == ["the rule `s` names no source"])
    }

    @Test func `a rule on which no test rests is shown`() throws {
        let test = #"tests: [{name: t, now: "2026-11-03T02:00:00Z", given: {id: x, spreading: true}, expect: {}}]"#
        #expect(
            try found(UntestedRuleCheck.code, rules, tests: test).map { $0.message } == [
                "no test has the rule `s` ask for anything"
            ])
        #expect(
            try found(UntestedRuleCheck.code, rules, tests: "tests: []").map { $0.message } == ["the pack has no test"])
        #expect(try found(UntestedRuleCheck.code, rules) == [])
    }
}
