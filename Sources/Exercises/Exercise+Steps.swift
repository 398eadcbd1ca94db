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
        let moments = moments(in: pack).dropLast()
        return moments.indices.map { place in
            let (told, moment) = (moments[...place].flatMap { $0.records }, moments[place])
            let situation = Situation(journal: told, until: moment.instant, in: pack.vocabulary) ?? situation
            let profiles: Profiles = establishment.map { [$0] } ?? []
            return ExerciseStep(
                inject: moment.inject,
                plan: Plan(pack: pack, profiles: profiles, situation: situation, now: moment.instant))
        }
    }
}
