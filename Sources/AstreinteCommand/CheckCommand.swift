import ArgumentParser
import Diagnostics
import PackTesting
import RulePacks

/// Everything that is wrong with a pack, in one run.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find every mistake of a rule pack and of its tests.",
        discussion: """
            Prints nothing when there is nothing to say.

              astreinte check rules
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    @Argument(help: "The pack: a file, a folder with pack.yaml, or a folder of exactly one pack.")
    var path: String?

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
        let folder = try PackFolder.find(path)
        let loading = PackLoader.load(folder.files)
        var diagnostics = loading.diagnostics
        if let pack = loading.pack { diagnostics += folder.tests(for: pack).diagnostics }
        switch format {
        case .text: report(diagnostics, in: folder.files + folder.testFiles)
        case .json: Terminal.standardOutput.write(JSONForm.render(diagnostics))
        }
        if diagnostics.contains(where: { $0.severity == .error }) { throw Ending.no }
    }
}
