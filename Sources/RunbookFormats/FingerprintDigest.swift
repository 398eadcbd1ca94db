import Digests
import Runbooks

/// The digest of a decision: of its JSON object as it is written, without where the record stood in its feed.
struct FingerprintDigest {
    private var digest = SHA256()

    init() {
        digest.append("{".utf8)
    }

    /// Takes the next members of the object, with the commas before them.
    mutating func add(_ members: some Sequence<UInt8>) {
        digest.append(members)
    }

    /// What is printed of it.
    consuming func fingerprint() -> Fingerprint {
        digest.append("}".utf8)
        guard let fingerprint = Fingerprint(digest: digest.hexadecimal()) else {
            preconditionFailure("a digest is written in hexadecimal")
        }
        return fingerprint
    }
}
