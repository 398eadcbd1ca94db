import ArgumentParser
import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

extension InterviewSession {
    /// What the journal tells of the incident at a moment.
    struct Telling {
        let night: Night
        let plan: Plan

        /// Without what the profile says.
        let situation: Situation

        /// What has changed since the last page that was printed.
        let since: EarlierPrint?

        /// The id of the incident.
        let incident: String

        /// Reads the journal again; nil before it tells of an incident.
        init?(_ session: InterviewSession, isFirst: Bool = false) throws {
            let (path, pack) = (session.file.path, session.pack)
            guard Files.exists(path) else { return nil }
            let contents = try session.file.contents(isSaid: isFirst)
            let reading = contents.reading
            guard let incident = session.id ?? reading.incidents.first else { return nil }
            guard session.id != nil || reading.incidents.count == 1 else {
                let names = reading.incidents.map { printable($0) }.joined(separator: ", ")
                throw Ending.usage("the journal tells several incidents: say which by --id (\(names))")
            }
            let now = session.time.read(toReadFrom: reading)
            if isFirst, let last = reading.records.map({ $0.instant }).max(), now < last {
                throw Ending.failure(
                    "\(printable(path)): its last line is of \(pack.header.zone.rfc3339(last)), later than now: "
                        + "what is answered would not count; set the clock, or say the hour by --now")
            }
            let night = Night(path, of: contents, session.profiles, id: session.id, pack)
            let plan = try night.plan(at: now)
            guard let situation = reading.situations(until: now).first(where: { $0.id(in: pack) == incident }) else {
                return nil
            }
            (self.night, self.plan, self.situation, self.incident) = (night, plan, situation, incident)
            since = try night.printed(until: now).last.flatMap { try night.earlier($0, than: plan) }
        }
    }
}
