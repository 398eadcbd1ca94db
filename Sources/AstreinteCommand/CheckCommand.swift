import ArgumentParser
import CivilTime
import Diagnostics
import Establishments
import PackTesting
import RuleEngine
import RulePacks

/// Everything that is wrong with a pack or with a profile, in one run.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find every mistake of a rule pack and of its tests, or of an establishment's profile.",
        discussion: """
            A file with the key `establishment` is a profile: it is read in the words of the rules, and warnings say what \
            it lacks for a night without computers. Prints nothing when there is nothing to say.

              astreinte check rules
              astreinte check samples/establishments/ch-300-lits.yaml
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    @Argument(help: "The pack (a file, a folder with pack.yaml, or a folder of exactly one pack), or a profile.")
    var path: String?

    @OptionGroup var rules: RulesOptions
    @OptionGroup var time: TimeOptions

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
        if let path, !Files.isFolder(path) {
            let file = try PackFolder.source(path)
            if EstablishmentLoader.isProfile(file) { return try check(profile: file) }
        }
        guard path == nil || rules.rules == nil else {
            throw Ending.usage("--rules says by which rules a profile is read, and \(printable(path ?? "")) is none")
        }
        let folder = try PackFolder.find(path ?? rules.rules)
        let loading = PackLoader.load(folder.files)
        var diagnostics = loading.diagnostics
        if let pack = loading.pack { diagnostics += folder.tests(for: pack).diagnostics }
        try answer(diagnostics, in: folder.files + folder.testFiles)
    }

    private func check(profile: SourceFile) throws {
        let pack = try PackFolder.find(rules.rules).load()
        let today = pack.header.zone.civil(time.read()).date
        try answer(EstablishmentLoader.check(profile, for: pack, today: today), in: [profile])
    }

    private func answer(_ diagnostics: [Diagnostic], in files: [SourceFile]) throws {
        switch format {
        case .text: report(diagnostics, in: files)
        case .json: Terminal.standardOutput.write(JSONForm.render(diagnostics))
        }
        if diagnostics.contains(where: { $0.severity == .error }) { throw Ending.no }
    }
}
