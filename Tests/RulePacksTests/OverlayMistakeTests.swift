import CivilTime
import Diagnostics
import RulePacks
import TestSupport
import Testing

/// What is wrong with an overlay, each at its place.
@Suite struct OverlayMistakeTests {
    private static let good = "{within: 15 min}, set: {within: 10 min}, reason: \"R\"}"

    /// One mistake each, between markers 1 and 2, and a part of the help.
    private static let mistakes: [(fault: PackFault, changes: String, help: String)] = [
        (.unknownAddress, "- {override: ⟦1⟧actions/coupe/deadline⟦2⟧, expect: \(good)", "`actions/couper/deadline`"),
        (.unknownAddress, "- {override: ⟦1⟧actions/couper/deadlin⟦2⟧, expect: \(good)", "`actions/couper/deadline`"),
        (.unknownAddress, "- {override: ⟦1⟧actions/couper/target⟦2⟧, expect: \(good)", ""),
        (.unknownAddress, "- {override: ⟦1⟧endigue/couper/deadline⟦2⟧, expect: \(good)", "`endiguer/couper/deadline`"),
        (.unknownAddress, "- {override: ⟦1⟧endiguer/coupe/deadline⟦2⟧, expect: \(good)", "`endiguer/couper/deadline`"),
        (.unknownAddress, "- {override: ⟦1⟧endiguer/effacer/because⟦2⟧, set: \"C\", reason: \"R\"}", ""),
        (
            .unknownAddress,
            "- {override: ⟦1⟧endiguer/appeler/priority/cases/majeur⟦2⟧, expect: vital, set: normal, reason: \"R\"}",
            "`endiguer/appeler/priority/cases/majeure`"
        ),
        (.unknownAddress, "- {override: ⟦1⟧endiguer/couper/protected⟦2⟧, set: false, reason: \"R\"}", ""),
        (.unknownAddress, "- {override: ⟦1⟧pack/id⟦2⟧, set: x, reason: \"R\"}", ""),
        (.unknownAddress, "- {override: ⟦1⟧endiguer⟦2⟧, set: x, reason: \"R\"}", "RULE/ACTION/ATTRIBUTE"),
        (.unknownAddress, "- {narrow: ⟦1⟧endiguer/couper⟦2⟧, when: {malicious: true}, reason: \"R\"}", "RULE"),
        (.unknownAddress, "- {disable: ⟦1⟧actions/couper⟦2⟧, reason: \"R\"}", "RULE/ACTION"),
        (.unknownAddress, "- {disable: ⟦1⟧a//b⟦2⟧, reason: \"R\"}", ""),
        (.unknownAddress, "- {disable: ⟦1⟧repl⟦2⟧, reason: \"R\"}", "`repli`"),
        (.unknownAddress, "- {disable: ⟦1⟧double/appeler⟦2⟧, reason: \"R\"}", ""),
        (
            .expectMismatch,
            "- {override: actions/couper/deadline, expect: ⟦1⟧{within: 20 min}⟦2⟧, set: {within: 10 min}, reason: \"R\"}",
            "decide again"
        ),
        (
            .expectMismatch,
            "- {override: endiguer/couper/deadline, expect: ⟦1⟧{within: 20 min}⟦2⟧, set: {within: 10 min}, reason: \"R\"}",
            ""
        ),
        (
            .expectMismatch,
            "- {override: actions/isoler/deadline, expect: ⟦1⟧{within: 15 min}⟦2⟧, set: {within: 10 min}, reason: \"R\"}",
            ""
        ),
        (.expectMismatch, "- {override: actions/noter/priority, expect: ⟦1⟧vital⟦2⟧, set: normal, reason: \"R\"}", ""),
        (
            .missingKey, "- {override: ⟦1⟧actions/couper/deadline⟦2⟧, set: {within: 10 min}, reason: \"R\"}",
            "add `expect: {within: 15 min}`"
        ),
        (.missingKey, "- {override: ⟦1⟧endiguer/couper/deadline⟦2⟧, set: {within: 10 min}, reason: \"R\"}", ""),
        (.missingKey, "- {⟦1⟧override⟦2⟧: actions/couper/steps, set: [\"P\"]}", "reason"),
        (.missingKey, "- {⟦1⟧override⟦2⟧: actions/couper/steps, reason: \"R\"}", "set"),
        (.missingKey, "- ⟦1⟧⟦2⟧{reason: \"R\"}", "override, narrow, disable, add"),
        (.misplacedKey, "- {disable: repli, ⟦1⟧narrow⟦2⟧: repli, reason: \"R\"}", ""),
        (.unknownKey, "- {disable: repli, ⟦1⟧raison⟦2⟧: \"R\", reason: \"R\"}", "`reason`"),
        (.unknownKey, "- {disable: repli, ⟦1⟧expect⟦2⟧: \"R\", reason: \"R\"}", ""),
        (.unknownKey, "- add: {⟦1⟧priorities⟦2⟧: [a]}", ""),
        (.notADate, "- {disable: repli, reason: \"R\", review_by: ⟦1⟧2027-02-30⟦2⟧}", ""),
        (
            .notADuration,
            "- {override: actions/couper/deadline, expect: {within: ⟦1⟧quinze⟦2⟧}, set: {within: 10 min}, reason: \"R\"}",
            ""
        ),
        (
            .notADuration,
            "- {override: actions/couper/deadline, expect: {within: 15 min}, set: {within: ⟦1⟧dix⟦2⟧}, reason: \"R\"}",
            ""
        ),
        (.unknownFact, "- {narrow: endiguer, when: {⟦1⟧malicous⟦2⟧: true}, reason: \"R\"}", "`malicious`"),
        (.duplicateID, "- add: {rules: [{id: ⟦1⟧repli⟦2⟧, title: \"R\", require: [{action: isoler}]}]}", ""),
        (.unknownRole, "- {override: pack/default_reader, set: ⟦1⟧gard⟦2⟧, reason: \"R\"}", "`garde`"),
        (
            .overlappingChanges,
            "- {disable: endiguer, reason: \"R\"}\n- {disable: ⟦1⟧endiguer/couper⟦2⟧, reason: \"R\"}", "keep one"
        ),
        (
            .overlappingChanges,
            "- {narrow: repli, when: {malicious: true}, reason: \"R\"}\n- {narrow: ⟦1⟧repli⟦2⟧, when: {severity: majeure}, reason: \"R\"}",
            ""
        ),
        (.protectedLoosened, "- {disable: ⟦1⟧declarer⟦2⟧, reason: \"R\"}", "derogation"),
    ]

