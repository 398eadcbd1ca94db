package import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
package import RunbookFormats
package import Runbooks

/// The runbook that a page's journal calls for at one moment: the same as the command makes of it.
package struct PageRunbook {
    package let plan: Plan

    private let content: PageContent
    fileprivate let reading: JournalReader.Reading
    private let since: EarlierPrint?

    /// Reads a journal; nil for one that doesn't tell of one incident by that moment.
    package init?(_ content: PageContent, journal: [UInt8], now: Instant) {
        let reader = JournalReader(pack: content.pack)
        reading = reader.read(journal)
        guard let plan = Self.plan(content, reading, now) else { return nil }
        self.content = content
        self.plan = plan
        let print = reading.records.last { record in
            if case .printed = record.entry { record.incident == nil && record.instant <= now } else { false }
        }
        since = print.flatMap { print in
            guard case .printed(let fingerprint) = print.entry else { return nil }
            let before = reader.read(journal, before: print.line)
            return Self.plan(content, before, print.instant).map { EarlierPrint(fingerprint, from: $0, to: plan) }
        }
    }

    private static func plan(_ content: PageContent, _ reading: JournalReader.Reading, _ now: Instant) -> Plan? {
        let situations = reading.situations(until: now)
        guard situations.count == 1 else { return nil }
        let profiles = Profiles(content.establishment.map { [$0] } ?? [])
        return Plan(
            pack: content.pack, profiles: profiles, situation: reading.evidenced(situations[0]), now: now)
    }

    /// What the page shows.
    package var document: RunbookDocument {
        RunbookDocument(
            plan, reader: content.reader, since: since, presentation: Presentation(rulesPath: content.rulesPath))
    }

    /// The decision, as `astreinte evaluate` writes it of a record that stands in no feed.
    package var decision: [UInt8] {
        var writer = JSONWriter()
        writer.object { DecisionFormat().write(plan, place: nil, to: &$0) }
        return writer.bytes
    }

    /// All that the page's script needs: the fingerprint, the HTML of the runbook, and what can be answered and ticked.
    package var answer: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            let questions = plan.questions()
            writer.member("fingerprint", DecisionFormat.fingerprint(of: plan, questions: questions).text)
            writer.member("html", HTMLFormat.content(document))
            writer.member("faults", reading.faults.count)
            PanelFormat(plan, reader: content.reader).write(questions: questions, to: &writer)
            if let start = content.start(ofSilent: reading, at: plan.now) {
                writer.member("since", plan.zone.rfc3339(start))
                content.writeSymptoms(to: &writer)
            }
        }
        return writer.bytes
    }
}

extension PageContent {
    /// The lines that a draft adds at the end of a journal; nil for a draft that the journal wouldn't read back.
    ///
    /// A draft is a line without the digest of the one before. What a decision answers by itself is told after it. An empty
    /// journal begins by what is seen, and so does one of which nothing is told any more.
    package func lines(of draft: [UInt8], after journal: [UInt8]) -> [UInt8]? {
        guard !journal.isEmpty else { return beginning(of: draft) }
        let reader = JournalReader(pack: pack)
        let known = reader.read(journal)
        if let lines = undoing(draft, after: known) ?? beginningAgain(by: draft, after: known) { return lines }
        // Alone a draft tells no incident: it counts once it stands after the journal.
        let all = reader.read(journal + PageContent.separator(after: known) + draft + [UInt8(ascii: "\n")])
        // The chain of the draft is broken, since it has none: that line counts all the same.
        let lost = [known, all].map { reading in reading.faults.count { !$0.isCounted } }
        guard all.records.count > known.records.count, lost[0] == lost[1] else { return nil }
        let format = JournalFormat(pack: pack)
        var head = known.head
        var lines = PageContent.separator(after: known)
        for record in all.records.dropFirst(known.records.count) {
            let incident = record.incident.flatMap { known.incidents.count > 1 ? $0 : nil }
            for entry in [record.entry] + record.entry.settled(in: pack) {
                // What is taken back is by other ways, and an incident begins once.
                switch entry {
                case .incident, .retracted: return nil
                default: break
                }
                let line = format.line(
                    JournalRecord(at: record.instant, by: record.author, for: incident, entry), previous: head)
                head = JournalReader.digest(of: line)
                lines += line
            }
        }
        return lines
    }
}

extension PageContent {
    /// What the lines of a journal say that come after its first bytes, in words, and what they change at a moment; nil
    /// where the journal makes no page.
    package func told(after count: Int, in journal: [UInt8], at now: Instant) -> [UInt8]? {
        guard (0...journal.count).contains(count), let later = PageRunbook(self, journal: journal, now: now) else {
            return nil
        }
        let before = Array(journal[..<count])
        let known = JournalReader(pack: pack).read(before).records.count
        let words = ToldFormat.words(
            of: Array(later.reading.records.dropFirst(known)),
            from: PageRunbook(self, journal: before, now: now)?.plan, to: later.plan, reader: reader)
        return Array(words.text.utf8)
    }
}
