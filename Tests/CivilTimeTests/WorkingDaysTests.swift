import CivilTime
import Testing

@Suite struct WorkingDaysTests {
    @Test(arguments: [
        ((2026, 11, 3), true), ((2026, 11, 7), false), ((2026, 11, 8), false), ((2026, 11, 11), false),
        ((2026, 4, 3), true), ((2026, 4, 6), false), ((2025, 12, 26), true),
    ])
    func `people work from Monday to Friday, but for the national holidays`(
        date: (Int, Int, Int), isWorking: Bool
    ) throws {
        #expect(try day(date.0, date.1, date.2).isWorkingDay == isWorking)
    }

    @Test(arguments: [
        ((2026, 11, 3), 1, (2026, 11, 4)), ((2026, 11, 3), 5, (2026, 11, 10)), ((2026, 11, 3), 6, (2026, 11, 12)),
        ((2026, 11, 6), 1, (2026, 11, 9)), ((2026, 11, 7), 1, (2026, 11, 9)), ((2026, 11, 8), 1, (2026, 11, 9)),
        ((2026, 4, 30), 5, (2026, 5, 11)), ((2026, 5, 13), 1, (2026, 5, 15)), ((2026, 12, 31), 1, (2027, 1, 4)),
        ((2026, 12, 24), 2, (2026, 12, 29)), ((2026, 11, 7), 0, (2026, 11, 7)), ((2026, 11, 7), -3, (2026, 11, 7)),
        ((9999, 12, 30), 5, (9999, 12, 31)), ((9999, 12, 31), Int.max, (9999, 12, 31)),
    ])
    func `working days are counted from the day after`(
        date: (Int, Int, Int), count: Int, last: (Int, Int, Int)
    ) throws {
        let counted = CivilDate.workingDay(after: try day(date.0, date.1, date.2), count: count)
        #expect(counted == (try day(last.0, last.1, last.2)))
    }
}
