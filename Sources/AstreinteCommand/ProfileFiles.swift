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
        let files = try isEmpty ? usual(besides: folder) : given(folder.inputs)
        return Profiles(try load(files, for: pack, at: now), needNumber: !folders.isEmpty)
    }

    /// The profiles that the command line gives.
    func given(for pack: RulePack, besides folder: PackFolder, at now: Instant) throws -> [Establishment] {
        try load(given(folder.inputs), for: pack, at: now)
    }

    private func given(_ inputs: InputFiles) throws -> [SourceFile] {
        try profiles.map { try inputs.file($0) }
            + folders.flatMap { folder in
                // Says of a folder without any that it has none.
                _ = try ProfileOptions.profiles(in: folder)
                return try inputs.yamlFiles(below: folder)
            }
    }

    private func load(_ files: [SourceFile], for pack: RulePack, at now: Instant) throws -> [Establishment] {
        let today = pack.header.zone.civil(now).date
        var isWhole = true
        let establishments = files.compactMap { file -> Establishment? in
            let loading = EstablishmentLoader.load(file, for: pack, today: today)
            report(loading.diagnostics, in: [file])
            if loading.establishment == nil { isWhole = false }
            return loading.establishment
        }
        guard isWhole else { throw Ending.failure }
        return establishments
    }

    /// The establishment of one profile, whose mistakes and remarks are said; a mistake ends the work.
    static func establishment(
        _ file: SourceFile, for pack: RulePack, today: CivilDate, isShared: Bool = false
    ) throws -> Establishment {
        let loading = EstablishmentLoader.load(file, for: pack, today: today, isShared: isShared)
        report(loading.diagnostics, in: [file])
        guard let establishment = loading.establishment else { throw Ending.failure }
        return establishment
    }

    private func usual(besides folder: PackFolder) throws -> [SourceFile] {
        if let named = Environment["ASTREINTE_PROFILE"] { return [try folder.inputs.file(named)] }
        let beside = ["/profile.yaml", "/../profile.yaml"].map { folder.path + $0 }.first { Files.exists($0) }
        return try [beside].compactMap { $0 }.map { try folder.inputs.file(Files.found($0)) }
    }

    /// The files of a folder of profiles.
    static func profiles(in folder: String) throws -> [String] {
        let paths = try Files.yamlFiles(below: folder)
        guard !paths.isEmpty else {
            throw Ending.failure(
                "\(printable(folder)): " + (Files.isFolder(folder) ? "no profile (.yaml) in it" : "no such folder"))
        }
        return paths
    }
}
