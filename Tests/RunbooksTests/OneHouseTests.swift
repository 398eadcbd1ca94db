import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What one incident of a journal says of its house, for those that say nothing.
@Suite struct OneHouseTests {
    private let test: TestPack

    init() throws {
        let head = TestPack.head.replacing("types: types}", with: "types: types, establishment: establishment.finess}")
        test = try TestPack(
            head + """
                  establishment.finess: {type: string}
                actions: {call: {label: "Appeler", phase: first, role: chief, priority: vital}}
                rules: [{id: a, title: "A", require: [{action: call}]}]

                """)
    }

    /// The number of each of the incidents, which say these, beside a profile of 760000001 and 760000002.
    private func numbers(_ said: [String?]) throws -> [FactState] {
        let situations = try said.enumerated().map { place, finess in
            try test.situation(
                #"{"id":"\#(place)"\#(finess.map { #","establishment":{"finess":\#($0)}"# } ?? "")}"#)
        }
        let profile = try test.establishment(finess: ["760000001", "760000002"])
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        let fact = try test.fact("establishment.finess")
        return situations.ofOneHouse([profile], at: now, test.pack).map { $0.table(at: now)[fact] }
    }

    private func known(_ finess: String) -> FactState { .known(.string(finess)) }

    @Test(arguments: [nil, "null"])
    func `an incident that names no house is at the one that another names`(finess: String?) throws {
        #expect(
            try numbers([finess, #""760000002""#, finess])
                == [known("760000002"), known("760000002"), known("760000002")])
    }

    @Test func `where none names a house nothing is made up`() throws {
        #expect(try numbers([nil, nil]) == [.absent, .absent])
    }

    @Test func `of several houses it is at the one that isn't the profile's`() throws {
        #expect(
            try numbers([#""760000001""#, nil, #""590000001""#])
                == [known("760000001"), known("590000001"), known("590000001")])
    }

    @Test func `a number that can't be read names no house`() throws {
        #expect(try numbers([#""760000001""#, "[]"]) == [known("760000001"), known("760000001")])
        #expect(try numbers(["[]", nil]) == [.unreadable, .absent])
    }
}
