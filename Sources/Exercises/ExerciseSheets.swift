import CivilTime
package import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// What is printed before an exercise: a sheet for whoever leads it, one for each player, and a grid for observers.
package struct ExerciseSheets {
    let exercise: Exercise
    let pack: RulePack

    /// The plan at DEBEX and after each inject.
    let steps: [ExerciseStep]

    /// The sheets of an exercise in the words of its pack.
    package init(_ exercise: Exercise, in pack: RulePack) {
        self.exercise = exercise
        self.pack = pack
        steps = exercise.steps(with: pack)
    }

    /// The words of what is known at DEBEX.
    var lexicon: Lexicon { Lexicon(plan: steps[0].plan) }

    /// `dim. 06/12/2026`.
    var day: String { lexicon.local.dayOfYear(exercise.start) }

    func hour(_ instant: Instant) -> String { lexicon.local.brief(instant) }

    func label(_ role: PackIndex<Role>) -> String { pack.vocabulary.roles[role].label }

    func labels(_ roles: [PackIndex<Role>]) -> Phrase { .joined(roles.map { Phrase(label($0)) }, by: ", ") }

    func words(_ person: Exercise.Person) -> Phrase {
        .joined([Phrase(person.function)] + [person.place.map { Phrase($0) }].compactMap { $0 }, by: ", ")
    }

    /// When and where it is played: whoever knows it knows nothing of what will come.
    var frame: [Phrase] {
        let house = exercise.establishment.map { ["Établissement : \($0.name)" as Phrase] } ?? []
        return house + [
            "Jour : \(day)", "DEBEX (début de l'exercice) : \(hour(exercise.start))",
            "FINEX (fin de l'exercice) : \(hour(exercise.end))",
        ]
    }

    /// What plays, for those who don't: it tells what will be hit.
    var perimeter: [Phrase] {
        let kinds = Exercise.Perimeter.Kind.allCases.compactMap { kind -> Phrase? in
            let names = exercise.perimeter.filter { $0.kind == kind }.map { Phrase($0.label) }
            return names.isEmpty ? nil : "\(kind.label) : \(Phrase.joined(names, by: ", "))"
        }
        return kinds.isEmpty ? [] : ["Périmètre : \(Phrase.joined(kinds, by: " ; "))"]
    }

    /// How one plays, for everybody.
    var rules: [Phrase] {
        [
            "Commencer chaque appel, message ou écrit par « EXERCICE ».",
            "N'appeler personne au dehors : pour tout numéro, adresse ou portail extérieur, appeler l'animateur : \(words(exercise.animator)).",
            "Ne rien couper ni éteindre en vrai : dire à l'animateur ce que l'on ferait, et le noter avec l'heure.",
            "Un vrai problème : dire « RÉEL, RÉEL, RÉEL » ; l'exercice s'arrête là.",
        ]
    }

    func sheet(_ title: Phrase, facts: [Phrase], parts: [Report.Part]) -> Report {
        Report(
            title: "EXERCICE du \(day) : \(title)", notice: "EXERCICE : rien de ce qui suit n'est réel.", facts: facts,
            parts: parts, foot: ["Pack \(pack.header.id) \(pack.header.version) · moteur astreinte \(engineVersion)"],
            isExercise: true
        ).expanded(in: pack.vocabulary).replacingTexts(silent)
    }

    /// Words without anything by which to reach somebody outside; how the animator is reached stays.
    private func silent(_ text: String) -> String {
        let outside = OutsideNumbers(exercise.establishment)
        if let place = exercise.animator.place, text.contains(Phrase(place).text) {
            return outside.withoutKnown(text) ?? text
        }
        return outside.hidden(in: text) ?? text
    }
}

extension Exercise.Perimeter.Kind {
    /// As the sheets name it.
    var label: String {
        switch self {
        case .care: "soins"
        case .technical: "plateau technique"
        case .administrative: "administration"
        }
    }
}

extension Exercise.Objective {
    /// The requirements that it answers, each with its official id where there is one.
    func themes(in vocabulary: Vocabulary) -> [Phrase] {
        references.map { place in
            let reference = vocabulary.references[place]
            return reference.official.map { "\(reference.label) (\($0))" } ?? Phrase(reference.label)
        }
    }
}
