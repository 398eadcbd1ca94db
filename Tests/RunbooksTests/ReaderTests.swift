import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct ReaderTests {
    private let pack: TestPack
    private let plan: Plan

    init() throws {
        pack = try TestPack(
            TestPack.head + """
                actions:
                  call: {label: "Appeler le chef", phase: first, role: other, priority: vital, to: chief, say: "Venez."}
                  act: {label: "Agir", phase: first, role: chief, priority: normal, after: [call]}
                rules:
                  - {id: all, title: "Tout", require: [{action: call}, {action: act}]}

                """)
        plan = try pack.plan(#"{"id": "x"}"#)
    }

    private func page(_ reader: Reader) -> [String] {
        plan.pageOne(for: reader).map { pack.pack.actions[$0.action].id }
    }

    @Test func `nobody is told to have himself called`() throws {
        let chief = try #require(
            pack.pack.vocabulary.roles.packIndices.first { pack.pack.vocabulary.roles[$0].id == "chief" })
        #expect(page(.holding(chief)) == ["act"])
    }

    @Test func `whoever calls has the call, and so has whoever may be anybody`() throws {
        let other = try #require(
            pack.pack.vocabulary.roles.packIndices.first { pack.pack.vocabulary.roles[$0].id == "other" })
        #expect(page(.holding(other)) == ["call"])
        #expect(page(.inCharge(nil)) == ["call", "act"])
        let chief = pack.pack.vocabulary.roles.packIndices.first { pack.pack.vocabulary.roles[$0].id == "chief" }
        // No profile says that the chief is there.
        #expect(page(.inCharge(chief)) == ["call", "act"])
    }

    /// Nine acts of `doer` that press more than what the chief decides, at these delays.
    private func decided(_ delays: [String], actsOf doer: String) throws -> (TestPack, Plan) {
        let acts = (1...9).map { #"  v\#($0): {label: "V", phase: first, role: \#(doer), priority: vital}"# }
        let decisions = delays.enumerated().map { place, delay in
            #"  d\#(place + 1): {label: "D", phase: first, role: chief, priority: normal, kind: decide, "#
                + #"options: ["oui", "non"], criterion: "C", deadline: {within: \#(delay)}}"#
        }
        let names = (1...9).map { "v\($0)" } + delays.indices.map { "d\($0 + 1)" }
        let test = try TestPack(
            TestPack.head + "actions:\n" + (acts + decisions).joined(separator: "\n")
                + "\nrules:\n  - {id: all, title: \"Tout\", require: ["
                + names.map { "{action: \($0)}" }.joined(separator: ", ") + "]}\n")
        return (test, try test.plan(#"{"id": "x", "detected_at": "2026-11-03T03:00:00+01:00"}"#))
    }

    @Test func `three calls of page 1 yield to what the reader decides within four hours`() throws {
        let (test, plan) = try decided(["1 h", "4 h", "3 h", "2 h", "241 min"], actsOf: "other")
        func page(_ reader: Reader) -> String {
            plan.pageOne(for: reader).map { test.pack.actions[$0.action].id }.sorted().joined(separator: " ")
        }
        #expect(page(.inCharge(try test.role("chief"))) == "d1 d3 d4 v1 v2 v3 v4 v5 v6")
        #expect(page(.inCharge(try test.role("other"))) == "v1 v2 v3 v4 v5 v6 v7 v8 v9")
        #expect(page(.inCharge(nil)) == "v1 v2 v3 v4 v5 v6 v7 v8 v9")
        #expect(page(.holding(try test.role("chief"))) == "d1 d2 d3 d4 d5")
    }

    @Test func `the reader's own acts yield only to what the reader decides within the hour`() throws {
        let (test, plan) = try decided(["61 min", "1 h", "2 h"], actsOf: "chief")
        let page = plan.pageOne(for: .inCharge(try test.role("chief"))).map { test.pack.actions[$0.action].id }
        #expect(page.sorted() == ["d2", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8"])
    }

    @Test func `the call stays in the plan`() {
        #expect(plan.placed.count == 2)
    }
}
