import Diagnostics
import RuleEngine
import RulePacks
import TestSupport
import Testing

/// A pack written as bytes is the same pack once read.
@Suite struct PackImageTests {
    private static func pack(_ text: String = WholePack.text, _ optional: String = WholePack.optional) throws
        -> RulePack
    {
        let loading = PackLoader.load(
            packs: [[SourceFile(path: "pack.yaml", text: text)], [SourceFile(path: "plus.yaml", text: optional)]])
        return try #require(loading.pack, "\(loading.diagnostics.lines)")
    }

    private static func image(_ pack: RulePack) -> [UInt8] {
        var image = ByteImage(isKept: true)
        image.write(pack)
        return image.bytes
    }

    private static func read(_ bytes: [UInt8]) -> RulePack? {
        var reader = ImageReader(bytes)
        let pack = reader.pack()
        return reader.isWhole ? pack : nil
    }

    /// Its digest is reckoned from what was read: nothing that takes part in it is lost.
    private static func digest(of pack: RulePack) -> String {
        RulePack(
            header: pack.header, vocabulary: pack.vocabulary, askedIf: pack.askedIf, derivations: pack.derivations,
            resolutionOrder: pack.resolutionOrder, actions: pack.actions, rules: pack.rules, groups: pack.groups,
            covers: pack.covers, optionals: pack.optionals, measures: pack.measures
        ).digest
    }

    @Test func `every attribute of a pack is read back`() throws {
        var packs = [try Self.pack()]
        for (old, new) in WholePack.changes {
            let parts = WholePack.text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
            packs.append(try Self.pack(parts.joined(separator: new)))
        }
        for (old, new) in WholePack.optionalChanges {
            packs.append(try Self.pack(WholePack.text, WholePack.optional.replacing(old, with: new)))
        }
        for pack in packs {
            let read = try #require(Self.read(Self.image(pack)))
            #expect(read == pack)
            #expect(Self.digest(of: read) == pack.digest)
        }
    }

    @Test func `what overlays changed is read back, their digests too`() throws {
        let overlay = OverlayPack.overlay(
            """
            - {override: actions/couper/deadline, expect: {within: 15 min}, set: {within: 10 min}, reason: "R"}
            - {narrow: endiguer, when: {severity: majeure}, reason: "R"}
            """)
        let pack = try #require(OverlayPack.load(overlay).pack)
        try #require(pack.overlays.count == 1 && pack.overlays[0].changes.count == 2)
        #expect(Self.read(Self.image(pack)) == pack)
    }

    @Test func `bytes cut short, or longer, are none`() throws {
        let image = Self.image(try Self.pack())
        for count in stride(from: 0, to: image.count, by: 7) { #expect(Self.read(Array(image[..<count])) == nil) }
        #expect(Self.read(Array(image.dropLast())) == nil)
        #expect(Self.read(image + [0]) == nil)
    }

    /// What a changed byte says may be another pack, or none; it is read to the end all the same.
    @Test func `no change of a byte makes the reader stop`() throws {
        let image = Self.image(try Self.pack())
        var random = SeededRandom(seed: 6)
        var refused = 0
        for _ in 0..<3000 {
            var bytes = image
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var reader = ImageReader(bytes)
            if reader.pack() == nil || !reader.isWhole { refused += 1 }
        }
        #expect(refused > 1000)
    }

    @Test func `no length makes it ask for more than there is`() {
        // Twelve extents, then a text said to have 2^62 bytes.
        let bytes = [UInt8](repeating: 0, count: 12 * 8 + 1) + [0x40] + [UInt8](repeating: 0, count: 7)
        #expect(Self.read(bytes) == nil)
    }
}
