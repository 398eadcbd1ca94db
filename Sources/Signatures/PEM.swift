import Digests

/// Why a text is not the key that is asked for.
package enum KeyFault: Error, Hashable {
    /// It is no PEM text with one key.
    case noKey

    /// It is a private key where a public one is expected.
    case isPrivate

    /// It is a public key where a private one is expected.
    case isPublic

    /// It is a private key that a passphrase protects.
    case encrypted

    /// It is a key, of another algorithm than Ed25519.
    case otherKind

    /// What is wrong, and what to do about it.
    package var message: String {
        switch self {
        case .noKey: "no key in PEM there"
        case .isPrivate: "a private key, where the public one is expected; keep it away from here"
        case .isPublic: "a public key, where the private one is expected"
        case .encrypted: "a key with a passphrase, which can't be asked for; see openssl pkey"
        case .otherKind: "not a key of Ed25519"
        }
    }
}

/// How keys are written for people and other tools (RFC 7468): Base64 of DER between two lines.
///
/// The DER of an Ed25519 key is its 32 bytes behind the same few bytes always (RFC 8410), so that no reader of ASN.1 is needed.
struct PEM {
    let label: String
    let prefix: [UInt8]

    static let privateKey = PEM(
        label: "PRIVATE KEY",
        prefix: [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20])

    static let publicKey = PEM(
        label: "PUBLIC KEY", prefix: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00])

    private var first: String { "-----BEGIN \(label)-----" }
    private var last: String { "-----END \(label)-----" }

    /// The key of 32 bytes as a text.
    func text(_ key: [UInt8]) -> String {
        "\(first)\n\(base64(prefix + key))\n\(last)\n"
    }

    /// The 32 bytes of the key of a text; what stands before and after it is refused.
    func body(of text: [UInt8]) throws(KeyFault) -> [UInt8] {
        let lines = text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        guard lines.count >= 3 else { throw .noKey }
        guard lines[0].elementsEqual(first.utf8) else { throw fault(ofFirst: lines[0]) }
        guard lines[lines.count - 1].elementsEqual(last.utf8),
            let der = bytes(ofBase64: lines[1..<(lines.count - 1)].joined())
        else { throw .noKey }
        guard der.starts(with: prefix), der.count == prefix.count + 32 else { throw .otherKind }
        return Array(der.dropFirst(prefix.count))
    }

    private func fault(ofFirst line: ArraySlice<UInt8>) -> KeyFault {
        switch String(decoding: line, as: UTF8.self) {
        case PEM.privateKey.first: .isPrivate
        case PEM.publicKey.first: .isPublic
        case "-----BEGIN ENCRYPTED PRIVATE KEY-----": .encrypted
        case let other where other.hasPrefix("-----BEGIN ") && other.hasSuffix(" KEY-----"): .otherKind
        default: .noKey
        }
    }
}
