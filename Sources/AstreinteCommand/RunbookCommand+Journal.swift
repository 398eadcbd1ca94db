import ArgumentParser
import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

extension RunbookCommand {
    /// The runbook that a journal calls for, compared to the last one printed, and told in it if asked.
    func runJournal(_ path: String, folder: PackFolder, pack: RulePack) throws {
        let learnt = try facts.map { try LearntFact($0, pack: pack) }
        let reader = try Reader(role: role, in: pack)
        let file = JournalFile(path: path, pack: pack)
        let contents = try file.contents()
        let now = time.read(toReadFrom: contents.reading)
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        if interactive {
            return try writePage(
                of: contents.bytes, learning: learnt, pack: pack, profiles: profiles, reader: reader, at: now,
                rulesPath: folder.paths.joined(separator: ", "))
        }
        let night = Night(path, of: contents, profiles, id: id, pack)
        let plan = try night.plan(at: now, learning: learnt)
        var redaction = Redaction(pack)
        let shown = try privacy.shown(plan, &redaction)
        // The page that is compared would have other names.
        let since =
            privacy.redact ? nil : try night.printed(until: now).last.flatMap { try night.earlier($0, than: plan) }

        let replay = ReplayRecord(.journal(contents.bytes, of: id), facts: facts, role: role)
        if self.print {
            let record = JournalRecord(
                at: now, by: nil, for: night.subject, .printed(DecisionFormat.fingerprint(of: plan)))
            // Told before it is shown: nobody must hold a page that the journal doesn't know.
            let line = { JournalFormat(pack: pack).line(record, previous: $0) }
            guard try file.append([line], after: contents.reading) else {
                throw Ending.failure("\(printable(path)): somebody added a line meanwhile; start again")
            }
        }
        try write(
            [[PlannedIncident(plan: shown, replay: privacy.redact ? nil : replay)]], reader: reader,
            rulesPath: folder.paths.joined(separator: ", "), since: since)
    }
}
