import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// A deadline in words.
struct DueWording {
    let due: Due
    let lexicon: Lexicon

    /// A few columns, for page 1.
    func short(_ times: PageTimes) -> String {
        guard let instant = due.instant else { return delay }
        switch (isOverdue, due.isWithoutDelay) {
        case (true, false): return due.kind == .legal ? "dépassé" : "tout de suite"
        case (true, true): return "tout de suite"
        case (false, true): return "sans délai"
        case (false, false): return times.before(instant)
        }
    }

    /// The same where nobody has noted the hour from which it counts: how much time there is.
    var delay: String {
        switch source.term {
        case .within(let duration) where duration > .zero: "sous " + elapsed(duration)
        case .within: "aussitôt"
        default: DueWording(due: source, lexicon: lexicon).term
        }
    }

    /// What it was taken over from, through whatever else took it over: what comes first has as much time.
    private var source: Due {
        var source = due
        // No chain is longer than the plan.
        for _ in lexicon.plan.placed {
            guard case .inherited(let action) = source.origin,
                let waiting = lexicon.plan.line(of: action)?.dues.first
            else { break }
            source = waiting
        }
        return source
    }

    /// By when, how that was reckoned, and from what it was read.
    var full: Phrase {
        .joined([deadline] + reckoning, by: " ; ")
    }

    /// Before when not to act; nil once that is past.
    var notBefore: Phrase? {
        guard let instant = due.instant else { return "pas avant \(undated)" }
        guard instant > lexicon.plan.now else { return nil }
        return .joined(["pas avant \(lexicon.local.full(instant))"] + reckoning, by: " ; ")
    }

    /// Until when what depends on the act holds.
    func limit(_ limit: Limit) -> Phrase {
        let end: Phrase =
            due.instant.map { instant in
                let time = lexicon.local.full(instant)
                return isOverdue ? "limite passée : \(time)" : "limite \(time)"
            } ?? "limite : \(undated)"
        let restoration: Phrase? =
            switch limit.restoration {
            case .lasted(let duration) where limit.isOverrun(at: lexicon.plan.now):
                "dernière restauration mesurée \(elapsed(duration)) : ne tiendra pas"
            case .lasted(let duration): "dernière restauration mesurée \(elapsed(duration))"
            case .unknown: "temps de restauration inconnu"
            case nil: nil
            }
        return .joined([end, restoration].compactMap { $0 } + reckoning, by: " ; ")
    }

    /// How much time there is.
    private var term: String {
        switch due.term {
        case .within(let duration): elapsed(duration)
        case .withinFact: "durée inconnue"
        case .withoutDelay: "sans délai"
        case .workingDays(let count): count == 1 ? "1 jour ouvré" : "\(count) jours ouvrés"
        case .months(let count): "\(count) mois"
        case .onRequest: "sur demande"
        }
    }

    private var isOverdue: Bool { due.isOverdue(at: lexicon.plan.now) }

    private var deadline: Phrase {
        guard let instant = due.instant else { return undated }
        let time = lexicon.local.listed(instant)
        if due.isWithoutDelay {
            return isOverdue ? "sans délai, tout de suite" : "sans délai (cible \(time))"
        }
        guard isOverdue else { return "avant \(lexicon.local.full(instant))" }
        switch due.kind {
        case .legal:
            let delay = elapsed(max(lexicon.plan.now - instant, .seconds(60)))
            return "échéance dépassée de \(delay), déclarer quand même et motiver (c'était \(time))"
        case .contract: return "tout de suite (échéance du contrat : \(time))"
        case .house: return "tout de suite (cible \(time))"
        }
    }

    /// How long after what, without an hour.
    var undated: Phrase {
        if due.term == .onRequest { return "\(term)" }
        if let fact = due.unknownLength { return "\(term), à demander : \(lexicon.question(fact))" }
        switch due.origin {
        case .met: return "\(term) après \(lexicon.clock(lexicon.pack.header.timeZero)) (heure à noter)"
        case .clock(let fact, _): return "\(term) après \(lexicon.clock(fact)) (heure à noter)"
        case .done(let action): return "\(term) après : \(lexicon.short(action))"
        case .inherited: return "aussitôt (l'heure dont elle dépend est à noter)"
        }
    }

    private var reckoning: [Phrase] {
        var parts: [Phrase] = due.isUpperBound ? ["au plus tard : une des durées n'est pas connue"] : []
        if due.kind != .house, !due.isWithoutDelay, due.instant != nil, let start = due.start {
            parts.append("\(lexicon.local.clock(start)) \(lexicon.local.weekday(start)) + \(term)")
        }
        if case .workingDays = due.term { parts.append("jours ouvrés : du lundi au vendredi, hors fériés nationaux") }
        switch due.origin {
        case .met: break
        case .clock(let fact, let source):
            if let source, source != fact { parts.append(lexicon.standIn(of: source, for: fact)) }
        case .done(let action):
            if let start = due.start {
                parts.append("compté depuis : \(lexicon.short(action)), fait à \(lexicon.local.listed(start))")
            }
        case .inherited(let action): parts.append("parce que nécessaire à : \(lexicon.short(action))")
        }
        return parts
    }
}

extension Due {
    /// Who sets the time, where it isn't the house: *sans délai* sets none.
    var statedBy: Deadline.Kind? {
        kind == .house || isWithoutDelay || term == .onRequest ? nil : kind
    }
}

extension Lexicon {
    /// Says that one clock was read in place of another.
    func standIn(of source: PackIndex<Fact>, for fact: PackIndex<Fact>) -> Phrase {
        "compté depuis \(clock(source)), faute de l'heure \(withDe(clock(fact)))"
    }
}

/// « toutes les 4 h », « tous les 5 j ».
func period(_ every: Duration) -> String {
    switch every {
    case .seconds(3600): "toutes les heures"
    case let every where every > .seconds(96 * 3600): "tous les \(elapsed(every))"
    default: "toutes les \(elapsed(every))"
    }
}
