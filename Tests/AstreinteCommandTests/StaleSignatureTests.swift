import Foundation
import Testing

/// What is rewritten is no longer what was signed, and whoever rewrites it is told.
@Suite struct StaleSignatureTests {
    private let options = [
        "--rules", packageRoot.appending(path: "rules").path(), "--now", "2026-11-25T12:00:00+01:00",
    ]

    /// A folder with a profile signed alone, `p.yaml`, one in a folder that is signed, `h/p.yaml`, one that isn't,
    /// `q.yaml`, a rota, `r.csv`, and the key, `k`.
    private func withProfiles(_ body: (URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let sample = packageRoot.appending(path: "samples/establishments/ehpad.yaml")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "h"), withIntermediateDirectories: false)
            for name in ["p.yaml", "h/p.yaml", "q.yaml"] {
                try FileManager.default.copyItem(at: sample, to: folder.appending(path: name))
            }
            let rota = "rôle;début;fin;nom\ndirecteur-garde;2026-11-28 20:00;2026-11-29 08:00;Mme Rota\n"
            try Data(rota.utf8).write(to: folder.appending(path: "r.csv"))
            #expect(try astreinte(["sign", "--new-key", "k"], in: folder).status == 0)
            #expect(try astreinte(["sign", "p.yaml", "h", "--key", "k"], in: folder).status == 0)
            try body(folder)
        }
    }

    private func warning(_ path: String) -> String {
        "\(path).manifest.sig holds no longer: sign again with astreinte sign \(path) --key FILE\n"
    }

    @Test func `a rota says which signature of the profile it ends, and only then`() throws {
        try withProfiles { folder in
            for (profile, signed) in [("p.yaml", "p.yaml"), ("h/p.yaml", "h")] {
                let run = try astreinte(["profile", "rota", profile, "r.csv"] + options, in: folder)
                #expect(run.status == 0)
                #expect(run.errors.hasSuffix("\n" + warning(signed)), "\(run.errors)")
                #expect(run.errors.components(separatedBy: "manifest.sig").count == 2)
                #expect(try astreinte(["verify", signed, "--trust", "k.pub"], in: folder).status == 1)
            }
            let unsigned = try astreinte(["profile", "rota", "q.yaml", "r.csv"] + options, in: folder)
            #expect(unsigned.status == 0 && !unsigned.errors.contains("manifest.sig"))
        }
    }

    @Test func `a call sheet does, where it gives a new day`() throws {
        try withProfiles { folder in
            let sheet = try astreinte(["profile", "call-sheet", "p.yaml", "--format", "csv"] + options, in: folder)
            func fill(_ text: String) throws -> Run {
                try Data(text.utf8).write(to: folder.appending(path: "s.csv"))
                return try astreinte(["profile", "call-sheet", "p.yaml", "--filled", "s.csv"] + options, in: folder)
            }
            let blank = try fill(sheet.output)
            #expect(blank.status == 0 && !blank.errors.contains("manifest.sig"))
            let filled = try fill(sheet.output.replacing("\"\";\"\";\"\"", with: "\"oui\";\"2026-11-25\";\"\""))
            #expect(filled.status == 0 && filled.errors.hasSuffix("\n" + warning("p.yaml")), "\(filled.errors)")
        }
    }

    @Test func `a style does, once for a folder, also from within it`() throws {
        try withProfiles { folder in
            func write(_ names: String...) throws {
                for name in names { try Data("a:   1\n".utf8).write(to: folder.appending(path: "h/" + name)) }
            }
            try write("a.yaml", "b.yaml")
            #expect(try astreinte(["format", "--check", "h"], in: folder).errors == "")
            let run = try astreinte(["format", "h"], in: folder)
            #expect(run.status == 0 && run.errors == warning("h"), "\(run.errors)")
            #expect(try astreinte(["format", "h"], in: folder).errors == "")
            try write("a.yaml")
            let within = try astreinte(["format", "a.yaml"], in: folder.appending(path: "h"))
            #expect(within.errors.hasSuffix("/h --key FILE\n"), "\(within.errors)")
        }
    }
}
