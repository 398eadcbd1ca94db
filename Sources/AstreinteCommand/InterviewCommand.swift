import ArgumentParser
import RuleEngine
import RunbookFormats
import RunbookPage
import Runbooks
import Vocabularies

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
              astreinte interview --profile profile.yaml --page que-voyez-vous.html
            """)

    @Option(
        help: ArgumentHelp(
            "Ask nothing now: write a page that asks the same in any browser, with no program and no network.",
            valueName: "file"))
    var page: String?

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

    func validate() throws {
        if page != nil && (journal != nil || by != nil || id != nil) {
            throw ValidationError("--page begins an incident of its own: leave out --journal, --by and --id")
        }
    }

    func run() throws {
        if let page { return try write(page) }
        try InterviewSession.run(
            journal: journal, by: by, role: role, id: id, rules: rules, profile: profile, time: time)
    }

    private func write(_ path: String) throws {
        try OutputPlaces([("--page", path)]).refuse(over: rules.inputs + profile.inputs(besides: rules))
        let folder = try rules.find()
        let now = time.read()
        let pack = try folder.load(at: now)
        let reader = try Reader(role: role, in: pack)
        let nothing = Situation(FactTable(factCount: pack.vocabulary.facts.count))
        let establishment = try InteractivePage.establishment(
            of: nothing, try profile.load(for: pack, besides: folder, at: now), at: now, pack)
        let content = PageContent(
            pack: pack, establishment: establishment, reader: reader, rulesPath: folder.paths.joined(separator: ", "))
        let (html, paper) = try InteractivePage.asking(content, at: now)
        try OutputFile.deliver(html ?? Array(HTMLFormat.render([paper]).utf8), to: path)
    }
}
