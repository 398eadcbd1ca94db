import RuleEngine
import Runbooks
import Vocabularies

/// What the law of combination kept of all that rules say of one action, and from which.
struct ActionLaw {
    let line: Line
    let document: ExplanationDocument

    private var pack: RulePack { document.pack }
    private var lexicon: Lexicon { document.lexicon }

    /// One sentence for each thing that was settled.
    var phrases: [Phrase] {
        [priority].compactMap { $0 } + dues + limit + [certainty, clash].compactMap { $0 } + order + destroyed + notices
    }

    /// The consequences that give what was kept.
    private func rules(giving isKept: (Contribution) -> Bool) -> [String] {
        let rules = document.plan.contributions(to: line.instance).filter(isKept).map { $0.outcome.rule }
        return Set(rules).sorted().map { pack.rules[$0].id }
    }

    private var priority: Phrase? {
        guard let kept = line.priority else { return nil }
        let label = pack.vocabulary.priorities[kept].label
        if let other = line.priorityInheritedFrom {
            return "priorité \(priority: label) : héritée de \(name(other))"
        }
        let rules = rules { $0.priority == kept && $0.outcome.standing.stands }
        let certain: Phrase =
            line.certainPriority == kept || !line.isPlaced
            ? "" : line.certainPriority.map { " (certain : \(priority: pack.vocabulary.priorities[$0].label))" } ?? ""
        return rules.isEmpty ? nil : "priorité \(priority: label) : \(list(rules))\(certain)"
    }

    private var dues: [Phrase] {
        line.dues.map { due in
            let text = DueWording(due: due, lexicon: lexicon).full
            let rules = rules { $0.due == due }
            return rules.isEmpty ? "échéance : \(text)" : "échéance : \(text) : \(list(rules))"
        }
    }

    private var limit: [Phrase] {
        guard let limit = line.limit else { return [] }
        let rules = rules { $0.limit == limit }
        return ["\(DueWording(due: limit.due, lexicon: lexicon).limit(limit)) : \(list(rules))"]
    }

    private var certainty: Phrase? {
        guard !line.isCertain, line.isPlaced || line.status == .forbidden else { return nil }
        return "par précaution, faute de savoir : \(facts)"
    }

    private var clash: Phrase? {
        guard let clash = line.clash else { return nil }
        let bans = line.bans.filter { $0.standing.stands }.map { pack.rules[$0.rule].id }
        return
            "exigé et interdit (\(list(bans))) : \(clash.isDemandKept ? "le faire" : "ne pas le faire"), \(clash.reason.words)"
    }

    private var order: [Phrase] {
        var phrases: [Phrase] = []
        if line.status == .suspended { phrases.append("suspendu : irréversible, et rien n'est su de : \(facts)") }
        if line.status == .pending { phrases.append("attend une réponse : \(facts)") }
        let releases = document.plan.releases(of: line)
        if !releases.isEmpty {
            phrases.append("interdit tant que n'est pas fait : \(list(releases.map { pack.actions[$0].id }))")
        }
        let releasing = Set(line.wantedBy).subtracting(
            document.plan.contributions(to: line.instance).map { $0.outcome.rule })
        if !releasing.isEmpty {
            phrases.append(
                "demandé pour que tombe un interdit de : \(list(releasing.sorted().map { pack.rules[$0].id }))")
        }
        if !line.waitsFor.isEmpty {
            phrases.append("vient après : \(Phrase.joined(line.waitsFor.map { state(of: $0) }, by: ", "))")
        }
        if !line.firstIfDecided.isEmpty { phrases.append("si décidé, d'abord : \(names(line.firstIfDecided))") }
        if !line.needless.isEmpty { phrases.append("préalable sans objet ici : \(names(line.needless))") }
        return phrases
    }

    private var destroyed: [Phrase] {
        line.losses.map { loss in
            "détruit « \(pack.vocabulary.resources[loss.resource].label) », dont \(name(loss.needed)) a besoin plus tard"
        } + line.lost.map { "perdu déjà : \(pack.vocabulary.resources[$0].label)" }
    }

    private var notices: [Phrase] {
        lexicon.notices(of: line.wantedBy + line.bans.map { $0.rule })
    }

    private var facts: Phrase {
        .joined(line.unknowns.sorted().map { Phrase(pack.vocabulary.facts[$0].name) }, by: ", ")
    }

    /// What must come first, with what keeps it where something does.
    private func state(of instance: ActionInstance) -> Phrase {
        guard let status = document.plan.line(of: instance)?.status, status != .required, status != .recommended
        else { return name(instance) }
        return "\(name(instance)) (\(status.words))"
    }

    private func name(_ instance: ActionInstance) -> Phrase {
        let id = pack.actions[instance.action].id
        return instance.target.map { "\(id)@\(fed: $0)" } ?? Phrase(id)
    }

    private func names(_ instances: [ActionInstance]) -> Phrase { .joined(instances.map { name($0) }, by: ", ") }

    private func list(_ names: [String]) -> Phrase { Phrase(names.joined(separator: ", ")) }
}
