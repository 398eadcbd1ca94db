import CivilTime
import YAMLTrees

/// The last day on which each number of a profile answered, wherever the profile keeps it.
///
/// A card keeps one for its numbers, a turn of the rota one for its own: a number that both have is one number.
struct VerifiedNumbers {
    private var days: [String: CivilDate] = [:]

    init(_ root: YAMLNode) {
        for card in root.known("contacts")?.elements ?? [] {
            for (key, _) in CallSheet.ways { note(card.text(key), answeredOn: card.date("verified_on")) }
        }
        for turn in root.known("rota")?.elements ?? [] {
            note(turn.text("phone"), answeredOn: turn.date("verified_on"))
        }
    }

    /// Nil for a number that nobody has tried.
    func day(of number: String) -> CivilDate? { days[CallSheet.key(number)] }

    private mutating func note(_ number: String?, answeredOn day: CivilDate?) {
        guard let number, let day else { return }
        let key = CallSheet.key(number)
        days[key] = days[key].map { max($0, day) } ?? day
    }
}

extension Instant {
    /// Whether it lies before a day, as UTC counts it: a few hours make no number old.
    func isBefore(_ day: CivilDate) -> Bool { secondsSinceEpoch < Int64(day.dayNumber) * 86_400 }
}
