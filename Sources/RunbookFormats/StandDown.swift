import RuleEngine
import Runbooks
import Vocabularies

/// How to come back from what was done for nothing: by whom, and whom to call back.
struct StandDown {
    private let lexicon: Lexicon

    /// What was done, the last first: an act may lean on those before it.
    private let done: [ActionInstance]

    /// What may still be called for, once an answer is known.
    private let doubtful: Set<ActionInstance>

    /// What was done in this order.
    init(_ done: [ActionInstance], doubtful: Set<ActionInstance> = [], lexicon: Lexicon) {
        self.lexicon = lexicon
        self.done = done.reversed()
        self.doubtful = doubtful
    }

    var all: [Section] { [undone("FAIT, À DÉFAIRE"), kept] }

    /// What is to be taken back, or at least to be known as past taking back.
    func undone(_ title: String, note: Phrase = "Le dernier fait se défait le premier.") -> Section {
        Section(
            title, done.filter { !lexicon.isKept($0) }.map { item($0, details: way(back: $0)) }, note: note)
    }

    private var kept: Section {
        Section(
            "FAIT, À GARDER", done.filter { lexicon.isKept($0) }.map { item($0, details: []) },
            note: "À garder : rien n'est à défaire, et ce qui a été relevé ou copié sert de preuve.")
    }

    private func item(_ instance: ActionInstance, details: [Phrase]) -> Section.Item {
        let deed = lexicon.plan.situation.deeds[instance].map {
            lexicon.words(of: $0, on: lexicon.action(instance), verb: "fait à")
        }
        return Section.Item(lexicon.label(instance), details: [deed].compactMap { $0 } + details)
    }

    private func way(back instance: ActionInstance) -> [Phrase] {
        let role = lexicon.action(instance).role
        let bearer = [Phrase(lexicon.vocabulary.roles[role].label)] + ContactWording(lexicon: lexicon).duty(of: role)
        let callee = ActionWording(instance: instance, lexicon: lexicon).addressee
        let condition: Phrase? =
            doubtful.contains(instance) ? "pas avant de savoir si un incident ouvert le demande" : nil
        return [
            condition, lexicon.undoing(instance), "par : \(Phrase.joined(bearer, by: " · "))",
            callee.map { "à rappeler : \($0)" },
        ].compactMap { $0 }
    }
}

/// What is to undo of incidents that were ruled out, on the page of those that are not.
struct RuledOutSections {
    /// One for each incident.
    let all: [Section]

    /// What these sections hold: it isn't told again among what is done.
    let undone: Set<ActionInstance>

    init(lexicon: Lexicon) {
        var sections: [Section] = []
        var undone: Set<ActionInstance> = []
        for incident in lexicon.plan.ruledOut {
            let own = Lexicon(plan: incident)
            let orphans = lexicon.plan.orphans(of: incident).filter { !own.isKept($0) && !undone.contains($0) }
            undone.formUnion(orphans)
            let doubtful = Set(orphans.filter { lexicon.plan.mayCall(for: $0) })
            sections.append(
                StandDown(orphans, doubtful: doubtful, lexicon: own).undone(
                    "À DÉFAIRE : INCIDENT ÉCARTÉ",
                    note:
                        "\(own.id) est écarté, et aucun incident ouvert ne demande ceci. Le dernier fait se défait le premier."
                ))
        }
        all = sections
        self.undone = undone
    }
}

extension Lexicon {
    /// True for an act that nobody has to take back: it stops nothing, settles nothing, tells nobody anything, and its
    /// author wrote no way back.
    func isKept(_ instance: ActionInstance) -> Bool {
        let action = action(instance)
        return action.isReversible && action.reversal.undo == nil && action.decision == nil && action.stops.isEmpty
            && action.addressee == nil
    }
}
