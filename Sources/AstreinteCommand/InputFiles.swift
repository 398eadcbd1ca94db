import Diagnostics
import Glibc
import Signatures

/// What packs, overlays, mappings and profiles are read from: files as they lie, or only as they were signed.
struct InputFiles {
    /// What has to be shown of each; nil where nothing has.
    var signatures: SignatureCheck?

    /// The file at a path.
    func file(_ path: String) throws -> SourceFile {
        guard let signatures else { return try PackFolder.source(path) }
        let tree = try verified(path, signatures)
        guard !tree.isFolder else { throw Ending.failure("\(printable(path)): \(SystemFault(code: EISDIR).reason)") }
        return SourceFile(path: path, bytes: tree.files[0].bytes)
    }

    /// The YAML files below a folder.
    func yamlFiles(below folder: String) throws -> [SourceFile] {
        guard let signatures else { return try Files.yamlFiles(below: folder).map { try PackFolder.source($0) } }
        return try sources(of: folder, signatures)
    }

    /// The YAML files of a folder itself (`""`) or of folders in it (`/tables`): a list for each.
    func yamlFiles(of folder: String, in places: [String]) throws -> [[SourceFile]] {
        guard let signatures else {
            return try places.map { try Files.yamlFiles(in: folder + $0).map { try PackFolder.source($0) } }
        }
        let all = try sources(of: folder, signatures)
        return places.map { place in
            all.filter { file in
                let end = file.path.lastIndex(of: "/") ?? file.path.startIndex
                return file.path[..<end] == folder + place
            }
        }
    }

    private func sources(of folder: String, _ signatures: SignatureCheck) throws -> [SourceFile] {
        try verified(folder, signatures).files.filter { file in
            Files.isYAML(file.path) && !file.path.split(separator: "/").contains { $0.hasPrefix(".") }
        }.map { SourceFile(path: folder + "/" + $0.path, bytes: $0.bytes) }
    }

    /// The bytes that were verified are those that are loaded: no file is read again.
    private func verified(_ path: String, _ signatures: SignatureCheck) throws -> SignedTree {
        let tree = try SignedTree(path)
        let faults = signatures.verdict(on: tree).faults
        guard faults.isEmpty else { throw Ending.failure(faults.joined(separator: "\nastreinte: ")) }
        return tree
    }
}
