import CivilTime
import RuleEngine
package import RunbookFormats
import Runbooks
import Vocabularies

/// The picture of a report.
extension FeedbackDocument {
    /// More lines than this no longer fit a sheet: what somebody spoke of goes first, then what came first.
    private static var rowLimit: Int { 56 }

    var timeline: Report.Part {
        let left = feedback.acts.count - shown.count
        return Report.Part(
            "Chronologie",
            notes: [
                "Trait : de la demande à l'acte, ou à l'échéance de ce qui a été oublié ; du papier à la reprise. Chaque graduation a la même largeur, et dure plus que la précédente."
            ] + (left > 0 ? ["+ \(counted(left, "acte")) dans le tableau"] : []), chart: chart)
    }

    /// The picture: what was learnt, then each act with its deadline, then what did without.
    package var chart: TimelineChart {
        let lessons = TimelineChart.Row(
            "Faits appris ou démentis",
            marks: feedback.lessons.map { TimelineChart.Mark($0.isWithdrawal ? .withdrawn : .learnt, at: $0.instant) })
        let stopped = feedback.interruptions.filter { $0.degraded != nil }.map { interruption in
            TimelineChart.Row(
                "Papier : \(name(interruption.record, in: interruption.collection))",
                stretch: interruption.degraded.map { ($0.instant, interruption.back?.instant ?? feedback.end) },
                marks: [])
        }
        return TimelineChart(
            "Chronologie de \(lexicon.id) : actes, faits appris, échéances tenues et manquées",
            rows: [lessons] + shown.map(row) + stopped, start: feedback.plan.timeZero?.instant ?? feedback.start,
            end: feedback.end)
    }

    private var shown: [Feedback.Act] {
        let told = feedback.acts.enumerated().filter { $0.element.word != nil || $0.element.outcome == .forgotten }
        let kept = told.sorted { left, right in
            let isTold = left.element.word != nil
            return isTold == (right.element.word != nil) ? left.offset < right.offset : isTold
        }.prefix(FeedbackDocument.rowLimit)
        return kept.sorted { $0.offset < $1.offset }.map { $0.element }
    }

    private func row(_ act: Feedback.Act) -> TimelineChart.Row {
        let deadline = act.lastDue.map { due in
            TimelineChart.Mark(act.isMissed(at: feedback.end) ? .missed : .kept, at: due)
        }
        let word = act.word.map { word in
            TimelineChart.Mark(word.kind == .done ? word.option == nil ? .done : .decided : .refused, at: word.instant)
        }
        return TimelineChart.Row(
            lexicon.short(act.instance),
            stretch: act.requiredAt.map { ($0, max(act.word?.instant ?? act.lastDue ?? feedback.end, $0)) },
            marks: [deadline, word].compactMap { $0 })
    }
}
