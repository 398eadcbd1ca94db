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

    @Test func `the call stays in the plan`() {
        #expect(plan.placed.count == 2)
    }
}
