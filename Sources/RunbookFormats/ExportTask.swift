import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// One action as other people's tools take it: a task with its hour, in plain text.
///
/// It names roles and outside bodies, never a person nor a number: what is exported leaves the house.
struct ExportTask {
    let line: Line
    let lexicon: Lexicon

    /// Every action to do, in order, then those that are done or that nobody will do.
    static func all(of plan: Plan) -> [ExportTask] {
        let ended = [Line.Status.done, .infeasible, .notApplicable].flatMap { plan.lines($0) }
        return (plan.placed + ended).map { ExportTask(line: $0, lexicon: Lexicon(plan: plan)) }
    }

    /// `action`, or `action@target`: the same in every export of the incident.
    var id: String { lexicon.pack.name(of: line.instance) }

    var action: Action { lexicon.action(line.action) }

    /// At most 90 characters, with the incidents that it is of where there are several.
    var title: Phrase {
        lexicon.label(of: line)
    }

    var phase: String { lexicon.vocabulary.phases[action.phase].label }

    var role: String { lexicon.role(of: line.action).label }

    /// By when; nil without a deadline and while its clock is unknown.
    var due: Instant? { line.dues.lazy.compactMap { $0.instant }.first }

    /// From 0, the most pressing.
    var rank: Int { line.priority?.position ?? lexicon.vocabulary.priorities.count }

    /// One of the two gravest priorities, which nothing may be put before.
    var isPressing: Bool { rank < 2 }

    var state: State {
        switch line.status {
        case .done: .done
        case .infeasible, .notApplicable: .cancelled
        default: .waiting
        }
    }

    /// What has become of a task.
    enum State {
        case waiting
        case done
        case cancelled
    }

    /// What has to be done before, among what is exported.
    var dependencies: [String] { line.waitsFor.map { lexicon.pack.name(of: $0) } }

    /// What whoever does it has to know, a paragraph each; without hours for a template.
    func details(dated: Bool = true) -> [Phrase] {
        let dues = line.dues.map { due -> Phrase in
            let wording = DueWording(due: due, lexicon: lexicon)
            return dated ? "Échéance : \(wording.full)" : "Délai : \(wording.undated)"
        }
        let steps = action.steps.enumerated().map { place, step in "\(place + 1). \(text(step))" as Phrase }
        return ["Responsable : \(role)"] + dues + speech + steps + conditions
    }

    private func text(_ text: String) -> Phrase { lexicon.text(text, of: line.instance) }

    private var speech: [Phrase] {
        let recommended: Phrase? = line.status == .recommended ? "Recommandé" : nil
        let to = action.addressee.map { "À : \(lexicon.name(of: $0))" as Phrase }
        let words = action.say.map { "Dire : « \(text($0)) »" as Phrase }
        return [recommended, to, words].compactMap { $0 }
    }

    private var conditions: [Phrase] {
        let done = action.doneWhen.map { "Fait quand : \(text($0))" as Phrase }
        let otherwise = action.otherwise.map { "Si impossible : \(text($0))" as Phrase }
        let before = line.waitsFor.map { lexicon.short($0) }
        let after: Phrase? = before.isEmpty ? nil : "Après : \(Phrase.joined(before, by: " · "))"
        let isOpen = !line.isCertain && !line.unknowns.isEmpty
        let doubt: Phrase? = isOpen ? "Par précaution : \(lexicon.questions(line.unknowns))" : nil
        return [done, otherwise, after, doubt].compactMap { $0 }
    }
}

/// What an export says of the incident as a whole.
struct ExportHead {
    let plan: Plan
    let lexicon: Lexicon

    /// From which rules and which facts it was made, so that a later one can be told from it.
    let origin: Phrase

    init(_ plan: Plan) {
        self.plan = plan
        lexicon = Lexicon(plan: plan)
        let header = plan.pack.header
        // Every task may say it: all questions are ranked for a fingerprint.
        let print = DecisionFormat.fingerprint(of: plan)
        origin = """
            Fait par astreinte le \(lexicon.local.full(plan.now)) : règles \(header.id) \(header.version), \
            empreinte \(print.text) de l'incident et des règles
            """
    }

    /// The same with the digests of all that made it, for the one place of a file where they stand.
    var evidence: Phrase { "\(origin) ; \(EvidenceWording(plan: plan).whole)" }

    /// The incident's id; of several, all of them.
    var incident: String {
        plan.ofEachIncident.map { $0.situation.id(in: $0.pack) ?? "" }.joined(separator: "+")
    }

    /// The ids of the incident's types; of several incidents, those of each in turn.
    var types: [String] {
        guard let fact = plan.pack.header.bindings.types else { return [] }
        let enumeration = plan.pack.vocabulary.facts[fact].type.enumeration
        return lexicon.incidents.flatMap { _, lexicon -> [FactValue] in
            guard let value = lexicon.known(fact) else { return [] }
            return if case .set(let set) = value { set.members } else { [value] }
        }.compactMap { member in
            if case .member(let place) = member { enumeration?.members[place].id } else { nil }
        }.distinct()
    }

    /// What a template made of it is called, by types.
    var typesOrNone: [String] { types.isEmpty ? ["indetermine"] : types }

    /// `INC-7 : chiffrement`, with EXERCICE before it where it is one.
    var title: Phrase {
        let types: [Phrase] = lexicon.types.isEmpty ? ["incident non qualifié"] : lexicon.types
        let name: Phrase = "\(lexicon.fed(incident)) : \(Phrase.joined(types.map { $0.decapitalised }, by: ", "))"
        return lexicon.isExercise ? "EXERCICE : \(name)" : name
    }

    /// How grave it is, from 1 to 4 by the pack's own scale; nil where nothing tells.
    var severity: Int? {
        guard plan.parts.isEmpty, let fact = plan.pack.header.bindings.severity,
            let count = plan.pack.vocabulary.facts[fact].type.enumeration?.members.count
        else { return nil }
        let level = plan.view[fact].level
        return level < 0 ? nil : max(1, (4 * (level + 1) + count - 1) / count)
    }
}

extension Lexicon {
    /// Who is spoken to, by function; in an exercise nobody outside is.
    func name(of addressee: Action.Addressee) -> Phrase {
        switch addressee {
        case .role(let role): Phrase(vocabulary.roles[role].label)
        case .contact(let contact):
            isExercise ? rehearsed(vocabulary.contacts[contact].label) : Phrase(vocabulary.contacts[contact].label)
        }
    }
}

/// A text that can stand in an identifier whatever reads it.
func identifier(_ text: String) -> String {
    percentEncoded(text) { $0 != "~" && $0.isUnreserved || $0 == "@" || $0 == "+" }
}
