import ArgumentParser
import Diagnostics
import Exercises
import Glibc
import RuleEngine
import RunbookFormats
import Vocabularies

/// Prints the sheets of an exercise.
struct ExercisePrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Print the sheets of an exercise: the animator's, each player's and the observers' grid.",
        discussion: """
            Players get their own sheet alone: nothing in it tells what will come. The grid has what the plan asks for at \
            each moment and by when. No sheet bears a number or an address of somebody outside.

              astreinte exercise print exo.yaml --sheet animator > animateur.md
              astreinte exercise print exo.yaml --sheet player --role cadre-garde --format html > cadre-garde.html
              astreinte exercise print exo.yaml --format html --folder fiches
            """)

    /// For whom a sheet is.
    enum Sheet: String, CaseIterable, ExpressibleByArgument {
        case animator, player, observers
    }

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown, html, csv
    }

    @OptionGroup var options: ExerciseOptions

    @Option(help: "Only the sheets for animator, player or observers.")
    var sheet: Sheet?

    @Option(help: "Only the sheet of whoever plays this role.")
    var role: String?

    @Option(help: "markdown (to be read raw too), html (one page that needs no network and no script) or csv.")
    var format = Format.markdown

    @Option(help: ArgumentHelp("Write each sheet into a file of its own there.", valueName: "folder"))
    var folder: String?

    func validate() throws {
        if role != nil && sheet != .player { throw ValidationError("--role chooses among players: add --sheet player") }
    }

    func run() throws {
        let (exercise, pack, _) = try options.load(now: .clock)
        let sheets = ExerciseSheets(exercise, in: pack)
        let roles = pack.vocabulary.roles
        let players = exercise.players.filter { role == nil || roles[$0].id == role }
        guard !players.isEmpty else {
            let ids = exercise.players.map { roles[$0].id }
            throw Ending.usage("nobody plays `\(printable(role ?? ""))`" + didYouMean(role ?? "", among: ids))
        }
        let all: [(sheet: Sheet, name: String, report: () -> Report)] =
            [(.animator, "animateur", { sheets.animator })]
            + players.map { role in (.player, "joueur-" + roles[role].id, { sheets.player(role) }) }
            + [(.observers, "observateurs", { sheets.observers })]
        let wanted = all.filter { sheet == nil || $0.sheet == sheet }
        guard let folder else {
            guard wanted.count == 1 || format != .html else {
                throw Ending.usage("\(wanted.count) pages: choose one by --sheet and --role, or give a --folder")
            }
            return Terminal.standardOutput.write(wanted.map { text(of: $0.report()) }.joined(separator: "\u{C}\n"))
        }
        if !Files.isFolder(folder), mkdir(folder, 0o777) != 0 {
            throw Ending.failure("\(printable(folder)): \(SystemFault.last.reason)")
        }
        for (_, name, report) in wanted {
            let path = "\(folder)/\(name).\(format.ending)"
            try OutputFile.deliver(Array(text(of: report()).utf8), to: path, isGiven: false)
        }
    }

    private func text(of report: Report) -> String {
        switch format {
        case .markdown: report.markdown
        case .html: ReportPage.render(report)
        case .csv: report.csv
        }
    }
}

extension ExercisePrintCommand.Format {
    /// How the name of a file ends.
    fileprivate var ending: String {
        switch self {
        case .markdown: "md"
        case .html: "html"
        case .csv: "csv"
        }
    }
}
