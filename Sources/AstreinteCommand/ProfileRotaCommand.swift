import ArgumentParser
import CivilTime
import Diagnostics
import Establishments
import RuleEngine
import Vocabularies

/// Takes the duty rota from where it is kept into the profile.
struct ProfileRotaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rota",
        abstract: "Write a duty rota into a profile, from a table or a calendar.",
        discussion: """
            A table (CSV) has the columns rôle, début, fin, nom and, if wanted, téléphone; a calendar (iCalendar) has an \
            event a turn, whose title is `role: name`, or the name alone with --role. Times without an offset are those of \
            the establishment; in the hour that the clock goes back over, a turn begins the first time and ends the second. \
            Turns take the place of those of the same roles, and a number that comes back keeps the day on which it answered; \
            nothing else of the profile changes, and it is written only once its new text has been read again. Comments \
            among the turns that it had are left out, and each is said. Where the rota says nothing, the page gives the \
            function, never a name.

              astreinte profile rota profile.yaml gardes.csv
              astreinte profile rota profile.yaml directeurs.ics --role directeur-garde
            """)

    @Argument(help: ArgumentHelp("The profile to write.", valueName: "profile"))
    var path: String

    @Argument(help: ArgumentHelp("The rota: CSV or iCalendar.", valueName: "file"))
    var rota: String

    @Option(help: "The role that every turn is of.")
    var role: String?

    @OptionGroup var rules: RulesOptions
    @OptionGroup var time: TimeOptions

    func run() throws {
        guard path != "-" else { throw Ending.usage("a profile that can be written is needed") }
        let pack = try rules.find().load()
        if let role, pack.vocabulary.role(withID: role) == nil {
            throw Ending.usage(
                "unknown role `\(printable(role))`" + didYouMean(role, among: pack.vocabulary.roles.map { $0.id }))
        }
        let profile = try PackFolder.source(path)
        let establishment = try ProfileOptions.establishment(profile, for: pack, today: time.today(in: pack))
        let zone = pack.zone(of: establishment)
        let file = try PackFolder.source(rota)
        let reading = RotaReader.read(file, role: role, for: pack, zone: zone)
        report(reading.diagnostics, in: [file])
        let shown = printable(path)
        guard let first = reading.entries.first else {
            throw Ending.failure("\(shown): left as it is: \(printable(rota)) gives no turn")
        }
        guard let edit = RotaEdit(reading.entries, in: profile, zone: zone) else {
            throw Ending.failure(Ending.leftAsItIs(shown))
        }
        try OutputFile.replace(profile, with: edit.bytes)
        for (line, text) in edit.leftOut {
            Terminal.standardError.write("\(shown):\(line): left out with the former turns: \(printable(text))\n")
        }
        let end = reading.entries.map { $0.end }.max() ?? first.end
        Terminal.standardError.write(
            "\(shown): turns: \(reading.entries.count), from \(zone.rfc3339(first.start)) to \(zone.rfc3339(end))\n")
        StaleSignatures.report(of: [path])
    }
}
