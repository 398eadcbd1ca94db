import CivilTime
import Glibc

/// The clock of an exercise: the wall's, or one of its own that runs faster.
struct ExerciseClock {
    /// Minutes of the exercise in one; nil for the wall's own clock.
    let speed: Int?

    /// What the exercise's clock shows at `wall`.
    let anchor: Instant
    let wall: Instant

    /// A clock that shows `anchor` at `wall`; without a speed, the wall's.
    init(speed: Int?, from anchor: Instant, at wall: Instant) {
        self.speed = speed
        self.anchor = anchor
        self.wall = wall
    }

    /// Sleeps until the clock shows an instant; not at all for one that is past.
    func wait(for instant: Instant) {
        let due = speed.map { wall + (instant - anchor) / $0 } ?? instant
        while Instant.clock < due { usleep(200_000) }
    }
}

extension Instant {
    /// The system's clock.
    static var clock: Instant { Instant(secondsSinceEpoch: Int64(time(nil))) }
}
