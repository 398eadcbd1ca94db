import Diagnostics
import FeedMappings
import IncidentFeeds
import Interviews
import QuickAnswers
import RuleEngine
import RunbookFormats
import Runbooks

/// What comes on the night.
extension FuzzTarget {
    /// However a feed is cut into chunks, the same records come out.
    static func feed(_ bytes: [UInt8]) {
        let whole = frames(bytes, chunk: bytes.count)
        precondition(whole == frames(bytes, chunk: 1), "cut byte by byte, other records come out")
        var reading = quick.reading()
        for record in whole where record.fault == nil {
            if let line = Self.value(record.bytes)?.line {
                precondition(Self.value(line)?.line == line, "what we write, we read otherwise")
            }
            precondition(told(record, onlyFacts: true) == told(record), "read for its facts alone, it tells otherwise")
            var answer: [UInt8] = []
            if quick.answer([record].span, at: 0, isCanonical: true, &reading, to: &answer) {
                precondition(answer == planned(record), "told by its bytes, it requires something else")
            }
        }
    }

    private static let keys: [DecisionFormat.Key] = [.id, .actions]

    private static let quick: QuickAnswers = {
        guard let quick = QuickAnswers(Surroundings.plain, keys: keys) else {
            preconditionFailure("a plain pack of ours isn't one")
        }
        return quick
    }()

    /// What the whole plan says of a record.
    private static func planned(_ record: FeedRecord) -> [UInt8] {
        FeedReader(pack: Surroundings.plain, mappings: []).read(record).flatMap { result -> [UInt8] in
            guard let incident = try? result.get() else { return [] }
            let plan = Plan(
                pack: Surroundings.plain, profiles: [], situation: incident.situation, now: Surroundings.now)
            var writer = JSONWriter()
            writer.object { DecisionFormat(keys: keys).write(plan, place: nil, to: &$0) }
            return writer.bytes + [UInt8(ascii: "\n")]
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
