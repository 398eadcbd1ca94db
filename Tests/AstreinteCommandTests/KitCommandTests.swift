import Foundation
import Testing

/// `astreinte kit`.
@Suite struct KitCommandTests {
    private let now = ["--now", "2026-11-25T14:00:00+01:00"]

    private func kit(_ house: String, _ folder: URL, _ options: String...) throws -> Run {
        try astreinte(
            ["kit", "--profile", "samples/establishments/\(house).yaml", "--output", folder.path()] + now + options)
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    }

    @Test(arguments: ["ch-600-lits", "ehpad"]) func `each house gets its own, the same bytes twice`(house: String)
        throws
    {
        try withTemporaryFolder { folder in
            let (first, second) = (folder.appending(path: "a"), folder.appending(path: "b"))
            let run = try kit(house, first)
            #expect(run.status == 0 && run.output == "", "\(run.errors)")
            #expect(run.errors.contains("to be made again before 2"))
            #expect(try kit(house, second).status == 0)
            let files = try names(in: first)
            #expect(files.count > 15)
            for name in files {
                let bytes = try Data(contentsOf: first.appending(path: name))
                #expect(try bytes == Data(contentsOf: second.appending(path: name)))
                // Where the engine of pages is built, one page carries it.
                let isAsking = name == "0-que-voyez-vous.html"
                #expect(bytes.count < (isAsking ? 950_000 : 500_000), "\(name)")
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(name != "0-lire-en-premier.html" || !text.contains("://"))
                #expect(isAsking || !text.contains("<script") && !text.contains("src="))
            }
            #expect(try shell("cd \(first.path()) && sha256sum -c --quiet empreintes.sha256", in: folder).status == 0)
            let same = try astreinte("kit", "--diff", first.path(), second.path())
            #expect(same.status == 0 && same.output == "")
            #expect(try names(in: folder).filter { $0.contains("partial") } == [])
        }
    }

    @Test func `two kits are compared by what a reader sees`() throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "p.yaml")
            let sample = try String(
                contentsOf: packageRoot.appending(path: "samples/establishments/ehpad.yaml"), encoding: .utf8)
            try Data(sample.replacing("Mme Fauvel", with: "M. Nouveau").utf8).write(to: profile)
            let (old, new) = (folder.appending(path: "old"), folder.appending(path: "new"))
            #expect(try kit("ehpad", old).status == 0)
            #expect(
                try astreinte(["kit", "--profile", profile.path(), "--output", new.path()] + now).status == 0)
            let run = try astreinte("kit", "--diff", old.path(), new.path())
            #expect(run.status == 1 && run.output.contains("--- 2-telephones.html"))
            #expect(run.lines.contains { $0.hasPrefix("-") && $0.contains("Mme Fauvel") })
            #expect(run.lines.contains { $0.hasPrefix("+") && $0.contains("M. Nouveau") })
        }
    }

    @Test func `a shared copy names no server, no place and no key of the samples`() throws {
        try withTemporaryFolder { folder in
            let made = folder.appending(path: "k")
            #expect(try kit("ch-300-lits", made, "--share").status == 0)
            for name in try names(in: made) {
                let text = try String(contentsOf: made.appending(path: name), encoding: .utf8)
                for secret in ["baie 1", "clé 14", "baie 3", "badge de l", "Éditeur inventé", "Serveur de sauvegarde<"]
                {
                    #expect(!text.contains(secret), "\(name): \(secret)")
                }
            }
        }
    }

    @Test func `nothing is written over, and what can't be made leaves nothing`() throws {
        try withTemporaryFolder { folder in
            let used = folder.appending(path: "k")
            try FileManager.default.createDirectory(at: used, withIntermediateDirectories: false)
            try Data("x".utf8).write(to: used.appending(path: "mine"))
            #expect(try kit("ehpad", used).status == 2)
            #expect(try names(in: folder) == ["k"] && names(in: used) == ["mine"])
            #expect(try kit("ehpad", folder.appending(path: "n"), "--type", "chifrement").status == 64)
            #expect(try astreinte("kit", "--output", "x").status == 64)
            #expect(try astreinte("kit", "--diff", "x").status == 64)
            #expect(try astreinte("kit", "--diff", "/none", "/neither").status == 2)
        }
    }
}
