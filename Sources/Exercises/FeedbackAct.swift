package import CivilTime
package import RuleEngine
package import Runbooks
package import Vocabularies

extension Feedback {
    /// An action that was required or done, and how it went.
    package struct Act: Hashable, Sendable {
        package let instance: ActionInstance

        /// When it was first required; nil for what was done without being.
        package let requiredAt: Instant?

        /// By when it was due as it became required; nil without a deadline, or while its clock was unknown.
        package let firstDue: Instant?

        /// By when it was due last, before it was done or as long as it was required.
        package let lastDue: Instant?

        /// Who set that deadline; nil without one.
        package let kind: Deadline.Kind?

        /// True where the law says *sans délai*: the deadlines are the house's own target.
        package let isWithoutDelay: Bool

        /// The last word on it; of what was done, the first time since it was last said to be impossible or needless.
        package let word: Word?
        package let outcome: Outcome

        /// Every rule that required it, in the order of the pack.
        package let rules: [PackIndex<Rule>]

        /// How long after its last deadline it was done, or that nobody has spoken of it; negative before.
        package func late(at end: Instant) -> Duration? {
            guard let lastDue else { return nil }
            switch outcome {
            case .done: return word.map { $0.instant - lastDue }
            case .forgotten: return end - lastDue
            case .impossible, .notApplicable, .open, .lifted: return nil
            }
        }

        /// True where it has a deadline that was missed.
        package func isMissed(at end: Instant) -> Bool {
            outcome == .forgotten || (late(at: end) ?? .zero) > .zero
        }
    }

    /// What the journal makes of an action in the end.
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case done
        case impossible
        case notApplicable = "not_applicable"
        /// Its deadline passed while it was required, and nobody said anything of it.
        case forgotten
        /// Still required at the end, and not late yet.
        case open
        /// What was learnt took it away before its deadline.
        case lifted
    }
}

extension Feedback.Act {
    /// What somebody said became of an action.
    package struct Word: Hashable, Sendable {
        package let kind: Deed.Kind
        package let instant: Instant

        /// Nil where nobody signed.
        package let author: String?

        /// Of a decision, the place of what was chosen.
        package let option: Int?
    }
}

/// What a journal says of each action that still counts at its end, the earliest word first.
struct Words {
    private var words: [ActionInstance: [Feedback.Act.Word]] = [:]

    /// By which line what was said of each was last taken back.
    private var retracted: [ActionInstance: Int] = [:]

    init(in records: [JournalRecord]) {
        for record in records {
            guard case .retracted(let instance) = record.entry else { continue }
            retracted[instance] = max(record.line, retracted[instance] ?? 0)
        }
        for record in records {
            switch record.entry {
            case .deed(let kind, let instance): add(kind, nil, instance, record)
            case .decision(let instance, let option): add(.done, option, instance, record)
            case .incident, .learnt, .withdrawn, .retracted, .note, .handover, .printed, .clock: continue
            }
        }
    }

    private mutating func add(_ kind: Deed.Kind, _ option: Int?, _ instance: ActionInstance, _ record: JournalRecord) {
        if let end = retracted[instance], record.line < end { return }
        words[instance, default: []].append(
            Feedback.Act.Word(kind: kind, instant: record.instant, author: record.author, option: option))
    }

    var instances: [ActionInstance] { words.keys.sorted() }

    /// The word that counts in the end.
    func last(on instance: ActionInstance) -> Feedback.Act.Word? {
        guard let all = words[instance], let last = all.last else { return nil }
        let sinceOther = all.lastIndex { $0.kind != last.kind }.map { $0 + 1 } ?? 0
        return all[sinceOther]
    }

    /// The first time that an action was done from an instant on.
    func done(_ instance: ActionInstance, from start: Instant) -> Feedback.Act.Word? {
        words[instance]?.first { $0.kind == .done && $0.instant >= start }
    }
}
