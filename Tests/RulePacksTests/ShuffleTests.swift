import Diagnostics
import RuleEngine
import RulePacks
import Testing

@Suite struct ShuffleTests {
    /// Entries of sections that may be spread: the section, the name (none in a list), and the pairs of the entry.
    private static let entries: [(section: String, name: String?, pairs: [(String, String)])] = [
        ("roles", "garde", [("label", "\"Garde\""), ("short", "\"G\"")]),
        ("roles", "rssi", [("label", "\"RSSI\"")]),
        ("references", "b/c", [("label", "\"B\""), ("certainty", "A")]),
        ("contacts", "samu", [("label", "\"SAMU\"")]), ("contacts", "ars", []),
        ("clocks", "detected_at", [("label", "\"le constat\""), ("fallback", "[known_at]")]),
        ("clocks", "known_at", [("label", "\"la connaissance\"")]),
        ("enumerations", "genre", [("b", "{parent: a}"), ("a", "{label: \"A\"}"), ("c", "{unknown: true}")]),
        ("facts", "id", [("type", "string")]),
        ("facts", "kinds", [("type", "set"), ("of", "genre"), ("effort", "1"), ("known_by", "[rssi, garde]")]),
        ("facts", "level", [("type", "ordinal"), ("values", "[bas, haut]"), ("asked_if", "{d: true, id: x}")]),
        ("facts", "danger", [("type", "boolean"), ("pinned", "true")]),
        ("derived", "d", [("when", "{danger: true, kinds: {contains_a: a, size: {at_least: 1, at_most: 3}}}")]),
        ("actions", "un", [("label", "\"Un\""), ("phase", "p"), ("role", "garde"), ("priority", "P1")]),
        ("actions", "deux", [("label", "\"Deux\""), ("phase", "q"), ("role", "rssi"), ("after", "[un]")]),
        (
            "actions", "trois",
            [
                ("label", "\"Trois\""), ("phase", "q"), ("role", "rssi"), ("kind", "decide"), ("criterion", "\"C\""),
                ("options", "[\"A\", \"B\"]"), ("to", "samu"), ("say", "\"S\""), ("undo", "\"U\""),
                ("impossible_if", "{level: bas, danger: true}"),
            ]
        ),
        (
            "rules", nil,
            [
                ("id", "r2"), ("title", "\"R2\""), ("when", "{level: haut, d: true}"), ("require", "[{action: un}]"),
                ("forbid", "[{action: deux, because: \"B\", interest: i}]"), ("on_unknown", "{precaution: [level]}"),
            ]
        ),
        ("rules", nil, [("id", "r1"), ("title", "\"R1\""), ("require", "[{priority: P2, action: deux}]")]),
        ("rules", nil, [("id", "r3"), ("title", "\"R3\""), ("recommend", "[{action: un}]"), ("references", "[b/c]")]),
        (
            "rules", nil,
            [
                ("id", "r0"), ("title", "\"R0\""), ("status", "deprecated"), ("replaced_by", "r3"),
                ("recommend", "[{action: un}]"),
            ]
        ),
    ]

    private static let frame =
        "pack: {id: x, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}\n"
        + "priorities: [P1, P2]\nphases: [p, q]\ninterests: [i]\n"

    private static func files(_ generator: inout Random) -> [SourceFile] {
        var sections: [Int: [String: [String]]] = [:]
        for entry in entries.shuffled(using: &generator) {
            let pairs = entry.pairs.shuffled(using: &generator).map { $0 + ": " + $1 }.joined(separator: ", ")
            let line = (entry.name.map { "  \($0): " } ?? "  - ") + "{" + pairs + "}"
            sections[Int.random(in: 0..<4, using: &generator), default: [:]][entry.section, default: []].append(line)
        }
        let texts = sections.mapValues { sections in
            sections.map { $0.key + ":\n" + $0.value.joined(separator: "\n") + "\n" }.sorted()
                .shuffled(using: &generator).joined()
        }
        let named = texts.map { SourceFile(path: "f\($0.key).yaml", text: $0.value) }.sorted { $0.path < $1.path }
        return ([SourceFile(path: "pack.yaml", text: frame)] + named).shuffled(using: &generator)
    }

    @Test func `the order of files, rules and keys changes nothing`() throws {
        var generator = Random(state: 1)
        let first = PackLoader.load(Self.files(&generator))
        #expect(first.diagnostics.lines == [])
        let pack = try #require(first.pack)
        for _ in 0..<100 {
            #expect(PackLoader.load(Self.files(&generator)).pack == pack)
        }
    }

    @Test func `the order of levels means something`() throws {
        var generator = Random(state: 1)
        let files = Self.files(&generator)
        let turned = files.map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
            let turned = text.split(separator: "[bas, haut]").joined(separator: "[haut, bas]")
            return SourceFile(path: file.path, text: turned)
        }
        #expect(PackLoader.load(turned).pack != PackLoader.load(files).pack)
    }
}

/// SplitMix64: the same shuffles on every run.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
