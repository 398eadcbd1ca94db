import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// When the rules of an optional pack hold.
@Suite struct OptionalPackTests {
    private func pack(enabledIf: String = "  enabled_if: {spreading: true}\n") throws -> TestPack {
        try TestPack(packs: [
            TestPack.head + """
                actions:
                  call: {label: "Appeler", phase: first, role: chief, priority: normal}
                rules:
                  - {id: base, title: "Base", require: [{action: call}]}

                """,
            """
            pack:
              id: plus
              version: 0.2.0
              language: fr
              uses: {pack: test, version: ">=1"}
              notice: "Anticipation"
            \(enabledIf)
            actions:
              declare: {label: "Déclarer", phase: first, role: chief, priority: normal}
              silence: {label: "Parler", phase: first, role: chief, priority: normal}
            rules:
              - id: more
                title: "Plus"
                when: {types: {contains: attack}}
                require: [{action: declare}]
                forbid: [{action: silence, because: "B", interest: proof}]
            """,
        ])
    }

    private func status(_ id: String, _ json: String, in pack: TestPack) throws -> Line.Status? {
        try pack.line(id, in: try pack.plan(json))?.status
    }

    @Test func `they hold where it concerns the incident, and while nobody knows`() throws {
        let pack = try pack()
        for spreading in [#""spreading":true"#, #""spreading":null"#] {
            let json = #"{"id":"I","type":"attack",\#(spreading)}"#
            #expect(try status("declare", json, in: pack) == .required)
            #expect(try status("silence", json, in: pack) == .forbidden)
        }
        let no = #"{"id":"I","type":"attack","spreading":false}"#
        #expect(try status("declare", no, in: pack) == nil)
        #expect(try status("silence", no, in: pack) == nil)
        #expect(try status("call", no, in: pack) == .required)
    }

    @Test func `their own conditions count all the same`() throws {
        let pack = try pack()
        #expect(try status("declare", #"{"id":"I","spreading":true}"#, in: pack) == .pending)
        #expect(try status("declare", #"{"id":"I","type":"outage","spreading":true}"#, in: pack) == nil)
    }

    @Test func `without a condition they always hold`() throws {
        let json = #"{"id":"I","type":"attack","spreading":false}"#
        #expect(try status("declare", json, in: try pack(enabledIf: "")) == .required)
    }

    @Test func `an answer that rules the pack out is one that changes the plan`() throws {
        let pack = try pack()
        let plan = try pack.plan(#"{"id":"I","type":"attack"}"#)
        let optional = try #require(plan.pack.optionals.first)
        #expect(plan.view.isEnabled(optional) == .unknown)
        #expect(try plan.view.unknowns(of: #require(optional.enabledIf)) == [pack.fact("spreading")])
        #expect(plan.exclusions().near == [])
        let no = try pack.plan(#"{"id":"I","type":"attack","spreading":false}"#)
        #expect(try no.exclusions().near.map { $0.facts }.contains([pack.fact("spreading")]))
    }
}
