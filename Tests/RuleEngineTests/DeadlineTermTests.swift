import CivilTime
import RuleEngine
import Testing

@Suite struct DeadlineTermTests {
    private func instant(_ term: Deadline.Term, from origin: String, in zone: String = "Europe/Paris") throws -> String?
    {
        let zone = try #require(Zone(id: zone))
        return term.instant(from: try #require(Instant(rfc3339: origin)), in: zone).map { zone.rfc3339($0) }
    }

    @Test func `hours are elapsed hours, whatever the clocks do`() throws {
        #expect(
            try instant(.within(.seconds(72 * 3600)), from: "2026-10-25T02:10:00+02:00") == "2026-10-28T01:10:00+01:00")
        #expect(try instant(.within(.seconds(3600)), from: "2026-03-29T01:30:00+01:00") == "2026-03-29T03:30:00+02:00")
    }

    @Test(arguments: [
        (1, "2026-11-13T10:00:00+01:00", "2026-11-16T23:59:59+01:00"),  // a Friday
        (5, "2026-11-10T10:00:00+01:00", "2026-11-18T23:59:59+01:00"),  // 11 November is a holiday
        (2, "2026-12-24T23:00:00+01:00", "2026-12-29T23:59:59+01:00"),
    ])
    func `working days leave out week-ends, national holidays and the first day`(
        count: Int, origin: String, due: String
    ) throws {
        #expect(try instant(.workingDays(count), from: origin) == due)
    }

    @Test(arguments: [
        (1, "2026-11-15T02:10:00+01:00", "2026-12-15T02:10:00+01:00"),
        (1, "2027-01-31T12:00:00+01:00", "2027-02-28T12:00:00+01:00"),
        (3, "2026-11-30T12:00:00+01:00", "2027-02-28T12:00:00+01:00"),
        (1, "2026-02-28T02:30:00+01:00", "2026-03-28T02:30:00+01:00"),
    ])
    func `months end on the same day, or on the month's last`(count: Int, origin: String, due: String) throws {
        #expect(try instant(.months(count), from: origin) == due)
    }

    @Test func `an hour that the clocks skip ends with its day`() throws {
        #expect(try instant(.months(1), from: "2026-02-28T02:30:00+01:00", in: "Europe/Paris") != nil)
        #expect(try instant(.months(2), from: "2026-01-29T02:30:00+01:00") == "2026-03-29T23:59:59+02:00")
    }

    @Test func `the day is that of the establishment`() throws {
        // 23 h UTC on a Thursday is already Friday in La Réunion.
        #expect(
            try instant(.workingDays(1), from: "2026-11-12T23:00:00Z", in: "Indian/Reunion")
                == "2026-11-16T23:59:59+04:00")
        #expect(
            try instant(.workingDays(1), from: "2026-11-12T22:00:00Z", in: "Europe/Paris")
                == "2026-11-13T23:59:59+01:00")
    }

    @Test func `what comes on request has no instant`() throws {
        #expect(try instant(.onRequest, from: "2026-11-12T22:00:00Z") == nil)
    }
}
