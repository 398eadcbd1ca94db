import Diagnostics
import Testing

@Suite struct NearestTests {
    private static let types = ["chiffrement", "compromission", "fuite", "deni-de-service", "P1", "P2"]

    @Test(arguments: [
        ("chifrement", "chiffrement"), ("chiffremnet", "chiffrement"), ("Chiffrement", "chiffrement"),
        ("fuiet", "fuite"), ("fuites", "fuite"), ("FUITE", "fuite"), ("compromision", "compromission"),
        ("deni de service", "deni-de-service"), ("déni-de-service", "deni-de-service"), ("P0", "P1"),
    ])
    func `a likely slip finds its name`(typed: String, expected: String) {
        #expect(nearest(typed, in: Self.types) == expected)
    }

    @Test(arguments: ["", "x", "panne", "chiffr", "chi", "service", "qqqqqqqqqqq"])
    func `a distant name finds none`(typed: String) {
        #expect(nearest(typed, in: Self.types) == nil)
    }

    @Test func `the threshold grows with the length of the name`() {
        #expect(nearest("abcd", in: ["abcX"]) == "abcX")
        #expect(nearest("abcd", in: ["abXX"]) == nil)
        #expect(nearest("abcde", in: ["abcXX"]) == "abcXX")
        #expect(nearest("abcdefgh", in: ["abcdeXXX"]) == nil)
        #expect(nearest("abcdefghi", in: ["abcdefXXX"]) == "abcdefXXX")
        #expect(nearest("abcdefghi", in: ["abcdeXXXX"]) == nil)
    }

    @Test func `a swap of neighbours is one edit`() {
        #expect(nearest("ab", in: ["ba"]) == "ba")
        #expect(nearest("abcd", in: ["acbd"]) == "acbd")
    }

    @Test func `ties go to the first in Unicode order whatever the order of candidates`() {
        #expect(nearest("ruse", in: ["rusé", "ruses", "muse", "buse"]) == "rusé")
        #expect(nearest("cas", in: ["pas", "bas", "las"]) == "bas")
        #expect(nearest("cas", in: ["bas", "las", "pas"]) == "bas")
    }

    @Test func `case and accents are folded even for one letter, composed or not`() {
        #expect(nearest("e", in: ["a", "É"]) == "É")
        #expect(nearest("e\u{301}tat", in: ["etat"]) == "etat")
        #expect(nearest("oeuvre", in: ["Œuvre"]) == "Œuvre")
    }

    @Test func `names of over a hundred characters are not compared`() {
        let longest = String(repeating: "a", count: 100)
        #expect(nearest(longest, in: [longest + "a", longest]) == longest)
        #expect(nearest(longest + "a", in: [longest]) == nil)
    }
}
