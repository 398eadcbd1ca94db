import CivilTime
import IncidentFeeds
import Testing

@testable import FeedMappings

@Suite struct FeedTimeTests {
    private func time(_ text: String, _ forms: TimeForm..., zone: String = "UTC") throws -> String? {
        let zone = try #require(Zone(assumed: zone))
        let value = JSONValue(content: .string(text), offset: 0)
        return FeedTime(value, forms: forms, zone: zone).map {
            $0.instant.utcText + " " + $0.precision.rawValue + ($0.isZoneAssumed ? " assumed" : "")
        }
    }

    @Test(arguments: [
        ("2026-03-02T03:20:00Z", "03:20:00"), ("2026-03-02t03:20:00z", "03:20:00"),
        ("2026-03-02T04:20:00+01:00", "03:20:00"),
        ("2026-03-02T03:20:00.1Z", "03:20:00"), ("2026-03-02T03:20:00.123456789Z", "03:20:00"),
        ("2026-03-02T03:20:00.1234567+00:00", "03:20:00"), ("2026-03-02T03:20:00.123+0000", "03:20:00"),
        ("2026-03-02 03:20:00 +0000", "03:20:00"), ("2026-03-02T04:20:00+01", "03:20:00"),
        ("2026-03-02T03:20Z", "03:20:00"),
    ])
    func `what is close to RFC 3339 is read`(text: String, hour: String) throws {
        #expect(try time(text, .rfc3339) == "2026-03-02T\(hour)Z second")
    }

    @Test func `without an offset a zone is assumed, and said`() throws {
        #expect(try time("2026-03-02T03:20:00", .rfc3339) == "2026-03-02T03:20:00Z second assumed")
        #expect(
            try time("2026-07-02 03:20:00.5", .rfc3339, zone: "Europe/Paris") == "2026-07-02T01:20:00Z second assumed")
        // Twice on the clock: the earlier counts; skipped by it: there is none.
        #expect(
            try time("2026-10-25T02:30:00", .rfc3339, zone: "Europe/Paris") == "2026-10-25T00:30:00Z second assumed")
        #expect(try time("2026-03-29T02:30:00", .rfc3339, zone: "Europe/Paris") == nil)
        #expect(Zone(assumed: "Europe/Berlin") == nil)
    }

    @Test(arguments: [
        "hier", "", "2026-03-02", "2026-02-30T00:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T03:20:00.1234567890Z",
        "2026-03-02T03:20:00Zulu", "2026-03-02T03:20:00+1", "2026-03-02T03:20:00+25:00", "02/03/2026 03:20",
        "2026-03-02T03:20:00.1.2Z", "2026-03-02T03:20:00é",
    ])
    func `what is no time is not made into one`(text: String) throws {
        #expect(try time(text, .rfc3339) == nil)
    }

    @Test func `a count of seconds may stand in a text, with a fraction`() throws {
        #expect(try time("1772421600", .epochSeconds) == "2026-03-02T03:20:00Z second")
        #expect(try time("1772421600.75", .epochSeconds) == "2026-03-02T03:20:00Z second")
        #expect(try time("1772421600999", .epochMilliseconds) == "2026-03-02T03:20:00Z second")
        #expect(try time("1772421600000000", .epochSeconds) == nil)
        #expect(try time("9223372036854775808", .epochMilliseconds) == nil)
        #expect(try time("1e9", .epochSeconds) == nil)
        #expect(try time("1.2.3", .epochSeconds) == nil)
    }

    @Test func `the first form that reads counts, and a day is a day`() throws {
        #expect(try time("2026-03-02T03:20:00Z", .epochSeconds, .rfc3339) == "2026-03-02T03:20:00Z second")
        #expect(try time("2026-03-02", .rfc3339, .date) == "2026-03-02T00:00:00Z day")
        #expect(try time("0001-01-01", .date) == "0001-01-01T00:00:00Z day")
    }
}
