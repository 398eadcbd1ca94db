import ArgumentParser
import CivilTime
import Diagnostics
import Establishments
import Kits
import RuleEngine
import RunbookFormats

/// The sheet by which the numbers of a profile are tried, and its way back.
struct ProfileCallSheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call-sheet",
        abstract: "List every number of a profile to try, and write back the days on which they answered.",
        discussion: """
            Each number is there once, with all who are reached by it: those of cards first, then those that the rota gives \
            for turns that are not over. The table for spreadsheets is read back with --filled: a card whose numbers have all \
            answered gets the oldest of their days as its `verified_on`, a turn of the rota that of its number, and nothing \
            else of the profile changes, comments and order kept. The profile is written only once its new text has been \
            read again and says the same but for these days. Whose numbers were not all tried, or didn't answer, is said; so \
            is a number left blank of which the profile keeps no day. A day without `oui` says of no number that it \
            answered. A day has its year whole: `26/11/2026`.

              astreinte profile call-sheet profile.yaml --format html --output appels.html
              astreinte profile call-sheet profile.yaml --format csv --output appels.csv
              astreinte profile call-sheet profile.yaml --filled appels.csv
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown, html, csv
    }

    @Argument(help: ArgumentHelp("The profile.", valueName: "profile"))
    var path: String

    @OptionGroup var rules: RulesOptions
    @OptionGroup var time: TimeOptions

    @Option(help: "markdown (to be read raw too), html (one page to print) or csv (a table to fill and read back).")
    var format = Format.markdown

    @Option(help: ArgumentHelp("Write here rather than to standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Read this table back, and write its days into the profile.", valueName: "file"))
    var filled: String?

    func validate() throws {
        if filled != nil, output != nil { throw ValidationError("--filled writes the profile, and nothing else") }
        if filled != nil, path == "-" { throw ValidationError("--filled needs a profile that can be written") }
    }

    func run() throws {
        try OutputPlaces([("--output", output)]).refuse(over: [path] + rules.inputs)
        let pack = try rules.find().load()
        let today = time.today(in: pack)
        let profile = try PackFolder.source(path)
        let establishment = try ProfileOptions.establishment(profile, for: pack, today: today)
        let sheet = CallSheet(profile, for: pack, from: today)
        if let filled {
            let table = try PackFolder.source(filled)
            let reading = FilledCallSheet(table, of: sheet, today: today)
            report(reading.diagnostics, in: [table])
            guard reading.diagnostics.isEmpty else { throw Ending.failure }
            return try write(reading, into: profile)
        }
        let report = sheet.report(of: establishment.name, on: today)
        let text =
            switch format {
            case .markdown: report.markdown
            case .html: ReportPage.render(report)
            case .csv: sheet.csv
            }
        try OutputFile.deliver(Array(text.utf8), to: output)
    }

    private func write(_ reading: FilledCallSheet, into profile: SourceFile) throws {
        let shown = printable(profile.path)
        guard let dates = VerifiedDates(reading, in: profile) else {
            throw Ending.failure(Ending.leftAsItIs(shown))
        }
        if dates.bytes != profile.bytes { try OutputFile.replace(profile, with: dates.bytes) }
        Terminal.standardError.write("\(shown): new days: \(dates.renewed.count)\n")
        for (owner, numbers) in dates.left {
            let list = numbers.map { printable($0) }.joined(separator: ", ")
            Terminal.standardError.write("`\(printable(owner))` keeps its day; not tried, or no answer: \(list)\n")
        }
        for (owner, day) in dates.later {
            Terminal.standardError.write("`\(printable(owner))` keeps its day, which is later: \(day.text)\n")
        }
        if !reading.undated.isEmpty {
            let list = reading.undated.map { printable($0) }.joined(separator: ", ")
            Terminal.standardError.write("no day is kept of these; not tried, or no answer: \(list)\n")
        }
        if dates.bytes != profile.bytes { StaleSignatures.report(of: [profile.path]) }
    }
}
