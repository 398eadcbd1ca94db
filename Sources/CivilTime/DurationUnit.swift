/// A unit that has a fixed length, as one notation writes it.
struct DurationUnit {
    /// How it is written.
    let symbol: String
    /// How long it is.
    let seconds: Int64

    /// The units written in French, from large to small: weeks have no abbreviation that all read alike.
    static let french = [
        DurationUnit(symbol: "j", seconds: 86_400), DurationUnit(symbol: "h", seconds: 3600),
        DurationUnit(symbol: "min", seconds: 60), DurationUnit(symbol: "s", seconds: 1),
    ]

    /// The letters of ISO 8601 before `T`.
    static let isoDate = [DurationUnit(symbol: "W", seconds: 7 * 86_400), DurationUnit(symbol: "D", seconds: 86_400)]

    /// The letters of ISO 8601 after `T`.
    static let isoTime = [
        DurationUnit(symbol: "H", seconds: 3600), DurationUnit(symbol: "M", seconds: 60),
        DurationUnit(symbol: "S", seconds: 1),
    ]
}
