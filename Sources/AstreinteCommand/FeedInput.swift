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
    private var rejected: [UInt8] = []

    /// How many records were refused.
    private(set) var rejectedCount = 0

    init(_ options: FeedOptions, pack: RulePack) {
        self.options = options
        reader = IncidentReader(pack: pack)
    }

    /// Gives each incident in order; `pause` is called whenever no complete record waits.
    mutating func readAll(_ body: (Incident) -> Void, pause: () -> Void = {}) throws {
        for path in options.feeds.isEmpty ? ["-"] : options.feeds {
            var framer = FeedFramer()
            do {
                try Files.forEachChunk(of: path) { chunk in
                    framer.append(chunk)
                    drain(&framer, path: path, body)
                    pause()
                }
            } catch {
                throw Ending.failure("\(printable(path)): \(error.reason)")
            }
            framer.finish()
            drain(&framer, path: path, body)
            pause()
        }
        try writeRejects()
    }

    /// The exit code that the refused records call for, if any.
    var ending: ExitCode? {
        rejectedCount > 0 && !options.tolerant ? Ending.someRejected : nil
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
        if options.rejects != nil { rejected += line.json }
    }

    private func writeRejects() throws {
        guard let path = options.rejects else { return }
        do {
            try Files.replace(path, with: rejected)
        } catch {
            throw Ending.failure("\(printable(path)): \(error.reason)")
        }
    }
}
