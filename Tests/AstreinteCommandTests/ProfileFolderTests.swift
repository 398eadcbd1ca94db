import Foundation
import Testing

/// Profiles found by their FINESS number in a folder, whatever command reads them.
@Suite struct ProfileFolderTests {
    private let now = ["--now", "2026-11-15T03:05:00+01:00"]
    private let samples = ["--profiles", "samples/establishments"]

    private let feed = [#""990000041""#, #""990000108""#, #""990000999""#, "null"].enumerated().map { place, finess in
        #"{"id":"\#(place + 1)","type":"panne-electrique","detected_at":"2026-11-15T03:00:00+01:00","#
            + #""establishment":{"finess":\#(finess)}}"# + "\n"
    }.joined()

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func `each decision has the profile of its own establishment, or none`() throws {
        let run = try astreinte(["evaluate", "--fields", "profile,data_diagnostics"] + samples + now, input: feed)
        #expect(run.status == 0)
        let decisions = try objects(run.output)
        let names = decisions.map { ($0["profile"] as? [String: Any])?["name"] as? String }
        #expect(names == ["Centre hospitalier de Valmorin", "Centre hospitalier de Brécourt", nil, nil])
        let codes = decisions.map { ($0["data_diagnostics"] as? [[String: Any]] ?? []).map { $0["code"] as? String } }
        #expect(codes == [[], [], ["wrong-establishment"], ["wrong-establishment"]])
    }

    @Test func `a runbook without its profile says so on page 1, and has no number`() throws {
        let run = try astreinte(["--all"] + samples + now, input: feed)
        #expect(run.status == 0)
        #expect(run.output.contains("AUCUN PROFIL DE CET ÉTABLISSEMENT"))
        #expect(run.output.contains("ÉTABLISSEMENT NON DIT, AUCUN PROFIL CHOISI"))
        let one = try astreinte(["--id", "4"] + samples + now, input: feed)
        #expect(!one.output.contains(/0[16]\u{A0}[0-9]{2}\u{A0}[0-9]{2}/))
    }

    @Test func `the queue names establishments by their profiles, and says which have none`() throws {
        let run = try astreinte(["triage", "--format", "json"] + samples + now, input: feed)
        let queue = try #require(try objects(run.output).first)
        let incidents = try #require(queue["incidents"] as? [[String: Any]])
        let known = incidents.filter { $0["profile"] as? Bool == true }
        #expect(Set(known.compactMap { $0["establishment"] as? String }) == ["990000041", "990000082"])
        #expect(known.allSatisfy { $0["group"] as? String == "GHT des Deux Vallées" })
        #expect(incidents.filter { $0["alert"] is String }.count == 2)
    }

    @Test func `a folder of one profile is no fallback, two of one number are none`() throws {
        try withTemporaryFolder { folder in
            let sample = packageRoot.appending(path: "samples/establishments/ehpad.yaml")
            let options = ["evaluate", "--fields", "profile", "--profiles", folder.path()] + now
            try FileManager.default.copyItem(at: sample, to: folder.appending(path: "a.yaml"))
            #expect(try astreinte(options, input: #"{"id":"1"}"#).output == "{\"profile\":null}\n")
            let own = #"{"id":"1","establishment":{"finess":"990000074"}}"#
            #expect(try astreinte(options, input: own).output.contains("Résidence des Tilleuls"))
            let other = try String(contentsOf: sample, encoding: .utf8).replacing("Tilleuls", with: "Frênes")
            try Data(other.utf8).write(to: folder.appending(path: "b.yaml"))
            #expect(try astreinte(options, input: own).output == "{\"profile\":null}\n")
        }
    }

    @Test func `mistakes of all the profiles are shown, and end the work, as does a folder without any`() throws {
        try withTemporaryFolder { folder in
            for name in ["a", "b"] {
                try Data("establishment: {name: A, finess: {legal: \"1\"}}\n".utf8)
                    .write(to: folder.appending(path: name + ".yaml"))
            }
            let run = try astreinte(["triage", "--profiles", folder.path()] + now, input: feed)
            #expect(run.status == 2)
            #expect(run.output == "")
            #expect(run.errors.contains("a.yaml:1:42") && run.errors.contains("b.yaml:1:42"))
        }
        try withTemporaryFolder { folder in
            let empty = try astreinte(["triage", "--profiles", folder.path()] + now, input: feed)
            #expect(empty.status == 2 && empty.errors.contains("no profile"))
            let none = try astreinte(["triage", "--profiles", folder.path() + "/no"] + now, input: feed)
            #expect(none.status == 2 && none.errors.contains("no such folder"))
        }
    }
}
