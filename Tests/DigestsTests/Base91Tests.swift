import Digests
import Testing

@Suite struct Base91Tests {
    @Test(
        arguments: [
            ([], ""), ([0], "##"), ([0xFF], "%m"),
            // Thirteen bits, then three.
            ([0xFF, 0x1F], "~$##"), ([0, 0xE0], "###*"),
        ] as [([UInt8], String)])
    func `the lowest thirteen bits come first, as two digits`(bytes: [UInt8], text: String) {
        #expect(base91(bytes) == text)
    }

    @Test func `thirteen bytes take sixteen characters, none of which is markup`() {
        let bytes = (0..<65_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let text = Array(base91(bytes).utf8)
        #expect(text.count == 80_000)
        #expect(Set(text).count == 91)
        #expect(text.allSatisfy { (0x23...0x7E).contains($0) && $0 != UInt8(ascii: "<") })
    }
}
