import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct EstablishmentCollectionTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                  establishment.name: {type: string}
                collections:
                  establishment.services: {as: service, facts: {service.id: {type: string}}}
                  establishments: {as: place, facts: {place.id: {type: string}}}
                actions: {}
                rules: []

                """)
    }

    private func situation(_ members: String) throws -> Situation {
        try test.situation(#"{"id":"1",\#(members)}"#)
    }

    @Test func `a collection of the establishment is never read from a feed, and the decision says so`() throws {
        let situation = try situation(#""establishment":{"services":[{"id":"urgences"}]}"#)
        #expect(try situation.initial[test.fact("establishment.services")] == .absent)
        #expect(situation.remarks.map { $0.code } == ["establishment-collection"])
        #expect(situation.remarks.map { $0.path } == ["establishment.services"])
    }

    @Test func `not even an unknown or a broken one`() throws {
        for value in ["null", "[]", #""urgences""#, "[1]"] {
            let situation = try situation(#""establishment":{"services":\#(value)}"#)
            #expect(try situation.initial[test.fact("establishment.services")] == .absent, "\(value)")
            #expect(situation.remarks.count == 1, "\(value)")
        }
    }

    @Test func `nothing is said where the record holds none`() throws {
        #expect(try situation(#""establishment":{"name":"CH"}"#).remarks.isEmpty)
    }

    @Test func `other facts of the establishment and collections of a near name are read`() throws {
        let situation = try situation(#""establishment":{"name":"CH"},"establishments":[{"id":"a"}]"#)
        #expect(try situation.initial[test.fact("establishment.name")] == .known(.string("CH")))
        let places = [FactRecord([.known(.string("a"))])]
        #expect(try situation.initial[test.fact("establishments")] == .known(.records(places)))
    }
}
