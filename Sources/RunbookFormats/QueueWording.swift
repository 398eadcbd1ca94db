import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What is said of a queue and of its incidents, the same in every format.
struct QueueWording {
    let queue: Queue

    private var local: LocalTime { LocalTime(zone: queue.pack.header.zone, now: queue.now) }

    var title: Phrase { "\(counted(queue.entries.count, "incident")), le plus pressé d'abord" }

    /// Of how many houses, at what hour.
    var scope: Phrase {
        let groups = queue.groups
        let all = groups.flatMap { $0.houses }
        let houses = all.filter { $0.isTold }.count
        let named = groups.filter { $0.name != nil }.count
        let parts: [Phrase?] = [
            houses > 0 ? "\(counted(houses, "établissement"))" : nil,
            houses < all.count ? "établissement non dit" : nil,
            named > 0 ? "\(counted(named, "groupement")) (GHT)" : nil,
            "à \(local.full(queue.now))",
        ]
        return .joined(parts.compactMap { $0 }, by: " · ")
    }

    /// The rules that ranked them, and the program.
    var evidence: [Phrase] {
        let header = queue.pack.header
        return ["Règles \(header.id) \(header.version)"] + EvidenceWording.rules(queue.pack) + [
            "Moteur astreinte \(engineVersion)"
        ]
    }

    /// By what incidents are in order.
    static let order: Phrase =
        "Ordre : la priorité la plus pressante, puis l'heure limite de ces actions, puis la gravité (inconnue : comme la plus forte), puis l'identifiant ; les exercices après les incidents réels, ce qui n'a pas de fiche à la fin."

    /// What isn't shown in full, and how to have it; empty where nothing is left out.
    var omissions: [Phrase] {
        let below = queue.entries.filter { queue.isBelow($0) }.count
        let label = queue.threshold.label(in: queue.pack)
        let least: Phrase? =
            below > 0
            ? "\(counted(below, "incident")) sous le seuil (\(label)), sans détail : \(code: "--threshold") en change"
            : nil
        let full: Phrase? =
            queue.leftOut > 0
            ? "FILE PLEINE : \(counted(queue.leftOut, "enregistrement")) de moindre urgence au-delà de \(queue.entries.count) incidents, dits sur la sortie d'erreur"
            : nil
        return [full, least].compactMap { $0 }
    }

    /// The signs of the priorities that are there.
    var marks: [Phrase] {
        let priorities = queue.pack.vocabulary.priorities
        let used = Set(queue.entries.compactMap { $0.priority }).sorted()
        return used.map { "\(priority: priorities[$0].mark) \(priorities[$0].label)" }
    }

    static func title(of group: QueueGroup) -> Phrase { group.name?.shownGroup ?? "Groupement (GHT) non dit" }

    static func title(of house: QueueHouse) -> Phrase {
        house.isTold
            ? .joined([house.named?.shownName, house.number].compactMap { $0 }, by: " · ") : "Établissement non dit"
    }

    func mark(of entry: QueueEntry) -> Phrase {
        entry.priority.map { "\(priority: queue.pack.vocabulary.priorities[$0].mark)" } ?? "-"
    }

    /// What it is, after what must be seen first.
    func summary(of entry: QueueEntry) -> Phrase {
        let exercise: Phrase? = entry.isExercise ? "EXERCICE" : nil
        let share: Phrase? = entry.share.map {
            $0.isSupport ? "SUPPORT, \($0.count) établissements touchés" : "un des \($0.count) établissements touchés"
        }
        let doubt: Phrase? = entry.isTimeDoubtful ? "T0 À VÉRIFIER" : nil
        let known = [exercise, entry.alert, setAside(in: entry), doubt, entry.skipped, share, entry.source.phrase]
        return .joined(known.compactMap { $0 } + [.joined(entry.shownTypes, by: ", ")], by: " · ")
    }

    /// Whether something of the record counts for nothing, as a type that is misspelt.
    private func setAside(in entry: QueueEntry) -> Phrase? {
        switch entry.setAsideCount {
        case 0: nil
        case 1: "VALEUR MISE DE CÔTÉ"
        default: "\(entry.setAsideCount) VALEURS MISES DE CÔTÉ"
        }
    }

    /// How much there is to do, what is late, and what comes next.
    func work(of entry: QueueEntry) -> Phrase {
        let parts: [Phrase?] = [
            "\(counted(entry.actionCount, "action"))", overdue(of: entry), next(of: entry), entry.shownSeverity,
        ]
        return .joined(parts.compactMap { $0 }, by: " · ")
    }

    func overdue(of entry: QueueEntry) -> Phrase? {
        entry.overdue.map { late in
            let legal = late.legalCount > 0 ? " dont \(late.legalCount) de la loi" : ""
            return "\(late.count) en retard\(legal), depuis \(hour(late.since, of: entry))"
        }
    }

    func next(of entry: QueueEntry) -> Phrase? {
        entry.next.map { next in
            let law = next.kind == .legal ? " (loi)" : ""
            return "prochaine à \(hour(next.instant, of: entry))\(law) : \(next.short.decapitalised)"
        }
    }

    /// Why an incident stands at its place rather than at the one before.
    func reason(at place: Int) -> Phrase {
        let entry = queue.entries[place]
        guard place > 0 else {
            return entry.priority.map {
                "\(queue.pack.vocabulary.priorities[$0].label) : la priorité la plus pressante ici"
            } ?? "rien d'exigé nulle part"
        }
        let before = queue.entries[place - 1]
        switch entry.rank.key(after: before.rank) {
        case .standing: return entry.skipped == nil ? "exercice : après les incidents réels" : "sans fiche : à la fin"
        case .priority: return "priorité moins pressante que le n° \(place)"
        case .due where entry.isAhead || before.isAhead:
            return "même priorité que le n° \(place), un T0 à venir comptant comme s'il était maintenant"
        case .due:
            guard let instant = entry.due?.placing, entry.due?.instant != nil else {
                return entry.due == nil
                    ? "même priorité que le n° \(place), sans heure limite"
                    : "même priorité que le n° \(place), délai compté d'ici, faute d'heure"
            }
            return "même priorité que le n° \(place), heure limite plus tardive : \(hour(instant, of: entry))"
        case .severity: return "même priorité et même heure que le n° \(place), gravité moindre"
        case .id: return "à égalité avec le n° \(place) : par identifiant"
        }
    }

    /// An hour as it reads where the incident is.
    func hour(_ instant: Instant, of entry: QueueEntry) -> String {
        let local = LocalTime(zone: entry.zone, now: queue.now)
        let isAway = entry.zone.offset(at: queue.now) != queue.pack.header.zone.offset(at: queue.now)
        let text = local.brief(instant)
        return isAway && text == local.clock(instant) ? "\(text) \(local.offset(instant))" : text
    }
}

extension QueueHouse {
    /// False where no incident says which establishment it is of.
    fileprivate var isTold: Bool { number != nil || named != nil }
}
