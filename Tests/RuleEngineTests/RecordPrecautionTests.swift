import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// A precaution that names a collection stands while some records could make it met.
@Suite struct RecordPrecautionTests {
    private func standing(_ condition: String, _ json: String) throws -> Outcome.Standing? {
        try plan(condition, json).view.outcomes().first?.standing
    }

    private func plan(_ condition: String, _ json: String) throws -> Plan {
        let test = try TestPack(
            TestPack.head + """
                collections:
                  systems:
                    as: system
                    question: "Quels systèmes sont touchés ?"
                    facts:
                      system.hit: {type: boolean}
                      system.kind: {type: enum, values: [mail, lab, safe]}
                      system.size: {type: integer}
                actions: {act: {label: "Agir", phase: first, role: other, priority: normal}}
                rules:
                  - id: r
                    title: "R"
                    when: {\(condition)}
                    on_unknown: {precaution: [systems]}
                    require: [{action: act}]

                """)
        return try test.plan(#"{"id":"1","type":"attack"\#(json)}"#)
    }

    @Test(arguments: [
        "some: {in: systems, where: {system.hit: true, system.kind: lab}}",
        "every: {in: systems, where: {system.hit: true}}",
        "not: {some: {in: systems, where: {system.hit: true}}}",
        "count: {in: systems, where: {system.size: {more_than: 7}}, at_least: 3}",
        "count: {in: systems, where: {system.hit: true}, is: 0}",
        "all: [{some: {in: systems, where: {system.kind: lab}}}, {some: {in: systems, where: {system.kind: mail}}}]",
    ])
    func `some content would make it met`(condition: String) throws {
        #expect(try standing(condition, "") == .precaution)
        #expect(try standing(condition, #","systems":null"#) == .precaution)
    }

    @Test(arguments: [
        "some: {in: systems, where: {system.hit: true, not: {system.hit: true}}}",
        "every: {in: systems, where: {system.kind: lab, not: {system.kind: lab}}}",
        "some: {in: systems, where: {system.hit: true}}, spreading: true",
    ])
    func `no content alone would make it met`(condition: String) throws {
        #expect(try standing(condition, "") == .pending)
    }

    @Test func `a collection is asked by its own question`() throws {
        let condition = "some: {in: systems, where: {system.hit: true}}, spreading: true"
        func asked(_ json: String) throws -> [String] {
            let plan = try plan(condition, json)
            return plan.questions().map { plan.pack.vocabulary.facts[$0.fact].name }
        }
        #expect(try asked("") == ["spreading", "systems"])
        #expect(try asked(#","systems":null"#) == ["spreading"])
        #expect(try asked(#","systems":[{}]"#) == ["spreading"])
        #expect(try asked(#","systems":[{"hit":true}]"#) == ["spreading"])
        #expect(try asked(#","systems":[{"hit":false}]"#) == [])
    }

    @Test func `of records that are given, only what they don't say is tried`() throws {
        let condition = "some: {in: systems, where: {system.hit: true, system.kind: lab}}"
        #expect(try standing(condition, #","systems":[{"kind":"lab"}]"#) == .precaution)
        #expect(try standing(condition, #","systems":[{"kind":"mail"}]"#) == nil)
        #expect(try standing(condition, #","systems":[{"hit":true,"kind":"lab"}]"#) == .certain)
        #expect(try standing(condition, #","systems":[]"#) == nil)
    }
}
