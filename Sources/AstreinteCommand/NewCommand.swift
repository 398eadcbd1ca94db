import ArgumentParser
import Diagnostics
import RulePacks

/// A pack to begin with.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a small rule pack to begin with, with its tests.",
        discussion: """
            The folder is made, or is empty: nothing is ever written over. The pack passes its own check --strict and its \
            tests. Its id is the folder's name, or that of --id.

              astreinte new ours
              astreinte check ours --strict && astreinte test ours
            """)

    @Argument(help: ArgumentHelp("The folder of the pack.", valueName: "folder"))
    var folder: String

    @Option(help: "The id of the pack: small letters, digits, - and .")
    var id: String?

    func run() throws {
        let path = Files.trimmed(folder)
        let id = id ?? String(path.split(separator: "/").last ?? "")
        let files = PackTemplate.files(id: id)
        let sources = files.filter { !$0.path.hasSuffix(".test.yaml") }.map { SourceFile(path: $0.path, text: $0.text) }
        // Nothing in it can be wrong but the id.
        guard PackLoader.load(sources).diagnostics.isEmpty else {
            throw Ending.usage("`\(printable(id))` is no id (small letters, digits, - and .): add --id ID")
        }
        try Ending.naming(path) { () throws(SystemFault) in
            try OutputFolder.write(files.map { ($0.path, Array($0.text.utf8)) }, to: path)
        }
        let shown = printable(path)
        Terminal.standardError.write("\(shown): written; next, astreinte check \(shown) and astreinte test \(shown)\n")
    }
}
