/// The public holidays of France, fixed by article L3133-1 of the labour code.
///
/// The days that overseas territories add (the abolition of slavery among them) are not national and are not here.
package enum FrenchHolidays {
    /// The eleven holidays of a year, in order; none outside years 1 to 9999.
    ///
    /// Two may fall on one day: Ascension was on 1 May in 2008.
    package static func national(in year: Int) -> [Holiday] {
        guard let easter = easter(in: year) else { return [] }
        let movable = [
            Holiday(date: easter.adding(days: 1), name: "Lundi de Pâques"),
            Holiday(date: easter.adding(days: 39), name: "Ascension"),
            Holiday(date: easter.adding(days: 50), name: "Lundi de Pentecôte"),
        ]
        let fixed = [
            Holiday(year, 1, 1, "1er janvier"), Holiday(year, 5, 1, "1er mai"), Holiday(year, 5, 8, "8 mai"),
            Holiday(year, 7, 14, "14 juillet"), Holiday(year, 8, 15, "Assomption"), Holiday(year, 11, 1, "Toussaint"),
            Holiday(year, 11, 11, "11 novembre"), Holiday(year, 12, 25, "Jour de Noël"),
        ]
        return (fixed.compactMap { $0 } + movable).sorted { $0.date < $1.date }
    }

    /// The two days more of Alsace and Moselle, in order; they are not national.
    package static func alsaceMoselle(in year: Int) -> [Holiday] {
        guard let easter = easter(in: year) else { return [] }
        let goodFriday = Holiday(date: easter.adding(days: -2), name: "Vendredi saint")
        return [goodFriday, Holiday(year, 12, 26, "Saint-Étienne")].compactMap { $0 }
    }

    /// Whether a day is a national holiday.
    package static func isHoliday(_ date: CivilDate) -> Bool {
        national(in: date.year).contains { $0.date == date }
    }

    /// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
    private static func easter(in year: Int) -> CivilDate? {
        guard CivilDate.years.contains(year) else { return nil }
        let (century, yearOfCentury) = (year / 100, year % 100)
        let golden = year % 19
        let lunarShift = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - lunarShift + 15) % 30
        let daysToSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (golden + 11 * epact + 22 * daysToSunday) / 451
        let index = epact + daysToSunday - 7 * correction + 114
        return CivilDate(year: year, month: index / 31, day: index % 31 + 1)
    }
}

/// A public holiday.
package struct Holiday: Hashable, Sendable {
    /// The day.
    package let date: CivilDate
    /// Its name in French.
    package let name: String
}

extension Holiday {
    fileprivate init?(_ year: Int, _ month: Int, _ day: Int, _ name: String) {
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        self.init(date: date, name: name)
    }
}
