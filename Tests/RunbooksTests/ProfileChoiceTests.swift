import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// Which profile is used: a number of another hospital is worse than none.
@Suite struct ProfileChoiceTests {
    private let test: TestPack
    private let own: Establishment
    private let other: Establishment

    init() throws {
        let head = TestPack.head.replacing("types: types}", with: "types: types, establishment: establishment.finess}")
        test = try TestPack(head + "  establishment.finess: {type: string}\nactions: {}\nrules: []\n")
        own = try test.establishment(finess: ["760000001", "760000002"])
        other = try test.establishment(name: "CH d'Ailleurs", finess: ["590000001"])
    }

    private func choice(
        _ finess: String?, among profiles: [Establishment], needNumber: Bool = false
    ) throws -> Establishment.Choice {
        let place = finess.map { #","establishment":{"finess":\#($0)}"# } ?? ""
        return Profiles(profiles, needNumber: needNumber).choice(
            for: try test.situation(#"{"id":"1"\#(place)}"#), at: try TestPack.instant("2026-11-03T03:00:00+01:00"),
            test.pack)
    }

    @Test func `without a profile there is nothing to choose`() throws {
        #expect(try choice(#""760000001""#, among: []) == .none)
        #expect(try choice(nil, among: []) == .none)
    }

    @Test(arguments: [nil, "null"])
    func `the only profile is used for an incident that says no establishment`(finess: String?) throws {
        #expect(try choice(finess, among: [own]) == .used(own))
    }

    @Test(arguments: [#""760000001""#, #""760000002""#])
    func `any FINESS of the profile is its own`(finess: String) throws {
        #expect(try choice(finess, among: [own]) == .used(own))
        #expect(try choice(finess, among: [other, own]) == .used(own))
    }

    @Test(arguments: [#""590000001""#, #""76000000""#, #""7600000011""#, "590000001"])
    func `the only profile isn't used for another establishment`(finess: String) throws {
        #expect(try choice(finess, among: [own]) == .mismatch(.other))
    }

    @Test(arguments: [
        "760000001", #"" 760000001""#, #""76 000 000 1""#, #""76\u00a0000\u202f000\u00a01""#, #""760000001 ""#,
        #"["760000001"]"#,
    ])
    func `a number is the same however it is written`(finess: String) throws {
        #expect(try choice(finess, among: [own]) == .used(own))
        #expect(try choice(finess, among: [other, own]) == .used(own))
    }

    @Test func `a number that lost the zeros that it starts with is found`() throws {
        let ain = try test.establishment(name: "CH de l'Ain", finess: ["010000024"])
        #expect(try choice("10000024", among: [own, ain]) == .used(ain))
    }

    @Test(arguments: ["[]", "{}", "true", "760000001.5", "-1", "7600000011"])
    func `a number that can't be read names no other establishment, and is remarked`(finess: String) throws {
        #expect(try choice(finess, among: [own]) == .used(own))
        #expect(try choice(finess, among: [own, other]) == .mismatch(.unnamed))
        let remarks = try test.situation(#"{"id":"1","establishment":{"finess":\#(finess)}}"#).remarks
        #expect(remarks.map { "\($0.code) \($0.path)" } == ["wrong-type establishment.finess"])
    }

    @Test func `an establishment that has no number is none that a profile could be of`() throws {
        #expect(try choice(#""""#, among: [own]) == .mismatch(.unnamed))
    }

    @Test func `of several profiles none is used for an establishment that none of them is`() throws {
        #expect(try choice(#""330000001""#, among: [own, other]) == .mismatch(.noneOfSeveral))
    }

    @Test(arguments: [nil, "null"])
    func `of several profiles none is used for an incident that says no establishment`(finess: String?) throws {
        #expect(try choice(finess, among: [own, other]) == .mismatch(.unnamed))
    }

    @Test func `two different profiles of one establishment are used neither, one given twice is one`() throws {
        let older = try test.establishment(name: "CH", finess: ["760000001"])
        #expect(try choice(#""760000001""#, among: [own, older]) == .mismatch(.ambiguous))
        #expect(try choice(#""760000001""#, among: [own, own]) == .used(own))
        #expect(try choice(nil, among: [own, own]) == .used(own))
    }

    @Test func `where a profile needs the incident's number, the only one is no fallback`() throws {
        #expect(try choice(#""760000002""#, among: [own], needNumber: true) == .used(own))
        #expect(try choice(#""590000001""#, among: [own], needNumber: true) == .mismatch(.noneOfSeveral))
        for finess in [nil, "null"] {
            #expect(try choice(finess, among: [own], needNumber: true) == .mismatch(.unnamed))
        }
        #expect(try choice(nil, among: [], needNumber: true) == .none)
    }

    @Test func `a pack that doesn't say where the FINESS stands uses the only profile`() throws {
        let test = try TestPack(TestPack.head + "actions: {}\nrules: []\n")
        let plan = try test.plan(#"{"id":"1"}"#, profiles: [own])
        #expect(plan.establishment == own)
        #expect(try test.plan(#"{"id":"1"}"#, profiles: [own, other]).mismatch == .unnamed)
    }

    @Test func `what is learnt of the establishment by now counts`() throws {
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        let fact = try test.fact("establishment.finess")
        let situation = try test.situation(#"{"id":"1"}"#)
            .learning(fact, .known(.string("590000001")), at: now - .seconds(60))
        #expect(Plan(pack: test.pack, profiles: [own], situation: situation, now: now).mismatch == .other)
        #expect(
            Plan(pack: test.pack, profiles: [own], situation: situation, now: now - .seconds(61)).establishment == own)
    }

    @Test func `a number learnt by hand is read as one of a record`() throws {
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        let fact = try test.fact("establishment.finess")
        let situation = try test.situation(#"{"id":"1"}"#)
            .learning(fact, .known(.string("76 000 000 1")), at: now)
        #expect(Plan(pack: test.pack, profiles: [own, other], situation: situation, now: now).establishment == own)
    }

    @Test(arguments: Establishment.Mismatch.allCases)
    func `a plan without its profile says why among its remarks`(mismatch: Establishment.Mismatch) throws {
        let older = try test.establishment(name: "CH", finess: ["760000001"])
        let (finess, profiles): (String, [Establishment]) =
            switch mismatch {
            case .other: (#""590000001""#, [own])
            case .noneOfSeveral: (#""330000001""#, [own, other])
            case .unnamed: ("null", [own, other])
            case .ambiguous: (#""760000001""#, [own, older])
            }
        let plan = try test.plan(#"{"id":"1","establishment":{"finess":\#(finess)}}"#, profiles: profiles)
        #expect(plan.mismatch == mismatch)
        #expect(plan.establishment == nil)
        #expect(plan.situation.remarks.map { $0.code } == ["wrong-establishment"])
        #expect(plan.situation.remarks.map { $0.path } == ["establishment.finess"])
    }
}
