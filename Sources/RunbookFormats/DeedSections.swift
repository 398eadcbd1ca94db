import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What the journal says became of actions.
struct DeedSections {
    let lexicon: Lexicon

    /// What is done and told elsewhere, since it is to undo.
    let undone: Set<ActionInstance>

    var done: Section { section("FAIT", .done) }

    var infeasible: Section { section("IMPOSSIBLE ICI", .infeasible) }

    var notApplicable: Section { section("SANS OBJET ICI", .notApplicable) }

    /// What was said by mistake: the line is again what it was before.
    var retracted: Section {
        let retractions = lexicon.plan.situation.retractions
        let shown = retractions.suffix(JournalSections.noteLimit)
        let items = shown.map { retraction in
            let author: Phrase = retraction.author.map { ", \(lexicon.fed($0))" } ?? ""
            return Section.Item(
                lexicon.label(retraction.action),
                details: [
                    lexicon.words(of: retraction.deed, on: lexicon.action(retraction.action)),
                    "repris à \(lexicon.local.full(retraction.instant))\(author)",
                ])
        }
        let earlier = retractions.count - shown.count
        return Section("REPRIS", items, note: earlier > 0 ? "plus tôt, dans la main courante : \(earlier)" : nil)
    }

    /// What is done has destroyed what the action needs.
    private func lost(_ line: Line) -> Phrase? {
        guard !line.lost.isEmpty else { return nil }
        let labels = line.lost.map { Phrase(lexicon.vocabulary.resources[$0].label) }
        return "perdu : \(Phrase.joined(labels, by: ", "))"
    }

    /// What is known by which the act can't be done here.
    private func obstacle(_ line: Line) -> Phrase {
        let facts = lexicon.plan.obstacles(to: line)
        let lexicon = lexicon.of(line)
        return facts.isEmpty
            ? "impossible, d'après ce qui est connu"
            : "impossible : \(Phrase.joined(facts.map(lexicon.finding), by: " ; "))"
    }

    private func section(_ title: String, _ status: Line.Status) -> Section {
        let lines = lexicon.plan.told(status).filter { !undone.contains($0.instance) }
        return Section(
            title,
            lines.map { line in
                let action = lexicon.action(line.action)
                let time: Phrase =
                    line.deed.map { lexicon.words(of: $0, on: action) }
                    ?? lost(line) ?? obstacle(line)
                let otherwise = status == .infeasible ? lexicon.detour(of: line) : nil
                return Section.Item(lexicon.label(of: line), details: [time, otherwise].compactMap { $0 })
            })
    }
}

extension Plan {
    /// The lines of a status that somebody told, in the order of what was told.
    func told(_ status: Line.Status) -> [Line] {
        lines(status).sorted { left, right in
            (left.deed?.instant.secondsSinceEpoch ?? 0, left.instance)
                < (right.deed?.instant.secondsSinceEpoch ?? 0, right.instance)
        }
    }
}

extension Deed.Kind {
    /// The word of whoever says so.
    var word: Phrase {
        switch self {
        case .done: "Fait"
        case .impossible: "Impossible"
        case .notApplicable: "Sans objet"
        }
    }
}

extension Lexicon {
    /// What to do in place of an act that can't be done; nil where the pack knows nothing else.
    func detour(of line: Line) -> Phrase? {
        action(line.action).otherwise.map { "à la place : \(text($0, of: line.instance))" }
    }

    /// What is to be done in place of each act that somebody said to be impossible, the most pressing first.
    var detours: [Phrase] {
        plan.lines(.infeasible).filter { $0.deed != nil }
            .sorted { ($0.priority?.position ?? .max, $0.instance) < ($1.priority?.position ?? .max, $1.instance) }
            .compactMap { line in detour(of: line).map { "\(named(short(line.instance), of: line)) : \($0)" } }
    }

    /// What became of an action, when and by whom.
    func words(of deed: Deed, on action: Action) -> Phrase {
        switch deed.kind {
        case .done: words(of: deed, on: action, verb: "fait à")
        case .impossible: words(of: deed, on: action, verb: "dit impossible à")
        case .notApplicable: words(of: deed, on: action, verb: "dit sans objet à")
        }
    }

    /// When a deed was done and by whom; of a decision, what was chosen.
    func words(of deed: Deed, on action: Action, verb: String) -> Phrase {
        let author: Phrase = deed.author.map { ", \(fed($0))" } ?? ""
        let time = local.full(deed.instant)
        guard let option = deed.option, let decision = action.decision else { return "\(verb) \(time)\(author)" }
        return "décidé à \(time)\(author) : \(decision.options[option])"
    }
}
