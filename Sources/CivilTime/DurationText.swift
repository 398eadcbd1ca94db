/// Durations as people and machines write them.
package enum DurationText {
    /// The longest duration that is read, in seconds.
    static let limitInSeconds: Int64 = 3660 * 86_400

    /// The longest duration that is read: 3,660 days, ten years and a little more.
    package static let limit = Duration.seconds(limitInSeconds)

    /// Reads `15 min`, `2 h 30 min`, `3 j`, or ISO 8601: `PT15M`, `P3D`, `P1W`.
    ///
    /// A day is 24 hours exactly, whatever the clock does. Units go from large to small, each once; the space before
    /// one may be missing or not break. Zero is a duration.
    package static func parse(_ text: String) throws(DurationFault) -> Duration {
        var reader = DurationReader(text)
        return .seconds(try reader.seconds())
    }

    /// `15 min`, `2 h 30 min`, `3 j 4 h`, with ordinary spaces; `0 min` when there is not a second.
    package static func french(_ duration: Duration) -> String {
        let seconds = duration.wholeSeconds
        let terms = terms(of: abs(seconds), in: DurationUnit.french, between: " ")
        return sign(of: seconds) + (seconds == 0 ? "0 min" : terms.joined(separator: " "))
    }

    /// `PT15M`, `P3DT4H`; `PT0S` when there is not a second.
    package static func iso(_ duration: Duration) -> String {
        let seconds = duration.wholeSeconds
        let time = terms(of: abs(seconds) % 86_400, in: DurationUnit.isoTime, between: "").joined()
        let days = abs(seconds) / 86_400
        if days == 0 { return sign(of: seconds) + (time.isEmpty ? "PT0S" : "PT" + time) }
        return sign(of: seconds) + "P\(days)D" + (time.isEmpty ? "" : "T" + time)
    }

    private static func sign(of seconds: Int64) -> String { seconds < 0 ? "-" : "" }

    private static func terms(of seconds: Int64, in units: [DurationUnit], between space: String) -> [String] {
        var rest = seconds
        var terms: [String] = []
        for unit in units where rest >= unit.seconds {
            terms.append("\(rest / unit.seconds)\(space)\(unit.symbol)")
            rest %= unit.seconds
        }
        return terms
    }
}
