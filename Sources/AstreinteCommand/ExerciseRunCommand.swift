import ArgumentParser
import CivilTime
import Diagnostics
import Exercises
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// Plays an exercise into a journal.
struct ExerciseRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Play an exercise into a journal: each inject arrives at its time, and what it changes is said.",
        discussion: """
            The journal begins with the incident's record at DEBEX, and stays an ordinary one: meanwhile the players read \
            their runbook from it and note what they do: the hour is that of the run's clock, which the journal tells, or by \
            --now. Interrupted and started again, it goes on where it was.

              astreinte exercise run exo.yaml --journal exo.ndjson --start now
              astreinte exercise run exo.yaml --journal exo.ndjson --speed 10
              astreinte exercise run exo.yaml --journal exo.ndjson --now 2026-11-29T22:10:00+01:00
              astreinte update --journal exo.ndjson --done isoler-machines-touchees --by "Informaticien d'astreinte"
            """)

    @OptionGroup var options: ExerciseOptions

    @Option(help: ArgumentHelp("The journal, which is begun where there is none.", valueName: "file"))
    var journal: String

    @Option(
        help: ArgumentHelp(
            "So many minutes of the exercise in one; it begins at once, on its own clock.", valueName: "number"))
    var speed: Int?

    @Option(help: "Stop at this instant of the exercise.", transform: TimeOptions.instant)
    var until: Instant?

    @Option(
        help: "Write at once what is due by this instant of the exercise, and wait for nothing.",
        transform: TimeOptions.instant)
    var now: Instant?

    @Flag(help: "Write all of it at once, to FINEX.")
    var all = false

    func validate() throws {
        if now != nil && all { throw ValidationError("--all goes to FINEX, and --now stops before: give one") }
        if (now != nil || all) && (speed != nil || until != nil) {
            throw ValidationError("--now and --all wait for nothing: --speed and --until are of no use")
        }
        if let speed, !(1...3600).contains(speed) { throw ValidationError("--speed is a whole number from 1 to 3600") }
    }

    func run() throws {
        let started = Instant.clock
        let (exercise, pack, profiles) = try options.load(now: started) { exercise, pack in
            try begun(exercise, pack)
        }
        let limit = now ?? until ?? exercise.end
        let moments = exercise.moments(in: pack).filter { $0.instant <= limit }
        let file = JournalFile(path: journal, pack: pack)
        let reading = try file.reading()
        let left = moments.filter { !$0.missing(from: reading?.records ?? []).isEmpty }
        guard speed != nil || now != nil || all || reading != nil || started <= exercise.end else {
            throw Ending.usage(
                "the exercise ended at \(pack.header.zone.rfc3339(exercise.end)): add --start now, --speed or --all")
        }
        if left.isEmpty {
            Terminal.standardError.write("nothing left to write by \(pack.header.zone.rfc3339(limit))\n")
        }
        let clock = clock(of: exercise, reading, at: started)
        for (place, moment) in left.enumerated() {
            // A journal begins with its incident.
            if place == 0, let clock, reading != nil { try tell(clock, to: file) }
            clock?.wait(for: moment.instant)
            try play(moment, of: exercise, into: file, profiles, pack)
            if place == 0, let clock, reading == nil { try tell(clock, to: file) }
        }
    }

    /// The clock to wait by, which goes on from the last line where it is faster; nil where everything is written at once.
    private func clock(
        of exercise: Exercise, _ reading: JournalReader.Reading?, at wall: Instant
    ) -> ExerciseClock? {
        guard now == nil && !all else { return nil }
        guard let speed else {
            let begun = max(wall, exercise.start)
            return ExerciseClock(speed: 1, from: begun, at: begun)
        }
        let last = reading?.records.map { $0.instant }.filter { $0 <= exercise.end }.max()
        return ExerciseClock(speed: speed, from: max(last ?? exercise.start, exercise.start), at: wall)
    }

    /// Whoever notes something meanwhile gives its hour by this clock.
    private func tell(_ clock: ExerciseClock, to file: JournalFile) throws {
        let format = JournalFormat(pack: file.pack)
        try file.extend { _ in [{ format.line(clock.record, previous: $0) }] }
    }

    /// When the exercise began, by its journal; nil for one that is yet to begin.
    private func begun(_ exercise: Exercise, _ pack: RulePack) throws -> Instant? {
        guard let reading = try JournalFile(path: journal, pack: pack).reading(), let first = reading.incidents.first
        else { return nil }
        guard first == exercise.id(in: pack), let record = reading.records.first(where: { $0.incident == first }) else {
            throw Ending.failure("\(printable(journal)) is the journal of another incident, `\(printable(first))`")
        }
        return record.instant
    }

    /// Writes what a moment tells, in one piece, and says what it changes.
    private func play(
        _ moment: ExerciseMoment, of exercise: Exercise, into file: JournalFile, _ profiles: Profiles,
        _ pack: RulePack
    ) throws {
        let format = JournalFormat(pack: pack)
        let before = try plan(of: file, at: moment.instant, profiles)
        let isWritten = try file.extend { reading in
            moment.missing(from: reading.records).map { record in
                { previous in
                    guard case .incident = record.entry else { return format.line(record, previous: previous) }
                    return format.line(
                        incident: exercise.record, at: record.instant, by: record.author, previous: previous)
                }
            }
        }
        guard isWritten, let after = try plan(of: file, at: moment.instant, profiles) else { return }
        let count = exercise.injects.count
        let title = moment.inject.map { "inject \($0.number) sur \(count) : \($0.source), \($0.channel.label)" }
        Terminal.standardOutput.write(
            MomentFormat.render(
                title: title ?? (moment.instant == exercise.start ? "DEBEX" : "FINEX"),
                recipients: moment.inject?.recipients ?? [], words: moment.inject?.text, from: before, to: after))
    }

    private func plan(of file: JournalFile, at now: Instant, _ profiles: Profiles) throws -> Plan? {
        guard Files.exists(journal) else { return nil }
        let night = Night(journal, of: try file.contents(), profiles, id: nil, file.pack)
        return night.contents.reading.incidents.isEmpty ? nil : try night.plan(at: now)
    }
}
