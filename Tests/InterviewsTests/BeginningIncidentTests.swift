import CivilTime
import IncidentFeeds
import Interviews
import RuleEngine
import Runbooks
import TestSupport
import Testing

@Suite struct BeginningIncidentTests {
    @Test func `an incident is named after its hour, where it happens`() throws {
        let talk = try TalkPack()
        let now = try TestPack.instant("2026-11-03T02:50:07+01:00")
        let json = String(decoding: talk.pack.incident(beginningAt: now, in: talk.pack.header.zone), as: UTF8.self)
        #expect(json == #"{"id":"GARDE-20261103-0250","detected_at":"2026-11-03T02:50:07+01:00"}"#)
        #expect(try talk.test.situation(json).id(in: talk.pack) == "GARDE-20261103-0250")
        let island = talk.pack.incident(beginningAt: now, in: try #require(Zone(id: "Indian/Reunion")))
        #expect(String(decoding: island, as: UTF8.self).hasPrefix(#"{"id":"GARDE-20261103-0550","#))
    }
}
