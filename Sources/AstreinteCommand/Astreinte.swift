package import ArgumentParser
import RunbookFormats

/// The command line: incidents in, runbooks out.
package struct Astreinte: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "astreinte",
        abstract: "Turn incidents of a French health establishment into prioritised continuity runbooks.",
        discussion: """
            With no subcommand, incidents read from the files given or from standard input become runbooks:

              cat incident.json | astreinte

            Results go to standard output, everything else to standard error. Exit codes: 0 done; 1 the answer is no \
            (a test failed, a check found errors); 2 the work could not be done; 3 done, but some records were \
            rejected; 64 wrong usage.
            """,
        version: engineVersion,
        subcommands: [
            RunbookCommand.self, EvaluateCommand.self, UpdateCommand.self, CheckCommand.self, TestCommand.self,
        ],
        defaultSubcommand: RunbookCommand.self)

    package init() {}

    /// Reads the arguments of the process, and runs what they ask for.
    package static func start() {
        main()
    }
}
