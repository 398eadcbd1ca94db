import ArgumentParser
import Diagnostics
import Signatures
import YAMLTrees

/// Signatures of packs, and of what goes with them.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign packs, overlays, folders of mappings and profiles.",
        discussion: """
            Beside each folder or file come its manifest, every file with its length and SHA-256, and the signature of \
            that (Ed25519, 64 bytes). Keys are in PEM: openssl and sha256sum can check all of it too.

              astreinte sign --new-key hospital.key
              astreinte sign rules/socle-sante rules/feeds site.yaml --key hospital.key
            """)

    @Argument(help: "Folders, with every file below them, or files.")
    var paths: [String] = []

    @Option(help: ArgumentHelp("The file of the private key (PEM), which its owner alone can read.", valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Make a pair of keys: the private one in this file, the public one beside it with .pub.", valueName: "file")
    )
    var newKey: String?

    func validate() throws {
        guard newKey == nil ? key != nil && !paths.isEmpty : key == nil && paths.isEmpty else {
            throw ValidationError("sign PATH… --key FILE, or sign --new-key FILE")
        }
    }

    func run() throws {
        if let newKey { return try KeyFile.writePair(newKey) }
        guard let key else { return }
        let signing = try KeyFile.signingKey(key)
        // Nothing is signed where something can't be.
        var works: [(tree: SignedTree, manifest: Manifest)] = []
        var faults: [String] = []
        for path in paths {
            let tree = try SignedTree(path)
            faults += tree.faults.map { "\(printable(tree.path)): \($0)" }
            do throws(ManifestFaults) {
                let entries = tree.files.map { Manifest.Entry($0) }
                works.append((tree, try Manifest(of: entries, subject: SignCommand.subject(of: tree))))
            } catch {
                faults += error.all.map { "\(printable(tree.path)): \(printable($0.message))" }
            }
        }
        guard faults.isEmpty else { throw Ending.failure(faults.joined(separator: "\nastreinte: ")) }
        for (tree, manifest) in works {
            guard let signature = signing.signature(of: manifest.text) else {
                throw Ending.failure("\(printable(tree.path)): the signature could not be made")
            }
            try OutputFile.deliver(manifest.text, to: tree.manifestPath, isGiven: false)
            try OutputFile.deliver(signature, to: tree.signaturePath, isGiven: false)
            Terminal.standardOutput.write("\(printable(tree.path)): \(manifest.summary)\n")
        }
    }

    /// What bears a version: a pack or an overlay.
    private static func subject(of tree: SignedTree) -> Manifest.Subject? {
        func text(_ node: YAMLNode?) -> String { node?.text ?? "" }
        guard let file = tree.isFolder ? tree.files.first(where: { $0.path == "pack.yaml" }) : tree.files.first,
            let root = YAMLReader.read(SourceFile(path: file.path, bytes: file.bytes)).root
        else { return nil }
        return Manifest.Subject(kind: "pack", id: text(root["pack"]?["id"]), version: text(root["pack"]?["version"]))
            ?? Manifest.Subject(kind: "overlay", id: text(root["overlay"]), version: text(root["version"]))
    }
}

extension Manifest {
    /// What it is of, in a few words.
    var summary: String {
        (subject.map { "\($0.id) \($0.version), " } ?? "") + (entries.count == 1 ? "1 file" : "\(entries.count) files")
    }
}
