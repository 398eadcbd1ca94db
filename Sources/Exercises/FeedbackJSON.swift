import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
package import Runbooks
import Vocabularies

/// From which files a report was made.
package struct FeedbackSources: Sendable {
    /// The digest of the journal's last line; nil for an empty one.
    package let journalHead: String?

    /// What makes the journal doubtful: lines that can't be read, a chain that is broken.
    package let remarks: [DataRemark]

    /// What had been planned, with `sha256:` and the digest of its file; nil after a real incident.
    package let exercise: (plan: Exercise, digest: String)?

    /// Lines of the journal before DEBEX and after the end of the report, which counts none of them.
    package let outside: [JournalRecord]

    /// True where what tells whose incident it is was taken out, and which journal told it with it.
    package private(set) var isRedacted = false

    /// What is left to say of a journal whose texts were taken out: by its digest somebody could try what it says.
    package static func redacted(remarks: [DataRemark]) -> FeedbackSources {
        var sources = FeedbackSources(journalHead: nil, remarks: remarks)
        sources.isRedacted = true
        return sources
    }

    /// What a report rests on beside the pack and the profile.
    package init(
        journalHead: String?, remarks: [DataRemark] = [], exercise: (plan: Exercise, digest: String)? = nil,
        outside: [JournalRecord] = []
    ) {
        self.journalHead = journalHead
        self.remarks = remarks
        self.exercise = exercise
        self.outside = outside
    }
}

