import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// The page of whoever hosts what several establishments use, on the night when it fails: who is hit, what each needs first, what is
/// decided and said here, and the next hours over all.
package struct Coordination: Sendable {
    /// One of the establishments.
    struct House: Sendable {
        let plan: Plan
        let lexicon: Lexicon
        let entry: QueueEntry

        /// What its own page has first.
        let first: [Line]
        let fingerprint: Fingerprint

        /// The services and applications of its profile that its page is about, one by one.
        var hit: [Phrase] {
            plan.lines(.required).compactMap { line in
                guard line.instance.target != nil, let collection = lexicon.action(line.instance).target else {
                    return nil
                }
                return lexicon.name(of: plan.view.showing(line.instance), in: collection)
            }.distinct()
        }

        /// Why it is there though no record names it.
        var added: Phrase? {
            guard entry.source != .record else { return nil }
            let codes = [DataRemark.hitByProfile, DataRemark.presumedByProfile]
            return plan.situation.remarks.first { codes.contains($0.code) }.map { "\(fed: french($0.message))" }
        }

        var name: Phrase { entry.house.shownName ?? entry.house.shownNumber ?? "établissement non dit" }
    }

    /// How many acts and records of each establishment are shown, how many hours of the houses and of the law, and how many calls.
    static let firstLimit = 3
    static let deadlineLimit = 6
    static let hitLimit = 6
    static let sayingLimit = 9

    /// The most pressing first.
    let houses: [House]

    /// The one that hosts what the others use; nil where the incident doesn't say.
    let support: House?

    private let reader: Reader

    /// The page of an incident, of which each establishment has a plan; the first is the support's, where there is one.
    package init(_ plans: [Plan], hasSupport: Bool, reader: Reader) {
        self.reader = reader
        let all = plans.enumerated().map { place, plan in
            let attending = plan.attending(reader)
            return House(
                plan: plan, lexicon: Lexicon(plan: plan),
                entry: QueueEntry(
                    plan, place: FeedPlace(line: 1, record: place + 1),
                    share: QueueShare(count: plans.count, isSupport: hasSupport && place == 0)),
                first: Coordination.first(of: plan, for: attending),
                fingerprint: DecisionFormat.fingerprint(of: plan))
        }
        support = hasSupport ? all.first : nil
        houses = all.sorted { $0.entry.precedes($1.entry) }
    }

    /// Of page 1 what presses most, in the order in which to do it.
    private static func first(of plan: Plan, for reader: Reader) -> [Line] {
        guard !plan.isSkipped else { return [] }
        let page = plan.pageOne(for: reader).grouped.map { $0[0] }
        let ranked = page.indices.sorted {
            (page[$0].priority?.position ?? .max, $0) < (page[$1].priority?.position ?? .max, $1)
        }
        return ranked.prefix(firstLimit).sorted().map { page[$0] }
    }

    /// An hour to come, and whose it is.
    struct Deadline: Sendable {
        /// What makes the hours of several houses one.
        struct Key: Hashable {
            let instant: Instant
            let kind: RuleEngine.Deadline.Kind
            let instance: ActionInstance
        }

        let key: Key
        var houses: [House]

        var instant: Instant { key.instant }
        var kind: RuleEngine.Deadline.Kind { key.kind }
        var instance: ActionInstance { key.instance }
    }

    /// The hours to come of every establishment, the soonest first; the house's and the law's apart, so that none hides the others.
    var deadlines: [Deadline] {
        var coming: [Deadline] = []
        var places: [Deadline.Key: Int] = [:]
        for house in houses {
            for line in house.plan.lines(.required) {
                for due in line.dues {
                    guard let instant = due.instant, instant >= house.plan.now else { continue }
                    let key = Deadline.Key(instant: instant, kind: due.kind, instance: line.instance)
                    if let place = places[key] {
                        coming[place].houses.append(house)
                    } else {
                        places[key] = coming.count
                        coming.append(Deadline(key: key, houses: [house]))
                    }
                }
            }
        }
        let sorted = coming.sorted { ($0.instant, $0.instance) < ($1.instant, $1.instance) }
        return Array(sorted.filter { $0.kind != .legal }.prefix(Coordination.deadlineLimit))
            + sorted.filter { $0.kind == .legal }.prefix(Coordination.deadlineLimit)
    }

    /// What is to be decided where the shared system is.
    var decisions: [Line] { lines { $0.decision != nil } }

    /// What is to be said from there, outside the house: to partners, and what the law has declared.
    var sayings: [Line] {
        lines { action in
            if case .contact? = action.addressee { return true }
            return action.duty != nil
        }
    }

    private func lines(_ isWanted: (Action) -> Bool) -> [Line] {
        guard let support else { return [] }
        return support.plan.placed.filter { line in
            switch line.status {
            case .required, .arbitration: isWanted(support.lexicon.action(line.action))
            default: false
            }
        }
    }

    /// Whoever answers for a house, and the number of its own profile.
    func callee(of house: House) -> Phrase {
        let role = house.plan.attending(reader).role.flatMap { house.plan.bearer(of: $0) }
        let label = role.map { house.lexicon.vocabulary.roles[$0].label } ?? "la personne de garde"
        guard house.plan.establishment != nil else {
            return "appeler : \(label), par le standard (aucun profil utilisé)"
        }
        let holder = role.flatMap { house.plan.holder(of: $0) }
        let call = holder.flatMap { ContactWording(lexicon: house.lexicon).call($0, as: label) }
        return "appeler : \(call ?? "\(label), pas de numéro dans le profil")"
    }
}
