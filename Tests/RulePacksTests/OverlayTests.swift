import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import TestSupport
import Testing

/// What overlays make of a pack.
@Suite struct OverlayTests {
    /// A change, and what it comes to: the same as another text of the pack.
    private static let equivalents: [(change: String, old: String, new: String)] = [
        (
            "- {override: actions/couper/deadline, expect: {within: 15 min}, set: {within: 10 min}, reason: \"R\"}",
            "deadline: {within: 15 min}", "deadline: {within: 10 min}"
        ),
        (
            "- {override: actions/couper/steps, set: [\"Pas\"], reason: \"R\"}", "    after: [isoler]",
            "    after: [isoler]\n    steps: [\"Pas\"]"
        ),
        (
            "- {override: endiguer/couper/deadline, expect: {within: 15 min}, set: {within: 5 min}, reason: \"R\"}",
            "{action: couper}", "{action: couper, deadline: {within: 5 min}}"
        ),
        (
            "- {override: endiguer/appeler/priority/cases/moderee, expect: normal, set: vital, reason: \"R\"}",
            "moderee: normal", "moderee: vital"
        ),
        (
            "- {override: endiguer/forbid/effacer/because, expect: \"B\", set: \"C\", reason: \"R\"}", "because: \"B\"",
            "because: \"C\""
        ),
        (
            "- {override: double/fort/deadline, expect: {within: 1 h}, set: {within: 30 min}, reason: \"R\"}",
            "deadline: {within: 1 h}", "deadline: {within: 30 min}"
        ),
        (
            "- {narrow: endiguer, when: {severity: majeure}, reason: \"R\"}", "when: {malicious: true}",
            "when: {all: [{malicious: true}, {severity: majeure}]}"
        ),
        (
            "- {narrow: double, when: {severity: majeure}, reason: \"R\"}", "title: \"Double\"",
            "title: \"Double\"\n    when: {severity: majeure}"
        ),
        (
            "- {disable: double/faible, reason: \"R\"}",
            "      - {action: appeler, as: faible, if: {severity: mineure}}\n",
            ""
        ),
        (
            "- {disable: endiguer/forbid/effacer, reason: \"R\"}",
            "    forbid:\n      - {action: effacer, because: \"B\", interest: preuves, until: {done: [isoler]}}\n", ""
        ),
        (
            "- {disable: repli/noter, reason: \"R\"}",
            "  - id: repli\n    title: \"Repli\"\n    group: g\n    recommend: [{action: noter, priority: normal}]\n",
            ""
        ),
        (
            "- {disable: repli, reason: \"R\"}",
            "  - id: repli\n    title: \"Repli\"\n    group: g\n    recommend: [{action: noter, priority: normal}]\n",
            ""
        ),
        (
            "- add: {rules: [{id: plus, title: \"Plus\", require: [{action: noter, priority: vital}]}]}",
            "  - id: repli\n",
            "  - {id: plus, title: \"Plus\", require: [{action: noter, priority: vital}]}\n  - id: repli\n"
        ),
    ]

    @Test(arguments: equivalents.indices) func `a change comes to what another pack would say`(index: Int) throws {
        let (change, old, new) = Self.equivalents[index]
        let loading = OverlayPack.load(OverlayPack.overlay(change))
        let pack = try #require(loading.pack, "\(loading.diagnostics.lines)")
        #expect(loading.diagnostics.lines == [])
        let text = try #require(OverlayPack.edited(old, new))
        let other = try #require(SmallPack.load(with: text).pack)
        #expect(pack.rules == other.rules)
        #expect(pack.actions == other.actions)
        #expect(pack.header == other.header)
    }

    @Test func `the pack's own attributes may be a site's`() throws {
        let change = "- {override: pack/time_zone, set: Indian/Reunion, reason: \"R\"}"
        #expect(OverlayPack.load(OverlayPack.overlay(change)).pack?.header.zone.id == "Indian/Reunion")
    }

    @Test func `the digest stays that of the pack, and the overlay has its own`() throws {
        let base = try #require(OverlayPack.load().pack)
        func load(_ time: String, _ reason: String = "R") throws -> RulePack {
            let change =
                "- {override: actions/couper/deadline, expect: {within: 15 min}, set: {within: \(time)}, reason: \"\(reason)\"}"
            return try #require(OverlayPack.load(OverlayPack.overlay(change)).pack)
        }
        let packs = [try load("10 min"), try load("9 min"), try load("10 min", "S")]
        #expect(packs.allSatisfy { $0.digest == base.digest })
        #expect(Set(packs.map { $0.overlays[0].digest }).count == 3)
        #expect(try load("PT10M").overlays[0].digest == packs[0].overlays[0].digest)
        #expect(packs[0].overlays.map { [$0.id, $0.version] } == [["site", "1"]])
    }

