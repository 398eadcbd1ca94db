import Compression
import TestSupport
import Testing

/// What it packs is unpacked by other tools in Tests/WebAssembly and Tests/Outside; here it is held against what xz writes.
@Suite struct LZMATests {
    /// But for the size of its dictionary, which the header tells.
    @Test(
        arguments: [
            ("", [0x83, 0xFF, 0xFB, 0xFF, 0xFF, 0xC0, 0, 0, 0]),
            ("abc", [0x30, 0x99, 0x4D, 0xD8, 0x95, 0x88, 0xA4, 0xFF, 0xF6, 0x6F, 0x40, 0]),
            ("aaaaaaaaaa", [0x30, 0xEC, 0x5F, 0xEF, 0xFF, 0xFF, 0xFF, 0xE1, 0, 0, 0]),
        ] as [(String, [UInt8])])
    func `a few bytes are packed as xz packs them`(text: String, packed: [UInt8]) {
        let header: [UInt8] = [3, 0, 0, 0, 4] + [UInt8](repeating: 0xFF, count: 8)
        #expect(lzma(Array(text.utf8)) == header + [0] + packed)
    }

    @Test func `repeats are short, near and far`() {
        let text = Array(String(repeating: "hôpital de nuit ; ", count: 1000).utf8)
        #expect(lzma(text).count < 100)
        var random = SeededRandom(seed: 4)
        let noise = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let once = lzma(noise).count
        #expect(once < 20_500)
        #expect(lzma(noise + noise).count < once + 400)
    }
}
