import CivilTime
import RuleEngine
package import Runbooks

extension Feedback {
    /// The same report of the same lines with placeholders; nil where a rule reads a text, so that another would come out.
    package func redacted(
        by redaction: inout Redaction, of incident: String?, in journal: [JournalRecord], profiles: Profiles
    ) -> Feedback? {
        let houses = redaction.redacted(profiles)
        let records = redaction.redacted(journal)
        let id = incident.map { redaction.id($0) }
        guard var redacted = Feedback(of: id, in: records, profiles: houses, pack: plan.pack, until: end),
            redacted.measures == measures
        else { return nil }
        // A signature that is the name of a function no longer tells it.
        redacted.participants = zip(redacted.participants, participants).map { $0.holding($1.functions) }
        return redacted
    }

    /// What is measured, without a name.
    private var measures: [String] {
        func seconds(_ instant: Instant?) -> String { instant.map { "\($0.secondsSinceEpoch)" } ?? "?" }
        func said(_ word: Act.Word?) -> String { word.map { "\($0.kind) \(seconds($0.instant))" } ?? "" }
        let acts = acts.map { act in
            "\(act.instance.action) \(act.outcome) \(seconds(act.requiredAt)) \(seconds(act.firstDue)) "
                + "\(seconds(act.lastDue)) \(said(act.word)) \(act.rules)"
        }
        let interruptions = interruptions.map { stop in
            "\(stop.collection) \(seconds(stop.lostAt)) \(seconds(stop.back?.instant)) \(said(stop.degraded)) "
                + "\(stop.limit.map { "\($0)" } ?? "") \(seconds(stop.dataUntil))"
        }
        return (acts + interruptions).sorted() + milestones.map { said($0.reached?.word) }
            + unknowns.map { "\($0.fact) \(seconds($0.since)) \($0.wasAsked)" }
            + lateAnswers.map { "\($0.fact) \(seconds($0.instant)) \($0.turned.count)" }
            + themes.map { "\($0.reference) \($0.required) \($0.done)" }
            + participants.map { "\($0.lines) \($0.deeds) \($0.facts)" }
    }
}

extension Feedback.Participant {
    fileprivate func holding(_ functions: [Action.Addressee]) -> Self {
        Self(
            author: author, functions: functions, lines: lines, deeds: deeds, facts: facts, first: first, last: last)
    }
}
