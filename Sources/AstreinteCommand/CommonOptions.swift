import ArgumentParser
import CivilTime
import Glibc
import RuleEngine

/// Which rules to apply.
struct RulesOptions: ParsableArguments {
    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp(
            "A pack: a file, a folder with pack.yaml, or a folder of exactly one pack; repeated for packs that add to it.",
            valueName: "path"))
    var paths: [String] = []

    @Option(
        name: .customLong("overlay"),
        help: ArgumentHelp("What a site or a region changes of the pack; repeated for several.", valueName: "file"))
    var overlays: [String] = []

    @Flag(
        help: """
            Load no rules, overlay, mapping or profile but what a trusted key signed; what the environment and this \
            folder say of rules is ignored.
            """)
    var requireSignature = false

    @OptionGroup var trust: TrustOptions

    /// The packs at `path`, else at the paths given, with the overlays, whose own tests then stand for those of the packs.
    func find(_ path: String? = nil) throws -> PackFolder {
        guard path == nil || paths.isEmpty else {
            throw Ending.usage("the pack is given by its path or with --rules, not both")
        }
        guard requireSignature || trust.isEmpty else {
            throw Ending.usage("--trust and --min-version check nothing here without --require-signature")
        }
        let inputs = InputFiles(signatures: requireSignature ? try trust.signatures() : nil)
        let folder = try PackFolder.find(path.map { [$0] } ?? paths, in: inputs)
        return overlays.isEmpty ? folder : try folder.with(overlays: overlays)
    }
}

/// What counts as now.
struct TimeOptions: ParsableArguments {
    @Option(
        help: "The instant that counts as now, with its offset (2026-11-03T02:50:00+01:00); the clock by default.",
        transform: TimeOptions.instant)
    var now: Instant?

    /// The instant given, else the clock's.
    func read() -> Instant {
        now ?? .clock
    }

    /// The day that it is by the clocks of a pack.
    func today(in pack: RulePack) -> CivilDate { pack.header.zone.civil(read()).date }

    static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(rfc3339: text) else {
            throw ValidationError("a date and a time with their offset are expected, as 2026-11-03T02:50:00+01:00")
        }
        return instant
    }
}

/// Where incidents come from, and what becomes of those that can't be read.
struct FeedOptions: ParsableArguments {
    @Argument(help: "Incidents as JSON: an object, an array, or one object a line; - or nothing reads standard input.")
    var feeds: [String] = []

    @OptionGroup var mappings: MappingOptions

    @Option(help: ArgumentHelp("Write each rejected record to this file, as JSON.", valueName: "file"))
    var rejects: String?

    @Flag(help: "Rejected records don't change the exit code.")
    var tolerant = false
}
