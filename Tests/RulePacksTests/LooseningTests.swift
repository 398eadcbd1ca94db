import Diagnostics
import RuleEngine
import RulePacks
import TestSupport
import Testing

/// What counts as asking for less, and what a protected duty allows.
@Suite struct LooseningTests {
    /// An address, what the pack says, and values that ask for as much or more, then values that ask for less.
    private static let overrides: [(address: String, expect: String, tighter: [String], looser: [String])] = [
        (
            "actions/couper/deadline", "{within: 15 min}", ["{within: 10 min}"],
            ["{within: 20 min}", "{within: 5 min, of: detected_at}", "{on_request: true}"]
        ),
        ("actions/couper/priority", "vital", [], ["normal"]),
        ("actions/couper/after", "[isoler]", ["[isoler]"], ["[]", "[noter]", "[isoler, noter]"]),
        (
            "actions/couper/impossible_if", "{malicious: false}", ["{malicious: false, severity: mineure}"],
            ["{severity: mineure}"]
        ),
        ("actions/effacer/reversible", "false", [], ["true"]),
        ("actions/couper/label", "\"Couper\"", ["\"Fermer\""], []),
        ("endiguer/appeler/priority/cases/majeure", "vital", [], ["normal"]),
        ("endiguer/appeler/priority/cases/mineure", "normal", ["vital"], []),
        (
            "endiguer/appeler/priority", "{by: severity, cases: {mineure: normal, moderee: normal, majeure: vital}}",
            ["vital"], ["normal"]
        ),
        ("endiguer/appeler/deadline", "{within: 2 h}", ["{within: PT2H}", "{within: 1 h}"], ["{within: 121 min}"]),
        ("endiguer/appeler/interest", "soins", [], ["preuves"]),
        ("endiguer/forbid/effacer/until", "{done: [isoler]}", ["{done: [isoler, couper]}"], ["{done: [couper]}"]),
        ("endiguer/forbid/effacer/interest", "preuves", ["soins"], []),
        (
            "double/fort/if", "{severity: majeure}", ["{}"],
            ["{severity: mineure}", "{severity: majeure, malicious: true}"]
        ),
        (
            "declarer/noter/deadline", "{within: 72 h, of: detected_at, kind: legal}",
            [
                "{within: 48 h, of: detected_at, kind: legal}",
                "{without_delay: true, target: 4 h, of: detected_at, kind: legal}",
            ],
            []
        ),
    ]

    private func change(_ address: String, _ expect: String, _ value: String) -> String {
        OverlayPack.overlay("- {override: \(address), expect: \(expect), set: \(value), reason: \"R\"}")
    }

    @Test(arguments: overrides.indices) func `an override loosens, or doesn't`(index: Int) throws {
        let (address, expect, tighter, looser) = Self.overrides[index]
        for (values, isLoosening) in [(tighter, false), (looser, true)] {
            for value in values {
                let loading = OverlayPack.load(change(address, expect, value))
                let pack = try #require(loading.pack, "\(value): \(loading.diagnostics.lines)")
                #expect(pack.overlays[0].changes.map { $0.isLoosening } == [isLoosening], "\(address) \(value)")
            }
        }
    }

    private static let others: [(change: String, isLoosening: Bool)] = [
        ("- {narrow: endiguer, when: {severity: majeure}, reason: \"R\"}", true),
        ("- {narrow: endiguer, when: {malicious: true}, reason: \"R\"}", false),
        ("- {disable: repli, reason: \"R\"}", true), ("- {disable: double/fort, reason: \"R\"}", true),
        ("- {override: endiguer/couper/every, set: 4 h, reason: \"R\"}", false),
        ("- {override: endiguer/couper/start, set: {after: 1 h}, reason: \"R\"}", true),
        ("- {override: endiguer/forbid/effacer/unless, set: {severity: mineure}, reason: \"R\"}", true),
        ("- {override: endiguer/forbid/effacer/priority, set: vital, reason: \"R\"}", false),
        ("- {override: actions/isoler/impossible_if, set: {severity: mineure}, reason: \"R\"}", true),
        ("- {override: actions/appeler/after, set: [effacer], reason: \"R\"}", true),
        ("- {override: actions/couper/needs, set: [], reason: \"R\"}", false),
    ]

    @Test(arguments: others.indices) func `another change loosens, or doesn't`(index: Int) throws {
        let loading = OverlayPack.load(OverlayPack.overlay(Self.others[index].change))
        let pack = try #require(loading.pack, "\(loading.diagnostics.lines)")
        #expect(pack.overlays[0].changes.map { $0.isLoosening } == [Self.others[index].isLoosening])
    }

    private static let duty = "{within: 72 h, of: detected_at, kind: legal}"

    /// Changes that ask for less of a protected duty.
    private static let unallowed = [
        "- {override: declarer/noter/deadline, expect: \(duty), set: {within: 96 h, of: detected_at, kind: legal}",
        "- {override: declarer/noter/deadline, expect: \(duty), set: {within: 1 h}",
        "- {narrow: declarer, when: {malicious: true}", "- {disable: declarer", "- {disable: declarer/noter",
        "- {override: actions/noter/impossible_if, set: {malicious: true}",
        "- {override: actions/noter/after, set: [appeler]",
        "- {add: {rules: [{id: plus, title: \"P\", forbid: [{action: noter, because: \"B\", interest: soins}]}]}",
    ]

