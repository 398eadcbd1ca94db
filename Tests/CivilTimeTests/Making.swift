import CivilTime
import Testing

/// A date that the test knows to exist.
func day(_ year: Int, _ month: Int, _ day: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day), sourceLocation: sourceLocation)
}

/// A moment that the test knows to be well written.
func moment(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Instant {
    try #require(Instant(rfc3339: text), sourceLocation: sourceLocation)
}

/// A zone that the test knows to exist.
func zone(_ id: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Zone {
    try #require(Zone(id: id), sourceLocation: sourceLocation)
}
