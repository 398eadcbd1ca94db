import ArgumentParser

/// Asks whoever is on call, one question after the other.
struct InterviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interview",
        abstract: "Ask whoever is on call one question at a time; each answer goes into the incident's journal.",
        discussion: """
            What astreinte alone does at a terminal. Without an incident it first asks what is seen (« Que voyez-vous ? »). A \
            number answers, 0 for what isn't known; retour takes the last answer back, page shows page 1, fin ends. Each \
            answer is on the disk before the next question: after whatever interrupts it, the same command goes on from \
            there.

              astreinte interview
              astreinte interview --journal night.ndjson --by "M. Bo"
            """)

    @Option(
        help: ArgumentHelp(
            "The journal, begun where there is none; else main-courante-DATE.ndjson in this folder.",
            valueName: "file"))
    var journal: String?

    @Option(help: ArgumentHelp("Who answers.", valueName: "name"))
    var by: String?

    @Option(help: "Page 1 for whoever holds this role.")
    var role: String?

    @Option(help: "The incident with this id, where the journal tells several.")
    var id: String?

    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    func run() throws {
        try InterviewSession.run(
            journal: journal, by: by, role: role, id: id, rules: rules, profile: profile, time: time)
    }
}
