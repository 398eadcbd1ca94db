import FeedMappings
import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// An incident of several establishments is read at each.
@Suite struct SharedIncidentTests {
    private let test: TestPack

    init() throws {
        let head = TestPack.head.replacing("types: types}", with: "types: types, establishment: establishment.finess}")
        test = try TestPack(
            head + """
                  establishment.finess: {type: string}
                  establishment.ght: {type: string}
                  affected.applications: {type: set, of: string}
                  affected.services: {type: set, of: string}
                actions: {}
                rules: []

                """)
    }

    private func read(_ json: String) -> [Result<FeedIncident, FeedFault>] {
        var framer = FeedFramer()
        framer.append(Array(json.utf8))
        framer.finish()
        return framer.next().map { FeedReader(pack: test.pack, mappings: []).read($0) } ?? []
    }

    private func incidents(_ json: String) throws -> [FeedIncident] { try read(json).map { try $0.get() } }

    private func states(_ fact: String, _ incidents: [FeedIncident]) throws -> [FactState] {
        let fact = try test.fact(fact)
        return incidents.map { $0.situation.initial[fact] }
    }

    private func text(_ text: String) -> FactState { .known(.string(text)) }

    @Test(arguments: ["", #","establishments":[]"#, #","establishments":null"#, #","establishments":"x""#])
    func `an incident that lists no establishment is of one`(list: String) throws {
        let read = try incidents(#"{"id":"1","establishment":{"finess":"9"}\#(list)}"#)
        #expect(read.map { $0.share } == [nil])
        #expect(try states("establishment.finess", read) == [text("9")])
    }

    @Test func `each has its number, what holds for all, and what it says of its own`() throws {
        let read = try incidents(
            #"{"id":"1","spreading":true,"backup":"safe","establishments":[{"finess":"1","spreading":false},{"finess":"2"}]}"#
        )
        #expect(read.map { $0.share?.place } == [0, 1])
        #expect(read.map { $0.share?.count } == [2, 2])
        #expect(read.map { $0.share?.isSupport } == [false, false])
        #expect(read.map { $0.isWhole } == [true, false])
        #expect(read.map { $0.situation.id(in: test.pack) } == ["1", "1"])
        #expect(try states("establishment.finess", read) == [text("1"), text("2")])
        #expect(try states("spreading", read) == [.known(.boolean(false)), .known(.boolean(true))])
        #expect(Set(try states("backup", read)).count == 1)
    }

    @Test func `the support comes first, listed or not, and its inventory is not the others'`() throws {
        let common = #""id":"1","affected":{"applications":["dpi"]},"establishment":{"finess":"9","ght":"V"}"#
        for own in ["", #",{"finess":"9"}"#] {
            let read = try incidents(#"{\#(common),"establishments":[{"finess":"1"}\#(own)]}"#)
            #expect(try states("establishment.finess", read) == [text("9"), text("1")])
            #expect(read.map { $0.share?.isSupport } == [true, false])
            #expect(try states("establishment.ght", read) == [text("V"), text("V")])
            let applications = try states("affected.applications", read)
            #expect(applications[0] != .absent)
            #expect(applications[1] == .absent)
        }
    }

    @Test func `one without a number is at no house that a profile could be of`() throws {
        let read = try incidents(#"{"id":"1","establishments":[{"finess":"1"},{"name":"x"},{"finess":null}]}"#)
        #expect(try states("establishment.finess", read) == [text("1"), text(""), text("")])
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        let profiles = Profiles([try test.establishment(finess: ["1"])])
        let choices = read.map { profiles.choice(for: $0.situation, at: now, test.pack) }
        #expect(choices.dropFirst().allSatisfy { $0 == .mismatch(.unnamed) })
    }

    @Test func `the support is found by its number, however it is written`() throws {
        let read = try incidents(
            #"{"id":"1","establishment":{"finess":"99 000 009 0"},"establishments":[{"finess":1},{"finess":990000090}]}"#
        )
        #expect(read.map { $0.share?.isSupport } == [true, false])
        #expect(try states("establishment.finess", read) == [text("990000090"), text("000000001")])
    }

    @Test func `no establishment can give the incident another name`() throws {
        let read = try incidents(
            #"{"id":"1","establishments":[{"finess":"1","id":"2","establishment":{"finess":"3"},"establishments":[]}]}"#
        )
        #expect(read.map { $0.situation.id(in: test.pack) } == ["1"])
        #expect(try states("establishment.finess", read) == [text("1")])
    }

    @Test(arguments: [(99, nil), (100, nil), (101, FeedFault.Code.arrayTooLong)])
    func `an incident has so many establishments at most`(count: Int, code: FeedFault.Code?) throws {
        let list = (0..<count).map { #"{"finess":"\#($0)"}"# }.joined(separator: ",")
        let results = read(#"{"id":"1","establishments":[\#(list)]}"#)
        guard let code else {
            #expect(results.count == count)
            return
        }
        #expect(throws: FeedFault.self) { try results[0].get() }
        if case .failure(let fault) = results[0] { #expect(fault.code == code) }
        #expect(results.count == 1)
    }

    @Test(arguments: ["1", "null", #""990000041""#, "[]"])
    func `an establishment that is no object is not passed over`(element: String) {
        let results = read(#"{"id":"1","establishments":[{"finess":"1"},\#(element)]}"#)
        #expect(results.count == 1)
        #expect(throws: FeedFault.self) { try results[0].get() }
    }
}
