import ArgumentParser
import Diagnostics

/// How a command ends, other than well.
enum Ending {
    /// A test failed, or a check found errors.
    static let no = ExitCode(1)

    /// The work could not be done: an unreadable pack, no valid incident.
    static let failure = ExitCode(2)

    /// Done, but some records were rejected.
    static let someRejected = ExitCode(3)

    /// Wrong usage.
    static let usage = ExitCode(64)

    /// Says on standard error what is wrong with the arguments, and gives the exit code that says the same.
    static func usage(_ message: String) -> ExitCode {
        Terminal.standardError.write("astreinte: \(message)\n")
        return usage
    }

    /// Does some work on a file; a refusal of the system ends the command, with the file's name.
    static func naming<Result>(_ path: String, _ work: () throws(SystemFault) -> Result) throws -> Result {
        do {
            return try work()
        } catch {
            throw failure("\(printable(path)): \(error.reason)")
        }
    }

    /// What is said of a file, named so that it can be shown, whose new text can't be proved to say the same.
    static func leftAsItIs(_ shown: String) -> String {
        "\(shown): left as it is: its new text might not say the same; please report it"
    }

    /// Says on standard error why the work can't be done, and gives the exit code that says the same.
    static func failure(_ message: String) -> ExitCode {
        Terminal.standardError.write("astreinte: \(message)\n")
        return failure
    }
}
