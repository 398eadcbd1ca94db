import Foundation
import Testing

/// `astreinte new`.
@Suite struct NewCommandTests {
    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    }

    @Test func `the pack passes its own check and its own tests, and answers an incident`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "ours").path()
            let made = try astreinte("new", pack)
            #expect(made.status == 0 && made.output.isEmpty && made.errors.contains("astreinte test"))
            let check = try astreinte("check", pack, "--strict")
            #expect(check.status == 0 && check.output + check.errors == "")
            let test = try astreinte("test", pack)
            #expect(test.status == 0, "\(test.output)\(test.errors)")
            let incident = #"{"id":"1","type":"chiffrement","detected_at":"2026-11-03T02:40:00+01:00"}"#
            let page = try astreinte("--rules", pack, "--now", "2026-11-03T02:50:00+01:00", input: incident)
            #expect(page.status == 0 && page.output.contains("Isoler les serveurs touchés"))
            #expect(try names(in: folder) == ["ours"])
        }
    }

    @Test func `an empty folder is filled, one that holds anything is left as it is`() throws {
        try withTemporaryFolder { folder in
            let empty = folder.appending(path: "empty")
            let used = folder.appending(path: "used")
            for made in [empty, used] {
                try FileManager.default.createDirectory(at: made, withIntermediateDirectories: false)
            }
            try Data("x".utf8).write(to: used.appending(path: ".hidden"))
            #expect(try astreinte("new", empty.path() + "/").status == 0)
            #expect(try names(in: empty).contains("pack.yaml"))
            let refused = try astreinte("new", used.path())
            #expect(refused.status == 2 && refused.errors.contains("not empty"))
            #expect(try names(in: used) == [".hidden"])
            try Data().write(to: folder.appending(path: "file"))
            #expect(try astreinte("new", folder.appending(path: "file").path()).status == 2)
            #expect(try astreinte("new", folder.appending(path: "none/ours").path()).status == 2)
            #expect(try names(in: folder) == ["empty", "file", "used"])
        }
    }

    @Test func `a folder whose name is no id asks for one`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "Nos règles").path(percentEncoded: false)
            let refused = try astreinte("new", pack)
            #expect(refused.status == 64 && refused.errors.contains("--id"))
            #expect(try names(in: folder) == [])
            #expect(try astreinte("new", pack, "--id", "nos-regles").status == 0)
            #expect(try astreinte("check", pack, "--strict").status == 0)
        }
    }
}
