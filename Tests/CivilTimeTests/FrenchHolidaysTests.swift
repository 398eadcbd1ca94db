import CivilTime
import Testing

@Suite struct FrenchHolidaysTests {
    /// Easter Monday, Ascension and Whit Monday of a year, as month and day.
    struct Movable: CustomTestStringConvertible {
        let year: Int
        let days: [(Int, Int)]

        var testDescription: String { "\(year)" }
    }

    @Test(arguments: [
        Movable(year: 1818, days: [(3, 23), (4, 30), (5, 11)]), Movable(year: 1943, days: [(4, 26), (6, 3), (6, 14)]),
        Movable(year: 1954, days: [(4, 19), (5, 27), (6, 7)]), Movable(year: 1981, days: [(4, 20), (5, 28), (6, 8)]),
        Movable(year: 2000, days: [(4, 24), (6, 1), (6, 12)]), Movable(year: 2008, days: [(3, 24), (5, 1), (5, 12)]),
        Movable(year: 2019, days: [(4, 22), (5, 30), (6, 10)]), Movable(year: 2024, days: [(4, 1), (5, 9), (5, 20)]),
        Movable(year: 2025, days: [(4, 21), (5, 29), (6, 9)]), Movable(year: 2026, days: [(4, 6), (5, 14), (5, 25)]),
        Movable(year: 2027, days: [(3, 29), (5, 6), (5, 17)]), Movable(year: 2038, days: [(4, 26), (6, 3), (6, 14)]),
    ])
    func `the days that follow Easter are where the calendar has them`(movable: Movable) throws {
        let names = ["Lundi de Pâques", "Ascension", "Lundi de Pentecôte"]
        let found = FrenchHolidays.national(in: movable.year).filter { names.contains($0.name) }
        #expect(found.map(\.name) == names)
        #expect(found.map(\.date) == (try movable.days.map { try day(movable.year, $0.0, $0.1) }))
    }

    @Test func `the year 2026 has its eleven holidays in order`() {
        let holidays = FrenchHolidays.national(in: 2026).map { "\($0.date.day)/\($0.date.month) \($0.name)" }
        #expect(
            holidays == [
                "1/1 1er janvier", "6/4 Lundi de Pâques", "1/5 1er mai", "8/5 8 mai", "14/5 Ascension",
                "25/5 Lundi de Pentecôte", "14/7 14 juillet", "15/8 Assomption", "1/11 Toussaint",
                "11/11 11 novembre", "25/12 Jour de Noël",
            ])
    }

    @Test func `two holidays may fall on one day`() {
        let holidays = FrenchHolidays.national(in: 2008)
        #expect(holidays.count == 11)
        #expect(Set(holidays.map(\.date)).count == 10)
    }

    @Test func `the two days of Alsace and Moselle are not national`() throws {
        let days = FrenchHolidays.alsaceMoselle(in: 2026)
        #expect(days.map(\.date) == [try day(2026, 4, 3), try day(2026, 12, 26)])
        for day in days { #expect(!FrenchHolidays.isHoliday(day.date)) }
    }

    @Test(arguments: [0, 10_000, -1, .max, .min])
    func `a year outside the calendar has none`(year: Int) {
        #expect(FrenchHolidays.national(in: year) == [])
        #expect(FrenchHolidays.alsaceMoselle(in: year) == [])
    }

    @Test func `the first and the last year have theirs`() {
        #expect(FrenchHolidays.national(in: 1).count == 11)
        #expect(FrenchHolidays.national(in: 9999).count == 11)
    }
}
