import CivilTime

/// Instants in the few columns of page 1: the day where it isn't today's, the offset on the night that clocks change.
struct PageTimes: Sendable {
    private let local: LocalTime
    private let now: Instant
    private let showsOffset: Bool

    /// The times of a page that shows these instants.
    init(of instants: [Instant], zone: Zone, now: Instant) {
        local = LocalTime(zone: zone, now: now)
        self.now = now
        let all = instants + [now]
        showsOffset = Set(all.map { zone.offset(at: $0) }).count > 1 || all.contains { zone.isRepeated($0) }
    }

    /// `02 h 25`, `lun. 02 h 25`, `02 h 25 UTC+2`; with its date from a week away.
    func compact(_ instant: Instant) -> String {
        day(instant) + local.clock(instant) + (showsOffset ? "\u{A0}" + local.offset(instant) : "")
    }

    /// « avant » where nothing else qualifies the time: a qualified one needs the room.
    func before(_ instant: Instant) -> String {
        day(instant).isEmpty && !showsOffset ? "avant " + local.clock(instant) : compact(instant)
    }

    private func day(_ instant: Instant) -> String {
        let date = local.zone.civil(instant).date
        let distance = date.dayNumber - local.zone.civil(now).date.dayNumber
        if distance == 0 { return "" }
        return (abs(distance) < 7 ? local.weekday(instant) : local.day(instant)) + "\u{A0}"
    }
}
