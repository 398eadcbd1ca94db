import ArgumentParser
import CivilTime
import Diagnostics
import Exercises
import PackTesting
import RuleEngine
import Runbooks
import YAMLTrees

/// The file of an exercise.
struct ExerciseFile {
    let path: String
    let source: SourceFile

    init(_ path: String) throws {
        self.path = path
        source = try PackFolder.source(path)
    }

    /// What the file says, where it may be wrong.
    func loading(for pack: RulePack, startingAt start: Instant? = nil, at house: Establishment? = nil)
        -> ExerciseLoading
    {
        ExerciseLoader.load(
            source, for: pack, startingAt: start, at: house, fixtures: Fixtures(for: pack, read: Fixtures.bytes))
    }

    /// The exercise; when it has mistakes they are shown and the work ends.
    func load(for pack: RulePack, startingAt start: Instant? = nil, at house: Establishment? = nil) throws -> Exercise {
        let loading = loading(for: pack, startingAt: start, at: house)
        report(loading.diagnostics, in: [source] + loading.profileFiles)
        guard let exercise = loading.exercise else { throw Ending.failure }
        return exercise
    }

    /// The exercises that lie in a folder, sorted by path; nil where there is none.
    static func all(in folder: String) throws -> [ExerciseFile]? {
        let found = try Files.yamlFiles(in: folder).map { try ExerciseFile($0) }.filter {
            ExerciseLoader.isExercise(YAMLReader.read($0.source).root)
        }
        return found.isEmpty ? nil : found
    }
}

/// Which exercise, where and when.
struct ExerciseOptions: ParsableArguments {
    @Argument(help: "The exercise.")
    var exercise: String

    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions

    @Option(
        help: ArgumentHelp(
            "Play it as if it began then, with every time in it moved; now for the coming minute.", valueName: "instant"
        ),
        transform: ExerciseOptions.start)
    var start: Start?

    /// When DEBEX is, rather than as written.
    enum Start {
        case now
        case at(Instant)
    }

    /// The pack, and the exercise as it is to be played; `begun` is when it began already.
    func load(now: Instant, begun: (Exercise, RulePack) throws -> Instant? = { _, _ in nil }) throws -> (
        Exercise, RulePack, Profiles
    ) {
        let folder = try rules.find()
        let pack = try folder.load(at: now)
        let given = try profile.given(for: pack, besides: folder, at: now)
        guard given.count <= 1 else {
            throw Ending.usage("an exercise is played at one establishment: give one --profile")
        }
        let file = try ExerciseFile(exercise)
        let written = try file.load(for: pack, at: given.first)
        if let house = given.first, let number = written.situation.establishmentNumber(in: pack),
            !house.finess.contains(number)
        {
            throw Ending.usage(
                "the exercise is at \(printable(number)), which is no number of \(printable(house.name)): to play it there, "
                    + "change the number in its `given`")
        }
        let wanted: Instant? =
            switch start {
            case .now: Instant(secondsSinceEpoch: (now.secondsSinceEpoch + 59) / 60 * 60)
            case .at(let instant): instant
            case nil: nil
            }
        guard let start = try begun(written, pack) ?? wanted else {
            return (written, pack, written.establishment.map { [$0] } ?? [])
        }
        let exercise = try file.load(for: pack, startingAt: start, at: given.first)
        return (exercise, pack, exercise.establishment.map { [$0] } ?? [])
    }

    private static func start(_ text: String) throws -> Start {
        if text == "now" { return .now }
        guard let instant = Instant(rfc3339: text) else {
            throw ValidationError(
                "now, or a date and a time with their offset, are expected, as 2026-11-29T21:40:00+01:00")
        }
        return .at(instant)
    }
}
