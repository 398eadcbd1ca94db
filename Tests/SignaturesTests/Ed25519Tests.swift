import Signatures
import Testing

@Suite struct Ed25519Tests {
    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
    }

    /// The vectors 1 to 3 of RFC 8032, section 7.1.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ])
    func `the vectors of RFC 8032 come out`(seed: String, key: String, message: String, signature: String) throws {
        let signing = try #require(SigningKey(seed: bytes(seed)))
        let verifying = try #require(VerifyingKey(bytes(key)))
        #expect(signing.verifyingKey.pem == verifying.pem)
        #expect(signing.signature(of: bytes(message)) == bytes(signature))
        #expect(verifying.verifies(bytes(signature), of: bytes(message)))
        #expect(!verifying.verifies(bytes(signature), of: bytes(message) + [0]))
        for place in [0, 31, 32, 63] {
            var other = bytes(signature)
            other[place] ^= 1
            #expect(!verifying.verifies(other, of: bytes(message)))
        }
        #expect(!verifying.verifies([], of: bytes(message)))
        #expect(!verifying.verifies(bytes(signature) + [0], of: bytes(message)))
    }

    @Test func `another count of bytes is no key`() {
        for count in [0, 31, 33, 64] {
            #expect(SigningKey(seed: Array(repeating: 1, count: count)) == nil)
            #expect(VerifyingKey(Array(repeating: 1, count: count)) == nil)
        }
    }

    /// The private key of RFC 8410, section 10.3, and its public key, of section 10.1.
    private let privateText = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----

        """
    private let publicText = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
        -----END PUBLIC KEY-----

        """

    @Test func `keys are read and written as other tools write them`() throws {
        let key = try SigningKey(pem: Array(privateText.utf8))
        #expect(key.pem == privateText)
        #expect(key.verifyingKey.pem == publicText)
        #expect(try VerifyingKey(pem: Array(publicText.utf8)).pem == publicText)
        let fromWindows = publicText.split(separator: "\n").joined(separator: "\r\n")
        #expect(try VerifyingKey(pem: Array(fromWindows.utf8)).pem == publicText)
    }

    @Test func `what is no such key is told apart`() {
        func fault(_ text: String) -> KeyFault? {
            do throws(KeyFault) { _ = try VerifyingKey(pem: Array(text.utf8)) } catch { return error }
            return nil
        }
        #expect(fault(privateText) == .isPrivate)
        #expect(throws: KeyFault.isPublic) { try SigningKey(pem: Array(publicText.utf8)) }
        #expect(fault("") == .noKey)
        #expect(fault("ssh-ed25519 AAAA\n\n\n") == .noKey)
        #expect(fault(publicText.replacing("-----END PUBLIC KEY-----", with: "")) == .noKey)
        #expect(fault(publicText.replacing("MCow", with: "MCo*")) == .noKey)
        #expect(fault(publicText.replacing("MCow", with: "MCpw")) == .otherKind)
        #expect(fault(publicText.replacing("AxZuE=", with: "AxZg==")) == .otherKind)
        #expect(fault(publicText.replacing("PUBLIC KEY", with: "RSA PUBLIC KEY")) == .otherKind)
        #expect(fault(publicText.replacing("PUBLIC KEY", with: "ENCRYPTED PRIVATE KEY")) == .encrypted)
        #expect(fault("x\n" + publicText) == .noKey)
    }
}
