import Foundation
import Testing

/// `astreinte format`.
@Suite struct FormatCommandTests {
    private func withFiles(_ texts: [String: String], _ body: (URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            for (name, text) in texts { try Data(text.utf8).write(to: folder.appending(path: name)) }
            try body(folder)
        }
    }

    private func text(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    @Test func `files below a folder are rewritten, listed, and then left alone`() throws {
        try withFiles(["a.yaml": "a:   1\n", "b.yml": "b: 2\n", "c.txt": "c:   3\n"]) { folder in
            let path = folder.path() + "/"
            let check = try astreinte("format", "--check", path)
            #expect(check.status == 1 && check.lines == [folder.path() + "/a.yaml"])
            #expect(try text(folder, "a.yaml") == "a:   1\n")
            let run = try astreinte("format", path)
            #expect(run.status == 0 && run.lines == [folder.path() + "/a.yaml"] && run.errors == "")
            #expect(try text(folder, "a.yaml") == "a: 1\n" && text(folder, "c.txt") == "c:   3\n")
            let again = try astreinte("format", "--check", path)
            #expect(again.status == 0 && again.output + again.errors == "")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 3)
        }
    }

    @Test func `a file that somebody changed meanwhile stays as it is`() throws {
        try withFiles(["a.yaml": "a:   1\n"]) { folder in
            let run = try shell(
                "(flock $D/a.yaml bash -c 'sleep 2; echo b: 2 >>$D/a.yaml') & sleep 0.3; $A format $D/a.yaml; echo $?",
                in: folder)
            #expect(run.lines == ["2"] && run.errors.contains("somebody changed it meanwhile"), "\(run.errors)")
            #expect(try text(folder, "a.yaml") == "a:   1\nb: 2\n")
        }
    }

    @Test func `a file with mistakes stays as it is, the others don't`() throws {
        try withFiles(["a.yaml": "a:  1\n b: 2\n", "b.yaml": "b:  2\n"]) { folder in
            let run = try astreinte("format", folder.path())
            #expect(run.status == 2 && run.errors.contains("error[bad-indentation]"))
            #expect(try text(folder, "a.yaml") == "a:  1\n b: 2\n" && text(folder, "b.yaml") == "b: 2\n")
        }
    }

    @Test func `standard input goes to standard output`() throws {
        let run = try astreinte("format", "-", input: "a:  [x ]\r\n")
        #expect(run.status == 0 && run.output == "a: [x]\n" && run.errors == "")
        #expect(try astreinte("format", "-", input: "a: [x]\n").output == "a: [x]\n")
        let check = try astreinte("format", "-", "--check", input: "a:  [x ]\n")
        #expect(check.status == 1 && check.lines == ["-"])
        let mistaken = try astreinte("format", "-", input: "a: [x\n")
        #expect(mistaken.status == 2 && mistaken.output == "")
    }

    @Test func `differences are shown with what stands around them, and nothing is written`() throws {
        let lines = (11...40).map { "k\($0): \($0 % 9 == 0 ? " " : "")x" }
        try withFiles(["a.yaml": lines.joined(separator: "\n") + "\n"]) { folder in
            let run = try shell(
                "cd \"$D\" && \"$A\" format --diff a.yaml >d && \"$A\" format --diff --check a.yaml >e; echo $?; cat d",
                in: folder)
            #expect(run.lines.first == "1" && run.output.contains("@@ -5,7 +5,7 @@") && run.lines.contains("+k18: x"))
            #expect(run.lines.count { $0.hasPrefix("@@") } == 3 && run.lines.count { $0.hasPrefix("-k") } == 3)
            #expect(try text(folder, "a.yaml").contains("k18:  x"))
        }
    }

    @Test func `the digest of a pack stays`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "p").path()
            #expect(try astreinte("new", pack).status == 0)
            #expect(try astreinte("format", "--check", pack).status == 0)
            for name in ["pack.yaml", "rules.yaml", "actions.yaml"]
            where FileManager.default.fileExists(atPath: pack + "/" + name) {
                let text = try String(contentsOfFile: pack + "/" + name, encoding: .utf8)
                try Data(text.replacing(": ", with: ":   ").replacing("\n  ", with: "\n    ").utf8)
                    .write(to: URL(filePath: pack + "/" + name))
            }
            let before = try astreinte("--version", "--rules", pack).output
            let run = try astreinte("format", pack)
            #expect(run.status == 0 && !run.lines.isEmpty)
            #expect(try astreinte("--version", "--rules", pack).output == before && before.contains("sha256:"))
        }
    }

    @Test func `nothing to format is no success`() throws {
        #expect(try astreinte("format").status == 64)
        #expect(try astreinte("format", "nowhere.yaml").status == 2)
        let empty = try withTemporaryFolder { try astreinte("format", $0.path()) }
        #expect(empty.status == 2)
    }
}
