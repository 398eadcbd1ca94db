import RuleEngine
import Runbooks
import Vocabularies

/// What not to do, and why.
struct BanSection {
    let lexicon: Lexicon

    var section: Section {
        Section("NE PAS FAIRE", lines.map(item))
    }

    /// The banned lines: by priority, then by what the ban protects.
    var lines: [Line] { inOrder(lexicon.plan.lines(.forbidden)) }

    /// What is not to be done now: the banned lines, and those that a ban holds until an answer releases them.
    var heldLines: [Line] {
        inOrder(lexicon.plan.lines(.forbidden) + lexicon.plan.lines(.suspended).filter { !standing($0).isEmpty })
    }

    private func inOrder(_ lines: [Line]) -> [Line] {
        lines.sorted { left, right in
            let ranks = (rank(left), rank(right))
            return ranks.0 == ranks.1
                ? left.instance < right.instance : ranks.0.lexicographicallyPrecedes(ranks.1)
        }
    }

    private func rank(_ line: Line) -> [Int] {
        let interest = standing(line).map { $0.ban.interest.position }.min()
        return [line.priority?.position ?? .max, interest ?? .max]
    }

    private func standing(_ line: Line) -> [StandingBan] {
        line.bans.filter { $0.standing.stands }
    }

    private func item(of line: Line) -> Section.Item {
        let bans = standing(line)
        var details: [Phrase] = []
        for ban in bans {
            let caution: Phrase = ban.standing == .precaution ? " (par précaution)" : ""
            details.append("parce que : \(lexicon.printed(ban.ban.because))\(caution)")
        }
        let releases = lexicon.plan.releases(of: line).map { ($0, lexicon.plan.obstacle(to: $0, of: line)) }
        for (action, obstacle) in releases {
            let reason: Phrase = obstacle.map { " (\($0.words))" } ?? ""
            details.append("pas avant : \(lexicon.short(action))\(reason)")
        }
        // Nothing that is on its way would end the ban.
        if releases.contains(where: { $0.1 != nil }) { details.append("sinon, \(lexicon.overruler)") }
        for instead in Set(bans.compactMap { $0.ban.instead }).sorted() {
            details.append("plutôt : \(lexicon.short(instead))")
        }
        details += lexicon.notices(of: bans.map { $0.rule })
        details += line.wantedBy.map { lexicon.demand(of: $0) }
        return Section.Item(lexicon.label(of: line), details: details)
    }
}

extension Lexicon {
    /// Which rule wants an act that isn't to be done, and why.
    func demand(of place: PackIndex<Rule>) -> Phrase {
        let rule = pack.rules[place]
        let reason: Phrase = rule.why.map { " : \(printed($0))" } ?? ""
        return "pourtant demandé par « \(printed(rule.title)) »\(reason)"
    }
}

extension ReleaseObstacle {
    /// Why it won't be done, for the reader.
    fileprivate var words: Phrase {
        switch self {
        case .unwanted: "rien ne le demande pour l'instant"
        case .impossible: "impossible ici"
        case .needless: "sans objet ici"
        case .forbidden: "interdit aussi"
        }
    }
}
