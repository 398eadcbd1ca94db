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
            lexicon.plan.lines(.pending).map { line in
                let text = lexicon.short(line.instance)
                return Section.Item(
                    line.wantedBy.isEmpty ? "ne pas faire, peut-être : \(text)" : text, details: [waiting(for: line)])
            })
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
