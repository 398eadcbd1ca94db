import Foundation
import Testing

/// `astreinte profile rota`.
@Suite struct ProfileRotaCommandTests {
    private let now = ["--now", "2026-11-25T12:00:00+01:00"]

    private func withProfile(_ body: (URL, URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "p.yaml")
            let sample = packageRoot.appending(path: "samples/establishments/ch-300-lits.yaml")
            try FileManager.default.copyItem(at: sample, to: profile)
            try body(profile, folder.appending(path: "r"))
        }
    }

    @Test func `the page names whoever is on duty, and nobody where the rota says nothing`() throws {
        try withProfile { profile, rota in
            try Data("rôle;début;fin;nom\ndirecteur-garde;2026-11-28 20:00;2026-11-29 08:00;M. Rota <b>\n".utf8).write(
                to: rota)
            let run = try astreinte(["profile", "rota", profile.path(), rota.path()] + now)
            #expect(run.status == 0 && run.output == "", "\(run.errors)")
            #expect(run.errors.contains("turns: 1, from 2026-11-28T20:00:00+01:00 to 2026-11-29T08:00:00+01:00"))
            func page(_ time: String) throws -> String {
                let incident = #"{"id":"A","type":"chiffrement","detected_at":"2026-11-28T18:00:00+01:00"}"#
                return try astreinte(
                    ["--profile", profile.path(), "--now", time, "--format", "markdown"], input: incident
                )
                .output
            }
            let night = try page("2026-11-29T02:00:00+01:00")
            #expect(night.contains("M. Rota") && !night.contains("Mme Carel") && !night.contains("Rota <b>"))
            let after = try page("2026-11-29T09:00:00+01:00")
            #expect(
                !after.contains("M. Rota") && !after.contains("Mme Carel")
                    && after.contains("06\u{A0}39\u{A0}98\u{A0}30\u{A0}01"))
        }
    }

    @Test func `a rota with a mistake leaves the profile as it is`() throws {
        try withProfile { profile, rota in
            let before = try Data(contentsOf: profile)
            try Data("rôle;début;fin;nom\ndirecteur-gard;2026-11-28 20:00;2026-11-29 08:00;A\n".utf8).write(to: rota)
            let run = try astreinte(["profile", "rota", profile.path(), rota.path()] + now)
            #expect(run.status == 2 && run.errors.contains("did you mean `directeur-garde`?"))
            #expect(try Data(contentsOf: profile) == before)
            #expect(try astreinte(["profile", "rota", profile.path(), rota.path(), "--role", "x"] + now).status == 64)
        }
    }

    @Test func `of two rotas written at once, the second is refused rather than the first lost`() throws {
        try withProfile { profile, rota in
            let folder = profile.deletingLastPathComponent()
            let turns = ["directeur-garde": "Mme Une", "cadre-garde": "M. Deux"]
            for (role, name) in turns {
                let row = "\(role);2026-11-28 20:00;2026-11-29 08:00;\(name)\n"
                try Data("rôle;début;fin;nom\n\(row)".utf8).write(to: folder.appending(path: role))
            }
            let commands = turns.keys.map { "$A profile rota $D/p.yaml $D/\($0) " + now.joined(separator: " ") }
            // Both read the profile while somebody else holds it, so that neither knows the other's turns.
            let run = try shell(
                "(flock $D/p.yaml sleep 3) & sleep 0.3; " + commands.map { "(\($0); echo $?) & " }.joined() + "wait",
                in: folder)
            #expect(run.lines.sorted() == ["0", "2"], "\(run.errors)")
            #expect(run.errors.contains("p.yaml: left as it is: somebody changed it meanwhile; start again"))
            func kept() throws -> Int {
                let text = try String(contentsOf: profile, encoding: .utf8)
                return turns.values.count { text.contains("name: \"\($0)\"") }
            }
            #expect(try kept() == 1)
            let again = try shell(commands.joined(separator: " && "), in: folder)
            #expect(try again.status == 0 && kept() == 2, "\(again.errors)")
        }
    }

    @Test func `a comment that the new turns leave out is said`() throws {
        try withProfile { profile, rota in
            let text = try String(contentsOf: profile, encoding: .utf8)
            try Data((text + "rota: [] # voir l'intranet\n# fin\n").utf8).write(to: profile)
            try Data("rôle;début;fin;nom\ndirecteur-garde;2026-11-28 20:00;2026-11-29 08:00;A\n".utf8).write(to: rota)
            let run = try astreinte(["profile", "rota", profile.path(), rota.path()] + now)
            let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(run.status == 0)
            #expect(
                run.errors.contains("p.yaml:\(line): left out with the former turns: # voir l'intranet\n"),
                "\(run.errors)")
            let new = try String(contentsOf: profile, encoding: .utf8)
            #expect(!new.contains("intranet") && new.hasSuffix("name: \"A\"}\n# fin\n"))
        }
    }
}
