import ArgumentParser
import Diagnostics
import Establishments

/// What profiles lack and what in them is old, with an answer for a scheduled job.
struct ProfileCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find what profiles lack for a night without computers, and what in them is old.",
        discussion: """
            What `astreinte check PROFILE` says, of one profile or several, with the answer that --fail-on asks for: exit \
            code 1 for mistakes, for any warning, for what is stale, or for codes that are named. Stale is what a night \
            would find out too late: a DIMA under the last restore, a copy older than its test, a test of more than a year, \
            a role without a telephone, a number that nobody called for 180 days, a rota that has ended, rules that nobody \
            validated here in their present version, a profile that nobody went through for a year. Of the profiles of a \
            folder, hosts are looked for among the others.

              astreinte profile check profile.yaml
              astreinte profile check profile.yaml --fail-on stale
              astreinte profile check samples/establishments --fail-on role-without-phone --fail-on number-not-verified
            """)

    @Argument(help: ArgumentHelp("Profiles, or folders of profiles.", valueName: "profile"))
    var paths: [String]

    @OptionGroup var rules: RulesOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var findings: FindingOptions

    @Option(
        name: .customLong("fail-on"),
        help: ArgumentHelp(
            "Besides mistakes, take for a no: stale, warning, or a code; repeated for several.", valueName: "what"))
    var failures: [String] = []

    func run() throws {
        let known = ["stale", "warning"] + EstablishmentLoader.remarkCodes
        if let unknown = failures.first(where: { !known.contains($0) }) {
            throw Ending.usage("--fail-on doesn't know `\(printable(unknown))`" + didYouMean(unknown, among: known))
        }
        let pack = try rules.find().load()
        let today = time.today(in: pack)
        let files = try paths.flatMap { path in
            Files.isFolder(path) ? try ProfileOptions.profiles(in: Files.trimmed(path)) : [path]
        }.map { try PackFolder.source($0) }
        let together = paths.contains { Files.isFolder($0) } ? HostCheck.diagnostics(of: files) : []
        let found = files.flatMap { EstablishmentLoader.check($0, for: pack, today: today) } + together
        findings.show(found, in: files)
        if found.contains(where: { $0.severity == .error || isFailure($0) }) { throw Ending.no }
    }

    private func isFailure(_ diagnostic: Diagnostic) -> Bool {
        failures.contains { what in
            switch what {
            case "warning": diagnostic.severity <= .warning
            case "stale": EstablishmentLoader.staleCodes.contains(diagnostic.code)
            default: what == diagnostic.code
            }
        }
    }
}
