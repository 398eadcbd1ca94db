import Foundation
import TestSupport
import Testing

@testable import Fuzzing

/// What fuzzing found stays tried, and every target holds on good input and on cut and changed input.
@Suite struct FuzzTargetTests {
    @Test(arguments: FuzzTarget.allCases)
    func `a target comes back from its seeds, and from what is cut from them`(target: FuzzTarget) {
        let seeds = target.seeds
        #expect(seeds.count >= 2)
        for bytes in seeds {
            target.run(bytes)
            for length in [0, 1, bytes.count / 3, bytes.count / 2, bytes.count - 1] {
                target.run(Array(bytes.prefix(length)))
                target.run(Array(bytes.suffix(length)))
            }
        }
    }

    /// How many changed inputs each target gets: a few, more where the environment says so.
    private static var changeCount: Int {
        ProcessInfo.processInfo.environment["ASTREINTE_FUZZ_CHANGES"].flatMap { Int($0) } ?? 40
    }

    @Test(arguments: FuzzTarget.allCases)
    func `a target comes back from good files that were changed`(target: FuzzTarget) throws {
        let files = target.seeds
        var random = SeededRandom(seed: 2026)
        for _ in 0..<Self.changeCount {
            var bytes = try #require(files.randomElement(using: &random))
            for _ in 0..<Int.random(in: 1...6, using: &random) { bytes.change(beside: files[0], using: &random) }
            target.run(bytes)
        }
    }
}

extension [UInt8] {
    /// What readers take for a sign, and what they take for a limit.
    private static let words = [
        "\n", "  ", "- ", ": ", "{", "}", "[", "]", "\"", "\\u", "null", "~", "&a ", "*a", "!!str ", "|\n", "---\n",
        "\u{0}",
        "\u{FEFF}", "\u{202E}", "9223372036854775808", "-0", "1e999", "2026-02-30", "25:00", "\r\n", "\t", "<script>",
        "=1+1",
    ].map { Array($0.utf8) }

    /// One change: a byte, a word of the language, a piece of itself or of another file, or a cut.
    fileprivate mutating func change(beside other: [UInt8], using random: inout SeededRandom) {
        let place = Int.random(in: 0...count, using: &random)
        let end = Swift.min(count, place + Int.random(in: 0...60, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: if place < count { self[place] = UInt8.random(in: 0...255, using: &random) }
        case 1: removeSubrange(place..<end)
        case 2: insert(contentsOf: Self.words.randomElement(using: &random) ?? [], at: place)
        case 3: replaceSubrange(place..<end, with: Self.words.randomElement(using: &random) ?? [])
        case 4: insert(contentsOf: self[place..<end], at: Int.random(in: 0...count, using: &random))
        default:
            let start = Int.random(in: 0...other.count, using: &random)
            insert(contentsOf: other[start...].prefix(80), at: place)
        }
    }
}
