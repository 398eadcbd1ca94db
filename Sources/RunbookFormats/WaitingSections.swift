import RuleEngine
import Runbooks
import Vocabularies

/// What waits for an answer, or for an hour.
struct WaitingSections {
    let lexicon: Lexicon

    /// Irreversible acts that an unknown holds back, with the reasons against.
    var suspended: Section {
        Section(
            "SUSPENDU : irréversible, ne rien faire sans réponse",
            lexicon.plan.lines(.suspended).map { line in
                let against: [Phrase] = line.bans.map { "contre : \($0.ban.because)" }
                return Section.Item(
                    lexicon.label(line.instance), details: [waiting(for: line)] + against)
            })
    }

    var pending: Section {
        Section(
            "EN ATTENTE",
            causes.map { lines in
                let line = lines[0]
                // A long list of records that wait for the same answer is one line.
                let text =
                    lines.count > 1
                    ? "\(lexicon.short(line.action)) (\(lines.count) à vérifier)" : lexicon.short(line.instance)
                return Section.Item(
                    line.wantedBy.isEmpty ? "ne pas faire, peut-être : \(text)" : text, details: [waiting(for: line)])
            })
    }

    /// The lines that wait, those of one action that wait for the same answers together.
    private var causes: [[Line]] {
        var groups: [[Line]] = []
        for line in lexicon.plan.lines(.pending) {
            let group = groups.firstIndex { other in
                other[0].action == line.action && other[0].unknowns == line.unknowns
                    && other[0].wantedBy == line.wantedBy
            }
            if let group { groups[group].append(line) } else { groups.append([line]) }
        }
        return groups
    }

    /// Hours to write down: nothing known can stand in for them.
    var missingClocks: Section {
        Section(
            "HORLOGES MANQUANTES",
            lexicon.plan.missingClocks.map { fact in
                let name = lexicon.vocabulary.facts[fact].name
                return Section.Item(
                    "heure \(withDe(lexicon.clock(fact))) : ____________",
                    details: [lexicon.question(fact), "\(code: "--set \(name)=DATE")"])
            })
    }

    private func waiting(for line: Line) -> Phrase {
        "attend : \(Phrase.joined(line.unknowns.sorted().map(lexicon.question), by: " · "))"
    }
}
