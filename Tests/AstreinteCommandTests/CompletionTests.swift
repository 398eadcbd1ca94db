import Foundation
import Testing

/// The completion scripts that the program writes for shells.
@Suite struct CompletionTests {
    private func subcommands() throws -> [String] {
        let help = try astreinte("--help").output.split(separator: "SUBCOMMANDS:")[1]
        return help.split(separator: "\n").filter { $0.hasPrefix("  ") && $0.dropFirst(2).first?.isLetter == true }
            .compactMap { $0.split(separator: " ").first.map { String($0) } }.filter { $0 != "See" }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `the script of a shell knows every subcommand, and no place of this machine`(name: String) throws {
        let script = try astreinte("--generate-completion-script", name)
        #expect(script.status == 0)
        let words = Set(script.output.split { !$0.isLetter && $0 != "-" }.map { String($0) })
        let all = try subcommands()
        #expect(all.count > 10 && all.contains("explain"))
        #expect(Set(all).subtracting(words) == [])
        #expect(!script.output.contains(packageRoot.path()))
    }

    @Test(arguments: [
        ("exp", 1, ["explain"]), ("check --st", 2, ["--strict"]), ("check --format s", 3, ["sarif"]),
        ("exercise pr", 2, ["print"]),
    ])
    func `bash completes subcommands, options and values`(line: String, place: Int, found: [String]) throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                "$A" --generate-completion-script bash >"$D/script" && bash -n "$D/script" && . "$D/script"
                COMP_WORDS=(astreinte \(line)) COMP_CWORD=\(place) COMPREPLY=()
                _astreinte astreinte "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """, in: folder)
            #expect(run.lines == found, "\(run.errors)")
        }
    }
}
