import Diagnostics
import RuleEngine
import RulePacks
import Testing
import Vocabularies

@Suite struct ActionDetailTests {
    private func pack(_ text: String) throws -> RulePack {
        let loading = SmallPack.load(with: text)
        #expect(loading.diagnostics.lines == [])
        return try #require(loading.pack)
    }

    private func action(_ keys: String) throws -> Action {
        let pack = try pack("actions: {zz: {label: \"Z\", phase: alerte, role: garde, \(keys)}}")
        return try #require(pack.actions.last)
    }

    @Test func `an action that says nothing more is an act that can be undone`() throws {
        let action = try action("kind: do")
        #expect(action.kind == .act)
        #expect(action.isReversible)
        #expect(action.reversal == .possible(undo: nil))
        #expect(action.impossibleIf == nil)
        #expect(action.addressee == nil)
        #expect(action.say == nil)
        #expect(action.otherwise == nil)
    }

    @Test func `a decision keeps its options in the order written`() throws {
        let decision = try action("kind: decide, options: [\"Tout\", \"Partie\", \"Rien\"], criterion: \"Si\"").decision
        #expect(decision?.options == ["Tout", "Partie", "Rien"])
        #expect(decision?.criterion == "Si")
    }

    @Test func `a decision has at least two options`() {
        #expect(Decision(options: ["Un"], criterion: "C") == nil)
        #expect(Decision(options: [], criterion: "C") == nil)
        #expect(Decision(options: ["Un", "Deux"], criterion: "C") != nil)
    }

    @Test func `an action speaks to a role or to a contact`() throws {
        #expect(try action("to: garde").addressee == .role(PackIndex(0)))
        #expect(try action("to: samu").addressee == .contact(PackIndex(0)))
    }

    @Test func `contacts are sorted, and those without a label show their id`() throws {
        let pack = try pack("contacts: [ars]")
        #expect(pack.vocabulary.contacts.map { $0.id } == ["ars", "samu"])
        #expect(pack.vocabulary.contacts.map { $0.label } == ["ars", "Régulation du SAMU"])
    }

    @Test func `forty words can be said, and a sign alone is no word`() throws {
        let words = String(repeating: "mot : ", count: 40) + "…"
        #expect(try action("say: \"\(words)\"").say == words)
    }

    @Test func `what is done otherwise or to go back is kept`() throws {
        let action = try action("otherwise: \"Autrement\", undo: \"Défaire\"")
        #expect(action.otherwise == "Autrement")
        #expect(action.reversal == .possible(undo: "Défaire"))
        #expect(try self.action("reversible: false").reversal == .none)
    }

    @Test func `what makes an action impossible is kept, and its tests of time count`() throws {
        let pack = try pack(
            "actions: {zz: {label: \"Z\", phase: alerte, role: garde, impossible_if: {seen_at: {older_than: 1 h}}}}")
        #expect(pack.actions.last?.impossibleIf?.tests.count == 1)
        #expect(pack.timedTests.count == 1)
    }

    @Test func `a rule keeps its status and its references`() throws {
        let pack = try pack(
            """
            references: {care/b: {label: "B"}}
            rules:
              - {id: r1, title: "R", references: [care/b, care/a, care/b], require: [{action: isoler}]}
              - {id: r2, title: "R", status: experimental, require: [{action: isoler}]}
              - {id: r3, title: "R", status: deprecated, replaced_by: r1, require: [{action: isoler}]}
            """)
        #expect(pack.vocabulary.references.map { $0.label } == ["A", "B"])
        #expect(pack.rules.map { $0.id } == ["base", "r1", "r2", "r3"])
        #expect(
            pack.rules.map { $0.status } == [.stable, .stable, .experimental, .deprecated(replacedBy: PackIndex(1))])
        #expect(pack.rules[1].references == [PackIndex(0), PackIndex(1)])
    }

    @Test func `a rule without a name makes no other name unknown`() {
        let text = """
            rules:
              - {title: "R", require: [{action: isoler}]}
              - {id: r, title: "R", status: deprecated, replaced_by: celle-ci, require: [{action: isoler}]}
            """
        #expect(SmallPack.load(with: text).diagnostics.map { $0.code } == ["missing-key"])
    }

    @Test func `a contact whose section can't be read is not unknown`() {
        let text = "contacts: 15\nactions: {a: {label: \"A\", phase: alerte, role: garde, to: ars}}"
        #expect(SmallPack.load(with: text).diagnostics.map { $0.code } == ["wrong-shape"])
    }
}
