import Digests
import Testing

@Suite struct Base64Tests {
    /// The vectors of RFC 4648.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `text is written as the standard writes it`(text: String, expected: String) {
        #expect(base64(Array(text.utf8)) == expected)
        #expect(bytes(ofBase64: expected.utf8) == Array(text.utf8))
    }

    @Test func `the last two characters of the alphabet are plus and slash`() {
        #expect(base64([0xFB, 0xFF, 0xBF]) == "+/+/")
        #expect(bytes(ofBase64: "+/+/".utf8) == [0xFB, 0xFF, 0xBF])
    }

    @Test func `the digest of nothing is the known one`() {
        #expect(base64(SHA256().bytes()) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "Z===", "A===", "====", "=", "Zh==", "Zm9=", "Z=g=", "Zg==Zg==", "Zm8 ", "Zm-v",
        "Zmé",
    ])
    func `what no bytes are written as is refused`(text: String) {
        #expect(bytes(ofBase64: text.utf8) == nil)
    }
}
