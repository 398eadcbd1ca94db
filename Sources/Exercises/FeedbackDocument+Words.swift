import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// Times, names and gaps as a report says them.
extension FeedbackDocument {
    /// With its year: a report is read long after.
    func dated(_ instant: Instant) -> String {
        "\(lexicon.local.dayOfYear(instant)) \(lexicon.local.clock(instant)) (\(lexicon.local.offset(instant)))"
    }

    /// The hour, after its day where that isn't T0's; the offset goes without saying where it is T0's too.
    func brief(_ instant: Instant) -> String {
        let zone = feedback.zone
        let civil = zone.civil(instant)
        let zero = feedback.plan.timeZero?.instant ?? feedback.start
        let isSameDay = civil.date == zone.civil(zero).date
        let day = isSameDay ? "" : "\(shortDate(civil.date, besides: zone.civil(zero).date)) "
        let offset = zone.offset(at: instant) == zone.offset(at: zero) ? "" : ", \(lexicon.local.offset(instant))"
        return day + lexicon.local.clock(instant) + offset
    }

    /// `16/11`, with its year where that is another.
    private func shortDate(_ date: CivilDate, besides other: CivilDate) -> String {
        let day = lexicon.local.date(date)
        return date.year == other.year ? String(day.prefix(5)) : day
    }

    func time(_ instant: Instant?) -> Phrase { instant.map { Phrase(brief($0)) } ?? "" }

    func number(_ number: Int) -> Phrase { "\(number)" }

    /// A duration, whose sign says before or after.
    func span(_ duration: Duration) -> String {
        duration < .zero ? "- " + elapsed(.zero - duration) : elapsed(duration)
    }

    func author(_ word: Feedback.Act.Word?) -> Phrase { word?.author.map { Phrase(fed: $0) } ?? "" }

    func name(_ function: Action.Addressee) -> Phrase {
        Phrase(feedback.plan.pack.vocabulary.name(of: function).label)
    }

    /// What a record of the profile is called.
    func name(_ record: String, in collection: PackIndex<Fact>) -> Phrase {
        feedback.plan.view.record(record, in: collection).map { lexicon.name(of: $0, in: collection) }
            ?? Phrase(fed: record)
    }

    /// The deadline by which an act is judged, and who set it.
    func lastDue(of act: Feedback.Act) -> Phrase {
        guard let due = act.lastDue else { return "" }
        let hour: Phrase = due == act.firstDue ? "id." : Phrase(brief(due))
        if act.isWithoutDelay { return "\(hour), cible : la loi dit sans délai" }
        switch act.kind {
        case .legal: return "\(hour), légale"
        case .contract: return "\(hour), contrat"
        case .house, nil: return hour
        }
    }

    /// When an act was done, or what became of it.
    func word(of act: Feedback.Act) -> Phrase {
        switch (act.outcome, act.word) {
        case (.done, let word?):
            guard let option = word.option, let decision = feedback.plan.pack.actions[act.instance.action].decision
            else { return Phrase(brief(word.instant)) }
            return "\(brief(word.instant)), décidé : \(decision.options[option])"
        case (.impossible, let word?): return "dit impossible, \(brief(word.instant))"
        case (.notApplicable, let word?): return "dit sans objet, \(brief(word.instant))"
        // Left to fill in: it may have been done, and not told.
        case (.forgotten, _): return ""
        case (.lifted, _): return "n'est plus demandé"
        default: return "en cours"
        }
    }

    /// How far from its last deadline an act was done.
    func gap(of act: Feedback.Act) -> Phrase {
        guard let late = act.late(at: feedback.end) else { return act.lastDue == nil ? "sans heure" : "" }
        if act.outcome == .forgotten { return "oublié, échéance passée depuis \(elapsed(late)) à la fin" }
        return late > .zero ? "\(elapsed(late)) de retard" : "à l'heure, \(elapsed(.zero - late)) d'avance"
    }
}
