import CivilTime
import RuleEngine
import TestSupport
import Testing

@Suite struct DutyHoursTests {
    private let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

    private func holds(_ hours: DutyHours?, _ text: String, zone id: String = "Europe/Paris") throws -> Bool {
        let zone = try #require(Zone(id: id))
        return try #require(hours).contains(try TestPack.instant(text), in: zone)
    }

    @Test func `a day's span takes in its first minute and leaves out its last`() throws {
        let day = DutyHours(days: weekdays, start: 8 * 60, end: 18 * 60)
        #expect(try !holds(day, "2026-11-23T07:59:59+01:00"))
        #expect(try holds(day, "2026-11-23T08:00:00+01:00"))
        #expect(try holds(day, "2026-11-23T17:59:59+01:00"))
        #expect(try !holds(day, "2026-11-23T18:00:00+01:00"))
        #expect(try !holds(day, "2026-11-22T12:00:00+01:00"))
    }

    @Test func `a night belongs to the day on which it starts`() throws {
        let night = DutyHours(days: [.friday], start: 18 * 60, end: 8 * 60)
        #expect(try !holds(night, "2026-11-20T07:59:00+01:00"))
        #expect(try holds(night, "2026-11-20T18:00:00+01:00"))
        #expect(try holds(night, "2026-11-21T07:59:59+01:00"))
        #expect(try !holds(night, "2026-11-21T08:00:00+01:00"))
        #expect(try !holds(night, "2026-11-21T18:00:00+01:00"))
    }

    @Test func `a public holiday is a Sunday`() throws {
        // 11 November 2026 is a Wednesday, 15 August 2026 a Saturday.
        #expect(try !holds(DutyHours(days: weekdays, start: 480, end: 1080), "2026-11-11T10:00:00+01:00"))
        #expect(try holds(DutyHours(days: [.sunday], start: 0, end: 1440), "2026-11-11T10:00:00+01:00"))
        #expect(try !holds(DutyHours(days: [.sunday], start: 0, end: 1440), "2026-11-12T00:00:00+01:00"))
        #expect(try holds(DutyHours(days: [.sunday], start: 0, end: 1440), "2026-08-15T10:00:00+02:00"))
        #expect(try !holds(DutyHours(days: [.saturday], start: 0, end: 1440), "2026-08-15T10:00:00+02:00"))
    }

    @Test func `equal times are a whole day from one to the next`() throws {
        let watch = DutyHours(days: [.monday], start: 480, end: 480)
        #expect(try !holds(watch, "2026-11-23T07:59:00+01:00"))
        #expect(try holds(watch, "2026-11-24T07:59:00+01:00"))
        #expect(try !holds(watch, "2026-11-24T08:00:00+01:00"))
    }

    @Test func `the clock is that of the establishment`() throws {
        let day = DutyHours(days: weekdays, start: 480, end: 1080)
        #expect(try holds(day, "2026-11-23T06:00:00+01:00", zone: "Indian/Reunion"))
        #expect(try !holds(day, "2026-11-23T16:00:00+01:00", zone: "Indian/Reunion"))
    }

    @Test func `the hour that happens twice is on duty both times`() throws {
        let night = DutyHours(days: [.saturday], start: 1200, end: 180)
        #expect(try holds(night, "2026-10-25T02:30:00+02:00"))
        #expect(try holds(night, "2026-10-25T02:30:00+01:00"))
        #expect(try !holds(night, "2026-10-25T03:00:00+01:00"))
    }

    @Test func `times outside the day and no day at all are no hours`() {
        #expect(DutyHours(days: [.monday], start: 1440, end: 60) == nil)
        #expect(DutyHours(days: [.monday], start: -1, end: 60) == nil)
        #expect(DutyHours(days: [.monday], start: 0, end: 1441) == nil)
        #expect(DutyHours(days: [.monday], start: 0, end: 0) == nil)
        #expect(DutyHours(days: [], start: 0, end: 60) == nil)
    }
}
