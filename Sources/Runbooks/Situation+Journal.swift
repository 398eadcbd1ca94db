package import CivilTime
import RuleEngine
package import Vocabularies

extension Situation {
    /// The situation that a journal tells of an incident, of its only one by default; nil when no record describes it.
    ///
    /// What the first record says holds from T0; everything else from the time of its line, and lines of the same
    /// second in the order of the file. A later record of the incident replaces what the earlier one said, and leaves
    /// what it doesn't speak of, entries of an object among it. Lines later than `now` don't count yet. Where two lines
    /// contradict each other the last word counts, and a remark says so. A fact from which the vocabulary reads a set is
    /// learnt of that set too. What is taken back of an action is what the lines before it in the file say: whoever says
    /// it again may say an hour past.
    package init?(
        journal: [JournalRecord], of incident: String? = nil, until now: Instant? = nil,
        in vocabulary: Vocabulary? = nil
    ) {
        var records = journal.about(incident)
        guard
            let first = records.firstIndex(where: { if case .incident = $0.entry { true } else { false } }),
            case .incident(let initial) = records.remove(at: first).entry
        else { return nil }
        let early = records.filter { record in now.map { record.instant > $0 } ?? false }
        var fold = JournalFold(initial, vocabulary, named: journal.actions)
        for record in records where now.map({ record.instant <= $0 }) ?? true { fold.add(record) }
        self = fold.situation
        guard !early.isEmpty else { return }
        self = remarking(
            DataRemark(
                code: "journal-early", path: DataRemark.journal,
                message: DataRemark.lines(
                    early.map { $0.line }, one: "est d'une heure à venir et ne compte pas encore",
                    several: "sont d'une heure à venir et ne comptent pas encore")))
    }
}

extension Situation {
    /// What a journal tells of an incident after each instant at which something is learnt or done, then at the end.
    ///
    /// Nothing where no record describes the incident; lines later than `end` don't count.
    static func following(
        _ journal: [JournalRecord], of incident: String?, until end: Instant, in vocabulary: Vocabulary,
        _ body: (Situation, Instant) -> Void
    ) {
        var records = journal.about(incident)
        guard
            let first = records.firstIndex(where: { if case .incident = $0.entry { true } else { false } }),
            case .incident(let initial) = records[first].entry
        else { return }
        var fold = JournalFold(initial, vocabulary, named: journal.actions)
        records.removeAll { $0.instant > end }
        var isNews = false
        var told: Instant?
        for (place, record) in records.enumerated() {
            if place != first { fold.add(record) }
            isNews = isNews || record.entry.tells
            guard isNews, place + 1 == records.count || records[place + 1].instant != record.instant else { continue }
            body(fold.situation, record.instant)
            isNews = false
            told = record.instant
        }
        if told != end { body(fold.situation, end) }
    }
}

extension JournalRecord.Entry {
    /// False for what no plan reads.
    fileprivate var tells: Bool {
        switch self {
        case .incident, .learnt, .withdrawn, .deed, .decision, .retracted: true
        case .note, .handover, .printed, .clock: false
        }
    }
}

extension [JournalRecord] {
    /// The facts about which the journal of an incident has learnt something, by an instant, that still counts.
    package func learnt(of incident: String?, until now: Instant) -> Set<PackIndex<Fact>> {
        var learnt: Set<PackIndex<Fact>> = []
        for record in inOrder where record.instant <= now && record.incident == incident {
            switch record.entry {
            case .learnt(let fact, _, _): learnt.insert(fact)
            case .withdrawn(let fact): learnt.remove(fact)
            case .incident, .deed, .decision, .retracted, .note, .handover, .printed, .clock: continue
            }
        }
        return learnt
    }

    /// The records of one incident, and those of all, in the order of time; without an incident, every record.
    package func about(_ incident: String?) -> [JournalRecord] {
        filter { record in
            guard let id = record.incident, let incident else { return true }
            return id == incident
        }.inOrder
    }

    /// The actions of which something is said, whatever became of it.
    fileprivate var actions: Set<ActionInstance> { Set(compactMap { $0.entry.instance }) }

    /// The records in the order of time, those of one second in that of the file.
    var inOrder: [JournalRecord] { stablySorted { $0.instant } }
}

extension DataRemark {
    /// Where the remark is about a line of the journal rather than a value of a record.
    package static let journal = "main courante"

    /// Where the remark is about how a foreign record became an incident.
    package static let feed = "flux"

    /// What a mapping has the reader know of every incident that comes by it.
    package static let feedNotice = "feed-notice"

    /// The record's format was never tried on a real export.
    package static let unverifiedMapping = "unverified-mapping"

    /// Nothing but words tells the type.
    package static let typeFromText = "type-from-text"

    /// Nothing of the object was recognised but its id.
    package static let unknownFormat = "unknown-format"

    /// Profiles alone say that the incident reaches this establishment; whether what it uses is down, the incident tells.
    package static let hitByProfile = "hit-by-profile"

    /// Profiles alone say so, and what it uses is taken for down: the incident doesn't tell.
    package static let presumedByProfile = "presumed-by-profile"

    /// Profiles say which others the incident reaches from here.
    package static let sharedByProfiles = "shared-by-profiles"

    /// « la ligne 3 est… », « les lignes 3, 5 sont… ».
    package static func lines(_ lines: [Int], one: String, several: String) -> String {
        let numbers = Set(lines).sorted().map { String($0) }.joined(separator: ", ")
        return Set(lines).count == 1 ? "la ligne \(numbers) \(one)" : "les lignes \(numbers) \(several)"
    }
}
