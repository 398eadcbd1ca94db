import ArgumentParser
import Diagnostics
import Establishments

/// A profile to begin with.
struct ProfileInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a profile to begin with, in the words of the rules, with what is to fill in.",
        discussion: """
            It can be used as it is, and passes `check`, which says what is still to fill in. What a house of that kind may \
            have stands in comments, a line each: a role that nobody filled in is held by nobody. Nothing is asked, and \
            nothing is written over; without a file it goes to standard output.

              astreinte profile init profil.yaml --kind ehpad
              astreinte profile check profil.yaml
            """)

    @Argument(help: ArgumentHelp("The profile to write.", valueName: "file"))
    var file: String?

    @OptionGroup var rules: RulesOptions

    @Option(help: "What the house is: hopital, clinique, psychiatrie or ehpad.")
    var kind = EstablishmentKind.hospital

    func run() throws {
        let text = ProfileTemplate(kind, for: try rules.find().load()).text
        if let file { try Files.refuseExisting(file) }
        try OutputFile.deliver(Array(text.utf8), to: file)
        if let file {
            let shown = printable(file)
            Terminal.standardError.write("\(shown): written; next, astreinte profile check \(shown)\n")
        }
    }
}

extension EstablishmentKind: ExpressibleByArgument {}
