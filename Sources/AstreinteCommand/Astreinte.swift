package import ArgumentParser
import Diagnostics
import Glibc
import RuleEngine
import RulePacks
import RunbookFormats

/// The command line: incidents in, runbooks out.
package struct Astreinte: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "astreinte",
        abstract: "Turn incidents of a French health establishment into prioritised continuity runbooks.",
        discussion: """
            With no subcommand, incidents read from the files given or from standard input become runbooks:

              cat incident.json | astreinte

            At a terminal and with no file, it asks what is seen, then one question after the other (astreinte interview).

            Results go to standard output, everything else to standard error. Exit codes: 0 done; 1 the answer is no \
            (a test failed, a check found errors, packs differ); 2 the work could not be done; 3 done, but some \
            records were rejected; 64 wrong usage. What was interrupted ends by its signal.
            """,
        version: engineVersion,
        subcommands: [
            RunbookCommand.self, EvaluateCommand.self, TriageCommand.self, InterviewCommand.self, UpdateCommand.self,
            HandoverCommand.self, ExerciseCommand.self, ProfileCommand.self, KitCommand.self, FeedCommand.self,
            CheckCommand.self, TestCommand.self, ExplainCommand.self, DiffCommand.self, FormatCommand.self,
            SchemaCommand.self, DocsCommand.self, NewCommand.self, LSPCommand.self, SignCommand.self,
            VerifyCommand.self, ReplayCommand.self, LimitsCommand.self,
        ],
        defaultSubcommand: RunbookCommand.self)

    package init() {}

    /// Reads the arguments of the process, and runs what they ask for.
    package static func start() -> Never {
        // A reader that goes away, or a file that may not grow, is noticed by the write that fails, not by a signal that kills.
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        reserveStandardDescriptors()
        do {
            var command = try parseAsRoot()
            try command.run()
            Glibc.exit(0)
        } catch {
            let message = fullMessage(for: error)
            say(message == engineVersion ? version : message, isError: exitCode(for: error) != .success)
            Glibc.exit(exitCode(for: error).rawValue)
        }
    }

    /// Keeps the number of a standard stream that the parent closed from going to a file.
    ///
    /// What is meant for people would be written into it. What reads or writes there is refused, as if it were closed.
    private static func reserveStandardDescriptors() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is the one that is given.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// The engine's version, then that of the rules found, with their digest; a pack with mistakes has none.
    private static var version: String {
        let arguments = CommandLine.arguments
        let given = zip(arguments, arguments.dropFirst()).filter { $0.0 == "--rules" }.map { $0.1 }
        guard let folder = try? PackFolder.find(given) else { return engineVersion }
        guard let pack = PackLoader.load(packs: folder.packs).pack else {
            Terminal.standardError.write("astreinte: \(printable(folder.path)) has mistakes: see astreinte check\n")
            return engineVersion
        }
        let optionals = pack.optionals.map { "\n\($0.id) \($0.version)" }.joined()
        return "\(engineVersion)\n\(pack.header.id) \(pack.header.version) \(pack.digest)\(optionals)"
    }

    /// The arguments that a message quotes may hold anything: nothing of them is obeyed by a terminal.
    private static func say(_ message: String, isError: Bool) {
        guard !message.isEmpty else { return }
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { printable($0) + "\n" }
        (isError ? Terminal.standardError : Terminal.standardOutput).write(lines.joined())
    }
}
