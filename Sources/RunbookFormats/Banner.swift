import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What the page is about, for whom, and by which clock.
struct Banner: Sendable {
    /// The labels of the incident's types, in capitals.
    let types: [Phrase]

    let isExercise: Bool

    /// Which incident, where.
    let incident: Phrase

    let reader: Phrase
    let timeZero: Phrase
    let now: Phrase
    let pack: Phrase
    let validation: Phrase = "NON VALIDÉ PAR L'ÉTABLISSEMENT"

    init(lexicon: Lexicon, reader: Reader) {
        let bindings = lexicon.pack.header.bindings
        let known = lexicon.types.map { Phrase($0.text.uppercased()) }
        types = known.isEmpty ? ["INCIDENT NON QUALIFIÉ"] : known
        isExercise = lexicon.isExercise
        let place = bindings.establishment.flatMap { fact in
            lexicon.known(fact).map { "établissement \(lexicon.value($0, of: fact))" as Phrase }
        }
        let title = bindings.title.flatMap { fact in lexicon.known(fact).map { lexicon.value($0, of: fact) } }
        let status = bindings.status.flatMap { fact in
            lexicon.known(fact).map { "statut : \(lexicon.value($0, of: fact))" as Phrase }
        }
        incident = .joined([lexicon.id, status, place, title].compactMap { $0 }, by: " · ")
        self.reader = "Lecteur : \(Banner.name(of: reader, lexicon))"
        let local = lexicon.local
        timeZero =
            lexicon.plan.timeZero.map { reading in
                let instant = reading.instant
                let name = instant > lexicon.plan.now ? "T0 À VENIR" : "T0"
                return "\(name) : \(local.dayOfYear(instant)) \(local.clock(instant)) (\(local.offset(instant)))"
            } ?? "T0 inconnu"
        let instant = lexicon.plan.now
        let date = "\(local.dayOfYear(instant)), \(local.offset(instant))"
        now = "Heure de ce poste : \(local.clock(instant)) (\(date)), juste ?"
        pack = "Règles \(lexicon.pack.header.id) \(lexicon.pack.header.version)"
    }

    private static func name(of reader: Reader, _ lexicon: Lexicon) -> String {
        reader.role.map { lexicon.vocabulary.roles[$0].label } ?? "la personne présente"
    }
}
