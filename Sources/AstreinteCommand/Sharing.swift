import CivilTime
import FeedMappings
import IncidentFeeds
import RuleEngine
import Runbooks

/// Whom an incident reaches beside the establishment where it is, as the profiles of a folder say.
struct Sharing: Sendable {
    private let hosted: HostedApplications
    private let profiles: Profiles
    private let now: Instant

    /// Nil where no profile says that another establishment hosts something.
    init?(_ profiles: Profiles, at now: Instant, in pack: RulePack) {
        guard let hosted = HostedApplications(profiles, in: pack) else { return nil }
        self.hosted = hosted
        self.profiles = profiles
        self.now = now
    }

    /// An incident at each establishment that it reaches.
    func parts(of incident: FeedIncident, _ reader: FeedReader) -> [Result<FeedIncident, FeedFault>] {
        switch reader.shared(incident, by: hosted, profiles, at: now) {
        case .success(let parts): parts.map { .success($0) }
        case .failure(let fault): [.failure(fault)]
        }
    }
}

extension FeedReader {
    /// The incidents of a record, each at every establishment that it reaches.
    func read(_ record: FeedRecord, _ sharing: Sharing?) -> [Result<FeedIncident, FeedFault>] {
        let results = read(record)
        guard let sharing else { return results }
        return results.flatMap { result -> [Result<FeedIncident, FeedFault>] in
            if case .success(let incident) = result { sharing.parts(of: incident, self) } else { [result] }
        }
    }
}
