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

        /// The digest of the last whole line, which the next one carries; nil for an empty journal.
        package fileprivate(set) var head: String?

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
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if let last = lines.last, !last.isEmpty, lines.count < end {
            reading.isUnended = true
            // No part of an object is one: what can be read lost nothing but its newline.
            let bytes = Array(last).withoutMark(isFirst: lines.count == 1)
            if (try? JSONReader.read(bytes, declares: JournalReader.keys)) == nil {
                reading.faults.append((lines.count, "the last line was cut short, and is left out", false))
                lines.removeLast()
            }
        }
        for (index, line) in lines.enumerated() where !line.isEmpty && index + 1 < end {
            read(Array(line), number: index + 1, into: &reading)
        }
        reading.attribute()
        return reading
    }

    /// The digest that the next line carries: that of a line without its newline.
    package static func digest(of line: some Sequence<UInt8>) -> String {
        SHA256.hexadecimal(of: line.prefix { $0 != UInt8(ascii: "\n") })
    }

    private func read(_ line: [UInt8], number: Int, into reading: inout Reading) {
        do throws(FeedFault) {
            let value = try JSONReader.read(line.withoutMark(isFirst: number == 1), declares: JournalReader.keys)
            if value.text("prev") != reading.head {
                reading.faults.append(
                    (number, "the chain is broken: this line doesn't carry the digest of the one before", true))
            }
            reading.head = JournalReader.digest(of: line)
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

    private static let keys = DeclaredKeys(
        paths: [
            "at", "by", "prev", "for", "incident", "set", "how", "withdraw", "done", "impossible", "not_applicable",
            "decide", "option", "note", "handover", "printed", "clock", "speed",
        ].map { [$0] })
}

extension JournalReader.Reading {
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
            case .deed, .decision, .note, .handover, .printed, .clock: kept.append(record)
            }
        }
        records = kept
        faults.sort { $0.line < $1.line }
    }
}

extension JSONValue {
    var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    func text(_ key: String) -> String? {
        self[key]?.string
    }
}

extension [UInt8] {
    /// The line without the byte order mark that some editors put before the first; its digest keeps it.
    fileprivate func withoutMark(isFirst: Bool) -> [UInt8] {
        isFirst && starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
    }
}
