import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// Who does what, at night with fewer people than roles.
@Suite struct DutyTests {
    private let test: TestPack
    private let day: DutyHours
    private let night: DutyHours

    init() throws {
        test = try TestPack(
            TestPack.head.replacing(
                #"other: {label: "Autre"}"#, with: #"net: {label: "Réseau"}\#n  other: {label: "Autre"}"#)
                    + """
                    actions:
                      lead: {label: "Diriger", phase: first, role: chief, priority: vital}
                      cut: {label: "Couper", phase: first, role: net, priority: vital}
                      help: {label: "Aider", phase: first, role: other, priority: vital}
                    rules:
                      - {id: a, title: "A", require: [{action: lead}, {action: cut}, {action: help}]}

                    """)
        let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
        day = try #require(DutyHours(days: weekdays, start: 8 * 60, end: 18 * 60))
        night = try #require(DutyHours(days: weekdays, start: 18 * 60, end: 8 * 60))
    }

    private func plan(_ profile: Establishment?, now: String = "2026-11-03T03:00:00+01:00") throws -> Plan {
        try test.plan(#"{"id":"1"}"#, profiles: profile.map { [$0] } ?? [], now: now)
    }

    private func page(_ plan: Plan, _ role: String) throws -> [String] {
        plan.pageOne(for: .holding(try test.role(role))).map { test.pack.name(of: $0.instance) }.sorted()
    }

    @Test func `without a profile every role does its own`() throws {
        let plan = try plan(nil)
        #expect(try plan.bearer(of: test.role("net")) == test.role("net"))
        #expect(plan.unheldRoles.isEmpty)
        #expect(try page(plan, "net") == ["cut"])
    }

    @Test func `a role that nobody holds falls to the default reader`() throws {
        let plan = try plan(try test.establishment(cards: [try test.card("other"), try test.card("chief")]))
        #expect(try plan.bearer(of: test.role("net")) == test.role("chief"))
        #expect(try plan.unheldRoles == [test.role("net")])
        #expect(try page(plan, "chief") == ["cut", "lead"])
        #expect(try page(plan, "other") == ["help"])
    }

    @Test func `a role that nobody holds falls along the chain of the pack before it falls to the default reader`()
        throws
    {
        let chained = try TestPack(
            TestPack.head.replacing(
                #"other: {label: "Autre"}"#,
                with: """
                    net: {label: "Réseau", falls_to: copies}
                      copies: {label: "Sauvegardes", falls_to: other}
                      other: {label: "Autre"}
                    """) + """
                    actions:
                      cut: {label: "Couper", phase: first, role: net, priority: vital}
                      lead: {label: "Diriger", phase: first, role: chief, priority: vital}
                    rules:
                      - {id: a, title: "A", require: [{action: cut}, {action: lead}]}

                    """)
        func bearer(_ held: String...) throws -> String? {
            let profile = try chained.establishment(cards: try held.map { try chained.card($0) })
            let plan = try chained.plan(#"{"id":"1"}"#, profiles: [profile], now: "2026-11-03T03:00:00+01:00")
            return plan.bearer(of: try chained.role("net")).map { chained.pack.vocabulary.roles[$0].id }
        }
        #expect(try bearer("chief", "other", "copies", "net") == "net")
        #expect(try bearer("chief", "other", "copies") == "copies")
        #expect(try bearer("chief", "other") == "other")
        #expect(try bearer("chief") == "chief")
        #expect(try bearer() == nil)
    }

    @Test func `without a default reader there, it falls to the first role that is held`() throws {
        let plan = try plan(try test.establishment(cards: [try test.card("other")]))
        #expect(try plan.bearer(of: test.role("net")) == test.role("other"))
        #expect(try plan.bearer(of: test.role("chief")) == test.role("other"))
        #expect(try plan.attending(.inCharge(test.role("chief"))) == .inCharge(test.role("other")))
        #expect(try page(plan, "other") == ["cut", "help", "lead"])
    }

    @Test func `a profile in which nobody holds anything leaves every role without a bearer`() throws {
        let plan = try plan(try test.establishment())
        #expect(try plan.bearer(of: test.role("net")) == nil)
        #expect(plan.unheldRoles.count == 3)
        #expect(try plan.attending(.inCharge(test.role("chief"))) == .inCharge(nil))
    }

    @Test func `whoever says to hold a role reads its lines, whatever the profile says`() throws {
        let plan = try plan(try test.establishment(cards: [try test.card("chief")]))
        #expect(try page(plan, "net") == ["cut"])
        #expect(try plan.attending(.holding(test.role("net"))) == .holding(test.role("net")))
    }

    @Test func `one person who holds two roles has the lines of both`() throws {
        let plan = try plan(
            try test.establishment(
                cards: [try test.card("chief")],
                sharedDuties: [try test.duty("informaticien", phone: "06", roles: ["net", "other"])]))
        #expect(try page(plan, "net") == ["cut", "help"])
        #expect(try page(plan, "other") == ["cut", "help"])
        #expect(try page(plan, "chief") == ["lead"])
    }

    /// Two ways to write who holds roles, and whether they are one person.
    static let pairs: [(chief: (name: String?, mobile: String?), duty: (person: String, phone: String?), Bool)] = [
        ((nil, "06 39 98 10 04"), ("informaticien d'astreinte", "06 39 98 10 04"), true),
        ((nil, "+33 6 39 98 10 04"), ("informaticien d'astreinte", "06.39.98.10.04"), true),
        ((nil, "06 39 98 10 04"), ("informaticien d'astreinte", "06 39 98 10 05"), false),
        (("M. Sorel", "06 39 98 10 04"), ("M. Sorel", "06 39 98 10 05"), false),
        (("M. Sorel", "06 39 98 10 04"), ("M. Sorel", nil), true), (("M. Sorel", nil), ("M. Sorel", nil), true),
        (("M. Sorel", nil), ("Mme Aubrac", nil), false), ((nil, nil), ("M. Sorel", nil), false),
    ]

    @Test(arguments: pairs) func `one person is one number, or one name where a number is missing`(
        chief: (name: String?, mobile: String?), duty: (person: String, phone: String?), isOne: Bool
    ) throws {
        let plan = try plan(
            try test.establishment(
                cards: [try test.card("chief", name: chief.name, mobile: chief.mobile), try test.card("other")],
                sharedDuties: [try test.duty(duty.person, phone: duty.phone, roles: ["net"])]))
        #expect(try page(plan, "chief") == (isOne ? ["cut", "lead"] : ["lead"]))
        #expect(try page(plan, "net") == (isOne ? ["cut", "lead"] : ["cut"]))
        #expect(try page(plan, "other") == ["help"])
    }

    @Test func `two roles at one fixed line may be two persons`() throws {
        let plan = try plan(
            try test.establishment(
                cards: [try test.card("chief", fixed: "01 99 00 10 04"), try test.card("net", fixed: "01 99 00 10 04")])
        )
        #expect(try page(plan, "chief") == ["help", "lead"])
        #expect(try page(plan, "net") == ["cut"])
    }

    @Test(arguments: [
        ("2026-11-03T07:59:59+01:00", false), ("2026-11-03T08:00:00+01:00", true),
        ("2026-11-03T17:59:59+01:00", true), ("2026-11-03T18:00:00+01:00", false),
        // A Wednesday, and Armistice Day.
        ("2026-11-11T10:00:00+01:00", false), ("2026-11-12T10:00:00+01:00", true),
    ])
    func `a role held by day is the default reader's at night and on a holiday`(now: String, isHeld: Bool) throws {
        let cards = [try test.card("chief"), try test.card("other"), try test.card("net", hours: [day])]
        let plan = try plan(try test.establishment(cards: cards), now: now)
        #expect(plan.unheldRoles.isEmpty == isHeld)
        #expect(try page(plan, "chief") == (isHeld ? ["lead"] : ["cut", "lead"]))
    }

    @Test func `a duty of the night holds until the morning`() throws {
        let profile = try test.establishment(
            cards: [try test.card("chief")],
            sharedDuties: [try test.duty("cadre", phone: nil, roles: ["net"], hours: [night])])
        #expect(try plan(profile, now: "2026-11-03T07:59:00+01:00").holder(of: test.role("net")) != nil)
        #expect(try plan(profile, now: "2026-11-03T08:00:00+01:00").holder(of: test.role("net")) == nil)
    }
}
