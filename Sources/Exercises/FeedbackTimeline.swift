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
        let retracted = Set(feedback.plan.situation.retractions.map { $0.action })
        func isTold(_ act: Feedback.Act) -> Bool { act.word != nil || retracted.contains(act.instance) }
        let told = feedback.acts.enumerated().filter { isTold($0.element) || $0.element.outcome == .forgotten }
        let kept = told.sorted { left, right in
            let isFirst = isTold(left.element)
            return isFirst == isTold(right.element) ? left.offset < right.offset : isFirst
        }.prefix(FeedbackDocument.rowLimit)
        return kept.sorted { $0.offset < $1.offset }.map { $0.element }
    }

    private func row(_ act: Feedback.Act) -> TimelineChart.Row {
        let deadline = act.lastDue.map { due in
            TimelineChart.Mark(act.isMissed(at: feedback.end) ? .missed : .kept, at: due)
        }
        let word = act.word.map { mark($0.kind, $0.option, at: $0.instant) }
        let retracted = feedback.plan.situation.retractions.filter { $0.action == act.instance }.flatMap { retraction in
            [
                mark(retraction.deed.kind, retraction.deed.option, at: retraction.deed.instant),
                TimelineChart.Mark(.withdrawn, at: retraction.instant),
            ]
        }
        return TimelineChart.Row(
            lexicon.short(act.instance),
            stretch: act.requiredAt.map { ($0, max(act.word?.instant ?? act.lastDue ?? feedback.end, $0)) },
            marks: [deadline, word].compactMap { $0 } + retracted)
    }

    private func mark(_ kind: Deed.Kind, _ option: Int?, at instant: Instant) -> TimelineChart.Mark {
        TimelineChart.Mark(kind == .done ? option == nil ? .done : .decided : .refused, at: instant)
    }
}
