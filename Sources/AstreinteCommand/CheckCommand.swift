import ArgumentParser
import Diagnostics
import Establishments
import Exercises
import FeedMappings
import PackProofs
import PackTesting
import RuleEngine
import RulePacks
import YAMLTrees

/// Everything that is wrong with a pack or with a profile, in one run.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find every mistake of a rule pack and of its tests, of mappings, of a profile or of exercises.",
        discussion: """
            A file with the key `establishment` is a profile: it is read in the words of the rules, and warnings say what \
            it lacks for a night without computers. With a pack, the mappings of the folder feeds beside it are checked \
            too, each with its sample. What the rules mean is decided over every incident that they tell apart, and what is \
            found comes with one to give to `astreinte explain` or `evaluate`. With --lang fr each mistake is told by what \
            its code finds and what to do about it, in French, the exact message in English beside. Prints nothing when \
            there is nothing to say.

              astreinte check rules
              astreinte check rules --lang fr
              astreinte check rules --profile samples/establishments/ehpad.yaml
              astreinte check rules --profiles samples/establishments
              astreinte check samples/establishments/ch-300-lits.yaml
              astreinte check --overlay samples/overlays/ch-600-lits.yaml
              astreinte check rules/feeds/thehive.yaml
              astreinte check samples/exercises
              astreinte check --mappings ours
            """)

    @Argument(
        help: "The pack (a file, a folder with pack.yaml, or a folder of exactly one pack), a profile or exercises.")
    var path: String?

    @OptionGroup var rules: RulesOptions

    @Option(
        name: .customLong("profile"),
        help: ArgumentHelp("A profile to check in the words of the pack that is checked.", valueName: "file"))
    var profiles: [String] = []

    @Option(
        name: .customLong("profiles"),
        help: ArgumentHelp(
            "A folder of profiles to check in the words of the pack, and each by what the others say.",
            valueName: "folder"))
    var folders: [String] = []

    @Option(
        name: .customLong("mappings"),
        help: ArgumentHelp("A folder of mappings of your own to check too; repeated for several.", valueName: "folder"))
    var mappings: [String] = []

    @OptionGroup var time: TimeOptions

    @OptionGroup var findings: FindingOptions

    @Flag(help: "Take warnings for mistakes.")
    var strict = false

    func run() throws {
        if let path, try check(apartFromPacks: path) { return }
        let folder = try rules.find(path)
        let now = time.read()
        let loading = folder.loading(at: now, keepsPlaces: true)
        let given = try (profiles + folders.flatMap { try ProfileOptions.profiles(in: $0) }).map {
            try PackFolder.source($0)
        }
        let together = folders.isEmpty ? [] : HostCheck.diagnostics(of: given)
        guard let pack = loading.pack else { return try answer(loading.authorDiagnostics, in: folder.files) }
        let suite = folder.tests(for: pack, without: loading.derogated)
        let feeds = try MappingFolders(beside: folder, and: mappings, withSamples: true)
        // Of tests that can't all be read, nobody can say what they leave out.
        let isWhole = folder.hasAllTests && !suite.diagnostics.contains { $0.severity == .error }
        var survey = PackSurvey(
            pack, at: loading.places ?? PackPlaces(), tests: isWhole ? suite : nil, top: folder.top, now: now,
            derogated: loading.derogated)
        try answer(
            loading.authorDiagnostics + suite.diagnostics + survey.diagnostics() + feeds.mistakes(for: pack)
                + given.flatMap { remarks(on: $0, pack) } + together,
            in: folder.files + folder.testFiles + suite.profileFiles + feeds.sources + given)
    }

    /// Checks what lies at a path and is no pack; false for what may be one.
    private func check(apartFromPacks path: String) throws -> Bool {
        guard !Files.isFolder(path) else {
            guard !Files.exists(path + "/pack.yaml") else { return false }
            if let exercises = try ExerciseFile.all(in: path) {
                try check(exercises)
                return true
            }
            guard try !MappingFolders.isFolder(path) else {
                throw Ending.usage(
                    "\(printable(path)) is a folder of mappings: astreinte check --mappings \(printable(path))")
            }
            return false
        }
        let exercise = try ExerciseFile(path)
        let file = exercise.source
        let root = YAMLReader.read(file).root
        if ExerciseLoader.isExercise(root) {
            try check([exercise])
        } else if EstablishmentLoader.isProfile(root) {
            guard profiles.isEmpty, folders.isEmpty else {
                throw Ending.usage("\(printable(path)) is a profile itself; --profile goes with a pack")
            }
            try check(profile: file)
        } else if MappingLoader.isMapping(root) {
            try check(mapping: file)
        } else if MappingLoader.isTable(root) {
            throw Ending.usage("\(printable(path)) is shared by mappings: check their folder with --mappings")
        } else {
            return false
        }
        return true
    }

    private func check(_ exercises: [ExerciseFile]) throws {
        let (mistakes, files) = ExerciseCheckCommand.mistakes(in: exercises, try rules.find().load())
        try answer(mistakes, in: files)
    }

    private func check(mapping: SourceFile) throws {
        guard profiles.isEmpty, folders.isEmpty, mappings.isEmpty else {
            throw Ending.usage(
                "\(printable(mapping.path)) is a mapping itself; --profile and --mappings go with a pack")
        }
        let folder = try rules.find()
        let feeds = try MappingFolders(beside: folder, only: mapping)
        try answer(feeds.mistakes(for: try folder.load()), in: feeds.sources)
    }

    private func check(profile: SourceFile) throws {
        let pack = try rules.find().load()
        try answer(remarks(on: profile, pack), in: [profile])
    }

    private func remarks(on profile: SourceFile, _ pack: RulePack) -> [Diagnostic] {
        EstablishmentLoader.check(profile, for: pack, today: time.today(in: pack))
    }

    private func answer(_ diagnostics: [Diagnostic], in files: [SourceFile]) throws {
        findings.show(diagnostics, in: files)
        if diagnostics.contains(where: { $0.severity <= (strict ? .warning : .error) }) { throw Ending.no }
    }
}
