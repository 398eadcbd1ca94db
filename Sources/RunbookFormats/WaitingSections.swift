import RuleEngine
import Runbooks
import Vocabularies

/// What waits for an answer, or for an hour.
struct WaitingSections {
    let lexicon: Lexicon
    let questions: [Question]

    /// Irreversible acts that an unknown holds back, with the reasons against.
    var suspended: Section {
        Section(
            "SUSPENDU : irréversible, ne rien faire sans réponse",
            lexicon.plan.lines(.suspended).map { line in
                let against: [Phrase] = line.bans.map { "contre : \(lexicon.printed($0.ban.because))" }
                return Section.Item(
                    lexicon.label(of: line), details: [waiting(for: line)] + against + notices(of: [line]))
            })
    }

    /// What an answer would settle: one entry for those that wait for the same answers, which are asked above.
    var pending: Section {
        Section(
            "EN ATTENTE",
            answers.sorted { precedes(places(of: $0[0][0].unknowns), places(of: $1[0][0].unknowns)) }.map { causes in
                let lines = causes.flatMap { $0 }
                let names = Phrase.joined(causes.map { name($0) }, by: " · ")
                let asked = asked(lines[0].unknowns)
                return Section.Item(
                    lines[0].wantedBy.isEmpty ? "\(asked), ne pas faire, peut-être : \(names)" : "\(asked) : \(names)",
                    details: notices(of: lines))
            })
    }

    /// Where facts are asked about; of several incidents a number would say too little.
    private func places(of facts: FactSet) -> [Int] {
        questions.indices.filter { lexicon.plan.parts.isEmpty && facts.contains(questions[$0].fact) }
    }

    /// By the numbers of questions, what no question asks last; else in the order in which they would be done.
    private func precedes(_ left: [Int], _ right: [Int]) -> Bool {
        left.isEmpty || right.isEmpty ? !left.isEmpty && right.isEmpty : left.lexicographicallyPrecedes(right)
    }

    /// The questions by their numbers, and what no question asks in words.
    private func asked(_ facts: FactSet) -> Phrase {
        let places = places(of: facts)
        let others = FactSet(facts.filter { fact in !places.contains { questions[$0].fact == fact } })
        let numbers = places.map { String($0 + 1) }.joined(separator: ", ")
        let parts: [Phrase?] = [
            places.isEmpty ? nil : places.count == 1 ? "question \(numbers)" : "questions \(numbers)",
            others.isEmpty ? nil : lexicon.questions(others),
        ]
        return .joined(parts.compactMap { $0 }, by: " · ")
    }

    /// What waits; a long list of records that wait for the same answer has one name.
    private func name(_ lines: [Line]) -> Phrase {
        let name: Phrase =
            lines.count > 1
            ? "\(lexicon.short(lines[0].action)) (\(lines.count) à vérifier)" : lexicon.short(lines[0].instance)
        return lexicon.named(name.decapitalised, of: lines[0])
    }

    /// The lines that wait: those of one action together, and the actions that wait for the same answers together.
    private var answers: [[[Line]]] {
        causes.grouped { other, lines in
            other[0].unknowns == lines[0].unknowns && other[0].wantedBy.isEmpty == lines[0].wantedBy.isEmpty
        }
    }

    private func notices(of lines: [Line]) -> [Phrase] {
        lexicon.notices(of: lines.flatMap { line in line.wantedBy + line.bans.map { $0.rule } })
    }

    /// The lines that wait, those of one action that wait for the same answers together.
    private var causes: [[Line]] {
        let actions = lexicon.pack.actions
        let lines = prerequisitesFirst(lexicon.plan.lines(.pending)) { line, other in
            line.action != other.action && actions[line.action].after.contains { $0.action == other.action }
        }
        return lines.grouped { other, line in
            other.action == line.action && other.unknowns == line.unknowns && other.wantedBy == line.wantedBy
                && other.incidents == line.incidents
        }
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
