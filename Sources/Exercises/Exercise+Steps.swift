import CivilTime
package import RuleEngine
package import Runbooks

/// What the players have before them at one moment of an exercise.
package struct ExerciseStep: Sendable {
    /// What has just been told; nil at DEBEX.
    package let inject: Inject?

    /// What is known by then calls for it, as long as nothing has been done.
    package let plan: Plan
}

extension Exercise {
    /// The plan at DEBEX and after each inject, where nobody has done anything yet.
    package func steps(with pack: RulePack) -> [ExerciseStep] {
        let moments: [(Inject?, Instant)] = [(nil, start)] + injects.map { ($0, $0.instant) }
        return moments.map { inject, now in
            let told = injects.filter { $0.number <= inject?.number ?? 0 }.flatMap { $0.records(in: pack) }
            let first = JournalRecord(at: start, by: Exercise.animator, .incident(situation))
            let situation = Situation(journal: [first] + told, until: now, in: pack.vocabulary) ?? situation
            return ExerciseStep(
                inject: inject,
                plan: Plan(pack: pack, profiles: establishment.map { [$0] } ?? [], situation: situation, now: now))
        }
    }
}
