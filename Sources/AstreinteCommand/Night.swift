import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks

/// What a journal tells of one house: the plan that it calls for, and the pages that were printed of it.
struct Night {
    let path: String
    let contents: JournalFile.Contents
    let pack: RulePack
    private let profiles: Profiles
    private let id: String?

    /// The night of a journal; with `id`, that of one of its incidents.
    init(
        _ path: String, of contents: JournalFile.Contents, _ profiles: Profiles, id: String?, _ pack: RulePack
    ) {
        self.path = path
        self.contents = contents
        self.profiles = profiles
        self.id = id
        self.pack = pack
    }

    /// Of whom a print is; of the only incident of a journal nothing need be said.
    var subject: String? { contents.reading.incidents.count > 1 ? id : nil }

    /// The plan of what is known at a moment, facts given beside the journal included.
    func plan(at now: Instant, learning learnt: [LearntFact] = []) throws -> Plan {
        let house = contents.reading.situations(until: now).ofOneHouse(profiles, at: now, pack)
        guard !house.isEmpty else {
            throw Ending.failure("\(printable(path)): no line of this journal describes the incident")
        }
        let situations = house.filter { situation in id.map { $0 == situation.id(in: pack) } ?? true }
        guard !situations.isEmpty else { throw Ending.failure("no incident `\(printable(id ?? ""))`") }
        guard learnt.isEmpty || situations.count == 1 else {
            throw Ending.usage("--set speaks of one incident, and there are \(situations.count): add --id ID")
        }
        let told = situations.map { situation in
            learnt.reduce(contents.reading.evidenced(situation)) { $1.learnt(by: $0, at: now, pack) }
        }
        return try joined(told.map { Plan(pack: pack, profiles: profiles, situation: $0, now: now) })
    }

    /// The pages that were printed of the same incidents, up to a moment.
    func printed(until now: Instant) -> [JournalRecord] {
        contents.reading.records.filter { record in
            guard case .printed = record.entry else { return false }
            return record.incident == subject && record.instant <= now
        }
    }

    /// What has changed since a print: the plan is made again from the lines that stood before it, at its own instant.
    func earlier(_ record: JournalRecord, than plan: Plan) throws -> EarlierPrint? {
        guard case .printed(let fingerprint) = record.entry else { return nil }
        let reading = JournalReader(pack: pack).read(contents.bytes, before: record.line)
        let house = reading.situations(until: record.instant).ofOneHouse(profiles, at: record.instant, pack)
        let situations = house.filter { situation in record.incident.map { $0 == situation.id(in: pack) } ?? true }
        guard !situations.isEmpty else { return nil }
        let plans = situations.map { Plan(pack: pack, profiles: profiles, situation: $0, now: record.instant) }
        return EarlierPrint(fingerprint, from: try joined(plans, isSaid: false), to: plan)
    }

    /// The pages that the journal knows, each with whether it still tells what is to do: a later one replaces it.
    func prints(until now: Instant, _ plan: Plan) throws -> [HandedPrint] {
        let records = printed(until: now)
        return try records.enumerated().compactMap { place, record in
            guard case .printed(let fingerprint) = record.entry else { return nil }
            let isLast = place == records.count - 1
            let isValid = try isLast && earlier(record, than: plan)?.isUnchanged ?? false
            return HandedPrint(fingerprint, at: record.instant, isValid: isValid)
        }
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
