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

    private static let lastDay = CivilDate(year: 2027, month: 6, day: 30)
    private static let nextDay = CivilDate(year: 2027, month: 7, day: 1)
    private static let derogation = "reason: \"R\", derogation: {ref: \"D\", until: 2027-06-30}}"

    /// Changes that loosen a protected duty, each in its own way.
    private static let loosened = [
        "- {narrow: declarer, when: {malicious: true}, ", "- {disable: declarer, ",
        "- {override: declarer/noter/deadline/within, expect: 72 h, set: 80 h, ",
        "- {add: {rules: [{id: non, title: \"N\", forbid: [{action: noter, because: \"B\", interest: preuves}]}]}, ",
    ]

    @Test(arguments: loosened) func `what a derogation allows holds until its last day, and then the pack does`(
        change: String
    ) throws {
        let overlay = OverlayPack.overlay(change + Self.derogation)
        let base = try #require(OverlayPack.load([]).pack)
        func loading(_ today: CivilDate?) -> PackLoading { OverlayPack.load(overlay, today: today) }
        for day in [Self.lastDay, nil] {
            #expect(loading(day).diagnostics.isEmpty)
            let pack = try #require(loading(day).pack)
            #expect(pack.rules != base.rules)
            #expect(pack.overlays[0].changes.map { $0.isLoosening } == [true])
        }
        let after = loading(Self.nextDay)
        #expect(after.diagnostics.map { $0.code } == ["derogation-expired"])
        let pack = try #require(after.pack)
        #expect(pack.rules == base.rules)
        #expect(pack.overlays[0].changes.map { $0.isLoosening } == [false])
        #expect(pack.overlays[0].changes.map { $0.derogation?.isLapsed } == [true])
        #expect(pack.overlays[0].digest != (try #require(loading(Self.lastDay).pack)).overlays[0].digest)
    }

    @Test func `what rests on a derogation is told while somebody can mend it`() throws {
        let region = OverlayPack.overlay(
            "- {override: declarer/noter/deadline/within, expect: 72 h, set: 80 h, " + Self.derogation, id: "region")
        let site = OverlayPack.overlay(
            "- {override: declarer/noter/deadline/within, expect: 80 h, set: 60 h, reason: \"R\"}",
            extends: "{overlay: region, version: \"1\"}")
        for day in [nil, Self.lastDay] {
            let loading = OverlayPack.load(region, site, today: day)
            #expect(loading.diagnostics.map { $0.code } == ["rests-on-derogation"])
            #expect(loading.diagnostics.first?.notes.first?.message.contains("`80 h` is expected") == true)
            #expect(loading.pack == nil)
        }
    }

    @Test func `what was to be reviewed is remarked the day after, and holds`() throws {
        let overlay = OverlayPack.overlay("- {disable: repli, reason: \"R\", review_by: 2027-06-30}")
        for (day, codes) in [(Self.lastDay, []), (Self.nextDay, ["review-overdue"])] {
            let loading = OverlayPack.load(overlay, today: day)
            #expect(loading.diagnostics.map { $0.code } == codes)
            #expect(loading.pack?.overlays.first?.changes.count == 1)
        }
    }
}
