package import CivilTime
import RuleEngine
import Runbooks
package import Vocabularies

extension Feedback {
    /// One record of the establishment that stopped, what stood in for it, and when it came back.
    package struct Interruption: Hashable, Sendable {
        package let collection: PackIndex<Fact>

        /// What tells the record from the others.
        package let record: String

        /// When it stopped, as far as the journal tells.
        package let lostAt: Instant

        /// True where the journal tells the hour at which it stopped, and not only that it had by then.
        package let isLossTold: Bool

        /// When its degraded mode was put in place.
        package let degraded: Act.Word?

        /// When it was back; nil for what is still stopped at the end.
        package let back: Return?

        /// How long it may be stopped.
        package let limit: Duration?

        /// How much of its data may be lost, as a time.
        package let dataLimit: Duration?

        /// Up to when its data came back.
        package let dataUntil: Instant?

        /// How a record came back.
        package enum Return: Hashable, Sendable {
            /// Somebody said that it was done.
            case act(Act.Word)
            /// The incident no longer names it.
            case facts(Instant)

            package var instant: Instant {
                switch self {
                case .act(let word): word.instant
                case .facts(let instant): instant
                }
            }
        }

        /// From loss to return; nil for what isn't back.
        package var stopped: Duration? { back.map { $0.instant - lostAt } }

        /// How long the degraded mode held, to the end where it still does; nil where none was put in place.
        package func heldFor(until end: Instant) -> Duration? {
            degraded.map { max((back?.instant ?? end) - $0.instant, .zero) }
        }

        /// Whether it was back in time; nil where nothing tells yet.
        package func isWithinLimit(at end: Instant) -> Bool? {
            guard let limit else { return nil }
            if let stopped { return stopped <= limit }
            return end - lostAt > limit ? false : nil
        }

        /// How much data was lost, as a time; nil where nothing says up to when they came back.
        package var dataLoss: Duration? { dataUntil.map { max(lostAt - $0, .zero) } }

        /// Whether no more data was lost than may be; nil where that isn't measured.
        package var isDataWithinLimit: Bool? {
            guard let dataLimit, let dataLoss else { return nil }
            return dataLoss <= dataLimit
        }
    }
}

/// What stops and comes back, as one goes through the plans of a journal.
struct InterruptionWatch {
    let spec: Measures.Interruption
    let words: Words

    /// By record: since when it has been stopped; nil for one that is back though the incident still names it.
    private var open: [String: Instant?] = [:]
    private var ended: [(record: String, lostAt: Instant, back: Feedback.Interruption.Return)] = []
    private var isFirst = true

    init(_ spec: Measures.Interruption, _ words: Words) {
        self.spec = spec
        self.words = words
    }

    /// Takes in what is stopped at the instant of a plan.
    mutating func add(_ plan: Plan) {
        defer { isFirst = false }
        for name in plan.view.names(in: spec.records.collection) ?? [] {
            guard let record = plan.view.record(name, in: spec.records.collection) else { continue }
            switch record.verdict(on: spec.records.condition) {
            case .met: if open[name] == nil { open[name] = .some(start(plan)) }
            // What is taken back, and so unknown again, the incident no longer says.
            case .notMet, .unknown:
                if let start = open.removeValue(forKey: name), let lostAt = start {
                    ended.append((name, lostAt, .facts(plan.now)))
                }
            }
            guard let start = open[name], let lostAt = start, let word = restored(name, since: lostAt, by: plan.now)
            else { continue }
            ended.append((name, lostAt, .act(word)))
            open[name] = .some(nil)
        }
    }

    /// What the first record tells holds from T0.
    private func start(_ plan: Plan) -> Instant {
        guard isFirst, let timeZero = plan.timeZero?.instant else { return plan.now }
        return min(timeZero, plan.now)
    }

    private func restored(_ name: String, since start: Instant, by now: Instant) -> Feedback.Act.Word? {
        guard let action = spec.restored else { return nil }
        let word = words.done(ActionInstance(action, target: name), from: start)
        return word.flatMap { $0.instant <= now ? $0 : nil }
    }

    /// Everything that stopped, by what is known at the end.
    func interruptions(in plan: Plan) -> [Feedback.Interruption] {
        let names = plan.view.names(in: spec.records.collection) ?? []
        let still = open.compactMap { name, start in
            start.map { (record: name, lostAt: $0, back: nil as Feedback.Interruption.Return?) }
        }
        let all = ended.map { (record: $0.record, lostAt: $0.lostAt, back: .some($0.back)) } + still
        return names.flatMap { name -> [Feedback.Interruption] in
            let own = all.filter { $0.record == name }.sorted { $0.lostAt < $1.lostAt }
            return own.enumerated().map { place, entry in
                interruption(
                    name, entry.lostAt, entry.back, isOnly: own.count == 1,
                    after: place > 0 ? own[place - 1].back?.instant : nil, plan)
            }
        }
    }

    private func interruption(
        _ name: String, _ known: Instant, _ back: Feedback.Interruption.Return?, isOnly: Bool, after: Instant?,
        _ plan: Plan
    ) -> Feedback.Interruption {
        let view = plan.view.record(name, in: spec.records.collection)
        func value(_ fact: PackIndex<Fact>?) -> FactValue? {
            guard let fact, case .known(let value)? = view?[fact] else { return nil }
            return value
        }
        func duration(_ fact: PackIndex<Fact>?) -> Duration? {
            if case .duration(let duration)? = value(fact) { duration } else { nil }
        }
        func datetime(_ fact: PackIndex<Fact>?) -> Instant? {
            if case .datetime(let instant)? = value(fact) { instant } else { nil }
        }
        // Of one that stopped twice, the hour that somebody gave is of no one time.
        let told = isOnly ? datetime(spec.lostAt) : nil
        let lostAt = told ?? known
        // What was put in place ahead of the loss counts.
        let degraded = spec.degraded.flatMap { words.done(ActionInstance($0, target: name), from: after ?? .beginning) }
        let inTime = degraded.flatMap { word in back.map { word.instant <= $0.instant } ?? true ? word : nil }
        return Feedback.Interruption(
            collection: spec.records.collection, record: name, lostAt: lostAt, isLossTold: told != nil,
            degraded: inTime, back: back, limit: duration(spec.limit), dataLimit: duration(spec.dataLimit),
            dataUntil: datetime(spec.dataUntil))
    }
}
