import Crypto
import FoundationEssentials

/// The key that signs (Ed25519, RFC 8032): whoever has it can sign.
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// The key that 32 random bytes make; nil for another count.
    package init?(seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.key = key
    }

    /// The key that a PEM text holds (PKCS #8, as `openssl genpkey -algorithm ed25519` writes it).
    package init(pem: [UInt8]) throws(KeyFault) {
        guard let key = SigningKey(seed: try PEM.privateKey.body(of: pem)) else { throw .otherKind }
        self = key
    }

    /// The key as a PEM text.
    package var pem: String { PEM.privateKey.text(Array(key.rawRepresentation)) }

    /// The key that verifies what this one signs.
    package var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

    /// The signature of some bytes: 64 bytes; nil where the system refuses.
    package func signature(of bytes: [UInt8]) -> [UInt8]? {
        (try? key.signature(for: bytes)).map { Array($0) }
    }
}

/// The key that verifies: everybody may have it.
package struct VerifyingKey: Sendable {
    private let key: Curve25519.Signing.PublicKey

    fileprivate init(_ key: Curve25519.Signing.PublicKey) {
        self.key = key
    }

    /// The key that 32 bytes are; nil for another count.
    package init?(_ bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
        self.key = key
    }

    /// The key that a PEM text holds (SubjectPublicKeyInfo, as `openssl pkey -pubout` writes it).
    package init(pem: [UInt8]) throws(KeyFault) {
        guard let key = VerifyingKey(try PEM.publicKey.body(of: pem)) else { throw .otherKind }
        self = key
    }

    /// The key as a PEM text.
    package var pem: String { PEM.publicKey.text(Array(key.rawRepresentation)) }

    /// True where a signature of some bytes was made with the other key of the pair.
    package func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: bytes)
    }
}