    @Test(arguments: unallowed) func `a protected duty is loosened only by derogation`(change: String) throws {
        let refused = OverlayPack.load(OverlayPack.overlay(change + ", reason: \"R\"}"))
        #expect(refused.diagnostics.map { $0.code } == ["protected-loosened"], "\(refused.diagnostics.lines)")
        #expect(refused.pack == nil)
        let allowed = OverlayPack.load(
            OverlayPack.overlay(change + ", reason: \"R\", derogation: {ref: \"D 12\", until: 2027-01-31}}"))
        let pack = try #require(allowed.pack, "\(allowed.diagnostics.lines)")
        let loosened = pack.overlays[0].changes.filter { $0.isLoosening }
        #expect(loosened.map { $0.derogation?.reference } == ["D 12"])
    }

    /// The pack with a duty that waits for `isoler`, which `couper` waits for too.
    private static let waiting = OverlayPack.text.replacing(
        "rules:\n",
        with: "  publier: {label: \"P\", phase: alerte, role: garde, priority: vital, after: [couper]}\nrules:\n"
    ).replacing(
        "{action: noter, priority: normal, deadline: {within: 72 h", with: "{action: publier, deadline: {within: 72 h")

    @Test(
        arguments: [
            ("- {override: actions/publier/after, expect: [couper], set: [couper, noter]", "`publier` is"),
            ("- {override: actions/couper/after, expect: [isoler], set: [isoler, noter]", "waits for `couper`"),
            ("- {override: actions/isoler/after, set: [noter]", "waits for `isoler`"),
            (
                "- {add: {rules: [{id: plus, title: \"P\", forbid: [{action: couper, because: \"B\", interest: soins}]}]}",
                "waits for `couper`, and the rule `plus` forbids it"
            ),
        ])
    func `what a protected duty waits for is held back only by derogation`(change: String, message: String) throws {
        let refused = OverlayPack.load([OverlayPack.overlay(change + ", reason: \"R\"}")], text: Self.waiting)
        #expect(refused.diagnostics.map { $0.code } == ["protected-loosened"], "\(refused.diagnostics.lines)")
        #expect(refused.diagnostics.first?.message.contains(message) == true, "\(refused.diagnostics.lines)")
        let grounds = ", reason: \"R\", derogation: {ref: \"D 12\", until: 2027-01-31}}"
        let allowed = OverlayPack.load([OverlayPack.overlay(change + grounds)], text: Self.waiting)
        let pack = try #require(allowed.pack, "\(allowed.diagnostics.lines)")
        #expect(pack.overlays[0].changes.map { $0.derogation?.reference } == ["D 12"])
    }

    @Test func `what a protected duty comes to wait for by the overlay itself is held back only by derogation`() throws
    {
        let grounds = ", reason: \"R\", derogation: {ref: \"D 12\", until: 2027-01-31}}"
        let changes =
            "- {override: actions/isoler/after, set: [noter]" + grounds
            + "\n- {override: actions/noter/after, set: [appeler], reason: \"R\"}"
        let loading = OverlayPack.load([OverlayPack.overlay(changes)], text: Self.waiting)
        #expect(
            loading.diagnostics.map { $0.message } == ["a protected duty waits for `noter`, and this holds it back"])
    }

    @Test func `what no protected duty waits for may wait for more`() throws {
        let change = "- {override: actions/appeler/after, set: [effacer], reason: \"R\"}"
        #expect(OverlayPack.load([OverlayPack.overlay(change)], text: Self.waiting).pack != nil)
    }

    @Test(arguments: [("couper", true), ("effacer", false)])
    func `an added ban loosens where the pack asks for its action`(action: String, isLoosening: Bool) throws {
        let ban = "forbid: [{action: \(action), because: \"B\", interest: soins}]"
        let loading = OverlayPack.load(
            OverlayPack.overlay("- {add: {rules: [{id: plus, title: \"P\", \(ban)}]}, reason: \"R\"}"))
        let pack = try #require(loading.pack, "\(loading.diagnostics.lines)")
        let loosened = pack.overlays[0].changes.filter { $0.isLoosening }.map { $0.address }
        #expect(loosened == (isLoosening ? ["plus/forbid/\(action)"] : []))
    }

    @Test func `a group that loses its only rule changes nothing of the rules that name another`() throws {
        let text = OverlayPack.text.replacing("    group: g\n", with: "    group: a\n").replacing(
            "title: \"Double\"", with: "title: \"Double\"\n    group: b"
        ).replacing(
            "title: \"Endiguer\"\n    when: {malicious: true}", with: "title: \"Endiguer\"\n    when: {no_rule: b}")
        let loading = OverlayPack.load(OverlayPack.overlay("- {disable: repli, reason: \"R\"}"), text: text)
        let pack = try #require(loading.pack, "\(loading.diagnostics.lines)")
        #expect(pack.groups.map { $0.id } == ["b"])
        #expect(pack.overlays[0].changes.map { $0.isLoosening } == [true])
    }
}
