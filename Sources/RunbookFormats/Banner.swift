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

    /// The same in a few columns.
    let shortReader: Phrase

    let timeZero: Phrase

    /// How grave it is; nil where nothing tells.
    let severity: Phrase?

    /// The same in a few columns.
    let shortSeverity: Phrase?

    let now: Phrase
    let pack: Phrase
    let validation: Phrase

    /// What two readers compare on the telephone.
    let fingerprint: Phrase

    /// All that tells one printed page from another, for its foot.
    let foot: Phrase

    /// What the record says that counts for nothing, or can hardly be: a slip is to be seen before anything is done.
    let setAside: [Phrase]

    /// What comes before these.
    let setAsideTitle: Phrase

    /// Why the profile at hand isn't used, or why it may not be the reader's page.
    let alert: Phrase?

    /// What is about an incident, at its moment or `preparedAt` before any night: then nobody knows the hour, and whoever
    /// answers in the middle of it is named.
    init(lexicon: Lexicon, reader: Reader, fingerprint: Fingerprint, preparedAt: Instant? = nil) {
        self.fingerprint = "Empreinte \(fingerprint.text)"
        let bindings = lexicon.pack.header.bindings
        let known = lexicon.types.map { Phrase($0.text.uppercased()) }
        types = known.isEmpty ? ["INCIDENT NON QUALIFIÉ"] : known
        isExercise = lexicon.isExercise
        let establishment = lexicon.plan.establishment
        let profile = establishment.map { establishment in
            let date = establishment.revisedOn.map { "profil du \(lexicon.local.date($0))" } ?? "profil non daté"
            return "\(lexicon.printed(establishment.name)) (\(date))" as Phrase
        }
        let place = bindings.establishment.flatMap { fact in
            lexicon.known(fact).map { "établissement \(lexicon.value($0, of: fact))" as Phrase }
        }
        foot = Banner.foot(fingerprint, lexicon, preparedAt)
        let title = bindings.title.flatMap { fact in lexicon.known(fact).map { lexicon.value($0, of: fact) } }
        let status = bindings.status.flatMap { fact in
            lexicon.known(fact).map { "statut : \(lexicon.value($0, of: fact))" as Phrase }
        }
        // What the profile says comes first: no word of the feed can push it off the line.
        let facts = profile == nil ? [lexicon.id, status, place, title] : [profile, lexicon.id, status, title]
        let wording = SeverityWording(lexicon: lexicon)
        severity = wording.brief
        shortSeverity = wording.short
        incident = .joined(facts.compactMap { $0 }, by: " · ")
        self.reader = "Lecteur : \(lexicon.name(of: reader.role))"
        shortReader = reader.role.map { "Lecteur : \(lexicon.vocabulary.roles[$0].short)" } ?? self.reader
        let isPrepared = preparedAt != nil
        timeZero = isPrepared ? "T0 (constat) : le ________ à ________" : Banner.timeZero(lexicon)
        now =
            isPrepared ? "Préparé d'avance pour une nuit, vers 3 h · commencé à ________" : Banner.clock(lexicon)
        pack = "Règles \(lexicon.pack.header.id) \(lexicon.pack.header.version)"
        validation = Banner.validation(of: establishment, lexicon)
        let remarks = lexicon.plan.situation.remarks.filter { $0.isOfRecord }
        setAside = remarks.map { Banner.shown($0, lexicon) }
        // An hour that is doubtful still counts.
        let isDoubt = remarks.first?.code == DataRemark.doubtfulTime
        setAsideTitle = isDoubt ? "À vérifier :" : "Valeur mise de côté :"
        alert =
            lexicon.plan.mismatch.map { "\($0.alert) : aucun contact n'est affiché" }
            ?? Banner.doubt(about: reader, lexicon)
            ?? (lexicon.plan.isClosed ? "INCIDENT CLOS : reste ce que la loi demande, et ce qui vient après" : nil)
            ?? Banner.confirmation(of: lexicon.typesToConfirm) ?? Banner.doubt(aboutSource: lexicon)
    }

    /// The same of a plan with these questions.
    init(lexicon: Lexicon, reader: Reader, questions: [Question], preparedAt: Instant? = nil) {
        let fingerprint = DecisionFormat.fingerprint(of: lexicon.plan, questions: questions)
        self.init(lexicon: lexicon, reader: reader, fingerprint: fingerprint, preparedAt: preparedAt)
    }

    /// The first of these, and how many more there are; nil where there is none.
    var setAsideLine: Phrase? {
        guard let first = setAside.first else { return nil }
        let more: Phrase = setAside.count > 1 ? " · + \(setAside.count - 1)" : ""
        return "\(setAsideTitle) \(first)\(more)"
    }

    /// A remark on one line, whatever the length of what was written there.
    private static func shown(_ remark: DataRemark, _ lexicon: Lexicon) -> Phrase {
        let text = remark.brief
        let head = text.prefix(100)
        return lexicon.fed(french(head.endIndex < text.endIndex ? String(head) + "…" : text))
    }

    /// One line each, where there is room for all.
    var facts: [Phrase] {
        [incident, severity, reader, timeZero, now, pack, fingerprint].compactMap { $0 }
    }

    private static func timeZero(_ lexicon: Lexicon) -> Phrase {
        let local = lexicon.local
        return lexicon.plan.timeZero.map { reading -> Phrase in
            let instant = reading.instant
            let name = instant > lexicon.plan.now ? "T0 À VENIR" : "T0"
            return "\(name) : \(local.dayOfYear(instant)) \(local.clock(instant)) (\(local.offset(instant)))"
        } ?? "T0 inconnu"
    }

    private static func clock(_ lexicon: Lexicon) -> Phrase {
        let local = lexicon.local
        let instant = lexicon.plan.now
        let date = "\(local.dayOfYear(instant)), \(local.offset(instant))"
        return "Heure de ce poste : \(local.clock(instant)) (\(date)), juste ?"
    }

    private static func confirmation(of types: [Phrase]) -> Phrase? {
        types.isEmpty ? nil : "TYPE À CONFIRMER, selon les faits : \(Phrase.joined(types, by: ", "))"
    }

    /// What the reader must know of where the incident comes from, before acting on it.
    private static func doubt(aboutSource lexicon: Lexicon) -> Phrase? {
        let remarks = lexicon.plan.situation.remarks.filter { $0.path == DataRemark.feed }
        if let notice = remarks.first(where: { $0.code == DataRemark.feedNotice }) {
            return "\(lexicon.fed(french(notice.message)))"
        }
        return sourceDoubts.first { doubt in remarks.contains { $0.code == doubt.code } }?.alert
    }

    private static let sourceDoubts: [(code: String, alert: Phrase)] = [
        (DataRemark.presumedByProfile, "AJOUTÉ D'APRÈS LE PROFIL, PAR PRÉCAUTION : vérifier ce qui marche encore"),
        (DataRemark.hitByProfile, "AJOUTÉ D'APRÈS LE PROFIL : ce que l'hôte a perdu est tenu pour arrêté ici"),
        (DataRemark.unknownFormat, "OBJET D'UN FORMAT INCONNU : le relire à sa source"),
        (DataRemark.unverifiedMapping, "FORMAT JAMAIS VÉRIFIÉ SUR UN EXPORT RÉEL : relire l'incident à sa source"),
        (DataRemark.typeFromText, "TYPE DÉDUIT DU TEXTE : à confirmer"),
    ]

    /// A page made before any night bears the instant at which it was made, never the hour of the night that it supposes.
    private static func foot(_ fingerprint: Fingerprint, _ lexicon: Lexicon, _ preparedAt: Instant?) -> Phrase {
        let local = lexicon.local
        let now = preparedAt ?? lexicon.plan.now
        let verb = preparedAt == nil ? "imprimé" : "préparé"
        let zero: Phrase =
            lexicon.plan.timeZero.map { reading in
                let time = "\(local.dayOfYear(reading.instant)) \(local.clock(reading.instant))"
                return "T0 : \(time) (\(lexicon.plan.zone.id), \(local.offset(reading.instant)))"
            } ?? "T0 inconnu"
        let today = lexicon.plan.zone.civil(now).date
        let header = lexicon.pack.header
        let profile: Phrase? = lexicon.plan.establishment.map { establishment in
            guard let date = establishment.revisedOn else { return "profil non daté" }
            return "profil du \(local.date(date)) (\(today.dayNumber - date.dayNumber) j)"
        }
        let parts: [Phrase?] = [
            lexicon.plan.establishment.map { Phrase(lexicon.printed($0.name)) }, lexicon.id, zero,
            "\(verb) le \(local.date(today)) à \(local.clock(now)) (\(local.offset(now)))",
            "règles \(header.id) \(header.version)", profile, "diffusion restreinte", "empreinte \(fingerprint.text)",
        ]
        return .joined(parts.compactMap { $0 }, by: " · ")
    }

    /// Everything that a sentence could abbreviate.
    var phrases: [Phrase] { types + facts + [validation] + [alert].compactMap { $0 } }

    /// Who has validated this very version here; somebody's word on another one is worth nothing.
    private static func validation(of establishment: Establishment?, _ lexicon: Lexicon) -> Phrase {
        guard let validation = establishment?.validation, validation.packVersion == lexicon.pack.header.version else {
            return "NON VALIDÉ PAR L'ÉTABLISSEMENT"
        }
        return "validé par \(validation.by) le \(lexicon.local.date(validation.on))"
    }

    /// Whoever says to hold a role reads its page, and is told where the profile says otherwise.
    private static func doubt(about reader: Reader, _ lexicon: Lexicon) -> Phrase? {
        guard let role = reader.role, let establishment = lexicon.plan.establishment,
            lexicon.plan.holder(of: role) == nil
        else { return nil }
        let place = establishment.names(role) ? "NON TENU À CETTE HEURE D'APRÈS LE PROFIL" : "ABSENT DU PROFIL"
        return "RÔLE \(place) : \(lexicon.vocabulary.roles[role].label)"
    }
}

extension Establishment.Mismatch {
    /// What page 1 says, in capitals.
    var alert: String {
        switch self {
        case .other: "PROFIL D'UN AUTRE ÉTABLISSEMENT"
        case .noneOfSeveral: "AUCUN PROFIL DE CET ÉTABLISSEMENT"
        case .unnamed: "ÉTABLISSEMENT NON DIT, AUCUN PROFIL CHOISI"
        case .ambiguous: "PLUSIEURS PROFILS DE CET ÉTABLISSEMENT"
        }
    }
}
