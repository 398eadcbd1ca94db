import RuleEngine
import Runbooks
import Vocabularies

/// What is said under a line to do.
struct LineDetails {
    let line: Line
    let lexicon: Lexicon
    let numbering: Numbering

    /// Who does it now, the same for all lines of a role.
    let duty: [Phrase]

    /// Every detail that there is, in the order in which it helps.
    var all: [Phrase] {
        [summary(of: Phrase(lexicon.role(of: line.action).label))] + duty + start + dues + limit + repetition + open
            + lexicon.notices(of: line.wantedBy)
            + OverlayWording(lexicon: lexicon).changes(of: line.action, wantedBy: line.wantedBy) + arbitration + effects
            + doing + prerequisites
            + [basis].compactMap { $0 }
    }

    /// Whose act it is.
    var role: PackIndex<Role> { action.role }

    private var action: Action { lexicon.action(line.action) }

    private func text(_ text: String) -> Phrase { lexicon.text(text, of: line.instance) }

    /// What stands first where the page says already whose act it is; nil where nothing is left to say.
    var ownSummary: Phrase? {
        let summary = summary(of: nil)
        return summary.isEmpty ? nil : summary
    }

    private func summary(of role: Phrase?) -> Phrase {
        let status: Phrase? =
            switch line.status {
            case .recommended: "recommandé"
            case .deferred: line.bans.isEmpty ? "différé : irréversible, attend une décision" : "différé : pas encore"
            case .arbitration: "à trancher"
            default: nil
            }
        let incidents: Phrase? = lexicon.letters(line.incidents).map { "incident \($0)" }
        let parts = [incidents, role, status, priority]
        return .joined(parts.compactMap { $0 }, by: " · ")
    }

    private var priority: Phrase? {
        guard let place = line.priority else { return nil }
        let label = lexicon.vocabulary.priorities[place].label
        let reason: Phrase =
            line.priorityInheritedFrom.map { ", parce que nécessaire à : \(lexicon.short($0))" } ?? ""
        guard line.certainPriority != place else { return "\(priority: label)\(reason)" }
        let certain: Phrase =
            line.certainPriority.map { ", \(priority: lexicon.vocabulary.priorities[$0].label) certain" } ?? ""
        return "\(priority: label) à titre conservatoire\(certain)\(reason)"
    }

    private var dues: [Phrase] {
        let certain = line.certainDue.map { DueWording(due: $0, lexicon: lexicon).full }
        return line.dues.map { DueWording(due: $0, lexicon: lexicon).full }
            + [certain.map { "à titre conservatoire ; sans la précaution : \($0)" as Phrase }].compactMap { $0 }
    }

    private var start: [Phrase] {
        [line.start.flatMap { DueWording(due: $0, lexicon: lexicon).notBefore }].compactMap { $0 }
    }

    private var limit: [Phrase] {
        line.limit.map { limit in
            let placed = lexicon.plan.placed
            let number = numbering[line.instance]
            // Lines under one number press alike: only their limits tell them apart.
            let hasTwin = placed.indices.contains {
                placed[$0].limit != nil && numbering[placed[$0].instance] == number
                    && placed[$0].instance != line.instance
            }
            return [DueWording(due: limit.due, lexicon: lexicon).limit(limit)]
                + (hasTwin ? ["à même échéance, la limite la plus proche d'abord"] : [])
        } ?? []
    }

    private var repetition: [Phrase] {
        line.every.map { [Phrase("à refaire \(period($0))")] } ?? []
    }

    /// What would tell how pressing a line is that stands whatever the answer.
    private var open: [Phrase] {
        guard line.isCertain, !line.openAttributes.isEmpty else { return [] }
        return ["à préciser : \(lexicon.questions(line.openAttributes))"]
    }

    private var arbitration: [Phrase] {
        guard line.status == .arbitration else { return [] }
        let banned = line.waitsFor.filter { numbering[$0] == nil }
        return banned.map { "suppose un acte interdit : \(lexicon.short($0))" }
    }

    /// What the act takes away, from care or from another act.
    private var effects: [Phrase] {
        let bans = line.status == .deferred ? line.bans.filter { $0.standing.stands } : []
        let losses = line.losses.map { loss in
            let resource = lexicon.vocabulary.resources[loss.resource].label
            return "détruit : \(resource), dont a besoin, plus tard : \(lexicon.short(loss.needed))" as Phrase
        }
        return bans.map { "pas avant, parce que : \(lexicon.printed($0.ban.because))" } + stopped + losses
    }

    /// The records that the act stops by itself, those that nothing rules out included; of a decision, those that it may.
    private var stopped: [Phrase] {
        let verb: Phrase = action.decision == nil ? "arrête aussi" : "peut arrêter"
        var unknown: FactSet = []
        var lines: [Phrase] = []
        for stop in action.stops {
            let collection = stop.selection.collection
            let (records, isWhole) = lexicon.plan.view.records(stop.selection)
            guard let records else {
                unknown.insert(collection)
                continue
            }
            guard !records.isEmpty else { continue }
            let names = Phrase.joined(records.map { lexicon.name(of: $0, in: collection) }, by: ", ")
            let doubt: Phrase = isWhole ? "" : "peut-être "
            lines.append("\(stop.label.map { Phrase($0) } ?? verb) : \(doubt)\(names)")
        }
        return unknown.isEmpty ? lines : lines + ["\(verb) : à demander (\(lexicon.questions(unknown)))"]
    }

    private var doing: [Phrase] {
        let wording = ActionWording(instance: line.instance, lexicon: lexicon)
        let doneWhen: [Phrase] = action.doneWhen.map { ["fait quand : \(text($0))"] } ?? []
        let steps = action.steps.enumerated().map { place, step in "\(place + 1). \(text(step))" as Phrase }
        let profile = ProfileDetails(action: line.action, lexicon: lexicon)
        return wording.decision + profile.delegations + wording.speech + doneWhen + profile.cutOffs + steps
            + wording.wayOut
    }

    private var prerequisites: [Phrase] {
        var result: [Phrase] = []
        // Lines about several records share a number: what comes first among them is told by its name.
        let twins = line.waitsFor.filter { numbering[$0] != nil && numbering[$0] == numbering[line.instance] }
        let after = numbering.list(line.waitsFor.filter { !twins.contains($0) })
        if !after.isEmpty { result.append("après \(after)") }
        if !twins.isEmpty { result.append("d'abord : \(shorts(twins))") }
        let better = numbering.list(action.preferAfter)
        if !better.isEmpty { result.append("si possible après \(better)") }
        if !line.firstIfDecided.isEmpty { result.append("si décidé, d'abord : \(shorts(line.firstIfDecided))") }
        if !line.needless.isEmpty { result.append("sans objet ici : \(shorts(line.needless))") }
        if !line.isCertain {
            result.append("par précaution : \(lexicon.questions(line.unknowns))")
        }
        return result
    }

    private var basis: Phrase? {
        action.basis.map { "fondé sur : \(lexicon.printed($0.words))" }
    }

    private func shorts(_ actions: [ActionInstance]) -> Phrase {
        .joined(actions.map { lexicon.short($0) }, by: " · ")
    }
}

extension Action.Basis {
    /// What the action rests on, for the reader.
    var words: String {
        switch self {
        case .seen: "vu en incident réel"
        case .written: "écrit dans une source"
        case .judged: "jugement"
        }
    }
}
