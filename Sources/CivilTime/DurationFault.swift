/// Why a text is not a duration.
package enum DurationFault: Error, Hashable, Sendable {
    /// Nothing but spaces.
    case empty
    /// A minus sign.
    case negative
    /// `1,5 h`, `PT0.5H`: only whole numbers are read; a smaller unit says the same.
    case fraction
    /// `1:30`, which may be hours and minutes or minutes and seconds.
    case clockTime
    /// `1m`, which may be a minute or a month.
    case ambiguousUnit(number: String)
    /// `1 mois`, `P1Y`: how long that is depends on the date.
    case noFixedLength(CalendarUnit)
    /// `15`, `2 h 30`; with the unit to write when the hours before it leave no doubt.
    case missingUnit(number: String, suggestion: String?)
    /// A unit, or a text that ends, without its number: `min`, `PT`; what stands there, maybe nothing.
    case missingNumber(before: String)
    /// `15 minutes`, `2 H`, `P2H`; with the unit to write when the meaning is clear.
    case unknownUnit(String, suggestion: String?)
    /// `30 min 2 h`, `2 h 2 h`: units go from large to small, each once.
    case unitOrder(String, after: String)
    /// More than ``DurationText/limit``.
    case tooLarge

    /// A unit whose length depends on the date.
    package enum CalendarUnit: Hashable, Sendable {
        /// A month.
        case month
        /// A year.
        case year
    }
}
