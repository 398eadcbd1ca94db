import CivilTime
import Testing

@Suite struct ClockChangeTests {
    /// A change of the clock: the last second before it and the first one after it, as the clock shows them.
    struct Change: CustomTestStringConvertible {
        let zone: String
        let before: String
        let after: String

        var testDescription: String { "\(zone) \(before)" }
    }

    @Test(arguments: [
        Change(zone: "Europe/Paris", before: "2026-03-29T01:59:59+01:00", after: "2026-03-29T03:00:00+02:00"),
        Change(zone: "Europe/Paris", before: "2026-10-25T02:59:59+02:00", after: "2026-10-25T02:00:00+01:00"),
        Change(zone: "Europe/Paris", before: "1996-10-27T02:59:59+02:00", after: "1996-10-27T02:00:00+01:00"),
        Change(zone: "Europe/Paris", before: "2024-03-31T01:59:59+01:00", after: "2024-03-31T03:00:00+02:00"),
        Change(zone: "America/Miquelon", before: "2026-03-08T01:59:59-03:00", after: "2026-03-08T03:00:00-02:00"),
        Change(zone: "America/Miquelon", before: "2026-11-01T01:59:59-02:00", after: "2026-11-01T01:00:00-03:00"),
        Change(zone: "America/Miquelon", before: "2027-03-14T01:59:59-03:00", after: "2027-03-14T03:00:00-02:00"),
        Change(zone: "America/Miquelon", before: "2027-11-07T01:59:59-02:00", after: "2027-11-07T01:00:00-03:00"),
    ])
    func `the clock changes from one second to the next`(change: Change) throws {
        let before = try moment(change.before)
        #expect(try zone(change.zone).rfc3339(before) == change.before)
        #expect(try zone(change.zone).rfc3339(before + .seconds(1)) == change.after)
    }

    @Test(arguments: [
        ("2026-10-25T01:59:59+02:00", false), ("2026-10-25T02:00:00+02:00", true), ("2026-10-25T02:59:59+02:00", true),
        ("2026-10-25T02:00:00+01:00", true), ("2026-10-25T02:59:59+01:00", true), ("2026-10-25T03:00:00+01:00", false),
        ("2026-03-29T01:59:59+01:00", false), ("2026-03-29T03:00:00+02:00", false),
    ])
    func `both hours of the night that the clock goes back are repeated, and no other`(
        text: String, isRepeated: Bool
    ) throws {
        #expect(try zone("Europe/Paris").isRepeated(moment(text)) == isRepeated)
    }

    @Test func `a time that exists twice gives both moments in order`() throws {
        let paris = try zone("Europe/Paris").instants(of: day(2026, 10, 25), hour: 2, minute: 10, second: 0)
        #expect(paris == [try moment("2026-10-25T02:10:00+02:00"), try moment("2026-10-25T02:10:00+01:00")])
        let miquelon = try zone("America/Miquelon").instants(of: day(2026, 11, 1), hour: 1, minute: 59, second: 59)
        #expect(miquelon == [try moment("2026-11-01T01:59:59-02:00"), try moment("2026-11-01T01:59:59-03:00")])
    }

    @Test func `a time that the clock skips gives none`() throws {
        let (paris, miquelon) = (try zone("Europe/Paris"), try zone("America/Miquelon"))
        #expect(paris.instants(of: try day(2026, 3, 29), hour: 2, minute: 30, second: 0) == [])
        #expect(paris.instants(of: try day(2026, 3, 29), hour: 2, minute: 0, second: 0) == [])
        #expect(paris.instants(of: try day(2026, 3, 29), hour: 2, minute: 59, second: 59) == [])
        #expect(paris.instants(of: try day(2026, 3, 29), hour: 3, minute: 0, second: 0).count == 1)
        #expect(miquelon.instants(of: try day(2026, 3, 8), hour: 2, minute: 30, second: 0) == [])
    }

    @Test func `any other time gives one, in winter as in summer`() throws {
        let paris = try zone("Europe/Paris")
        let winter = paris.instants(of: try day(2026, 11, 3), hour: 2, minute: 50, second: 0)
        let summer = paris.instants(of: try day(2026, 7, 14), hour: 2, minute: 50, second: 0)
        let reunion = try zone("Indian/Reunion").instants(of: day(2026, 10, 25), hour: 2, minute: 10, second: 0)
        #expect(winter == [try moment("2026-11-03T02:50:00+01:00")])
        #expect(summer == [try moment("2026-07-14T02:50:00+02:00")])
        #expect(reunion == [try moment("2026-10-25T02:10:00+04:00")])
    }

    @Test(arguments: [(24, 0, 0), (-1, 0, 0), (0, 60, 0), (0, -1, 0), (23, 59, 60), (0, 0, -1), (.max, .max, .max)])
    func `a time that no clock shows gives none`(hour: Int, minute: Int, second: Int) throws {
        let date = try day(2026, 11, 3)
        #expect(try zone("Europe/Paris").instants(of: date, hour: hour, minute: minute, second: second) == [])
    }

    @Test func `a duration is elapsed time whatever the clock does`() throws {
        let paris = try zone("Europe/Paris")
        let start = try moment("2026-10-24T12:00:00+02:00")
        #expect(paris.rfc3339(start + .seconds(72 * 3600)) == "2026-10-27T11:00:00+01:00")
        let repeated = try moment("2026-10-25T02:10:00+02:00")
        #expect(paris.rfc3339(repeated + .seconds(3600)) == "2026-10-25T02:10:00+01:00")
    }
}
