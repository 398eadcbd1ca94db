import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// Conditions over records, each written as a derived fact; a letter stands for a record: `m` hit, `n` not, `u` not known.
@Suite struct RecordMatchesTests {
    private static let pack = """
        collections:
          systems: {as: system, facts: {system.hit: {type: boolean}, system.name: {type: string}}}
          sites: {as: site, facts: {site.name: {type: string}, site.open: {type: boolean}}}
        derived:
          some: {when: {some: {in: systems, where: {system.hit: true}}}}
          every: {when: {every: {in: systems, where: {system.hit: true}}}}
          two: {when: {count: {in: systems, where: {system.hit: true}, is: 2}}}
          few: {when: {count: {in: systems, where: {system.hit: true}, at_most: 1}}}
          other: {when: {not: {some: {in: systems, where: {system.hit: true}}}}}
          nested: {when: {some: {in: systems, where: {some: {in: sites, where: {
            site.name: {fact: system.name}, site.open: true, system.hit: true}}}}}}
          mixed: {when: {some: {in: systems, where: {system.hit: true, spreading: true}}}}
        actions: {}
        rules: []

        """

    private let test: TestPack

    init() throws {
        test = try TestPack(TestPack.head + Self.pack)
    }

    private func view(_ json: String) throws -> FactView {
        try test.plan(#"{"id":"1"\#(json)}"#).view
    }

    private func verdict(_ name: String, _ json: String) throws -> Verdict {
        switch try view(json)[test.fact(name)] {
        case .known(.boolean(true)): .met
        case .known: .notMet
        case .unknown, .notApplicable, .bounded: .unknown
        }
    }

    private func systems(_ letters: String) -> String {
        let records = letters.map { $0 == "u" ? "{}" : "{\"hit\":\($0 == "m")}" }
        return ",\"systems\":[\(records.joined(separator: ","))]"
    }

    static let table: [(String, [Verdict])] = [
        ("", [.notMet, .notMet, .notMet, .met]),
        ("m", [.met, .met, .notMet, .met]),
        ("n", [.notMet, .notMet, .notMet, .met]),
        ("u", [.unknown, .unknown, .notMet, .met]),
        ("mm", [.met, .met, .met, .notMet]),
        ("mn", [.met, .notMet, .notMet, .met]),
        ("mu", [.met, .unknown, .unknown, .unknown]),
        ("nu", [.unknown, .notMet, .notMet, .met]),
        ("uu", [.unknown, .unknown, .unknown, .unknown]),
        ("mmm", [.met, .met, .notMet, .notMet]),
        ("mmu", [.met, .unknown, .unknown, .notMet]),
        ("nmu", [.met, .notMet, .unknown, .unknown]),
    ]

    @Test(arguments: table)
    func `an undecided record may or may not count`(letters: String, verdicts: [Verdict]) throws {
        for (name, expected) in zip(["some", "every", "two", "few"], verdicts) {
            #expect(try verdict(name, systems(letters)) == expected, "\(name) of \(letters)")
        }
        #expect(try verdict("other", systems(letters)) == !verdicts[0])
    }

    @Test(arguments: ["", #","systems":null"#, #","systems":"none""#, #","systems":[1]"#])
    func `nothing is decided of a collection that is not known`(json: String) throws {
        for name in ["some", "every", "two", "few", "other", "nested"] {
            #expect(try verdict(name, json) == .unknown)
            #expect(try unknowns(name, json) == ["systems"])
        }
    }

    private func unknowns(_ name: String, _ json: String) throws -> [String] {
        let condition = try #require(test.pack.derivations[try test.fact(name).position]?.condition)
        return try view(json).unknowns(of: condition).sorted().map { test.pack.vocabulary.facts[$0].name }
    }

    @Test func `the unknown of a record is its collection, beside what the incident doesn't tell`() throws {
        #expect(try unknowns("some", systems("nu")) == ["systems"])
        #expect(try unknowns("mixed", systems("m")) == ["spreading"])
        #expect(try unknowns("mixed", systems("u")) == ["spreading", "systems"])
        #expect(try unknowns("mixed", systems("u") + #","spreading":true"#) == ["systems"])
        #expect(try unknowns("mixed", systems("n")) == [])
    }

    static let nestings: [(String, Verdict, [String])] = [
        (#"[{"name":"a","hit":true}],"sites":[{"name":"a","open":true}]"#, .met, []),
        (#"[{"name":"a","hit":true}],"sites":[{"name":"b","open":true}]"#, .notMet, []),
        (#"[{"name":"a","hit":false}],"sites":[{"name":"a","open":true}]"#, .notMet, []),
        (#"[{"name":"a","hit":true}],"sites":[{"name":"a"}]"#, .unknown, ["sites"]),
        (#"[{"name":"a"}],"sites":[{"name":"a","open":true}]"#, .unknown, ["systems"]),
        (#"[{"hit":true}],"sites":[{"name":"a","open":true}]"#, .unknown, ["systems"]),
        (#"[{"name":"a","hit":true}]"#, .unknown, ["sites"]),
        (#"[],"sites":null"#, .notMet, []),
    ]

    @Test(arguments: nestings)
    func `a collection may be looked through inside another`(
        records: String, expected: Verdict, rests: [String]
    ) throws {
        let json = ",\"systems\":" + records
        #expect(try verdict("nested", json) == expected)
        #expect(try unknowns("nested", json) == rests)
    }
}
