import RuleEngine
import Runbooks
import Vocabularies

/// What was taken for granted, what was left out, and by which rules.
struct ReasonSections {
    let lexicon: Lexicon
    let numbering: Numbering

    /// Unknowns taken at their worst, clocks read in place of others, and values set aside.
    var assumed: Section {
        Section("SUPPOSÉ", JournalSections(lexicon: lexicon).assumed + precautions + standIns + remarks)
    }

    /// What each incident doesn't call for, though it is near.
    var excluded: Section {
        Section(
            "ÉCARTÉ",
            lexicon.incidents.flatMap { letter, lexicon in
                ReasonSections(lexicon: lexicon, numbering: numbering).exclusions.map { item in
                    letter.map { Section.Item("\($0) · \(item.text)", details: item.details) } ?? item
                }
            })
    }

    private var exclusions: [Section.Item] {
        let (near, others) = lexicon.plan.exclusions()
        var facts: [PackIndex<Action>: Set<PackIndex<Fact>>] = [:]
        let over = Set(near.map { $0.action }.filter { lexicon.plan.isOver($0) }).count
        for exclusion in near where !lexicon.plan.isOver(exclusion.action) {
            facts[exclusion.action, default: []].formUnion(exclusion.facts)
        }
        let items = facts.keys.sorted().map { action in
            Section.Item(lexicon.short(action), details: (facts[action] ?? []).sorted().map(lexicon.finding))
        }
        let count = "\(others) action\(others > 1 ? "s concernent" : " concerne") d'autres types d'incident"
        let closed = over > 0 ? [Section.Item("\(counted(over, "action")) de moins : l'incident est clos")] : []
        return items + closed + (others > 0 ? [Section.Item(Phrase(count))] : [])
    }

    /// The rules retained.
    var rules: Section {
        let wanting = lexicon.plan.placed.flatMap { $0.wantedBy }
        let banning = (lexicon.plan.placed + lexicon.plan.unplaced).flatMap { line in
            line.bans.filter { $0.standing.stands }.map { $0.rule }
        }
        return Section(
            "POURQUOI",
            Set(wanting + banning).sorted().map { place in
                let rule = lexicon.pack.rules[place]
                return Section.Item("\(lexicon.printed(rule.title)) (\(rule.id))", details: details(of: rule))
            })
    }

    private func details(of rule: Rule) -> [Phrase] {
        let labels = rule.references.map { Phrase(lexicon.vocabulary.references[$0].label) }
        let source: Phrase? = rule.source.map { "source : \(lexicon.printed($0))" }
        let references: Phrase? = labels.isEmpty ? nil : "références : \(Phrase.joined(labels, by: " · "))"
        let status: Phrase? =
            switch rule.status {
            case .experimental: "règle expérimentale"
            case .deprecated(let other):
                "règle dépréciée, remplacée par « \(lexicon.printed(lexicon.pack.rules[other].title)) »"
            case .stable: nil
            }
        return [rule.why.map { Phrase(lexicon.printed($0)) }, source, references, status].compactMap { $0 }
    }

    private var precautions: [Section.Item] {
        let lines = lexicon.plan.placed.filter { !$0.isCertain }
        return Set(lines.flatMap { $0.unknowns }).sorted().map { fact in
            let concerned = lines.filter { $0.unknowns.contains(fact) }.map { $0.instance }
            return Section.Item(
                "inconnu, retenu par précaution : \(lexicon.question(fact)) (\(numbering.list(concerned)))")
        }
    }

    private var standIns: [Section.Item] {
        var phrases: [Phrase] = []
        let zero = lexicon.pack.header.timeZero
        if let reading = lexicon.plan.timeZero, reading.fact != zero {
            phrases.append("T0 : \(lexicon.standIn(of: reading.fact, for: zero))")
        }
        for due in lexicon.plan.placed.flatMap({ $0.times }) {
            guard case .clock(let fact, let source?) = due.origin, source != fact else { continue }
            let phrase = lexicon.standIn(of: source, for: fact)
            if !phrases.contains(phrase) { phrases.append(phrase) }
        }
        return phrases.map { Section.Item($0) }
    }

    private var remarks: [Section.Item] {
        lexicon.plan.situation.remarks.map { remark in
            switch remark.path {
            case DataRemark.journal: Section.Item("\(DataRemark.journal) : \(remark.message)")
            case DataRemark.feed: Section.Item("\(DataRemark.feed) : \(lexicon.fed(french(remark.message)))")
            case _ where remark.code == DataRemark.doubtfulTime:
                Section.Item("à vérifier : \(lexicon.fed(remark.path))", details: [lexicon.fed(french(remark.message))])
            default:
                Section.Item(
                    "valeur mise de côté : \(lexicon.fed(remark.path))", details: [lexicon.fed(french(remark.message))])
            }
        }
    }
}

extension Lexicon {
    /// A fact and what is known of it.
    func finding(_ fact: PackIndex<Fact>) -> Phrase {
        "\(question(fact)) → \(reading(asked(with: fact)))"
    }
}
