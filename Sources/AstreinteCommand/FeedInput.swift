import ArgumentParser
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks

/// Reads incidents as they arrive; what is refused is said and counted, and never disturbs its neighbours.
struct FeedInput {
    /// An incident and where it stood.
    struct Incident: Sendable {
        let situation: Situation

        /// Nil for an incident that a journal tells.
        let place: FeedPlace?
    }

    private let options: FeedOptions
    private let reader: IncidentReader
    private let rejects: OutputFile?

    /// How many records were refused.
    private(set) var rejectedCount = 0

    init(_ options: FeedOptions, pack: RulePack) throws {
        self.options = options
        reader = IncidentReader(pack: pack)
        rejects = try options.rejects.map { path in
            try Ending.naming(path) { () throws(SystemFault) in try OutputFile(path) }
        }
    }

    /// Gives what is made of each incident in order, `jobs` at once: `block` tells what to make of those of a block of so
    /// many records that has arrived, `pause` is called whenever no complete record waits.
    mutating func readAll<Made: Sendable>(
        jobs: Int = 1, block: (Int) -> @Sendable (Incident) -> Made, each body: (Made) -> Void, pause: () -> Void = {}
    ) throws {
        var failure: (any Error)?
        do {
            for path in options.feeds.isEmpty ? ["-"] : options.feeds {
                try read(path, jobs: jobs, block: block, each: body, pause: pause)
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

    private mutating func read<Made: Sendable>(
        _ path: String, jobs: Int, block: (Int) -> @Sendable (Incident) -> Made, each body: (Made) -> Void,
        pause: () -> Void
    ) throws {
        var framer = FeedFramer()
        try Ending.naming(path) { () throws(SystemFault) in
            try Files.forEachChunk(of: path) { chunk in
                framer.append(chunk)
                drain(&framer, path: path, jobs: jobs, block, body)
                pause()
                return true
            }
        }
        framer.finish()
        drain(&framer, path: path, jobs: jobs, block, body)
        pause()
    }

    private mutating func drain<Made: Sendable>(
        _ framer: inout FeedFramer, path: String, jobs: Int, _ block: (Int) -> @Sendable (Incident) -> Made,
        _ body: (Made) -> Void
    ) {
        var records: [FeedRecord] = []
        while let record = framer.next() { records.append(record) }
        guard !records.isEmpty else { return }
        let make = block(records.count)
        let made = records.map(jobs: jobs) { [reader] record -> Result<Made, FeedFault> in
            do throws(FeedFault) {
                let situation = try reader.read(record)
                let place = FeedPlace(line: record.line, record: record.record)
                return .success(make(Incident(situation: situation, place: place)))
            } catch {
                return .failure(error)
            }
        }
        for (record, result) in zip(records, made) {
            switch result {
            case .success(let made): body(made)
            case .failure(let fault): reject(RejectLine(record, fault), path: path)
            }
        }
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
