import CivilTime
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        (2024, 2, 29), (2000, 2, 29), (1, 1, 1), (9999, 12, 31), (2026, 1, 31), (2026, 4, 30), (2026, 2, 28),
    ])
    func `a day of the calendar is accepted`(year: Int, month: Int, day: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect((date.year, date.month, date.day) == (year, month, day))
        #expect(CivilDate(dayNumber: date.dayNumber) == date)
    }

    @Test(arguments: [
        (2026, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 6, 31), (2026, 9, 31),
        (2026, 11, 31), (2026, 1, 32), (2026, 1, 0), (2026, 0, 1), (2026, 13, 1), (0, 12, 31), (10_000, 1, 1),
        (-1, 1, 1), (.max, 1, 1), (2026, .min, 1), (2026, 1, .max),
    ])
    func `a day that the calendar lacks is refused`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func `every day of four hundred years follows the day before`() throws {
        var previous = try day(1799, 12, 31)
        for number in previous.dayNumber + 1...previous.dayNumber + 146_097 {
            let date = CivilDate(dayNumber: number)
            let next =
                CivilDate(year: previous.year, month: previous.month, day: previous.day + 1)
                ?? CivilDate(year: previous.year, month: previous.month + 1, day: 1)
                ?? CivilDate(year: previous.year + 1, month: 1, day: 1)
            guard date == next, date.dayNumber == number, date > previous else {
                Issue.record("day \(number) is \(date), after \(previous)")
                return
            }
            previous = date
        }
        #expect(previous == (try day(2199, 12, 31)))
    }

    @Test(arguments: [
        (1970, 1, 1, 0, Weekday.thursday), (1969, 12, 31, -1, .wednesday), (2026, 11, 3, 20_760, .tuesday),
        (2000, 2, 29, 11_016, .tuesday), (2026, 10, 25, 20_751, .sunday), (1, 1, 1, -719_162, .monday),
        (9999, 12, 31, 2_932_896, .friday),
    ])
    func `a date has its day number and its weekday`(
        year: Int, month: Int, monthDay: Int, number: Int, weekday: Weekday
    ) throws {
        let date = try day(year, month, monthDay)
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
    }

    @Test func `adding days crosses months and years, and stops at the ends of the calendar`() throws {
        #expect(try day(2026, 12, 31).adding(days: 1) == (try day(2027, 1, 1)))
        #expect(try day(2024, 3, 1).adding(days: -1) == (try day(2024, 2, 29)))
        #expect(try day(9999, 12, 30).adding(days: 5) == (try day(9999, 12, 31)))
        #expect(try day(2026, 1, 1).adding(days: .max) == (try day(9999, 12, 31)))
        #expect(try day(2026, 1, 1).adding(days: .min) == (try day(1, 1, 1)))
        #expect(CivilDate(dayNumber: .max) == (try day(9999, 12, 31)))
        #expect(CivilDate(dayNumber: .min) == (try day(1, 1, 1)))
    }

    @Test(arguments: [
        ((2026, 1, 31), 1, (2026, 2, 28)), ((2024, 1, 31), 1, (2024, 2, 29)), ((2026, 10, 31), 1, (2026, 11, 30)),
        ((2026, 11, 3), 1, (2026, 12, 3)), ((2026, 12, 31), 2, (2027, 2, 28)), ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2026, 3, 31), -1, (2026, 2, 28)), ((2026, 1, 15), -1, (2025, 12, 15)), ((2026, 5, 31), 0, (2026, 5, 31)),
        ((9999, 12, 15), 1, (9999, 12, 31)), ((1, 1, 15), -1, (1, 1, 1)), ((2026, 1, 1), Int.max, (9999, 12, 31)),
        ((2026, 1, 1), Int.min, (1, 1, 1)),
    ])
    func `adding months keeps the day or takes the last of the month`(
        from: (Int, Int, Int), months: Int, to: (Int, Int, Int)
    ) throws {
        #expect(try day(from.0, from.1, from.2).addingMonths(months) == (try day(to.0, to.1, to.2)))
    }
}
