import CivilTime
import IncidentFeeds
import RuleEngine
import RunbookFormats
import RunbookPage
import Runbooks

extension RunbookCommand {
    /// Writes a page that makes its runbook again as its reader answers, from the journal of one incident.
    func writePage(
        of journal: [UInt8], learning learnt: [LearntFact], pack: RulePack, profiles: Profiles, reader: Reader,
        at now: Instant, rulesPath: String
    ) throws {
        let reading = JournalReader(pack: pack).read(journal)
        let situations = reading.situations(until: now)
        guard situations.count == 1 else {
            throw Ending.usage("--interactive is of one incident, and the journal tells \(situations.count)")
        }
        var journal = journal + (reading.isUnended ? [UInt8(ascii: "\n")] : [])
        var head = reading.head
        var table = situations[0].table(at: now)
        for learnt in learnt {
            table[learnt.fact] = learnt.state(beside: table[learnt.fact])
            let record = JournalRecord(at: now, by: nil, .learnt(learnt.fact, table[learnt.fact], how: nil))
            let line = JournalFormat(pack: pack).line(record, previous: head)
            head = JournalReader.digest(of: line)
            journal += line
        }
        let content = PageContent(
            pack: pack, establishment: try InteractivePage.establishment(of: situations[0], profiles, at: now, pack),
            reader: reader,
            rulesPath: rulesPath)
        guard let page = PageRunbook(content, journal: journal, now: now) else {
            throw Ending.usage("--interactive is of one incident")
        }
        let html = try InteractivePage(content)?.html(of: page.plan, page.document, journal: journal)
        try OutputFile.deliver(html ?? Array(HTMLFormat.render([page.document]).utf8), to: output)
    }
}
