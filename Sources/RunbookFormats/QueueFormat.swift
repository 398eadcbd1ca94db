import CivilTime
import Diagnostics
import RuleEngine
package import Runbooks
import Vocabularies

/// Several incidents, one line each: which one to open first.
package enum QueueFormat {
    /// Lays the queue out for a terminal, by priority, then next deadline, then id; what has no runbook comes last.
    package static func render(_ plans: [Plan], presentation: Presentation = Presentation()) -> String {
        let layout = TextLayout(color: presentation.color)
        let entries = plans.map { QueueEntry($0) }.sorted { $0.precedes($1) }
        let marks = entries.map { displayWidth(of: $0.mark.text) }.max() ?? 0
        let times = entries.map { displayWidth(of: $0.due.text) }.max() ?? 0
        let ids = min(entries.map { displayWidth(of: $0.id.text) }.max() ?? 0, 24)
        let rows = entries.map { entry in
            let head = [
                layout.padded(entry.mark, to: min(marks, 4)), layout.padded(entry.due, to: times),
                layout.padded(entry.id, to: ids),
            ].joined(separator: " ")
            let used = min(marks, 4) + times + ids + 3
            return head + " " + layout.cut(entry.rest, to: TextLayout.width - used)
        }
        let hint: Phrase =
            "Pour ouvrir un incident : \(code: "--id ID") ; pour les avoir tous : \(code: "--all")"
        let title: Phrase = "\(counted(plans.count, "incident")), le plus pressé d'abord"
        return ([layout.shown(title)] + rows + layout.wrapped(hint)).map { $0 + "\n" }.joined()
    }
}

/// One incident of the queue.
private struct QueueEntry {
    let mark: Phrase
    let due: Phrase
    let id: Phrase

    /// How much there is to do, what it is, and where.
    let rest: Phrase

    private let isSkipped: Bool
    private let priority: Int
    private let instant: Instant?

    init(_ plan: Plan) {
        let lexicon = Lexicon(plan: plan)
        let required = plan.lines(.required)
        // The hour beside the mark is that of the most pressing lines, not of any line.
        let due = required.filter { $0.priority == plan.priority }.compactMap { $0.dues.first }.min {
            ($0.placing?.secondsSinceEpoch ?? .max) < ($1.placing?.secondsSinceEpoch ?? .max)
        }
        let times = PageTimes(of: [due?.instant].compactMap { $0 }, zone: plan.zone, now: plan.now)
        mark = plan.priority.map { "\(priority: lexicon.vocabulary.priorities[$0].mark)" } ?? "-"
        self.due = Phrase(due.map { DueWording(due: $0, lexicon: lexicon).short(times) } ?? "sans échéance")
        id = lexicon.id
        let types = lexicon.types.isEmpty ? ["non qualifié"] : lexicon.types
        let place = lexicon.pack.header.bindings.establishment.flatMap { fact in
            lexicon.known(fact).map { lexicon.value($0, of: fact) }
        }
        // A line is short: of the status the answer says enough.
        let reasons = plan.skipReasons.map { fact -> Phrase in
            let isStatus = fact == lexicon.pack.header.bindings.status
            return "\(isStatus ? "statut :" : lexicon.question(fact)) \(lexicon.reading(fact))"
        }
        let count: Phrase =
            plan.isSkipped
            ? "pas de fiche (\(Phrase.joined(reasons, by: ", ")))" : "\(counted(required.count, "action"))"
        let exercise: Phrase? = lexicon.isExercise ? "EXERCICE" : nil
        let alert = plan.mismatch.map { Phrase($0.alert) }
        rest = .joined([exercise, alert, count, place, .joined(types, by: ", ")].compactMap { $0 }, by: " · ")
        isSkipped = plan.isSkipped
        priority = plan.priority?.position ?? .max
        instant = due?.placing
    }

    /// What has no priority or no deadline comes last, and what has no runbook after it.
    func precedes(_ other: QueueEntry) -> Bool {
        if isSkipped != other.isSkipped { return other.isSkipped }
        if priority != other.priority { return priority < other.priority }
        if instant != other.instant {
            guard let instant else { return false }
            return other.instant.map { instant < $0 } ?? true
        }
        return Vocabularies.precedes(id.text, other.id.text)
    }
}
