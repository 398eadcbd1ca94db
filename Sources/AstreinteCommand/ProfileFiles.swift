import ArgumentParser
import CivilTime
import Diagnostics
import Establishments
import RuleEngine
import Runbooks
import YAMLTrees

/// Whose profile to use.
struct ProfileOptions: ParsableArguments {
    @Option(
        name: .customLong("profile"),
        help: ArgumentHelp("The establishment's profile; of several, the incident's own is used.", valueName: "file"))
    var profiles: [String] = []

    @Option(
        name: .customLong("profiles"),
        help: ArgumentHelp(
            "A folder of profiles: the one with the incident's FINESS number is used, and no other.",
            valueName: "folder"))
    var folders: [String] = []

    /// True where no profile is named.
    var isEmpty: Bool { profiles.isEmpty && folders.isEmpty }

    /// The profiles given, else the one that the environment names, else `profile.yaml` beside the rules.
    ///
    /// A profile with mistakes ends the work, once those of all are shown: a page without its contacts would look like one
    /// that has none, and a house with two profiles, one of them unread, like one that has a single one.
    func load(for pack: RulePack, besides folder: PackFolder, at now: Instant) throws -> Profiles {
        Profiles(try load(paths(besides: folder), for: pack, at: now), needNumber: !folders.isEmpty)
    }

    /// The profiles that the command line gives.
    func given(for pack: RulePack, at now: Instant) throws -> [Establishment] {
        try load(given(), for: pack, at: now)
    }

    private func given() throws -> [String] {
        try profiles + folders.flatMap { try ProfileOptions.profiles(in: $0) }
    }

    private func load(_ paths: [String], for pack: RulePack, at now: Instant) throws -> [Establishment] {
        let today = pack.header.zone.civil(now).date
        var isWhole = true
        let establishments = try paths.compactMap { path -> Establishment? in
            let file = try PackFolder.source(path)
            let loading = EstablishmentLoader.load(file, for: pack, today: today)
            report(loading.diagnostics, in: [file])
            if loading.establishment == nil { isWhole = false }
            return loading.establishment
        }
        guard isWhole else { throw Ending.failure }
        return establishments
    }

    private func paths(besides folder: PackFolder) throws -> [String] {
        guard isEmpty else { return try given() }
        if let path = Environment["ASTREINTE_PROFILE"] { return [path] }
        return ["/profile.yaml", "/../profile.yaml"].map { folder.path + $0 }.filter { Files.exists($0) }.prefix(1).map
        {
            $0
        }
    }

    /// The files of a folder of profiles.
    static func profiles(in folder: String) throws -> [String] {
        let paths = Files.yamlFiles(below: folder)
        guard !paths.isEmpty else {
            throw Ending.failure(
                "\(printable(folder)): " + (Files.isFolder(folder) ? "no profile (.yaml) in it" : "no such folder"))
        }
        return paths
    }
}
