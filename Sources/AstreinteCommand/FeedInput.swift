import ArgumentParser
import Diagnostics
import Digests
import FeedMappings
import IncidentFeeds
import QuickAnswers
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// Reads incidents as they arrive; what is refused is said and counted, and never disturbs its neighbours.
struct FeedInput {
    /// An incident and where it stood.
    struct Incident: Sendable {
        let read: FeedIncident
        let place: FeedPlace

        var situation: Situation { read.situation }

        /// The same, with the digest of its canonical form: what `feed convert` writes, its keys sorted, without the newline.
        var evidencedSituation: Situation {
            let digest = "sha256:" + SHA256.hexadecimal(of: read.canonical.inKeyOrder.line)
            let format: Evidence.Format? =
                if case .record(_, let format)? = situation.evidence { format } else { nil }
            return situation.told(by: .record(digest: digest, format))
        }

        /// Which of the establishments that share it this is; nil where it is of one.
        var share: QueueShare? {
            read.share.flatMap { $0.count > 1 ? QueueShare(count: $0.count, isSupport: $0.isSupport) : nil }
        }
    }

    private let options: FeedOptions
    private let pack: RulePack
    private let folder: PackFolder

    /// With the mappings once a record needs them: canonical incidents start without.
    private var reader: FeedReader
    private var hasMappings: Bool

    /// Who else an incident reaches; nil where nobody is known to use what another establishment hosts.
    private let sharing: Sharing?
    private let rejects: OutputFile?

    /// How many records were refused.
    private(set) var rejectedCount = 0

    /// `sharing` is left out where incidents are taken as their records tell them; `onlyFacts` where nobody wants the records
    /// themselves.
    init(
        _ options: FeedOptions, pack: RulePack, besides folder: PackFolder, sharing: Sharing? = nil,
        onlyFacts: Bool = false
    ) throws {
        self.options = options
        self.pack = pack
        self.folder = folder
        self.sharing = sharing
        hasMappings = options.mappings.from != nil
        reader =
            hasMappings
            ? try options.mappings.reader(for: pack, besides: folder)
            : FeedReader(pack: pack, mappings: [], onlyFacts: onlyFacts)
        rejects = try options.rejects.map { path in
            try Ending.naming(path) { () throws(SystemFault) in try OutputFile(path) }
        }
    }

    /// Writes what is made of each incident to standard output, in order, `jobs` at once, as soon as no complete record
    /// waits.
    ///
    /// `block` tells what to make of those of a block of which so many may be made, an empty answer for none, nil for what
    /// may not be written, with which the work fails. What `quick` answers is not made. However the work ends, what was read
    /// is answered first, and what was refused is kept.
    mutating func answerAll(
        jobs: Int = 1, between separator: String = "", quick: Growing<QuickAnswers> = Growing { nil },
        block: (Int) -> @Sendable (Incident) -> [UInt8]?
    ) throws {
        Interruption.watch()
        var output = Answers(between: separator)
        var quick = quick
        // Who answers most records by their bytes doesn't ask for much to be ready for the others.
        var made = 0
        try readBlocks { input, records, path in
            let answering = Answering(
                reader: input.reader, sharing: input.sharing, quick: quick.made(besides: records.count),
                separator: separator)
            let make = block(made + answering.expected(among: records))
            made = 0
            for answers in records.stretches(jobs: jobs, { answering.answers(on: $0, make) }) {
                for line in answers.rejected { input.reject(line, path: path) }
                made += answers.madeCount
                output.add(answers)
            }
        } pause: {
            try Terminal.standardOutput.send(output.bytes)
            output.bytes.removeAll(keepingCapacity: true)
            if output.isRefused { throw Ending.failure }
        }
        Interruption.passOn()
        if let ending { throw ending }
    }

    /// Gives what is made of each incident in order, `jobs` at once: `block` tells what to make of those of a block of
    /// so many records that has arrived.
    mutating func readAll<Made: Sendable>(
        jobs: Int = 1, block: (Int) -> @Sendable (Incident) -> Made, each body: (Made) -> Void
    ) throws {
        try readBlocks { input, records, path in
            let make = block(records.count)
            let made = records.map(jobs: jobs) { [reader = input.reader, sharing = input.sharing] record in
                reader.incidents(of: record, sharing).map { result in result.map(make) }
            }
            for (record, results) in zip(records, made) {
                for result in results {
                    switch result {
                    case .success(let made): body(made)
                    case .failure(let fault): input.reject(RejectLine(record, fault), path: path)
                    }
                }
            }
        }
    }

    /// Gives the records of every feed, with the mappings that they need; `pause` is called whenever no complete record
    /// waits.
    private mutating func readBlocks(
        _ take: (inout FeedInput, [FeedRecord], String) throws -> Void, pause: () throws -> Void = {}
    ) throws {
        var failure: (any Error)?
        // Most feeds have no page so long: the mappings are read when one comes.
        let pages = { [reader, hasMappings, options, pack, folder] in
            let known = hasMappings ? reader : try? options.mappings.reader(for: pack, besides: folder)
            return known?.pages ?? []
        }
        do {
            for path in options.feeds.isEmpty ? ["-"] : options.feeds {
                try Files.forEachBlock(of: path, pages: pages) { records in
                    guard !records.isEmpty else { return try pause() }
                    if !hasMappings, options.mappings.areNeeded(by: records) {
                        reader = try options.mappings.reader(for: pack, besides: folder)
                        hasMappings = true
                    }
                    try take(&self, records, path)
                    try pause()
                }
            }
        } catch {
            failure = error
        }
        // What was refused is kept even when the work then fails.
        if let rejects, let path = options.rejects {
            try Ending.naming(path) { () throws(SystemFault) in try rejects.finish() }
        }
        if let failure { throw failure }
    }

    /// The exit code that the refused records call for, if any.
    var ending: ExitCode? {
        rejectedCount > 0 && !options.tolerant ? Ending.someRejected : nil
    }

    private mutating func reject(_ line: RejectLine, path: String) {
        rejectedCount += 1
        Terminal.standardError.write(line.message(file: path == "-" ? "<stdin>" : path) + "\n")
        guard let rejects, let path = options.rejects else { return }
        do {
            try rejects.write(line.json)
        } catch {
            Terminal.standardError.write("\(printable(path)): \(error.reason)\n")
        }
    }
}

extension FeedReader {
    /// The incidents of a record, each with where it stands.
    func incidents(of record: FeedRecord, _ sharing: Sharing?) -> [Result<FeedInput.Incident, FeedFault>] {
        let place = FeedPlace(line: record.line, record: record.record)
        return read(record, sharing).map { result in result.map { FeedInput.Incident(read: $0, place: place) } }
    }
}

extension JSONValue {
    /// The value with the members of each object in the order of their keys: in which order a tool wrote them says nothing.
    fileprivate var inKeyOrder: JSONValue {
        switch content {
        case .array(let elements): JSONValue(content: .array(elements.map { $0.inKeyOrder }), offset: offset)
        case .object(let members):
            JSONValue(
                content: .object(
                    members.enumerated().sorted { left, right in
                        let (own, other) = (left.element.key, right.element.key)
                        return own == other ? left.offset < right.offset : precedes(own, other)
                    }.map { _, member in
                        JSONMember(key: member.key, keyOffset: member.keyOffset, value: member.value.inKeyOrder)
                    }), offset: offset)
        default: self
        }
    }
}
