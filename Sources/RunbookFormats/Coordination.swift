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

        var name: Phrase { entry.house.shownName ?? entry.house.shownNumber ?? "établissement non dit" }
    }

    /// How many acts of each establishment are shown, how many hours of the house and of the law, and how many words to say.
    static let firstLimit = 3
    static let deadlineLimit = 6
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
                first: Array(
                    plan.isSkipped
                        ? [] : plan.pageOne(for: attending).grouped.map { $0[0] }.prefix(Coordination.firstLimit)),
                fingerprint: DecisionFormat.fingerprint(of: plan))
        }
        support = hasSupport ? all.first : nil
        houses = all.sorted { $0.entry.precedes($1.entry) }
    }

    /// The hours to come of every establishment, the soonest first; the house's and the law's apart, so that none hides the others.
    var deadlines: [(house: House, line: Line, due: Due)] {
        let coming = houses.flatMap { house in
            house.plan.lines(.required).flatMap { line in
                line.dues.filter { $0.instant.map { $0 >= house.plan.now } ?? false }.map { (house, line, $0) }
            }
        }.sorted { left, right in
            (left.2.instant?.secondsSinceEpoch ?? 0, left.1.instance)
                < (right.2.instant?.secondsSinceEpoch ?? 0, right.1.instance)
        }
        let law = coming.filter { $0.2.kind == .legal }.prefix(Coordination.deadlineLimit)
        return Array(coming.filter { $0.2.kind != .legal }.prefix(Coordination.deadlineLimit)) + law
    }

    /// What is to be decided where the shared system is.
    var decisions: [Line] { lines { $0.decision != nil } }

    /// What is to be said from there: to those outside, and what the law has declared.
    var sayings: [Line] { lines { $0.decision == nil && ($0.say != nil || $0.duty != nil) } }

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
