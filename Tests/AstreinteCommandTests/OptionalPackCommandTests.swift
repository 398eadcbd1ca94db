import Foundation
import Testing

/// A pack that adds to the national one, on the command line.
@Suite struct OptionalPackCommandTests {
    private static let plus = """
        pack: {id: plus, version: 0.1.0, language: fr, uses: {pack: socle-sante, version: ">=0.1 <1"}, notice: "Anticipation"}
        actions:
          prevenir-plus:
            {label: "Prévenir aussi", phase: alerte, role: directeur-garde, priority: legal, source: "S", done_when: "Vu"}
        rules:
          - {id: plus, title: "Plus", source: "S", require: [{action: prevenir-plus}]}

        """

    /// Gives a folder that holds the national pack and the other, each in its own.
    private func withPacks(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try FileManager.default.copyItem(
                at: packageRoot.appending(path: "rules/socle-sante"), to: folder.appending(path: "socle-sante"))
            // Those that name samples find none from here.
            let tests = folder.appending(path: "socle-sante/tests")
            for file in try FileManager.default.contentsOfDirectory(atPath: tests.path()) {
                let path = tests.appending(path: file)
                if try String(contentsOf: path, encoding: .utf8).contains("../samples") {
                    try FileManager.default.removeItem(at: path)
                }
            }
            let plus = folder.appending(path: "plus")
            try FileManager.default.createDirectory(at: plus, withIntermediateDirectories: true)
            try Data(Self.plus.utf8).write(to: plus.appending(path: "pack.yaml"))
            try body(folder.path())
        }
    }

    @Test func `it is used when it is asked for, and its notice is printed`() throws {
        try withPacks { folder in
            let rules = ["--rules", folder + "/socle-sante", "--rules", folder + "/plus"]
            let page = try astreinte(["--now", twoMinutesLater] + rules, input: sparse)
            #expect(page.status == 0, "\(page.errors)")
            #expect(page.output.contains("Prévenir aussi"))
            #expect(page.output.contains("Anticipation"))
            #expect(page.output.contains("Avec le pack plus 0.1.0"))
            #expect(try astreinte(["check"] + rules).status == 0)
            #expect(try astreinte(["test"] + rules).output.hasSuffix(" passed, 0 failed\n"))
            #expect(try astreinte(["--version"] + rules).lines.last == "plus 0.1.0")
        }
    }

    @Test func `the order in which packs are given says nothing`() throws {
        try withPacks { folder in
            let packs = ["--rules", folder + "/socle-sante", "--rules", folder + "/plus"]
            let pages = try [packs, Array(packs[2...] + packs[..<2])].map {
                try astreinte(["--now", twoMinutesLater] + $0, input: sparse).output
            }
            #expect(pages[0] == pages[1])
            #expect(pages[0].replacing("\n", with: "").contains("\(folder)/socle-sante, \(folder)/plus"))
        }
    }

    @Test func `with several packs the feeds of other tools are read as with one`() throws {
        let sample = ["feed", "convert", "rules/feeds/samples/thehive.ndjson"]
        let one = try astreinte(sample + ["--rules", "rules/socle-sante"])
        let both = try astreinte(sample + ["--rules", "rules/nis-2", "--rules", "rules/socle-sante"])
        #expect(one.lines.count > 1)
        #expect(both.output == one.output)
    }

    @Test func `a folder with packs that add to one is that one`() throws {
        try withPacks { folder in
            let page = try astreinte("--now", twoMinutesLater, "--rules", folder, input: sparse)
            #expect(page.status == 0, "\(page.errors)")
            #expect(!page.output.contains("Prévenir aussi"))
        }
    }

    @Test func `alone, it is refused at its place`() throws {
        try withPacks { folder in
            let page = try astreinte("--rules", folder + "/plus", input: sparse)
            #expect(page.status == 2)
            #expect(page.errors.contains("error[missing-pack]"))
        }
    }
}
