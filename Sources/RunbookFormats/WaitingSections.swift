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
                    lexicon.label(line.instance), details: [waiting(for: line)] + against + notices(of: [line]))
            })
    }

    var pending: Section {
        Section(
            "EN ATTENTE", answers.flatMap { causes in causes.count < Self.crowd ? causes.map(item) : [crowd(causes)] })
    }

    /// From how many actions on, those that wait for the same answers are one entry.
    private static let crowd = 4

    private func item(_ lines: [Line]) -> Section.Item {
        let text = name(lines)
        return Section.Item(
            lines[0].wantedBy.isEmpty ? "ne pas faire, peut-être : \(text)" : text,
            details: [waiting(for: lines[0])] + notices(of: lines))
    }

    /// Many actions that one answer decides: they are named, and the answer is asked once.
    private func crowd(_ causes: [[Line]]) -> Section.Item {
        let names = Phrase.joined(causes.map(name), by: " · ")
        let line = causes[0][0]
        let title: Phrase =
            line.wantedBy.isEmpty
            ? "ne pas faire, peut-être : \(causes.count) gestes qui attendent la même réponse"
            : "\(causes.count) actions qui attendent la même réponse"
        return Section.Item(title, details: [waiting(for: line), names] + notices(of: causes.flatMap { $0 }))
    }

    /// What waits; a long list of records that wait for the same answer has one name.
    private func name(_ lines: [Line]) -> Phrase {
        guard lines.count > 1 else { return lexicon.short(lines[0].instance) }
        return "\(lexicon.short(lines[0].action)) (\(lines.count) à vérifier)"
    }

    /// The lines that wait: those of one action together, and the actions that wait for the same answers together.
    private var answers: [[[Line]]] {
        var groups: [[[Line]]] = []
        for lines in causes {
            let group = groups.firstIndex { other in
                other[0][0].unknowns == lines[0].unknowns
                    && other[0][0].wantedBy.isEmpty == lines[0].wantedBy.isEmpty
            }
            if let group { groups[group].append(lines) } else { groups.append([lines]) }
        }
        return groups
    }

    private func notices(of lines: [Line]) -> [Phrase] {
        lexicon.notices(of: lines.flatMap { line in line.wantedBy + line.bans.map { $0.rule } })
    }

    /// The lines that wait, those of one action that wait for the same answers together.
    private var causes: [[Line]] {
        var groups: [[Line]] = []
        let actions = lexicon.pack.actions
        let lines = prerequisitesFirst(lexicon.plan.lines(.pending)) { line, other in
            line.action != other.action && actions[line.action].after.contains { $0.action == other.action }
        }
        for line in lines {
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
        "attend : \(lexicon.questions(line.unknowns))"
    }
}
