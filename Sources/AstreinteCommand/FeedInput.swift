import ArgumentParser
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks

/// Reads incidents as they arrive; what is refused is said and counted, and never disturbs its neighbours.
struct FeedInput {
    /// An incident and where it stood.
    struct Incident {
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

    /// Gives each incident in order: `arrived` is called for each block of bytes before it is read, `pause` whenever no
    /// complete record waits.
    mutating func readAll(arrived: () -> Void = {}, each body: (Incident) -> Void, pause: () -> Void = {}) throws {
        var failure: (any Error)?
        do {
            for path in options.feeds.isEmpty ? ["-"] : options.feeds {
                try read(path, arrived: arrived, each: body, pause: pause)
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

    private mutating func read(
        _ path: String, arrived: () -> Void, each body: (Incident) -> Void, pause: () -> Void
    ) throws {
        var framer = FeedFramer()
        try Ending.naming(path) { () throws(SystemFault) in
            try Files.forEachChunk(of: path) { chunk in
                arrived()
                framer.append(chunk)
                drain(&framer, path: path, body)
                pause()
                return true
            }
        }
        framer.finish()
        drain(&framer, path: path, body)
        pause()
    }

    private mutating func drain(_ framer: inout FeedFramer, path: String, _ body: (Incident) -> Void) {
        while let record = framer.next() {
            do {
                let situation = try reader.read(record)
                body(Incident(situation: situation, place: FeedPlace(line: record.line, record: record.record)))
            } catch {
                reject(RejectLine(record, error), path: path)
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
