import Foundation
import Testing

@Suite struct PackCommandsTests {
    /// The national pack, with the profiles that its tests name where they look for them.
    private func copyOfPack(in folder: URL) throws -> URL {
        for path in ["rules/socle-sante", "samples/establishments"] {
            let copy = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: packageRoot.appending(path: path), to: copy)
        }
        return folder.appending(path: "rules/socle-sante")
    }

    @Test func `the national pack is clean, and its tests pass`() throws {
        let check = try astreinte("check", "rules", "--strict")
        #expect(check.status == 0)
        #expect(check.output + check.errors == "")
        let test = try astreinte("test")
        #expect(test.status == 0)
        #expect(test.output.hasSuffix(" passed, 0 failed\n"))
    }

    @Test func `a mistake is shown where it stands, and check answers no`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "pack.yaml")
            try Data("pack: {id: x, version: 1.0.0, language: fr, time_zero: at, bindings: {id: id}}\nfact: {}\n".utf8)
                .write(to: pack)
            let check = try astreinte("check", pack.path())
            #expect(check.status == 1)
            #expect(check.errors.contains("pack.yaml:2:1"))
            let json = try astreinte("check", pack.path(), "--format", "json")
            #expect(json.status == 1)
            let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
            #expect(list.contains { $0["code"] as? String == "unknown-key" })
            #expect(try astreinte("--rules", pack.path(), input: sparse).status == 2)
        }
    }

    @Test func `a pack without tests has not been tested`() throws {
        try withTemporaryFolder { folder in
            let copy = try copyOfPack(in: folder)
            try FileManager.default.removeItem(at: copy.appending(path: "tests"))
            #expect(try astreinte("test", copy.path()).status == 2)
        }
    }

    @Test func `a failing test says what it expected, where, and what came out`() throws {
        try withTemporaryFolder { folder in
            let copy = try copyOfPack(in: folder)
            let test = """
                tests:
                  - name: "essai"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T, type: chiffrement}
                    expect:
                      required: [{action: payer-rancon}]
                      absent: [{action: ouvrir-main-courante}]
                """
            try Data(test.utf8).write(to: copy.appending(path: "tests/zz.test.yaml"))
            let run = try astreinte("test", copy.path())
            #expect(run.status == 1)
            #expect(run.output.hasSuffix(" 1 failed\n"))
            #expect(run.errors.contains("expected `payer-rancon` required, but it is forbidden"))
            #expect(run.errors.contains("expected nothing of `ouvrir-main-courante`, but it is required"))
            #expect(run.errors.contains("zz.test.yaml:6:18"))
        }
    }
}
