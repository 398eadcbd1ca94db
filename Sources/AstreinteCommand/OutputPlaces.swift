import ArgumentParser
import Diagnostics
import Glibc

/// Where a command is to write: a slip must not replace what it reads, of which there may be no other copy.
struct OutputPlaces {
    private let places: [(option: String, path: String)]

    /// The files that options name, as far as they are given.
    init(_ places: [(option: String, path: String?)]) {
        self.places = places.compactMap { option, path in path.map { (option: option, path: $0) } }
    }

    /// Ends the work, before anything is read, where a place is that of something to read, be it below a folder, or of
    /// another result.
    func refuse(over inputs: [String]) throws {
        for (rank, place) in places.enumerated() {
            if let other = places[..<rank].first(where: { $0.path == place.path }) {
                throw Ending.usage("\(other.option) and \(place.option) name one file, `\(printable(place.path))`")
            }
            guard let file = FileIdentity(place.path) else { continue }
            for input in inputs {
                let files = try OutputPlaces.files(at: input)
                guard files.contains(where: { FileIdentity($0) == file }) else { continue }
                throw Ending.usage(
                    "\(place.option): `\(printable(place.path))` is read by this very command, and would be replaced")
            }
        }
    }

    private static func files(at path: String) throws -> [String] {
        path != "-" && Files.isFolder(path) ? try Files.yamlFiles(below: Files.trimmed(path)) : [path]
    }
}

/// What tells a file from all others, whatever it is called.
struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    /// Nil for what is no regular file, as a device, which nothing replaces; `-` is what standard input comes from.
    init?(_ path: String) {
        var status = stat()
        guard (path == "-" ? fstat(0, &status) : stat(path, &status)) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}

extension FeedOptions {
    /// What is read of these options; `-` is standard input.
    var inputs: [String] { (feeds.isEmpty ? ["-"] : feeds) + mappings.folders }
}

extension RulesOptions {
    /// The packs, and what changes them.
    var inputs: [String] { (paths.isEmpty ? [PackFolder.usualPath].compactMap { $0 } : paths) + overlays }
}

extension ProfileOptions {
    /// The profiles given, else where one is looked for beside the rules.
    func inputs(besides rules: RulesOptions) -> [String] {
        guard isEmpty else { return profiles + folders }
        return [Environment["ASTREINTE_PROFILE"]].compactMap { $0 }
            + rules.inputs.flatMap { [$0 + "/profile.yaml", $0 + "/../profile.yaml"] }
    }
}
