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
            writeSymptoms(to: &writer)
        }
        return writer.bytes
    }

    func writeSymptoms(to writer: inout JSONWriter) {
        writer.member("symptoms", pack.vocabulary.symptoms) { symptom, writer in
            writer.member("id", symptom.id)
            writer.member("label", Phrase(symptom.label).text)
        }
    }

    /// When an incident began of which all that was told is taken back, so that what is seen is asked again; nil for any other.
    func start(ofSilent known: JournalReader.Reading, at now: Instant) -> Instant? {
        guard let situation = known.situations(until: now).first, !situation.changes.isEmpty,
            situation.isSilent(in: pack), !pack.vocabulary.symptoms.isEmpty,
            case .known(.datetime(let start)) = situation.table(at: now)[pack.header.timeZero]
        else { return nil }
        return start
    }

    /// The lines by which a journal begins: the incident, since when it is there, then what is seen tells.
    ///
    /// A draft says when it is written (`at`), by whom (`by`), since when (`since`) and which symptoms are seen (`seen`).
    func beginning(of draft: [UInt8]) -> [UInt8]? {
        guard let (draft, now) = PageContent.read(draft), let signs = signs(in: draft) else { return nil }
        let start = PageContent.start(in: draft) ?? now
        guard start <= now else { return nil }
        let format = JournalFormat(pack: pack)
        let author = draft.text("by")
        let incident = format.line(
            incident: pack.incident(beginningAt: start, in: zone), at: now, by: author, previous: nil)
        guard !signs.isEmpty else { return incident }
        let told = format.line(
            learning: signs, at: now, by: author, for: nil, previous: JournalReader.digest(of: incident))
        return incident + told
    }

    /// The line by which an incident of which nothing is told any more is told again: what is seen, and since when where the
    /// draft says so; nil for any other draft and incident.
    func beginningAgain(by draft: [UInt8], after known: JournalReader.Reading) -> [UInt8]? {
        guard let (draft, now) = PageContent.read(draft), var learnt = signs(in: draft),
            start(ofSilent: known, at: now) != nil
        else { return nil }
        if let start = PageContent.start(in: draft) {
            guard start <= now else { return nil }
            learnt.append((fact: pack.header.timeZero, state: .known(.datetime(start))))
        }
        guard !learnt.isEmpty else { return nil }
        let line = JournalFormat(pack: pack).line(
            learning: learnt, at: now, by: draft.text("by"), for: nil, previous: known.head)
        return PageContent.separator(after: known) + line
    }

    /// The lines by which the last thing said by whoever writes them (`undo`), or what was said of an action (`retract`), no
    /// longer counts; nil for a draft that asks for neither, and where there is nothing to take back.
    func undoing(_ draft: [UInt8], after known: JournalReader.Reading) -> [UInt8]? {
        guard let (draft, now) = PageContent.read(draft), let last = last(in: draft, known) else { return nil }
        let format = JournalFormat(pack: pack)
        let author = draft.text("by")
        var head = known.head
        var lines = PageContent.separator(after: known)
        if let action = last.action {
            let line = format.line(JournalRecord(at: now, by: author, .retracted(action)), previous: head)
            head = JournalReader.digest(of: line)
            lines += line
        }
        guard let answer = last.answer else { return lines }
        return lines
            + format.line(
                learning: answer.restored, withdrawing: answer.withdrawn, at: now, by: author, for: nil, previous: head)
    }

    private func last(in draft: JSONValue, _ known: JournalReader.Reading) -> LastAct? {
        let incident = known.incidents.first
        if let action = draft.text("retract").flatMap({ pack.instance(named: $0) }) {
            return LastAct(on: action, in: known.records, of: incident, pack)
        }
        guard draft["undo"] != nil else { return nil }
        return LastAct(in: known.records, of: incident, by: draft.text("by"), pack)
    }

    /// What the symptoms that a draft says are seen (`seen`) tell; nil for one that names none, and for what is no symptom.
    private func signs(in draft: JSONValue) -> [(fact: PackIndex<Fact>, state: FactState)]? {
        guard let seen = draft["seen"]?.elements else { return nil }
        let symptoms = seen.compactMap { id in pack.vocabulary.symptoms.first { $0.id == id.string } }
        guard symptoms.count == seen.count else { return nil }
        guard !symptoms.isEmpty else { return [] }
        let signs = [Symptom.Sign].told(by: symptoms.map { ($0.label, $0.signs) }, naming: pack.header.bindings.title)
        return signs.combined.map { (fact: $0.fact, state: FactState.known($0.value)) }
    }

    private static func start(in draft: JSONValue) -> Instant? {
        draft.text("since").flatMap { Instant(rfc3339: $0) }
    }

    /// What a power cut left stays on a line of its own.
    static func separator(after known: JournalReader.Reading) -> [UInt8] {
        known.isUnended ? [UInt8(ascii: "\n")] : []
    }

    /// A draft, and when it is written.
    private static func read(_ draft: [UInt8]) -> (JSONValue, Instant)? {
        let keys = DeclaredKeys(paths: [["at"], ["by"], ["since"], ["seen"], ["undo"], ["retract"]])
        guard let draft = try? JSONReader.read(draft, declares: keys),
            let now = draft.text("at").flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        return (draft, now)
    }
}
