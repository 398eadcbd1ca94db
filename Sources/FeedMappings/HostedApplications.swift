package import RuleEngine
package import Runbooks
import Vocabularies

/// Which applications of an establishment another one hosts, as the profiles of a folder say.
package struct HostedApplications: Sendable {
    /// An application that one establishment uses and another hosts.
    struct Use: Hashable, Sendable {
        /// The place of the user among `houses`.
        let house: Int

        /// Its name there.
        let application: String

        /// Its name at the host; nil where the profile doesn't say.
        let hostApplication: String?
    }

    /// Sorted by number.
    let houses: [Establishment]

    /// By the number of the host that the profile of the user gives.
    private let uses: [String: [Use]]

    /// Where the pack keeps them.
    let hosting: Hosting

    /// Nil where no profile says that another establishment hosts something.
    package init?(_ profiles: Profiles, in pack: RulePack) {
        guard let hosting = pack.header.hosting else { return nil }
        self.hosting = hosting
        let houses = profiles.ofFolder.sorted {
            ($0.finess.first ?? "", $0.digest) < ($1.finess.first ?? "", $1.digest)
        }
        self.houses = houses
        var uses: [String: [Use]] = [:]
        for house in houses {
            // Several profiles of one establishment are one establishment.
            guard let place = houses.firstIndex(where: { $0.finess.first == house.finess.first }) else { continue }
            for (host, use) in HostedApplications.uses(of: house, at: place, hosting, pack.vocabulary) {
                uses[host, default: []].append(use)
            }
        }
        guard !uses.isEmpty else { return nil }
        self.uses = uses
    }

    /// What others use of an establishment with any of these numbers.
    func uses(of numbers: [String]) -> [Use] { numbers.flatMap { uses[$0] ?? [] } }

    private static func uses(
        of house: Establishment, at place: Int, _ hosting: Hosting, _ vocabulary: Vocabulary
    ) -> [(host: String, use: Use)] {
        guard case .records(let facts) = vocabulary.facts[hosting.collection].type,
            case .known(.records(let records))? = house.state(of: hosting.collection),
            let identity = vocabulary.collection(hosting.collection)?.identity
        else { return [] }
        return records.compactMap { record in
            func text(_ fact: PackIndex<Fact>) -> String? {
                guard let column = facts.firstIndex(of: fact), case .known(.string(let text)) = record.states[column]
                else { return nil }
                return text
            }
            guard let host = text(hosting.host), let application = text(identity) else { return nil }
            return (host, Use(house: place, application: application, hostApplication: text(hosting.hostApplication)))
        }
    }
}