    /// The codes that these tests show.
    static let shown = Set(mistakes.map { $0.fault }).union([
        .overlayCycle, .unknownOverlay, .reviewOverdue, .derogationExpired, .restsOnDerogation, .reservedName,
    ])

    @Test(arguments: mistakes.indices) func `a mistake is reported once, at its place`(index: Int) throws {
        let (fault, changes, help) = Self.mistakes[index]
        let marked = MarkedText(OverlayPack.overlay(changes))
        let found = OverlayPack.load(marked.text).diagnostics
        #expect(found.count == 1, "\(found.lines)")
        let diagnostic = try #require(found.first)
        #expect(diagnostic.code == fault.rawValue, "\(found.lines)")
        let place = marked.range(1, 2)
        #expect(diagnostic.range.file == "site0.yaml")
        #expect(diagnostic.range.start == place.start, "\(found.lines)")
        let advice = diagnostic.help.joined(separator: "\n")
        #expect(help.isEmpty || advice.contains(help), "\(advice)")
    }

    @Test func `an expectation that no longer holds shows the base, the site and what is new`() throws {
        let text = OverlayPack.overlay(
            "- {override: actions/couper/deadline, expect: {within: 20 min}, set: {within: 10 min}, reason: \"R\"}")
        let diagnostic = try #require(OverlayPack.load(text).diagnostics.first)
        #expect(diagnostic.message == "`{within: 20 min}` is expected, and the pack says `{within: 15 min}`")
        #expect(
            diagnostic.notes.map { $0.message } == [
                "the pack says `{within: 15 min}`", "the site wants `{within: 10 min}`",
            ])
        #expect(diagnostic.notes.map { $0.range?.file } == ["test.yaml", "site0.yaml"])
    }

    @Test func `every mistake is reported at once`() {
        let text = OverlayPack.overlay(
            """
            - {override: actions/couper/deadline, expect: {within: 20 min}, set: {within: 10 min}, reason: "R"}
            - {disable: repl, reason: "R"}
            - {disable: repli, reason: "R", review_by: demain}
            - {disable: rebli, reason: "R"}
            """)
        #expect(
            OverlayPack.load(text).diagnostics.map { $0.code }
                == ["expect-mismatch", "unknown-address", "not-a-date", "unknown-address"])
    }

    private static let change = "- {disable: repli, reason: \"R\"}"

    /// What is wrong between overlays and with what they are written for.
    private static let chains: [(codes: [String], overlays: [String])] = [
        (["wrong-base-version"], [OverlayPack.overlay(change, extends: "{pack: essai, version: \">=2\"}")]),
        (["missing-pack"], [OverlayPack.overlay(change, extends: "{pack: esai, version: \"1\"}")]),
        (["invalid-version"], [OverlayPack.overlay(change, extends: "{pack: essai, version: \"~1\"}")]),
        (["invalid-version"], [OverlayPack.overlay(change, version: "un")]),
        (["invalid-id"], [OverlayPack.overlay(change, id: "Site A")]),
        (["unknown-overlay"], [OverlayPack.overlay(change, extends: "{overlay: region, version: \"1\"}")]),
        (["duplicate-id"], [OverlayPack.overlay(change), OverlayPack.overlay("- {disable: double, reason: \"R\"}")]),
        (
            ["overlay-cycle"],
            [
                OverlayPack.overlay(change, id: "a", extends: "{overlay: b, version: \"1\"}"),
                OverlayPack.overlay(
                    "- {disable: double, reason: \"R\"}", id: "b", extends: "{overlay: a, version: \"1\"}"),
            ]
        ),
        (["missing-key", "missing-key"], ["changes: [{disable: repli, reason: \"R\"}]\noverlay: a\n"]),
        (["unknown-key"], [OverlayPack.overlay(change) + "change: []\n"]),
    ]

    @Test(arguments: chains.indices) func `overlays suit what they are written for`(index: Int) {
        let loading = OverlayPack.load(Self.chains[index].overlays)
        #expect(loading.diagnostics.map { $0.code } == Self.chains[index].codes, "\(loading.diagnostics.lines)")
        #expect(loading.pack == nil)
    }

    @Test(arguments: ["actions", "pack"]) func `no rule bears a name that begins addresses`(name: String) {
        let text = "rules: [{id: \(name), title: \"R\", require: [{action: isoler}]}]\n"
        #expect(SmallPack.load(with: text).diagnostics.map { $0.code } == ["reserved-name"])
    }

    @Test func `a pack with mistakes is told first`() {
        let loading = OverlayPack.load(OverlayPack.overlay(Self.change), text: "rules: [{id: r}]\n")
        #expect(Set(loading.diagnostics.map { $0.range.file }) == ["test.yaml"])
    }
}
