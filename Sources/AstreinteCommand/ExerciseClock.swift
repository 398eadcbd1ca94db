import CivilTime
import Exercises
import Glibc
import IncidentFeeds
import Runbooks

/// The clock of an exercise: the wall's, or one of its own that runs faster.
struct ExerciseClock {
    /// Minutes of the exercise in one; 1 for the wall's own pace.
    let speed: Int

    /// What the exercise's clock shows at `wall`.
    let anchor: Instant
    let wall: Instant

    /// A clock that shows `anchor` at `wall`.
    init(speed: Int, from anchor: Instant, at wall: Instant) {
        self.speed = speed
        self.anchor = anchor
        self.wall = wall
    }

    /// What it shows at an instant of the system's clock.
    func time(at instant: Instant) -> Instant { anchor + (instant - wall) * speed }

    /// Sleeps until the clock shows an instant; not at all for one that is past.
    func wait(for instant: Instant) {
        while time(at: .clock) < instant { usleep(200_000) }
    }

    /// What tells it to whoever adds to the journal meanwhile.
    var record: JournalRecord {
        JournalRecord(at: anchor, by: Exercise.animatorName, .clock(wall: wall, speed: speed))
    }
}

extension JournalReader.Reading {
    /// True where `exercise run` began it: its hours are those of an exercise.
    fileprivate var isPlayed: Bool {
        records.contains { record in
            if case .incident = record.entry { record.author == Exercise.animatorName } else { false }
        }
    }

    /// The clock of the run that plays it, or last did; nil where nothing waited for it.
    private var clock: ExerciseClock? {
        records.reversed().lazy.compactMap { record in
            if case .clock(let wall, let speed) = record.entry {
                ExerciseClock(speed: speed, from: record.instant, at: wall)
            } else {
                nil
            }
        }.first
    }

    /// What time it is in it when the system's clock shows `wall`; nil where nothing tells, as past FINEX of a run that was
    /// faster than the wall's clock.
    func exerciseTime(at wall: Instant) -> Instant? {
        guard let clock else { return nil }
        let isOver = records.contains { $0.entry == .note(Exercise.endNote) && $0.author == Exercise.animatorName }
        return clock.speed > 1 && isOver ? nil : clock.time(at: wall)
    }
}

extension TimeOptions {
    /// The instant given, else the clock's: in the journal of an exercise that is played, its own clock's.
    ///
    /// What is written there at another hour would be counted as of another night.
    func read(toWriteIn reading: JournalReader.Reading?, zone: Zone) throws -> Instant {
        guard now == nil, let reading, reading.isPlayed else { return read() }
        if let time = reading.exerciseTime(at: .clock) { return time }
        let last = reading.records.map { $0.instant }.max() ?? .clock
        throw Ending.usage(
            "the journal is that of an exercise, whose hour no run tells: say it by --now; its last line is of "
                + "\(zone.rfc3339(last))")
    }

    /// The same, to read from it.
    func read(toReadFrom reading: JournalReader.Reading) -> Instant {
        guard now == nil, reading.isPlayed else { return read() }
        return reading.exerciseTime(at: .clock) ?? read()
    }
}

extension Instant {
    /// The system's clock.
    static var clock: Instant { Instant(secondsSinceEpoch: Int64(time(nil))) }
}
