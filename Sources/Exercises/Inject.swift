package import CivilTime
package import RuleEngine
package import Runbooks
package import Vocabularies

/// What players are told at one moment of an exercise, and what of it the journal learns.
package struct Inject: Hashable, Sendable {
    /// From 1, in the order of time.
    package let number: Int

    package let instant: Instant

    /// Who is supposed to speak.
    package let source: String

    package let channel: Channel

    /// To whom; empty for everybody who plays.
    package let recipients: [PackIndex<Role>]

    /// The words, to be read out or handed over.
    package let text: String

    /// The facts that it tells, whole, in the order of the pack.
    package let learnt: [Fact]

    /// How the facts came to be known, where the author says.
    package let manner: Testimony.Manner?

    /// The facts that no longer count: a rumour.
    package let withdrawn: [PackIndex<Vocabularies.Fact>]

    /// Who doesn't answer the telephone from now on: the animator says so to whoever calls.
    package let unreachable: [Action.Addressee]

    /// A fact, and what is told of it.
    package struct Fact: Hashable, Sendable {
        package let fact: PackIndex<Vocabularies.Fact>
        package let state: FactState
    }

    /// How it arrives; the raw value is written in the file.
    package enum Channel: String, Hashable, Sendable, CaseIterable {
        case telephone
        case radio
        case mail = "courriel"
        case person = "personne"
        case screen = "ecran"
        case paper = "papier"
        case press = "presse"

        /// As it reads after who speaks.
        package var label: String {
            switch self {
            case .telephone: "par téléphone"
            case .radio: "par radio"
            case .mail: "par courriel"
            case .person: "de vive voix"
            case .screen: "à l'écran"
            case .paper: "sur papier"
            case .press: "par la presse"
            }
        }
    }
}
