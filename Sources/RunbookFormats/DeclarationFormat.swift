import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// A sheet for each declaration that the incident calls for, filled in from what is known: to read on the telephone or
/// to copy into a portal's form, what nobody knows left to fill in by hand.
package enum DeclarationFormat {
    /// Lays the sheets out in 80 columns; a line parts two on a screen, and a form feed on paper.
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
        }.joined(separator: parting)
    }

    private static let parting = "\n" + String(repeating: "-", count: TextLayout.width) + "\n\u{C}"
}

/// What one addressee has to be told.
struct DeclarationSheet {
    let title: Phrase
    let sections: [Section]

    /// Whether the law says *sans délai*, which gives no hour by which to sort it among the others.
    private let isWithoutDelay: Bool

    /// By when, as far as that is known.
    private let placing: Int64

    /// The duties to which the law or a contract sets a time, those without delay first, then by when they are due.
    static func all(of plan: Plan) -> [DeclarationSheet] {
        let lexicon = Lexicon(plan: plan)
        return inOrder(all(of: plan, lexicon, facts: facts(lexicon)))
    }

    /// The same before any incident, each once for all the plans that call for it: what is to be told is left to fill in.
    static func blanks(of plans: [Plan]) -> [DeclarationSheet] {
        var seen: Set<PackIndex<Action>> = []
        let sheets = plans.flatMap { plan -> [DeclarationSheet] in
            let lexicon = Lexicon(plan: plan)
            let incident = Section(
                "INCIDENT",
                [
                    "référence : ____________", "nature : ____________", "constaté le : ________ à : ________",
                    "ce qui ne marche plus : ____________", "données touchées : ____________",
                ].map { Section.Item($0) })
            return all(of: plan, lexicon, facts: [incident]) { seen.insert($0).inserted }
        }
        return inOrder(sheets)
    }

    private static func inOrder(_ sheets: [DeclarationSheet]) -> [DeclarationSheet] {
        sheets.enumerated().sorted { left, right in
            (left.element.isWithoutDelay ? 0 : 1, left.element.placing, left.offset)
                < (right.element.isWithoutDelay ? 0 : 1, right.element.placing, right.offset)
        }.map { $0.element }
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
        let stated = line.dues.filter { $0.kind != .house }
        isWithoutDelay = stated.contains { $0.isWithoutDelay }
        placing = stated.compactMap { $0.placing?.secondsSinceEpoch }.min() ?? .max
        let label = lexicon.label(line.instance)
        title = lexicon.isExercise ? "*** EXERCICE *** \(label)" : label
        let dues = line.dues.map { Section.Item(DueWording(due: $0, lexicon: lexicon).full) }
        let basis = Section.Item("base : \(lexicon.printed(duty.basis))")
        let certainty =
            line.isCertain ? [] : [Section.Item("préparé par précaution : \(lexicon.questions(line.unknowns))")]
        let addressee = Section(
            "À QUI, AVANT QUAND",
            [Section.Item(lexicon.addressee(duty.addressee))] + DeclarationSheet.contract(of: line, lexicon) + dues
                + [basis] + certainty)
        let steps = lexicon.action(line.action).steps.map { Section.Item(lexicon.text($0, of: line.instance)) }
        let receipt = Section(
            "RÉCÉPISSÉ",
            [Section.Item("numéro : ____________ heure : ________ par qui : ____________ corrigé le : ________")])
        sections =
            [
                addressee, Section("À DIRE, À JOINDRE", steps),
                DeclarationSheet.declarant(lexicon.action(line.action).role, lexicon),
            ] + facts + [
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
        return incidents
            + [
                Section(
                    "NON CONNU À CETTE HEURE", unknown.map { Section.Item("\($0) ____________") },
                    note: "Déclarer sans attendre ces réponses, et compléter ensuite.")
            ]
    }

    private static func declarant(_ role: PackIndex<Role>, _ lexicon: Lexicon) -> Section {
        let structure = lexicon.plan.establishment.map { lexicon.printed($0.name) } ?? "____________"
        let lines: [Phrase?] = [
            "structure : \(structure)", "FINESS : \(finess(lexicon))", charged(role, lexicon),
            "nom : ____________ fonction : ____________ téléphone : ____________",
        ]
        return Section("DÉCLARANT", lines.compactMap { $0 }.map { Section.Item($0) })
    }

    /// Whose role it is to declare, as the profile knows it at any hour: whoever fills the sheet in, that name is asked for.
    ///
    /// Nil where a rota tells whose turn it is.
    private static func charged(_ role: PackIndex<Role>, _ lexicon: Lexicon) -> Phrase? {
        guard let house = lexicon.plan.establishment, !house.rota.contains(where: { $0.role == role }) else {
            return nil
        }
        let card = house.cards.first { $0.owner == .role(role) }.map { Establishment.Holder.card($0) }
        guard let holder = lexicon.plan.holder(of: role) ?? card else { return nil }
        let label = lexicon.vocabulary.roles[role].label
        return "chargé de déclarer : \(label), \(ContactWording(lexicon: lexicon).short(holder))"
    }

    /// The insurance of the profile, where a contract sets the time.
    private static func contract(of line: Line, _ lexicon: Lexicon) -> [Section.Item] {
        guard line.dues.contains(where: { $0.kind == .contract }),
            let insurance = lexicon.plan.establishment?.insurance
        else { return [] }
        let parts: [Phrase?] = [
            insurance.insurer.map { Phrase(lexicon.printed($0)) },
            insurance.contract.map { "contrat \(lexicon.printed($0))" },
            // In an exercise nobody outside is called.
            lexicon.isExercise ? nil : insurance.phone.map { Phrase(number: $0) },
        ]
        let known = parts.compactMap { $0 }
        guard !known.isEmpty else { return [] }
        return [Section.Item("assurance, d'après le profil : \(Phrase.joined(known, by: ", "))")]
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
