import CivilTime
import Digests
package import RuleEngine
package import Runbooks
import Vocabularies

/// Reads a journal: one JSON object a line, each with the digest of the line before.
package struct JournalReader: Sendable {
    /// What a journal file holds.
    package struct Reading: Sendable {
        /// In the order of the file.
        package fileprivate(set) var records: [JournalRecord] = []

        /// What is wrong, by line from 1; the other lines count all the same.
        package fileprivate(set) var faults: [(line: Int, message: String)] = []

        /// The digest of the last whole line, which the next one carries; nil for an empty journal.
        package fileprivate(set) var head: String?

        /// The id of the incident that the journal tells; nil until a line describes it.
        package fileprivate(set) var incidentID: String?

        /// True when the last line was cut short, as by a power cut.
        package fileprivate(set) var isTorn = false
    }

    private let pack: RulePack
    private let incidents: IncidentReader

    /// A reader for journals about incidents of one pack.
    package init(pack: RulePack) {
        self.pack = pack
        incidents = IncidentReader(pack: pack)
    }

    /// Reads a journal; a bad line is said and passed over, and a torn last one is left out.
    package func read(_ bytes: [UInt8]) -> Reading {
        var reading = Reading()
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if let last = lines.popLast(), !last.isEmpty {
            reading.isTorn = true
            reading.faults.append((lines.count + 1, "the last line was cut short, and is left out"))
        }
        for (index, line) in lines.enumerated() where !line.isEmpty {
            read(Array(line), number: index + 1, into: &reading)
        }
        return reading
    }

    /// The digest that the next line carries: that of a line without its newline.
    package static func digest(of line: some Sequence<UInt8>) -> String {
        SHA256.hexadecimal(of: line.prefix { $0 != UInt8(ascii: "\n") })
    }

    private func read(_ line: [UInt8], number: Int, into reading: inout Reading) {
        do throws(FeedFault) {
            let value = try JSONReader.read(line, declares: JournalReader.keys)
            if value.text("prev") != reading.head {
                reading.faults.append(
                    (number, "the chain is broken: this line doesn't carry the digest of the one before"))
            }
            reading.head = JournalReader.digest(of: line)
            let entries = try self.entries(of: value)
            guard let instant = value.text("at").flatMap({ Instant(rfc3339: $0) }) else {
                reading.faults.append((number, "no time: `at` must be a date and time with its offset"))
                return
            }
            if let id = reading.incidentID, let other = incidentID(in: entries), other != id {
                reading.faults.append((number, "this line describes another incident than the journal's"))
                return
            }
            reading.incidentID = reading.incidentID ?? incidentID(in: entries)
            let author = value.text("by")
            reading.records += entries.map { JournalRecord(at: instant, by: author, $0) }
        } catch {
            reading.faults.append((number, error.message))
        }
    }

    private func incidentID(in entries: [JournalRecord.Entry]) -> String? {
        for case .incident(let situation) in entries {
            if let id = situation.id(in: pack) { return id }
        }
        return nil
    }

    private static let keys = DeclaredKeys(
        paths: ["at", "by", "prev", "incident", "set", "withdraw", "done", "impossible", "not_applicable", "note"].map {
            [$0]
        })

    private func entries(of value: JSONValue) throws(FeedFault) -> [JournalRecord.Entry] {
        var entries: [JournalRecord.Entry] = []
        if let incident = value["incident"] {
            entries.append(.incident(try incidents.situation(of: incident)))
        }
        if let set = value["set"], case .object(let members) = set.content {
            for member in members { entries.append(try learnt(member)) }
        }
        if let withdrawn = value["withdraw"], case .array(let names) = withdrawn.content {
            for name in names { entries.append(.withdrawn(try fact(name.string, at: name.offset))) }
        }
        for kind in Deed.Kind.allCases {
            guard let name = value[kind.rawValue] else { continue }
            guard let id = name.string, let action = pack.instance(named: id) else {
                throw FeedFault(.unknownName, at: name.offset, "no such action in the pack")
            }
            entries.append(.deed(kind, action))
        }
        if let note = value.text("note") { entries.append(.note(note)) }
        guard !entries.isEmpty else {
            throw FeedFault(.unknownName, at: 0, "the line says nothing that this version reads")
        }
        return entries
    }

    private func learnt(_ member: JSONMember) throws(FeedFault) -> JournalRecord.Entry {
        let fact = try fact(member.key, at: member.keyOffset)
        var reading = FactReading(of: pack.vocabulary.facts[fact])
        reading.add(.present(member.value), at: member.key)
        if let remark = reading.remarks.first {
            throw FeedFault(.unknownName, at: member.value.offset, "\(remark.path): \(remark.message)")
        }
        return .learnt(fact, reading.state)
    }

    private func fact(_ name: String?, at offset: Int) throws(FeedFault) -> PackIndex<Fact> {
        guard let name, let fact = pack.vocabulary.fact(named: name), pack.vocabulary.facts[fact].canBeLearnt else {
            throw FeedFault(.unknownName, at: offset, "no such fact in the pack")
        }
        return fact
    }
}

extension JSONValue {
    fileprivate var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    fileprivate func text(_ key: String) -> String? {
        self[key]?.string
    }
}
