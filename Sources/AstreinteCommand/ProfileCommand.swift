import ArgumentParser

/// What one does with a profile before any night.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract:
            "Keep an establishment's profile fit for the night: what it lacks, what is old, whom to call to check.",
        subcommands: [
            ProfileInitCommand.self, ProfileCheckCommand.self, ProfileCallSheetCommand.self, ProfileRotaCommand.self,
        ])
}
