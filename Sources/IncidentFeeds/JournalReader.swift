import CivilTime
import Digests
package import RuleEngine
package import Runbooks
import Vocabularies

/// Reads a journal: one JSON object a line, each with the digest of the line before.
package struct JournalReader: Sendable {
    /// More incidents than one house has at once: past this the file is no journal of a night.
    package static let incidentLimit = 26

    /// What a journal file holds.
    package struct Reading: Sendable {
        /// In the order of the file.
        package fileprivate(set) var records: [JournalRecord] = []

        /// What is wrong, by line from 1; the other lines count all the same, and so does one whose chain alone is broken.
        package fileprivate(set) var faults: [(line: Int, message: String, isCounted: Bool)] = []

        /// The lines that can be read, each with the digest of the one before.
        package fileprivate(set) var chain = JournalChain()

        /// The digest of the last whole line, which the next one carries; nil for an empty journal.
        package var head: String? { chain.head }

        /// The ids of the incidents that the journal tells, in the order in which it came to know them.
        package fileprivate(set) var incidents: [String] = []

        /// True when a power cut took the end of the last line, be it its newline alone: the next one has to start its own.
        package fileprivate(set) var isUnended = false

        let vocabulary: Vocabulary

        fileprivate init(_ vocabulary: Vocabulary) {
            self.vocabulary = vocabulary
        }
    }

    let pack: RulePack
    let incidents: IncidentReader

    /// A reader for journals about incidents of one pack.
    package init(pack: RulePack) {
        self.pack = pack
        incidents = IncidentReader(pack: pack)
    }

    /// Reads a journal, up to a line if one is given, without it; a bad line is said and passed over, and a torn last
    /// one is left out.
    package func read(_ bytes: [UInt8], before end: Int = .max) -> Reading {
        var reading = Reading(pack.vocabulary)
        let lines = JournalLines(bytes, before: end)
        reading.isUnended = lines.isUnended
        if let torn = lines.torn {
            reading.faults.append((torn, "the last line was cut short, and is left out", false))
        }
        for line in lines.all { read(line, into: &reading) }
        reading.attribute()
        return reading
    }

    /// The digest that the next line carries: that of a line without its newline.
    package static func digest(of line: some Sequence<UInt8>) -> String {
        SHA256.hexadecimal(of: line.prefix { $0 != UInt8(ascii: "\n") })
    }

    private func read(_ line: JournalLines.Line, into reading: inout Reading) {
        let number = line.number
        do throws(FeedFault) {
            let value = try line.value()
            if !reading.chain.take(value, line) {
                reading.faults.append(
                    (number, "the chain is broken: this line doesn't carry the digest of the one before", true))
            }
            let entries = try self.entries(of: value)
            guard let instant = value.text("at").flatMap({ Instant(rfc3339: $0) }) else {
                reading.faults.append((number, "no time: `at` must be a date and time with its offset", false))
                return
            }
            let described = described(by: entries)
            if let described, !reading.incidents.contains(described) {
                guard reading.incidents.count < JournalReader.incidentLimit else {
                    let limit = JournalReader.incidentLimit
                    reading.faults.append((number, "a journal tells \(limit) incidents at most", false))
                    return
                }
                reading.incidents.append(described)
            }
            let author = value.text("by")
            let incident = described ?? value.text("for")
            reading.records += entries.map {
                JournalRecord(at: instant, by: author, for: incident, line: number, $0)
            }
        } catch {
            reading.faults.append((number, error.message, false))
        }
    }

    private func described(by entries: [JournalRecord.Entry]) -> String? {
        for case .incident(let situation) in entries {
            if let id = situation.id(in: pack) { return id }
        }
        return nil
    }
}

extension JournalReader.Reading {
    /// A situation that says that this journal, as it is, tells it.
    package func evidenced(_ situation: Situation) -> Situation {
        chain.head.map { situation.told(by: .journal(lines: chain.links.count, head: $0)) } ?? situation
    }

    /// Gives each fact its incident: the one it names, else the only one that the journal knew by then.
    ///
    /// What is done is done for the whole house, so that a line on an action need name none.
    fileprivate mutating func attribute() {
        var known: [String] = []
        var kept: [JournalRecord] = []
        for record in records {
            if let id = record.incident, !incidents.contains(id) {
                faults.append((record.line, "`for` names no incident of this journal", false))
                continue
            }
            switch record.entry {
            case .incident:
                if let id = record.incident, !known.contains(id) { known.append(id) }
                kept.append(record)
            case .learnt, .withdrawn:
                let only = incidents.count == 1 ? incidents : known
                guard let incident = record.incident ?? (only.count == 1 ? only[0] : nil) else {
                    faults.append(
                        (record.line, "the journal tells several incidents, and `for` doesn't say which", false))
                    continue
                }
                kept.append(
                    JournalRecord(
                        at: record.instant, by: record.author, for: incident, line: record.line, record.entry))
            case .deed, .decision, .retracted, .note, .handover, .printed, .clock: kept.append(record)
            }
        }
        records = kept
        faults.sort { $0.line < $1.line }
    }
}

extension JSONValue {
    /// The text that it is; nil for anything else.
    package var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// The elements of an array; none for anything else.
    package var elements: [JSONValue] {
        if case .array(let elements) = content { elements } else { [] }
    }

    /// The whole number that it is; nil for anything else.
    package var integer: Int? {
        if case .number(let number) = content { number.int64.flatMap { Int(exactly: $0) } } else { nil }
    }

    /// The text that a member is.
    package func text(_ key: String) -> String? {
        self[key]?.string
    }
}
