package import CivilTime
import IncidentFeeds

/// How a feed writes its times.
enum TimeForm: String, CaseIterable, Sendable {
    /// Milliseconds since 1970, as a number or in a text.
    case epochMilliseconds = "epoch-ms"
    /// Seconds since 1970, likewise.
    case epochSeconds = "epoch-s"
    /// RFC 3339 and what is close to it: a space for `T`, one to nine decimals, `+0000`, no offset.
    case rfc3339
    /// A day alone, `2026-03-02`.
    case date
}

/// A time read in a feed.
package struct FeedTime: Hashable, Sendable {
    /// How much of the time the feed gives; the rest is the earliest that it may be.
    package enum Precision: String, Sendable {
        case second
        case day
        case month
        case year
    }

    package let instant: Instant
    package let precision: Precision

    /// True where the feed gives no offset and the mapping's zone was assumed.
    package let isZoneAssumed: Bool
}

extension Zone {
    /// What a mapping may assume where a feed gives no offset: `UTC`, or a zone that the engine knows.
    init?(assumed name: String) {
        guard let zone = name == Zone.utc.id ? Zone.utc : Zone(id: name) else { return nil }
        self = zone
    }
}

extension FeedTime {
    /// The time that a value gives in one of these forms; nil where it gives none.
    init?(_ value: JSONValue, forms: [TimeForm], zone: Zone) {
        guard let text = value.integerText ?? value.text,
            let time = forms.lazy.compactMap({ FeedTime(text, $0, zone) }).first
        else {
            return nil
        }
        self = time
    }

    private init?(_ text: String, _ form: TimeForm, _ zone: Zone) {
        switch form {
        case .epochMilliseconds: self.init(epoch: text, unitsPerSecond: 1000)
        case .epochSeconds: self.init(epoch: text, unitsPerSecond: 1)
        case .rfc3339: self.init(written: text, zone)
        case .date:
            guard text.utf8.count == 10, let instant = Instant(rfc3339: text + "T00:00:00Z") else { return nil }
            self.init(instant: instant, precision: .day, isZoneAssumed: false)
        }
    }

    /// A count of seconds or of their thousandths, whose fraction is dropped.
    private init?(epoch text: String, unitsPerSecond: Int64) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let count = Int64(parts[0]),
            parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let seconds = count / unitsPerSecond
        let instant = Instant(secondsSinceEpoch: seconds)
        // Before 2000 are seconds that were taken for thousandths.
        guard instant.secondsSinceEpoch == seconds, seconds >= 946_684_800 else { return nil }
        self.init(instant: instant, precision: .second, isZoneAssumed: false)
    }

    /// A date and a time, with or without their offset.
    private init?(written text: String, _ zone: Zone) {
        guard let parts = WrittenTime(text) else { return nil }
        if let offset = parts.offset {
            guard let instant = Instant(rfc3339: "\(parts.date)T\(parts.time)\(offset)") else { return nil }
            self.init(instant: instant, precision: .second, isZoneAssumed: false)
            return
        }
        // Read as UTC first, for the checks of the calendar.
        guard let utc = Instant(rfc3339: "\(parts.date)T\(parts.time)Z") else { return nil }
        let clock = Zone.utc.civil(utc)
        guard
            let instant = zone.instants(
                of: clock.date, hour: clock.hour, minute: clock.minute, second: clock.second
            ).first
        else { return nil }
        self.init(instant: instant, precision: .second, isZoneAssumed: true)
    }
}

/// A date and a time as feeds write them, cut into what RFC 3339 wants.
private struct WrittenTime {
    let date: Substring
    let time: String
    let offset: String?

    init?(_ text: String) {
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        date = text.prefix(10)
        var rest = text.dropFirst(10)
        guard let separator = rest.popFirst(), "Tt ".contains(separator) else { return nil }
        var clock = rest.prefix { "0123456789:.,".contains($0) }
        rest = rest.dropFirst(clock.count)
        if clock.filter({ $0 == ":" }).count == 1, !clock.contains(".") { clock += ":00" }
        let pieces = clock.split(whereSeparator: { ".,".contains($0) })
        guard let whole = pieces.first, pieces.count <= 2, pieces.dropFirst().allSatisfy({ $0.count <= 9 }) else {
            return nil
        }
        time = String(whole)
        if rest.first == " " { rest.removeFirst() }
        switch rest.first {
        case nil: offset = nil
        case "Z", "z": offset = rest.count == 1 ? "Z" : "?"
        default:
            let digits = rest.dropFirst().filter { $0 != ":" }
            let padded = digits.count == 2 ? digits + "00" : digits
            offset = "\(rest.prefix(1))\(padded.prefix(2)):\(padded.dropFirst(2))"
        }
    }
}
