import Foundation
import Testing

/// The queue over many establishments, on the command line.
@Suite struct TriageCommandTests {
    private let now = ["--now", "2026-11-15T03:05:00+01:00"]
    private let region = "samples/feeds/region-une-nuit.ndjson"

    private func json(_ arguments: [String], input: String = "") throws -> [String: Any] {
        let run = try astreinte(["triage", "--format", "json"] + now + arguments, input: input)
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    private func ids(_ queue: [String: Any]) -> [String] {
        (queue["incidents"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    @Test func `a region's night is in order, whatever order its records come in and however many are worked on`()
        throws
    {
        let records = try String(contentsOf: packageRoot.appending(path: region), encoding: .utf8)
            .split(separator: "\n")
        let queue = try astreinte(["triage", region] + now)
        #expect(queue.status == 0)
        #expect(queue.errors == "")
        #expect(ids(try json([region])) == ["REG-01", "REG-02", "REG-03", "REG-04", "REG-05"])
        for order in [records.reversed(), Array(records[2...] + records[..<2])] {
            let other = try astreinte(
                ["triage", "--jobs", "1"] + now, input: order.map { $0 + "\n" }.joined())
            #expect(other.output == queue.output)
        }
    }

    @Test func `an object seen twice is one incident, the latest, however it is joined`() throws {
        func record(_ id: String, _ ref: String, at hour: String, _ type: String) -> String {
            #"{"schema":"incident/1","id":"\#(id)","source":{"format":"soc","ref":"\#(ref)"},"type":"\#(type)","detected_at":"2026-11-15T02:00:00+01:00","updated_at":"2026-11-15T\#(hour):00+01:00"}"#
        }
        let feed = [
            record("a", "1", at: "02:30", "chiffrement"), record("b", "2", at: "02:30", "panne-electrique"),
            record("a", "1", at: "02:10", "indetermine"),
        ]
        let run = try astreinte(["triage"] + now, input: feed.joined(separator: "\n"))
        #expect(run.status == 0)
        #expect(run.errors == "record 3 is of the incident of record 1, which is later: it is left out\n")
        #expect(ids(try json([], input: feed.joined(separator: "\n"))) == ["b", "a"])
    }

    @Test func `an id sent again without a source is one incident, those of other establishments others`() throws {
        func record(_ type: String, _ finess: String = "", _ more: String = "") -> String {
            let place = finess.isEmpty ? "" : #","establishment":{"finess":"\#(finess)"}"#
            return #"{"id":"a","type":"\#(type)","detected_at":"2026-11-15T02:00:00+01:00"\#(place)\#(more)}"# + "\n"
        }
        let feed =
            record("panne-electrique", "990000017") + record("chiffrement", "990000017")
            + record("panne-electrique", "990000033")
        let run = try astreinte(["triage"] + now, input: feed)
        #expect(run.errors == "record 1 is of the incident of record 2, which is later: it is left out\n")
        let incidents = try json([], input: feed)["incidents"] as? [[String: Any]] ?? []
        #expect(incidents.map { $0["record"] as? Int } == [3, 2])
        let dated = #","updated_at":"2026-11-15T02:40:00+01:00""#
        let stale = #","updated_at":"2026-11-15T02:20:00+01:00""#
        let again = record("chiffrement", "990000017", dated) + record("panne-electrique", "", stale)
        let chosen = try astreinte(["--id", "a"] + now, input: again)
        #expect(chosen.status == 0)
        #expect(chosen.output.hasPrefix("CHIFFREMENT"))
        #expect(chosen.errors == "record 2 is of the incident of record 1, which is later: it is left out\n")
    }

    @Test func `a threshold is a priority or a level, and another word is wrong usage`() throws {
        for threshold in ["vital", "majeure"] {
            let run = try astreinte(["triage", region, "--threshold", threshold] + now)
            #expect(run.output.contains("sous le seuil\u{A0}: n°\u{A0}5 REG-05"))
        }
        let wrong = try astreinte(["triage", region, "--threshold", "majeur"] + now)
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("did you mean majeure?"))
        #expect(try json([region])["threshold"] as? String == "legal")
    }

    @Test func `each format is written, to a file where one is named`() throws {
        try withTemporaryFolder { folder in
            for (format, start) in [
                ("csv", "\"rang\";"), ("html", "<!doctype html>"), ("terminal", "5 incidents"),
            ] {
                let file = folder.appending(path: "queue").path()
                let run = try astreinte(["triage", region, "--format", format, "--output", file] + now)
                #expect(run.status == 0)
                #expect(run.output == "")
                #expect(try String(contentsOfFile: file, encoding: .utf8).drop { $0 == "\u{FEFF}" }.hasPrefix(start))
            }
        }
    }

    @Test func `a feed without an incident has an empty queue; a bad record is said and disturbs nobody`() throws {
        #expect(try astreinte(["triage"] + now, input: "").output.hasPrefix("0 incident, "))
        for format in ["json", "csv", "html"] {
            #expect(try astreinte(["triage", "--format", format] + now, input: "").status == 0)
        }
        let run = try astreinte(["triage"] + now, input: "{\n{\"id\":\"1\"}\n")
        #expect(run.status == 3)
        #expect(run.output.hasPrefix("1 incident, "))
        #expect(try astreinte(["triage", "--tolerant"] + now, input: "{\n{\"id\":\"1\"}\n").status == 0)
    }
}
