import ArgumentParser
import Diagnostics
import Exercises
import RuleEngine

/// Everything that is wrong with exercises, in one run.
struct ExerciseCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find every mistake of exercises.",
        discussion: """
            Facts, values, roles and actions must be those of the rules, times lie between DEBEX and FINEX and in order, and \
            some plan must ask for each action that is expected. Prints nothing when there is nothing to say.

              astreinte exercise check samples/exercises
            """)

    @Argument(help: "A file, or a folder of exercises.")
    var path: String

    @OptionGroup var rules: RulesOptions

    func run() throws {
        // A file that is named is an exercise, whatever is wrong with it.
        guard let files = try Files.isFolder(path) ? ExerciseFile.all(in: path) : [ExerciseFile(path)] else {
            throw Ending.failure("\(printable(path)): no exercise there (a YAML file with the key `exercise`)")
        }
        let (diagnostics, sources) = ExerciseCheckCommand.mistakes(in: files, try rules.find().load())
        report(diagnostics, in: sources)
        if diagnostics.contains(where: { $0.severity == .error }) { throw Ending.no }
    }

    /// What is wrong with exercises, and the files that it is about.
    static func mistakes(in files: [ExerciseFile], _ pack: RulePack) -> ([Diagnostic], [SourceFile]) {
        let loadings = files.map { $0.loading(for: pack) }
        return (loadings.flatMap { $0.diagnostics }, files.map { $0.source } + loadings.flatMap { $0.profileFiles })
    }
}
