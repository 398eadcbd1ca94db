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
    func runJournal(_ path: String, folder: PackFolder, pack: RulePack, at now: Instant) throws {
        let learnt = try facts.map { try LearntFact($0, pack: pack) }
        let reader = try self.reader(of: pack)
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        let file = JournalFile(path: path, pack: pack)
        let contents = try file.contents()

        let house = contents.reading.situations(until: now).ofOneHouse(profiles, at: now, pack)
        let situations = try chosen(house, of: pack, in: path)
        guard learnt.isEmpty || situations.count == 1 else {
            throw Ending.usage("--set speaks of one incident, and there are \(situations.count): add --id ID")
        }
        let told = situations.map { situation in
            learnt.reduce(situation) { $1.learnt(by: $0, at: now, pack) }
        }
        let plan = try joined(told.map { Plan(pack: pack, profiles: profiles, situation: $0, now: now) })
        // Of the only incident of a journal nothing need be said.
        let subject = contents.reading.incidents.count > 1 ? id : nil
        let print = contents.reading.records.last { record in
            guard case .printed = record.entry else { return false }
            return record.incident == subject && record.instant <= now
        }
        let since = try print.flatMap { try earlier($0, than: plan, contents, profiles: profiles) }

        if self.print {
            let record = JournalRecord(
                at: now, by: nil, for: subject, .printed(DecisionFormat.fingerprint(of: plan)))
            // Told before it is shown: nobody must hold a page that the journal doesn't know.
            try file.append([{ JournalFormat(pack: pack).line(record, previous: $0) }], ifStill: contents.reading.head)
        }
        try write([(plan, nil)], reader: reader, rulesPath: folder.path, since: since)
    }

    /// What has changed since a print: the plan is made again from the lines that stood before it, at its own instant.
    private func earlier(
        _ record: JournalRecord, than plan: Plan, _ contents: JournalFile.Contents, profiles: [Establishment]
    ) throws -> EarlierPrint? {
        guard case .printed(let fingerprint) = record.entry else { return nil }
        let reading = JournalReader(pack: plan.pack).read(contents.bytes, before: record.line)
        let house = reading.situations(until: record.instant).ofOneHouse(profiles, at: record.instant, plan.pack)
        let situations = house.filter { situation in
            record.incident.map { $0 == situation.id(in: plan.pack) } ?? true
        }
        guard !situations.isEmpty else { return nil }
        let plans = situations.map {
            Plan(pack: plan.pack, profiles: profiles, situation: $0, now: record.instant)
        }
        return EarlierPrint(fingerprint, from: try joined(plans, isSaid: false), to: plan)
    }

    private func chosen(_ situations: [Situation], of pack: RulePack, in path: String) throws -> [Situation] {
        guard !situations.isEmpty else {
            throw Ending.failure("\(printable(path)): no line of this journal describes the incident")
        }
        guard let id else { return situations }
        let chosen = situations.filter { $0.id(in: pack) == id }
        guard !chosen.isEmpty else { throw Ending.failure("no incident `\(printable(id))`") }
        return chosen
    }

    /// One plan for the incidents of a journal: those that call for none are left out, and said.
    private func joined(_ plans: [Plan], isSaid: Bool = true) throws -> Plan {
        let open = plans.filter { !$0.isSkipped }
        guard let first = open.first else { return plans[0] }
        let ruledOut = plans.filter { $0.isSkipped }
        for plan in ruledOut where isSaid {
            let id = plan.situation.id(in: plan.pack) ?? ""
            Terminal.standardError.write("incident `\(printable(id))` calls for no runbook, and is left out\n")
        }
        guard open.count > 1 else { return first.beside(ruledOut: ruledOut) }
        guard let plan = Plan(joining: open) else {
            let houses = open.map { plan in
                let id = printable(plan.situation.id(in: plan.pack) ?? "")
                let number = plan.situation.establishmentNumber(in: plan.pack).map { "`\(printable($0))`" }
                return "`\(id)` of \(number ?? "none named")"
            }
            throw Ending.failure(
                "nothing says that the incidents are of one establishment (\(houses.joined(separator: ", "))): "
                    + "where these are numbers of one house give its profile by --profile, else choose one by --id ID")
        }
        return plan.beside(ruledOut: ruledOut)
    }
}
