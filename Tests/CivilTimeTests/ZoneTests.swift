import CivilTime
import Testing

@Suite struct ZoneTests {
    @Test func `zones are listed by name and found by it`() {
        let ids = Zone.all.map(\.id)
        #expect(ids == ids.sorted())
        #expect(ids.count == 15)
        for id in ids { #expect(Zone(id: id)?.id == id) }
    }

    @Test(arguments: ["", "Europe/Berlin", "europe/paris", "Paris", "UTC", "Europe/Paris ", "+01:00", "CET"])
    func `another zone is not known`(id: String) {
        #expect(Zone(id: id) == nil)
    }

    @Test(arguments: [
        ("Europe/Paris", "2026-11-03T02:50:00+01:00"), ("Europe/Paris", "2026-07-14T12:00:00+02:00"),
        ("America/Miquelon", "2026-11-03T02:50:00-03:00"), ("America/Miquelon", "2026-07-14T12:00:00-02:00"),
        ("America/Cayenne", "2026-07-14T12:00:00-03:00"), ("America/Martinique", "2026-07-14T12:00:00-04:00"),
        ("Indian/Reunion", "2026-07-14T12:00:00+04:00"), ("Indian/Mayotte", "2026-07-14T12:00:00+03:00"),
        ("Pacific/Noumea", "2026-01-01T00:00:00+11:00"), ("Pacific/Marquesas", "2026-12-31T23:59:59-09:30"),
        ("Pacific/Wallis", "2026-07-14T12:00:00+12:00"), ("Pacific/Tahiti", "2026-07-14T12:00:00-10:00"),
    ])
    func `a moment is written with the offset of its zone`(id: String, text: String) throws {
        #expect(try zone(id).rfc3339(moment(text)) == text)
    }

    @Test func `a moment is shown as the clock shows it`() throws {
        let civil = try zone("Pacific/Marquesas").civil(moment("2026-11-03T02:50:07Z"))
        #expect(civil.date == (try day(2026, 11, 2)))
        #expect((civil.hour, civil.minute, civil.second) == (17, 20, 7))
        #expect(civil.offset.seconds == -34_200)
        #expect(try zone("Europe/Paris").offset(at: moment("2026-07-14T00:00:00Z")).seconds == 7200)
    }

    @Test func `in the last hours of time, at either end, clocks are in UTC`() throws {
        let (first, last) = (Instant(secondsSinceEpoch: .min), Instant(secondsSinceEpoch: .max))
        #expect(try zone("Pacific/Tahiti").rfc3339(first) == "0001-01-01T00:00:00+00:00")
        #expect(try zone("Europe/Paris").rfc3339(first) == "0001-01-01T01:00:00+01:00")
        #expect(try zone("Europe/Paris").rfc3339(last) == "9999-12-31T23:59:59+00:00")
        #expect(try zone("America/Miquelon").rfc3339(last) == "9999-12-31T20:59:59-03:00")
    }

    @Test func `a day ends at 23.59.59 on its own clock`() throws {
        let end = try zone("Europe/Paris").endOfDay(day(2026, 10, 25))
        #expect(end == (try moment("2026-10-25T23:59:59+01:00")))
        #expect(try zone("Indian/Reunion").endOfDay(day(2026, 11, 3)) == moment("2026-11-03T23:59:59+04:00"))
        #expect(try zone("America/Miquelon").endOfDay(day(9999, 12, 31)) == Instant(secondsSinceEpoch: .max))
    }
}
