import ArgumentParser
import Glibc
import RuleEngine
import Runbooks

/// Whether what is written may say whose incident it is.
struct RedactOptions: ParsableArguments {
    @Flag(
        help: """
            For what leaves the house: replace every name, telephone number, FINESS number and text of the incident, of \
            its journal and of the profile by a placeholder (SYSTEM-1, PERSON-2), the same wherever it comes again. Dates, \
            durations, quantities, values of lists and all that rules and overlays say stay, so that the plan is the \
            same; nothing is embedded for replay, and no message says why something failed.
            """)
    var redact = false

    /// Records that are refused are kept as they came.
    func refuse(rejects: String?) throws {
        if redact && rejects != nil {
            throw ValidationError("--redact writes nothing that names anybody: leave out --rejects")
        }
    }

    /// Does a command's work without its messages, which quote what is taken out; only that there was one is said.
    func quietly(_ work: () throws -> Void) throws {
        guard redact else { return try work() }
        let kept = fcntl(2, F_DUPFD_CLOEXEC, 3)
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        guard kept >= 0, nowhere >= 0, dup2(nowhere, 2) >= 0 else { throw Ending.failure }
        close(nowhere)
        defer { close(kept) }
        do {
            try work()
            dup2(kept, 2)
        } catch {
            dup2(kept, 2)
            // A closed pipe is no fault.
            if (error as? ExitCode)?.isSuccess != true {
                Terminal.standardError.write(
                    "astreinte: messages may quote what --redact takes out: run again without it to read them\n")
            }
            throw error
        }
    }

    /// Why nothing is written.
    static var differs: ExitCode {
        Ending.failure("a rule reads a text, so that another plan would come out without it")
    }

    /// A plan as it may be written.
    func shown(_ plan: Plan, _ redaction: inout Redaction) throws -> Plan {
        guard redact else { return plan }
        guard let redacted = redaction.redacted(plan) else {
            throw RedactOptions.differs
        }
        return redacted
    }
}
