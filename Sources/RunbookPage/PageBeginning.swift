package import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// What a page does before anything is told: it asks what is seen, and the first answer begins the incident.
extension PageContent {
    /// The clock of the house.
    private var zone: Zone { pack.zone(of: establishment) }

    /// The last time before `now` at which that clock showed what somebody typed, as a journal has it.
    package func moment(_ words: String, before now: Instant) -> [UInt8]? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let numbers = words.utf8.split { !digits.contains($0) }.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        // As a browser writes what was picked in a calendar: of two hours alike the later one that is past, else the first.
        if numbers.count == 5, let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) {
            let instants = zone.instants(of: date, hour: numbers[3], minute: numbers[4], second: 0)
            return (instants.last { $0 <= now } ?? instants.first).map { Array(zone.rfc3339($0).utf8) }
        }
        return zone.lastInstant(spoken: words, before: now).map { Array(zone.rfc3339($0).utf8) }
    }

    /// What may be seen, as the page's script reads it.
    package func opening(at now: Instant) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            PanelFormat.writeClock(zone, at: now, to: &writer)
            writer.member("symptoms", pack.vocabulary.symptoms) { symptom, writer in
                writer.member("id", symptom.id)
                writer.member("label", Phrase(symptom.label).text)
            }
        }
        return writer.bytes
    }

    /// The lines by which a journal begins: the incident, since when it is there, then what is seen tells.
    ///
    /// A draft says when it is written (`at`), by whom (`by`), since when (`since`) and which symptoms are seen (`seen`).
    func beginning(of draft: [UInt8]) -> [UInt8]? {
        guard let (draft, now) = PageContent.read(draft), let seen = draft["seen"]?.elements else { return nil }
        let start = draft.text("since").flatMap { Instant(rfc3339: $0) } ?? now
        let symptoms = seen.compactMap { id in pack.vocabulary.symptoms.first { $0.id == id.string } }
        guard symptoms.count == seen.count, start <= now else { return nil }
        let format = JournalFormat(pack: pack)
        let author = draft.text("by")
        let incident = format.line(
            incident: pack.incident(beginningAt: start, in: zone), at: now, by: author, previous: nil)
        guard !symptoms.isEmpty else { return incident }
        let signs = [Symptom.Sign].told(by: symptoms.map { ($0.label, $0.signs) }, naming: pack.header.bindings.title)
        let told = format.line(
            learning: signs.combined.map { ($0.fact, .known($0.value)) }, at: now, by: author, for: nil,
            previous: JournalReader.digest(of: incident))
        return incident + told
    }

    /// The line by which the last answer of whoever writes it no longer counts; nil for a draft that doesn't ask for it
    /// (`undo`), and where none is left.
    func undoing(_ draft: [UInt8], after known: JournalReader.Reading) -> [UInt8]? {
        guard let (draft, now) = PageContent.read(draft), draft["undo"] != nil,
            let last = LastAnswer(in: known.records, of: known.incidents.first, by: draft.text("by"))
        else { return nil }
        let line = JournalFormat(pack: pack).line(
            learning: last.restored, withdrawing: last.withdrawn, at: now, by: draft.text("by"), for: nil,
            previous: known.head)
        return (known.isUnended ? [UInt8(ascii: "\n")] : []) + line
    }

    /// A draft, and when it is written.
    private static func read(_ draft: [UInt8]) -> (JSONValue, Instant)? {
        let keys = DeclaredKeys(paths: [["at"], ["by"], ["since"], ["seen"], ["undo"]])
        guard let draft = try? JSONReader.read(draft, declares: keys),
            let now = draft.text("at").flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        return (draft, now)
    }
}
