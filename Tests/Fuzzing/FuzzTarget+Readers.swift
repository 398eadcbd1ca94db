import FeedMappings
import IncidentFeeds
import Interviews
import RuleEngine
import Runbooks

/// What comes on the night.
extension FuzzTarget {
    /// However a feed is cut into chunks, the same records come out.
    static func feed(_ bytes: [UInt8]) {
        let whole = frames(bytes, chunk: bytes.count)
        precondition(whole == frames(bytes, chunk: 1), "cut byte by byte, other records come out")
        for record in whole where record.fault == nil {
            if let line = Self.value(record.bytes)?.line {
                precondition(Self.value(line)?.line == line, "what we write, we read otherwise")
            }
            precondition(told(record, onlyFacts: true) == told(record), "read for its facts alone, it tells otherwise")
        }
    }

    /// What a record tells, or why it is refused.
    private static func told(_ record: FeedRecord, onlyFacts: Bool = false) -> Result<Situation, FeedFault> {
        let reader = Surroundings.reader
        return Result { () throws(FeedFault) -> Situation in
            try reader.situation(
                of: try JSONReader.read(record.bytes, declares: reader.declared, onlyFacts: onlyFacts))
        }
    }

    /// Records of other tools, by the mappings that ship.
    static func foreign(_ bytes: [UInt8]) {
        answer(bytes, by: Surroundings.feeds)
    }

    static func journal(_ bytes: [UInt8]) {
        let reading = JournalReader(pack: Surroundings.pack).read(bytes)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
        precondition(reading.faults.allSatisfy { (1...lines).contains($0.line) }, "a fault outside of the file")
        for situation in reading.situations(until: Surroundings.now) { _ = Surroundings.plan(situation).questions() }
    }

    /// What somebody types after the first byte, to the question that this byte chooses.
    static func reply(_ bytes: [UInt8]) {
        let prompt = Surroundings.prompts[Int(bytes.first ?? 0) % Surroundings.prompts.count]
        let line = String(decoding: bytes.dropFirst(), as: UTF8.self)
        _ = prompt.reply(to: line, at: Surroundings.now, in: Surroundings.pack.header.zone)
    }
}