/// The report as JSON, schema `feedback/1`: keys may be added, never renamed or removed.
package struct FeedbackJSON: Sendable {
    private let feedback: Feedback
    private let sources: FeedbackSources

    /// A report to write.
    package init(_ feedback: Feedback, _ sources: FeedbackSources) {
        self.feedback = feedback
        self.sources = sources
    }

    /// One object on one line.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "feedback/1")
            DecisionFormat(keys: [.id, .types, .exercise, .title, .establishment]).write(
                plan, place: nil, to: &writer)
            writer.member("time_zone", feedback.zone.id)
            writer.member("time_zero", plan.timeZero.map { time($0.instant) })
            writer.member("start", time(feedback.start))
            writer.member("end", time(feedback.end))
            writer.member("notice", FeedbackDocument.notice)
            writer.member("participants", feedback.participants, write)
            writer.member("actions", feedback.acts, write)
            if !plan.situation.retractions.isEmpty {
                writer.member("retracted", plan.situation.retractions, write)
            }
            writer.member("milestones", feedback.milestones, write)
            writer.member("interruptions", feedback.interruptions, write)
            writer.member("unknowns", feedback.unknowns) { unknown, writer in
                writer.member("fact", name(unknown.fact))
                writer.member("since", unknown.since.map(time))
                writer.member("asked", unknown.wasAsked)
            }
            writer.member(
                "forgotten",
                feedback.acts.filter { $0.outcome == .forgotten }.map { plan.pack.name(of: $0.instance) })
            writer.member("late_answers", feedback.lateAnswers, write)
            writer.member("themes", feedback.themes) { theme, writer in
                let reference = vocabulary.references[theme.reference]
                writer.member("id", reference.id)
                writer.member("label", reference.label)
                writer.member("official", reference.official)
                writer.member("required", theme.required)
                writer.member("done", theme.done)
                writer.member("exercised", theme.isExercised)
            }
            DecisionFormat(keys: [.dataDiagnostics, .pack, .overlays, .profile, .engine]).write(
                plan, place: nil, to: &writer)
            writer.member("journal_head", sources.journalHead)
            writer.member("journal_remarks", sources.remarks) { remark, writer in
                writer.member("code", remark.code)
                writer.member("message", remark.message)
            }
            writer.member("exercise_file", sources.exercise?.digest)
            if let exercise = sources.exercise?.plan { write(exercise, to: &writer) }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private var plan: Plan { feedback.plan }
    private var lexicon: Lexicon { Lexicon(plan: plan) }
    private var vocabulary: Vocabulary { plan.pack.vocabulary }

    private func time(_ instant: Instant) -> String { feedback.zone.rfc3339(instant) }
    private func name(_ fact: PackIndex<Fact>) -> String { vocabulary.facts[fact].name }

    private func write(_ participant: Feedback.Participant, to writer: inout JSONWriter) {
        writer.member("by", participant.author.map { lexicon.printed($0) })
        writer.member("functions", participant.functions.map { vocabulary.name(of: $0).id })
        for (key, count) in [("lines", participant.lines), ("deeds", participant.deeds), ("facts", participant.facts)] {
            writer.member(key, count)
        }
        writer.member("first", time(participant.first))
        writer.member("last", time(participant.last))
    }

    private func write(_ act: Feedback.Act, to writer: inout JSONWriter) {
        writer.member("action", plan.pack.actions[act.instance.action].id)
        writer.member("target", act.instance.target)
        writer.member("role", vocabulary.roles[plan.pack.actions[act.instance.action].role].id)
        writer.member("required_at", act.requiredAt.map(time))
        writer.member("first_due", act.firstDue.map(time))
        writer.member("last_due", act.lastDue.map(time))
        writer.member("kind", act.kind?.rawValue)
        writer.member("without_delay", act.isWithoutDelay)
        writer.member("outcome", act.outcome.rawValue)
        write(act.word, of: act.instance, to: &writer)
        writer.member("late_seconds", act.late(at: feedback.end).map { $0.components.seconds })
        writer.member("rules", act.rules.map { plan.pack.rules[$0].id })
    }

    private func write(_ word: Feedback.Act.Word?, of instance: ActionInstance, to writer: inout JSONWriter) {
        writer.member("at", word.map { time($0.instant) })
        writer.member("by", word?.author.map { lexicon.printed($0) })
        guard let option = word?.option, let decision = plan.pack.actions[instance.action].decision else { return }
        writer.member("option", decision.options[option])
    }

    private func write(_ retraction: Retraction, to writer: inout JSONWriter) {
        writer.member("action", plan.pack.name(of: retraction.action))
        writer.member("said", retraction.deed.kind.rawValue)
        writer.member("said_at", time(retraction.deed.instant))
        writer.member("said_by", retraction.deed.author.map { lexicon.printed($0) })
        writer.member("at", time(retraction.instant))
        writer.member("by", retraction.author.map { lexicon.printed($0) })
    }

    private func write(_ milestone: Feedback.Milestone, to writer: inout JSONWriter) {
        writer.member("name", milestone.name)
        writer.member("action", milestone.reached.map { plan.pack.name(of: $0.instance) })
        writer.member("at", milestone.reached.map { time($0.word.instant) })
        writer.member("by", milestone.reached?.word.author.map { lexicon.printed($0) })
        writer.member("after_time_zero_seconds", feedback.elapsed(to: milestone).map { $0.components.seconds })
    }

    private func write(_ interruption: Feedback.Interruption, to writer: inout JSONWriter) {
        writer.member("collection", name(interruption.collection))
        writer.member("record", interruption.record)
        writer.member("lost_at", time(interruption.lostAt))
        writer.member("lost_at_told", interruption.isLossTold)
        writer.member("degraded_at", interruption.degraded.map { time($0.instant) })
        writer.member("degraded_by", interruption.degraded?.author)
        writer.member("back_at", interruption.back.map { time($0.instant) })
        let source: String? =
            switch interruption.back {
            case .act: "act"
            case .facts: "facts"
            case nil: nil
            }
        writer.member("back_by", source)
        writer.member("stopped_seconds", interruption.stopped.map { $0.components.seconds })
        writer.member("degraded_seconds", interruption.heldFor(until: feedback.end).map { $0.components.seconds })
        writer.member("limit_seconds", interruption.limit.map { $0.components.seconds })
        writer.member("within_limit", interruption.isWithinLimit(at: feedback.end))
        writer.member("data_limit_seconds", interruption.dataLimit.map { $0.components.seconds })
        writer.member("data_loss_seconds", interruption.dataLoss.map { $0.components.seconds })
        writer.member("data_within_limit", interruption.isDataWithinLimit)
    }

    private func write(_ answer: Feedback.LateAnswer, to writer: inout JSONWriter) {
        writer.member("fact", name(answer.fact))
        writer.member("asked_since", answer.since.map(time))
        writer.member("at", time(answer.instant))
        writer.member("turned", answer.turned) { turned, writer in
            writer.member("action", plan.pack.name(of: turned.instance))
            writer.member("due", time(turned.due))
            writer.member("wanted", turned.isWanted)
        }
    }

    private func write(_ exercise: Exercise, to writer: inout JSONWriter) {
        writer.key("planned")
        writer.object { writer in
            writer.member("name", exercise.name)
            writer.member("debex", time(exercise.start))
            writer.member("finex", time(exercise.end))
            writer.member("objectives", exercise.objectives.map { $0.text })
            writer.member("perimeter", exercise.perimeter.map { $0.id })
            writer.member("players", exercise.players) { player, writer in
                writer.member("role", vocabulary.roles[player].id)
                writer.member("lines", feedback.lines(by: player))
            }
            writer.member("injects", exercise.injects) { inject, writer in
                writer.member("number", inject.number)
                writer.member("planned", time(inject.instant))
                writer.member("written", feedback.instant(of: inject).map(time))
                writer.member("no_answer", inject.unreachable.map { vocabulary.name(of: $0).id })
            }
            writer.member("expected", exercise.expected.map { plan.pack.name(of: $0) })
            writer.member("outside", sources.outside) { record, writer in
                writer.member("line", record.line)
                writer.member("at", time(record.instant))
                writer.member("by", record.author.map { lexicon.printed($0) })
            }
        }
    }
}

extension Feedback {
    /// How long after T0 a milestone was reached; nil where it wasn't, and while T0 is unknown.
    package func elapsed(to milestone: Milestone) -> Duration? {
        guard let reached = milestone.reached, let timeZero = plan.timeZero else { return nil }
        return reached.word.instant - timeZero.instant
    }
}
