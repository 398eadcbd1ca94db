import CivilTime
import IncidentFeeds
import RuleEngine
import Runbooks
import Vocabularies

/// Who uses what is down at a host, from one establishment to the next: what one uses, another may use of it.
struct HostedIncident {
    /// What is hit at one establishment.
    struct Hit {
        let house: Establishment

        /// By name: true where it isn't known, and is taken for down.
        fileprivate(set) var applications: [String: Bool] = [:]

        /// Whose host this is; the first, where several are.
        let host: Establishment?

        /// True where nobody told that anything that it uses is down.
        var isPresumed: Bool { applications.values.allSatisfy { $0 } }
    }

    /// By the number of the establishment.
    private(set) var hits: [Hit] = []

    /// What is known at the host.
    let view: FactView

    private let hosted: HostedApplications

    /// Nil for an incident that hits nobody else, as far as the profiles say.
    init?(_ situation: Situation, _ hosted: HostedApplications, _ profiles: Profiles, at now: Instant, _ pack: RulePack)
    {
        guard let number = situation.establishmentNumber(in: pack) else { return nil }
        let own: Establishment?
        if case .used(let house) = profiles.choice(for: situation, at: now, pack) { own = house } else { own = nil }
        let numbers = own?.finess ?? [number]
        guard !hosted.uses(of: numbers).isEmpty else { return nil }
        self.hosted = hosted
        let joined = own.map { situation.joined(to: $0, pack) } ?? situation
        view = FactView(pack: pack, table: joined.table(at: now), now: now)
        if let skipIf = pack.header.skipIf, view.verdict(on: skipIf) == .met { return nil }
        var hits: [Int: Hit] = [:]
        var waiting: [(host: Establishment?, numbers: [String], down: FactView.Reading, isPresumed: Bool)] = [
            (own, numbers, view[hosted.hosting.down], false)
        ]
        while let next = waiting.popLast() {
            var grown: Set<Int> = []
            for use in hosted.uses(of: next.numbers) {
                let house = hosted.houses[use.house]
                // What happens where the incident is, its record tells.
                guard Set(house.finess).isDisjoint(with: numbers),
                    let isPresumed = HostedIncident.isPresumed(use, next.down)
                else { continue }
                var hit = hits[use.house] ?? Hit(house: house, host: next.host)
                let was = hit.applications[use.application]
                hit.applications[use.application] = (was ?? true) && (isPresumed || next.isPresumed)
                if hit.applications[use.application] != was { grown.insert(use.house) }
                hits[use.house] = hit
            }
            for place in grown.sorted() {
                guard let hit = hits[place] else { continue }
                let down = hosted.down(at: hit, now, pack)
                waiting.append((hit.house, hit.house.finess, down, hit.applications.values.contains(true)))
            }
        }
        guard !hits.isEmpty else { return nil }
        self.hits = hits.sorted { $0.key < $1.key }.map { $0.value }
    }

    /// Whether something that is used of a host is only taken for down; nil where it is known to run.
    private static func isPresumed(_ use: HostedApplications.Use, _ down: FactView.Reading) -> Bool? {
        let members: [FactValue]
        switch down {
        case .notApplicable: return nil
        case .known(.set(let set)):
            members = set.members
            if let name = use.hostApplication {
                return members.contains(.string(name)) ? false : set.isOpen ? true : nil
            }
            return members.isEmpty && !set.isOpen ? nil : true
        case .known, .unknown, .bounded: return true
        }
    }
}

extension HostedApplications {
    /// What is down at an establishment where these applications are hit.
    fileprivate func down(at hit: HostedIncident.Hit, _ now: Instant, _ pack: RulePack) -> FactView.Reading {
        var table = FactTable(factCount: pack.vocabulary.facts.count)
        table[hosting.named] = .known(.set(SetValue(hit.applications.keys.map { .string($0) })))
        let situation = Situation(table).joined(to: hit.house, pack)
        return FactView(pack: pack, table: situation.table(at: now), now: now)[hosting.down]
    }
}
