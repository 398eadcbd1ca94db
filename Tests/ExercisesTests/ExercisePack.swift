import Diagnostics
import Exercises
import PackTesting
import RuleEngine
import TestSupport

/// A small pack that knows what an exercise is, and exercises in its words.
struct ExercisePack {
    let pack: TestPack

    init() throws {
        let head = TestPack.head.replacing("types: types}", with: "types: types, exercise: exercise}")
        pack = try TestPack(
            head + """
                  exercise: {type: boolean}
                  lost_at: {type: datetime}
                  hit.systems: {type: set, of: string}
                contacts:
                  police: {label: "Police"}
                references:
                  care: {label: "Thème"}
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 1 h}}
                  cut: {label: "Couper", phase: first, role: chief, priority: vital, deadline: {within: 5 min}}
                  rest: {label: "Attendre", phase: first, role: other, priority: normal}
                rules:
                  - {id: attacked, title: "Attaque", when: {types: {contains_a: attack}}, require: [{action: act}]}
                  - {id: spread, title: "Suite", when: {spreading: true}, require: [{action: cut}]}

                """)
    }

    func load(_ text: String, startingAt start: String? = nil) throws -> ExerciseLoading {
        ExerciseLoader.load(
            SourceFile(path: "e.yaml", text: text), for: pack.pack,
            startingAt: try start.map { try TestPack.instant($0) }, fixtures: ExercisePack.noFiles(for: pack.pack))
    }

    /// The sample with other words in place of some of its own.
    func load(replacing old: String, with new: String) throws -> ExerciseLoading {
        precondition(ExercisePack.sample.contains(old), "the sample has no \(old)")
        return try load(ExercisePack.sample.replacing(old, with: new))
    }

    /// What an exercise without a profile names.
    static func noFiles(for pack: RulePack) -> Fixtures {
        Fixtures(for: pack) { (_) throws(FixtureFault) in throw FixtureFault("no such file") }
    }

    /// An exercise without mistakes.
    static let sample = """
        exercise:
          name: "Attaque d'un soir"
          briefing: "Une soirée ordinaire."
          start: "2026-11-03T20:00:00+01:00"
          end: "2026-11-03T22:00:00+01:00"
          objectives:
            - "Couper à temps"
            - {text: "Tenir sans écran", references: [care]}
          perimeter: {care: [urgences], technical: [labo], administrative: [paie]}
          players: [chief, other]
          animator: {function: "Responsable de la continuité", place: "salle 2"}
          observers: [{function: "Qualité", place: "cellule de crise"}]
          given: {id: EXO-1, type: attack, detected_at: "2026-11-03T19:50:00+01:00"}
          expected: [cut]
          injects:
            - at: "2026-11-03T20:10:00+01:00"
              from: "SAMU voisin"
              channel: telephone
              to: [chief]
              text: "Cela s'étend."
              given: {spreading: true, lost_at: "2026-11-03T20:05:00+01:00"}
              how: dit
            - at: "2026-11-03T20:30:00+01:00"
              from: "Informatique"
              channel: personne
              text: "C'était une rumeur."
              withdraw: [spreading]
              no_answer: [other, police]

        """
}
