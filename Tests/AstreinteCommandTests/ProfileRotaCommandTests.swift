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
            #expect(run.errors.contains("1 turns, from 2026-11-28T20:00:00+01:00 to 2026-11-29T08:00:00+01:00"))
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
}
