import Foundation
import Testing

/// The sessions of the README are run, and compared to the letter.
@Suite struct ReadmeTests {
    private let readme = packageRoot.appending(path: "README.md")

    @Test func `the sessions of the README give what it shows`() throws {
        let text = try String(contentsOf: readme, encoding: .utf8)
        var updated = ""
        var sessions = 0
        for (index, block) in text.components(separatedBy: "```console\n").enumerated() {
            guard index > 0 else {
                updated += block
                continue
            }
            let parts = block.components(separatedBy: "```\n")
            let command = try #require(parts[0].split(separator: "\n").first.map { String($0.dropFirst(2)) })
            let session = "$ \(command)\n" + (try output(of: command))
            #expect(parts[0] == session)
            updated += "```console\n" + session + "```\n" + parts.dropFirst().joined(separator: "```\n")
            sessions += 1
        }
        #expect(sessions >= 2)
        try Snapshots.record(Data(updated.utf8), at: readme)
    }

    private func output(of command: String) throws -> String {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "out")
            try Data().write(to: file)
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/bash")
            shell.arguments = ["-c", command]
            shell.currentDirectoryURL = packageRoot
            shell.environment = sanitizerOptions.merging(
                ["PATH": program.deletingLastPathComponent().path() + ":/usr/bin:/bin"]
            ) { $1 }
            shell.standardOutput = try FileHandle(forWritingTo: file)
            try shell.run()
            shell.waitUntilExit()
            return try String(contentsOf: file, encoding: .utf8)
        }
    }
}
