import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What places an incident in a queue: whatever order incidents came in, the queue is the same.
struct QueueRank: Hashable, Sendable {
    /// What is compared, the first that differs deciding.
    enum Key: String, CaseIterable, Sendable {
        /// A real incident, then an exercise, then what has no runbook.
        case standing
        /// The most pressing priority of what is required.
        case priority
        /// By when the actions of that priority are due.
        case due
        /// How grave it is: what nobody knows counts as the gravest.
        case severity
        case id
    }

    /// What each key but the last has, the least first.
    private let values: [Int64]

    /// What settles the rest: the incident's id, then whose it is, then what it is.
    private let texts: [String]

    init(_ plan: Plan, due: Due?) {
        let lexicon = Lexicon(plan: plan)
        let standing: Int64 = plan.isSkipped ? 2 : lexicon.isExercise ? 1 : 0
        values = [
            standing, plan.priority.map { Int64($0.position) } ?? .max,
            QueueRank.placing(due, now: plan.now), -QueueRank.severity(plan),
        ]
        let bindings = plan.pack.header.bindings
        let facts = [bindings.id, bindings.establishment, bindings.establishmentName, bindings.group, bindings.title]
        texts = facts.map { fact in fact.map { lexicon.reading($0).text } ?? "" } + lexicon.types.map { $0.text }
    }

    /// By when the most pressing actions are due; a time that starts later counts as if it started now.
    ///
    /// A year mistyped must not put an incident behind all others, and to open early what is announced costs nothing.
    private static func placing(_ due: Due?, now: Instant) -> Int64 {
        guard let due, let placing = due.placing else { return .max }
        let ahead = (due.start ?? now).secondsSinceEpoch - now.secondsSinceEpoch
        let seconds = placing.secondsSinceEpoch
        return ahead > 0 ? max(seconds - ahead, now.secondsSinceEpoch) : seconds
    }

    /// True where an incident comes before another.
    func precedes(_ other: QueueRank) -> Bool {
        if let place = firstDifference(from: other) { return values[place] < other.values[place] }
        for (own, others) in zip(texts, other.texts) where own != others { return Vocabularies.precedes(own, others) }
        return texts.count < other.texts.count
    }

    /// What tells an incident from another.
    func key(after other: QueueRank) -> Key {
        firstDifference(from: other).map { Key.allCases[$0] } ?? .id
    }

    private func firstDifference(from other: QueueRank) -> Int? {
        values.indices.first { values[$0] != other.values[$0] }
    }

    /// The place on the pack's scale, the gravest highest; of what nobody knows the least of, the top.
    private static func severity(_ plan: Plan) -> Int64 {
        guard let fact = plan.pack.header.bindings.severity,
            case .ordinal(let scale) = plan.pack.vocabulary.facts[fact].type
        else { return 0 }
        return Int64(SeverityLevels(plan).least ?? scale.members.count - 1)
    }
}
