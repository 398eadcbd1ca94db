import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// A sheet for each declaration that the incident calls for, filled in from what is known: to read on the telephone or
/// to copy into a portal's form, what nobody knows left to fill in by hand.
package enum DeclarationFormat {
    /// Lays the sheets out in 80 columns, a form feed between two, so that each prints on its own.
    package static func render(_ plan: Plan, presentation: Presentation = Presentation()) -> String {
        let layout = TextLayout(color: presentation.color)
        let sheets = DeclarationSheet.all(of: plan)
        guard !sheets.isEmpty else { return layout.shown("Aucune déclaration avec ce qui est connu.") + "\n" }
        return sheets.map { sheet in
            let lines =
                layout.wrapped(sheet.title)
                + sheet.sections.filter { !$0.items.isEmpty }.flatMap {
                    TerminalFormat.lines(of: $0, layout)
                }
            return lines.map { $0 + "\n" }.joined()
        }.joined(separator: "\u{C}")
    }
}

/// What one addressee has to be told.
struct DeclarationSheet {
    let title: Phrase
    let sections: [Section]

    /// The duties to which the law or a contract sets a time, in the order in which they press.
    static func all(of plan: Plan) -> [DeclarationSheet] {
        let lexicon = Lexicon(plan: plan)
        return all(of: plan, lexicon, facts: facts(lexicon))
    }

    /// The same before any incident, each once for all the plans that call for it: what is to be told is left to fill in.
    static func blanks(of plans: [Plan]) -> [DeclarationSheet] {
        var seen: Set<PackIndex<Action>> = []
        return plans.flatMap { plan -> [DeclarationSheet] in
            let lexicon = Lexicon(plan: plan)
            let incident = Section(
                "INCIDENT",
                [
                    "référence : ____________", "nature : ____________", "constaté le : ________ à : ________",
                    "ce qui ne marche plus : ____________", "données touchées : ____________",
                ].map { Section.Item($0) })
            return all(of: plan, lexicon, facts: [declarant(lexicon), incident]) { seen.insert($0).inserted }
        }
    }

    private static func all(
        of plan: Plan, _ lexicon: Lexicon, facts: [Section], where isWanted: (PackIndex<Action>) -> Bool = { _ in true }
    ) -> [DeclarationSheet] {
        plan.placed.compactMap { line in
            // An act for which only the house sets a time is done, not declared.
            guard let duty = lexicon.action(line.action).duty, line.dues.contains(where: { $0.kind != .house }),
                isWanted(line.action)
            else { return nil }
            return DeclarationSheet(line, duty, facts: facts, lexicon: lexicon)
        }
    }

    private init(_ line: Line, _ duty: LegalDuty, facts: [Section], lexicon: Lexicon) {
        let label = lexicon.label(line.instance)
        title = lexicon.isExercise ? "*** EXERCICE *** \(label)" : label
        let dues = line.dues.map { Section.Item(DueWording(due: $0, lexicon: lexicon).full) }
        let basis = Section.Item("base : \(lexicon.printed(duty.basis))")
        let certainty =
            line.isCertain ? [] : [Section.Item("préparé par précaution : \(lexicon.questions(line.unknowns))")]
        let addressee = Section(
            "À QUI, AVANT QUAND", [Section.Item(lexicon.addressee(duty.addressee))] + dues + [basis] + certainty)
        let steps = lexicon.action(line.action).steps.map { Section.Item(lexicon.text($0, of: line.instance)) }
        let receipt = Section(
            "RÉCÉPISSÉ",
            [Section.Item("numéro : ____________ heure : ________ par qui : ____________ corrigé le : ________")])
        sections =
            [addressee, Section("À DIRE, À JOINDRE", steps)] + facts + [
                receipt, OverlayWording(lexicon: lexicon).section, EvidenceWording(plan: lexicon.plan).section,
            ]
    }

    /// What is known of the incident, then what is still to be found out, each as its question; what is worked out from
    /// other facts is left to them.
    private static func facts(_ lexicon: Lexicon) -> [Section] {
        let plan = lexicon.plan
        let incidents = lexicon.incidents.map { letter, lexicon -> Section in
            let title = letter.map { "INCIDENT \($0)" } ?? "INCIDENT"
            let banner =
                [Section.Item("référence : \(lexicon.id)")]
                + lexicon.types.map { Section.Item("nature : \($0.decapitalised)") }
                + [SeverityWording(lexicon: lexicon).brief].compactMap { $0 }.map { Section.Item($0) }
            let clocks = lexicon.vocabulary.clocks.compactMap { clock -> Section.Item? in
                guard case .known(.datetime(let instant)) = lexicon.plan.view[clock.fact] else { return nil }
                return Section.Item("\(clock.label) : \(lexicon.local.full(instant))")
            }
            let known = asked(lexicon).filter { lexicon.known($0) != nil }
            return Section(title, banner + clocks + known.map { Section.Item(lexicon.finding($0)) })
        }
        let unknown = plan.askedFacts.map { lexicon.question($0) }.distinct()
        return [declarant(lexicon)] + incidents
            + [
                Section(
                    "NON CONNU À CETTE HEURE", unknown.map { Section.Item("\($0) ____________") },
                    note: "Déclarer sans attendre ces réponses, et compléter ensuite.")
            ]
    }

    private static func declarant(_ lexicon: Lexicon) -> Section {
        Section(
            "DÉCLARANT",
            [
                Section.Item(
                    "structure : \(lexicon.plan.establishment.map { lexicon.printed($0.name) } ?? "____________")"),
                Section.Item("FINESS : \(finess(lexicon))"),
                Section.Item("nom : ____________ fonction : ____________ téléphone : ____________"),
            ])
    }

    private static func asked(_ lexicon: Lexicon) -> [PackIndex<Fact>] {
        lexicon.vocabulary.facts.packIndices.filter { fact in
            let declared = lexicon.vocabulary.facts[fact]
            return declared.question.text != nil && !declared.isDerived && lexicon.vocabulary.clock(of: fact) == nil
        }
    }

    /// The establishment's numbers, else the one that the incident names.
    private static func finess(_ lexicon: Lexicon) -> Phrase {
        if let numbers = lexicon.plan.establishment?.finess { return Phrase(numbers.joined(separator: ", ")) }
        let told = lexicon.pack.header.bindings.establishment.flatMap { fact in
            lexicon.known(fact).map { lexicon.value($0, of: fact) }
        }
        return told ?? "____________"
    }
}
