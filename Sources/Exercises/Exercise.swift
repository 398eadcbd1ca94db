package import CivilTime
package import RuleEngine
package import Runbooks
package import Vocabularies

/// A crisis exercise: what is played, by whom, between DEBEX and FINEX, and what is learnt meanwhile.
///
/// What is expected of the players isn't written in it: the plan of each moment tells.
package struct Exercise: Sendable {
    /// For whoever leads the exercise: it may give the scenario away.
    package let name: String

    /// What the players may read before it begins; nil where the author wrote nothing for them.
    package let briefing: String?

    /// DEBEX, the beginning: the incident's record is known from then.
    package let start: Instant

    /// FINEX, the end; later than `start`.
    package let end: Instant

    /// The establishment whose profile the file names.
    package let establishment: Establishment?

    /// As written; never empty.
    package let objectives: [Objective]

    /// What of the establishment plays.
    package let perimeter: [Perimeter]

    /// By function, as written; never empty, each once.
    package let players: [PackIndex<Role>]

    /// Who leads it, and how players reach him.
    package let animator: Person

    /// Who watches, and from where.
    package let observers: [Person]

    /// The incident as it is known at DEBEX, as a JSON object on one line: the bound facts `id` and `exercise` are in it.
    package let record: [UInt8]

    /// What the record says.
    package let situation: Situation

    /// The actions that matter most to the author, as written; what is due is the plan's.
    package let expected: [ActionInstance]

    /// In the order of time.
    package let injects: [Inject]

    /// What the exercise is to show.
    package struct Objective: Hashable, Sendable {
        package let text: String

        /// The requirements that it answers: « thèmes D2 ».
        package let references: [PackIndex<Reference>]
    }

    /// A part of the establishment that plays.
    package struct Perimeter: Hashable, Sendable {
        package typealias Kind = Measures.Perimeter.Kind

        package let kind: Kind

        /// The id of a record of the profile; without a profile, as written.
        package let id: String

        /// As the profile names it; the id where it doesn't.
        package let label: String
    }

    /// Somebody who doesn't play, by function.
    package struct Person: Hashable, Sendable {
        package let function: String

        /// Where he is, or how he is reached.
        package let place: String?
    }
}

extension Exercise {
    /// The incident's id.
    package func id(in pack: RulePack) -> String { situation.id(in: pack) ?? "" }
}