    private static let sameValues = [
        "- {override: actions/couper/deadline, expect: {within: PT15M}, set: {within: 10 min}, reason: \"R\"}",
        "- {override: actions/couper/deadline, expect: {of: met, within: 900 s}, set: {within: 10 min}, reason: \"R\"}",
        "- {override: actions/couper/label, expect: {fr: \"Couper\"}, set: \"Fermer\", reason: \"R\"}",
        "- {override: actions/couper/reversible, expect: oui, set: false, reason: \"R\"}",
        "- {override: endiguer/couper/priority, expect: vital, set: normal, reason: \"R\"}",
        "- {override: endiguer/forbid/effacer/until, expect: {done: isoler}, set: {done: [couper]}, reason: \"R\"}",
        "- {override: actions/noter/label, expect: \"Noter\", set: \"Écrire\", reason: \"R\"}",
    ]

    @Test(arguments: sameValues) func `what is expected is compared as a value`(change: String) {
        let loading = OverlayPack.load(OverlayPack.overlay(change))
        #expect(loading.diagnostics.lines == [])
        #expect(loading.pack != nil)
    }

    @Test func `the order of changes and of overlays never shows`() throws {
        var generator = SeededRandom(seed: 7)
        let changes = [
            "- {override: actions/couper/deadline, expect: {within: 15 min}, set: {within: 20 min}, reason: \"R\"}",
            "- {narrow: endiguer, when: {severity: majeure}, reason: \"R\"}",
            "- {disable: double/faible, reason: \"R\"}",
            "- {disable: double/fort, reason: \"R\"}", "- add: {contacts: {police: {label: \"Police\"}}}",
            "- add: {rules: [{id: plus, title: \"Plus\", require: [{action: noter, priority: vital}]}]}",
            "- {override: endiguer/couper/interest, set: soins, reason: \"R\"}",
        ]
        let region = OverlayPack.overlay(
            "- {override: actions/couper/label, expect: \"Couper\", set: \"Fermer\", reason: \"R\"}", id: "region")
        func load() -> RulePack? {
            let site = OverlayPack.overlay(
                changes.shuffled(using: &generator).joined(separator: "\n"),
                extends: ["{overlay: region, version: \"1\"}", "{pack: essai, version: \"1\"}"].shuffled(
                    using: &generator
                ).joined(separator: ", "))
            return OverlayPack.load([site, region].shuffled(using: &generator)).pack
        }
        let first = try #require(load())
        #expect(first.rules.contains { $0.id == "plus" } && !first.rules.contains { $0.id == "double" })
        for _ in 0..<10 { #expect(load() == first) }
    }

    @Test func `one overlay may build on another, which it extends`() throws {
        let region = OverlayPack.overlay(
            "- {override: actions/couper/deadline, expect: {within: 15 min}, set: {within: 12 min}, reason: \"R\"}",
            id: "region", version: "2.1")
        let change =
            "- {override: actions/couper/deadline, expect: {within: 12 min}, set: {within: 10 min}, reason: \"R\"}"
        let site = OverlayPack.overlay(change, extends: "{overlay: region, version: \">=2 <3\"}")
        let pack = try #require(OverlayPack.load(site, region).pack)
        #expect(pack.overlays.map { $0.id } == ["region", "site"])
        #expect(pack.overlays[1].changes.map { $0.before } == ["12 min"])
        #expect(pack.overlays[1].changes.map { $0.after } == ["10 min"])
        let apart = OverlayPack.load(OverlayPack.overlay(change), region)
        #expect(apart.diagnostics.map { $0.code } == ["overlapping-changes"])
        #expect(apart.diagnostics.first?.notes.first?.range != nil)
    }

    @Test func `what is overdue is remarked, and the pack stands`() throws {
        let change =
            "- {narrow: declarer, when: {malicious: true}, reason: \"R\", review_by: 2027-06-30, "
            + "derogation: {ref: \"D\", until: 2027-06-30}}"
        for (day, codes) in [(30, []), (31, ["derogation-expired", "review-overdue"])] {
            let today = CivilDate(year: 2027, month: day == 30 ? 6 : 7, day: day == 30 ? 30 : 1)
            let loading = OverlayPack.load(OverlayPack.overlay(change), today: today)
            #expect(loading.diagnostics.map { $0.code }.sorted() == codes)
            #expect(loading.pack != nil)
        }
    }
}
