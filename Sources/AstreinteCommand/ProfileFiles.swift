import ArgumentParser
import CivilTime
import Diagnostics
import Establishments
import RuleEngine
import YAMLTrees

/// Whose profile to use.
struct ProfileOptions: ParsableArguments {
    @Option(
        name: .customLong("profile"),
        help: ArgumentHelp("The establishment's profile; of several, the incident's own is used.", valueName: "file"))
    var profiles: [String] = []

    /// The profiles given, else the one that the environment names, else `profile.yaml` beside the rules.
    ///
    /// A profile with mistakes ends the work: a page without its contacts would look like one that has none.
    func load(for pack: RulePack, besides folder: PackFolder, at now: Instant) throws -> [Establishment] {
        try load(paths(besides: folder), for: pack, at: now)
    }

    /// The profiles that the command line gives.
    func given(for pack: RulePack, at now: Instant) throws -> [Establishment] {
        try load(profiles, for: pack, at: now)
    }

    private func load(_ paths: [String], for pack: RulePack, at now: Instant) throws -> [Establishment] {
        let today = pack.header.zone.civil(now).date
        return try paths.map { path in
            let file = try PackFolder.source(path)
            let loading = EstablishmentLoader.load(file, for: pack, today: today)
            report(loading.diagnostics, in: [file])
            guard let establishment = loading.establishment else { throw Ending.failure }
            return establishment
        }
    }

    private func paths(besides folder: PackFolder) -> [String] {
        if !profiles.isEmpty { return profiles }
        if let path = Environment["ASTREINTE_PROFILE"] { return [path] }
        return ["/profile.yaml", "/../profile.yaml"].map { folder.path + $0 }.filter { Files.exists($0) }.prefix(1).map
        {
            $0
        }
    }
}
