import Diagnostics
import Signatures

/// What has to be shown of whatever is loaded.
struct SignatureCheck {
    /// The keys that are believed, and the files that hold them.
    let keys: [(path: String, key: VerifyingKey)]

    let minimums: [MinimumVersion]

    /// What came of a check.
    struct Verdict {
        /// What is signed; nil where the manifest can't be read.
        let manifest: Manifest?

        /// The file with the key that signed it; nil where none of those believed did.
        let signer: String?

        /// Everything that keeps it from being believed, each with its place: none where it is.
        let faults: [String]
    }

    /// Whether a folder, or a file, is what the owner of one of the keys signed.
    func verdict(on tree: SignedTree) -> Verdict {
        var faults: [String] = []
        let text = SignatureCheck.bytes(at: tree.manifestPath, limit: Manifest.byteLimit, &faults)
        let signature = SignatureCheck.bytes(at: tree.signaturePath, limit: 64, &faults)
        var manifest: Manifest?
        var signer: String?
        if let text {
            // What has a wrong signature is still compared: it tells what somebody changed.
            do throws(ManifestFaults) {
                manifest = try Manifest(text: text)
            } catch {
                faults += error.all.map { "\(tree.manifestPath): \(printable($0.message))" }
            }
            if let signature {
                signer = keys.first { $0.key.verifies(signature, of: text) }?.path
                if signer == nil { faults.append("\(tree.signaturePath): not signed with a key that is believed") }
            }
        }
        let others =
            minimums.compactMap { $0.fault(of: manifest?.subject) }
            + tree.faults + (manifest?.faults(in: tree.files) ?? []).map { printable($0.message) }
        return Verdict(
            manifest: manifest, signer: signer,
            faults: faults.map { printable($0) } + others.map { "\(printable(tree.path)): \($0)" })
    }

    private static func bytes(at path: String, limit: Int, _ faults: inout [String]) -> [UInt8]? {
        guard !Files.isIrregular(path) else {
            faults.append("\(path): \(Files.irregular)")
            return nil
        }
        do {
            return try Files.read(path, limit: limit)
        } catch {
            faults.append("\(path): \(error.reason)")
            return nil
        }
    }
}
