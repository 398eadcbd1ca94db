import RuleEngine
import Runbooks
import Vocabularies

/// What is wanted and forbidden at once: both sides, what prevails and why, what is lost, and who may overrule.
struct ArbitrationSection {
    let lexicon: Lexicon

    var section: Section {
        let lines = lexicon.plan.placed + lexicon.plan.unplaced
        return Section("ARBITRAGE", lines.filter { $0.clash != nil || $0.status == .arbitration }.map(item))
    }

    private func item(of line: Line) -> Section.Item {
        let details = line.clash.map { weighed($0, line) } ?? unsettled(line)
        return Section.Item(
            lexicon.label(line.instance), marker: "\(form: .decide)", details: details + [lexicon.overruler])
    }

    private func weighed(_ clash: Clash, _ line: Line) -> [Phrase] {
        let verdict: Phrase = clash.isDemandKept ? "retenu : le faire" : "retenu : ne pas le faire"
        let interest: Phrase? = line.interest.map { " (\(lexicon.vocabulary.interests[$0].label))" }
        let demands = line.wantedBy.map { "pour : \(rule($0))\(interest ?? "")" as Phrase }
        let bans = standing(line).map { ban in
            "contre : \(lexicon.printed(ban.ban.because)) (\(lexicon.vocabulary.interests[ban.ban.interest].label))"
                as Phrase
        }
        let lost: Phrase =
            clash.isDemandKept
            ? "ce qui est perdu : \(interests(standing(line).map { $0.ban.interest }))"
            : "ce qui est perdu : \(line.interest.map { interests([$0]) } ?? "ce que la règle demandait")"
        return ["\(verdict), \(clash.reason.words)"] + demands + bans + [lost]
    }

    private func unsettled(_ line: Line) -> [Phrase] {
        let needed = line.waitsFor.compactMap { lexicon.plan.line(of: $0) }.filter { !$0.isReady }
        return line.wantedBy.map { "pour : \(rule($0))" }
            + standing(line).map { "contre : \(lexicon.printed($0.ban.because))" }
            + needed.map { "suppose : \(lexicon.short($0.instance)) (\($0.obstacle))" }
    }

    private func standing(_ line: Line) -> [StandingBan] {
        line.bans.filter { $0.standing.stands }
    }

    private func rule(_ place: PackIndex<Rule>) -> Phrase {
        let rule = lexicon.pack.rules[place]
        return Phrase(lexicon.printed(rule.why ?? rule.title))
    }

    private func interests(_ places: [PackIndex<Interest>]) -> Phrase {
        .joined(Set(places).sorted().map { Phrase(lexicon.vocabulary.interests[$0].label) }, by: ", ")
    }
}

extension Lexicon {
    /// Who may decide against what the rules come to.
    var overruler: Phrase {
        let role = pack.header.defaultReader.map { vocabulary.roles[$0].label }
        return "peut en décider autrement : \(role ?? "la personne qui dirige") ; l'écrire dans la main courante"
    }
}

extension Clash.Reason {
    /// What settles a clash, after what is kept.
    var words: String {
        switch self {
        case .certainty: "le certain l'emporte sur la précaution"
        case .interest: "par l'ordre des intérêts à protéger"
        case .priority: "parce que plus pressant"
        case .irreversible: "parce qu'irréversible"
        case .ban: "dans le doute, l'interdit demeure"
        }
    }
}

extension Line {
    fileprivate var isReady: Bool { status == .required || status == .recommended || status == .deferred }

    /// Why somebody must settle it.
    fileprivate var obstacle: Phrase {
        switch status {
        case .forbidden: "interdit"
        case .infeasible: "impossible ici"
        case .notApplicable: "sans objet ici"
        default: "à trancher"
        }
    }
}
