import Diagnostics
import RuleEngine
import TestSupport
import Testing

@testable import FeedMappings

/// Each mistake of a mapping, at its place, and no other beside it.
@Suite struct MappingMistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let code: String
        let text: String
        var help = ""

        var testDescription: String { "\(code) in \(text)" }
    }

    static func source(_ code: String, _ source: String, help: String = "") -> Mistake {
        Mistake(code: code, text: "facts: {id: {path: ref}, \(source)}", help: help)
    }

    static func step(_ code: String, _ step: String, help: String = "") -> Mistake {
        Mistake(code: code, text: "type: [\(step), {basis: default, value: indetermine}]", help: help)
    }

    static let mistakes = [
        Mistake(code: "unknown-key", text: "⟦1⟧detetc⟦2⟧: []\ndetect: [{has: [ref]}]", help: "detect"),
        Mistake(code: "invalid-version", text: "version: ⟦1⟧un⟦2⟧"),
        Mistake(code: "unknown-value", text: "status: ⟦1⟧verifed⟦2⟧", help: "verified"),
        Mistake(code: "missing-key", text: "detect: [⟦1⟧{lacks: [a]}]", help: "has"),
        Mistake(code: "unknown-value", text: "extra: ⟦1⟧drop⟦2⟧", help: "keep"),
        Mistake(code: "unknown-field", text: "key: [⟦1⟧source.reff⟦2⟧]", help: "source.ref"),
        source("unknown-field", "⟦1⟧severty⟦2⟧: {path: s}", help: "severity"),
        source("unknown-field", "⟦1⟧type_basis⟦2⟧: {path: s}"),
        source("unknown-field", "⟦1⟧grave⟦2⟧: {path: s}"),
        source("invalid-path", "title: {path: \"⟦1⟧a..b⟦2⟧\"}".replacing("\"⟦1⟧a..b⟦2⟧\"", with: "⟦1⟧a..b⟦2⟧")),
        source("missing-key", "⟦1⟧title⟦2⟧: {default: x}", help: "path"),
        source("out-of-range", "establishment.finess: {const: ⟦1⟧\"12\"⟦2⟧}", help: "nine characters"),
        source("out-of-range", "establishment.finess: {path: f, default: ⟦1⟧99000004a⟦2⟧}"),
        source("out-of-range", "persons_count: {path: n, default: ⟦1⟧-1⟦2⟧}", help: "zero or more"),
        source("several-sources", "⟦1⟧title⟦2⟧: {path: a, const: b}", help: "any"),
        source("unknown-value", "severity: {const: ⟦1⟧majeur⟦2⟧}", help: "majeure"),
        source("unknown-value", "severity: {path: s, values: {a: ⟦1⟧haute⟦2⟧, default: absent}}"),
        source("table-without-default", "severity: {path: s, values: ⟦1⟧{a: majeure}}"),
        source("table-without-default", "severity: {path: s, ranges: ⟦1⟧[{less_than: 4, use: majeure}]}"),
        source(
            "not-a-number", "severity: {path: s, ranges: [{less_than: ⟦1⟧x⟦2⟧, use: majeure}, {otherwise: mineure}]}"),
        source("not-a-boolean", "exercise: {const: ⟦1⟧yes⟦2⟧}"),
        source("time-without-form", "⟦1⟧detected_at⟦2⟧: {path: d}", help: "epoch-ms"),
        source("unknown-time-form", "detected_at: {path: d, time: ⟦1⟧epoch-sm⟦2⟧}", help: "epoch-ms"),
        source(
            "unknown-zone", "detected_at: {path: d, time: rfc3339, assume_zone: ⟦1⟧Europe/Pari⟦2⟧}",
            help: "Europe/Paris"),
        source("unknown-field", "affected.machines: {each: \"m[]\", map: {⟦1⟧nam⟦2⟧: {path: n}}}", help: "name"),
        source("missing-key", "affected.machines: {linked: ⟦1⟧id⟦2⟧, map: {name: {path: n}}}", help: "links"),
        Mistake(code: "missing-key", text: "links: ⟦1⟧{each: l, from: a, to: b, among: o}", help: "key"),
        Mistake(code: "invalid-path", text: "links: {each: l, from: ⟦1⟧a..b⟦2⟧, to: b, among: o, key: k}"),
        source("misplaced-key", "title: {each: ⟦1⟧m⟦2⟧, map: {name: {path: n}}}"),
        source("empty-list", "title: {path: ⟦1⟧[]⟦2⟧}"),
        source("empty-list", "tags: {path: t}, exercise: {tag: ⟦1⟧[]⟦2⟧}"),
        source("missing-value", "exercise: {path: t, mentions: [⟦1⟧\"!\"⟦2⟧]}"),
        step("unknown-value", "{basis: ⟦1⟧tags⟦2⟧, path: t, table: rsit}", help: "tag"),
        step("unknown-table", "{basis: tag, path: t, table: ⟦1⟧rsti⟦2⟧}", help: "rsit"),
        step("unknown-value", "{basis: field, path: t, values: {a: ⟦1⟧rancongiciel⟦2⟧}}"),
        step("several-sources", "⟦1⟧{basis: field, values: {a: fuite}}"),
        step("several-sources", "⟦1⟧{basis: field, path: t, values: {a: fuite}, table: rsit}"),
        step("misplaced-key", "{basis: field, path: ⟦1⟧t⟦2⟧, value: fuite}", help: "when"),
        step("misplaced-key", "{basis: tag, path: t, table: rsit, set: ⟦1⟧{leak: averee}}"),
        step("unknown-field", "{basis: field, path: t, values: {a: fuite}, set: {⟦1⟧leek⟦2⟧: averee}}", help: "leak"),
        Mistake(code: "no-default-type", text: "type: [⟦1⟧{basis: field, path: t, values: {a: fuite}}]"),
    ]

    @Test(arguments: mistakes + idle)
    func `a mistake is shown at its place`(mistake: Mistake) throws {
        let marked = MarkedText(MappingPack.mapping(mistake.text))
        let diagnostics = try MappingPack.load([marked.text]).diagnostics
        #expect(diagnostics.map { $0.code } == [mistake.code], "\(diagnostics.map { $0.oneLine })")
        guard let diagnostic = diagnostics.first else { return }
        #expect(diagnostic.range.start == marked[1], "\(diagnostic.oneLine)")
        if let end = marked.positions[2] { #expect(diagnostic.range.end == end) }
        #expect(diagnostic.help.joined().contains(mistake.help), "\(diagnostic.help)")
    }

    @Test func `all the mistakes of all the files come together`() throws {
        let files = mistakesTogether.map { MarkedText(MappingPack.mapping($0.text)).text }
        let diagnostics = try MappingPack.load(files + [MappingPack.mapping("format: autre")]).diagnostics
        #expect(Set(diagnostics.map { $0.code }) == Set(mistakesTogether.map { $0.code } + ["duplicate-format"]))
    }

    @Test(arguments: [(999, 999), (1000, 1000), (1001, 1001), (3000, 1001)])
    func `a thousand mistakes are shown, and that there are more`(count: Int, shown: Int) throws {
        let facts = "id: {path: ref}, " + (0..<count).map { "unknown\($0): {path: a}" }.joined(separator: ", ")
        let diagnostics = try MappingPack.load([MappingPack.mapping("facts: {\(facts)}")]).diagnostics
        #expect(diagnostics.count == shown)
        #expect(diagnostics.contains { $0.code == "too-many-mistakes" } == (count > 1000))
    }

    @Test func `what is wrong in one source doesn't hide the rest of it`() throws {
        let marked = MarkedText(
            MappingPack.mapping(
                """
                facts:
                  id: {path: ref}
                  beds: {path: ⟦1⟧a..b⟦2⟧, ⟦3⟧time⟦4⟧: date, when: ⟦5⟧{}, otherwise: {const: ⟦6⟧1.5⟦7⟧}}
                  severity: {const: ⟦8⟧grave⟦9⟧, ⟦10⟧default⟦11⟧: ⟦12⟧nulle⟦13⟧}
                """))
        let diagnostics = try MappingPack.load([marked.text]).diagnostics
        #expect(diagnostics.map { $0.range.start } == [1, 3, 5, 6, 8, 10, 12].map { marked[$0] })
    }

    @Test func `what is wrong in one way to the type doesn't hide the rest`() throws {
        let marked = MarkedText(
            MappingPack.mapping(
                "type: [{basis: ⟦1⟧tags⟦2⟧, path: t, table: ⟦3⟧rsti⟦4⟧, when: {has: ⟦5⟧a..b⟦6⟧}}, ⟦7⟧{basis: field, path: t, values: {a: ⟦8⟧fuit⟦9⟧}}]"
            ))
        let diagnostics = try MappingPack.load([marked.text]).diagnostics
        #expect(diagnostics.map { $0.range.start } == [1, 3, 5, 7, 8].map { marked[$0] })
        #expect(
            diagnostics.map { $0.code } == [
                "unknown-value", "unknown-table", "invalid-path", "no-default-type", "unknown-value",
            ])
    }

    @Test(arguments: [
        // What the source around reads may be of any kind.
        "detected_at: {any: [{path: s}, {path: t}], time: epoch-ms}",
        "severity: {any: [{path: t, mentions: [grave]}], values: {true: majeure, default: absent}}",
        "severity: {any: [{path: s}, {join: [a, b]}], ranges: [{less_than: 4, use: mineure}, {otherwise: majeure}]}",
        "exercise: {path: t, mentions: {true: [exercice], false: [réel]}}",
        "tags: {path: t}, severity: {tag: grave, values: {true: majeure, default: absent}}",
        // Bounds that touch leave the number itself.
        "severity: {path: s, ranges: [{less_than: 4, use: mineure}, {at_most: 4, use: moderee}, {otherwise: majeure}]}",
        "title: {any: [{when: {has: [a]}, const: x}, {path: t, default: y}]}",
        "affected.machines: {all: [{each: m, map: {name: {path: n}}}]}",
    ])
    func `what gives values that suit is no mistake`(facts: String) throws {
        let loading = try MappingPack.load([MappingPack.mapping("facts: {id: {path: ref}, \(facts)}")])
        #expect(loading.diagnostics == [])
    }

    private let mistakesTogether = [mistakes[1], mistakes[6], mistakes[14]]

    @Test func `two mappings of one format are a mistake`() throws {
        let diagnostics = try MappingPack.load([MappingPack.mapping(""), MappingPack.mapping("")]).diagnostics
        #expect(diagnostics.map { $0.code } == ["duplicate-format"])
    }

    @Test(arguments: [
        ("table: t\nentries: {a: chiffrment}", "unknown-value"),
        ("table: t\nentries: {a: {candidates: [x]}}", "unknown-value"),
        ("table: t\nentries: {a: {type: fuite, set: {leek: averee}}}", "unknown-field"),
        ("table: t\nentry: {}", "unknown-key"),
        ("table: t\nentries: {a: fuite, default: maliciel}", "misplaced-key"),
        ("table: t\nentries: {FOO: fuite, foo: maliciel}", "duplicate-entry"),
        ("table: t\nentries: {a: {candidates: []}}", "empty-list"),
        ("consequence: [x]", "unknown-value"), ("ask_first: [title]", "unknown-field"),
        ("ask_first: [x]", "unknown-field"),
    ])
    func `a mistake of a shared table is one of the mappings`(text: String, code: String) throws {
        let loading = try MappingPack.load([], tables: [text])
        #expect(loading.diagnostics.contains { $0.code == code }, "\(loading.diagnostics.map { $0.oneLine })")
        #expect(loading.mappings == nil)
    }

    @Test func `a later folder takes the place of what has the same name`() throws {
        func files(_ title: String, _ type: String) -> MappingFiles {
            MappingFiles(
                mappings: [
                    SourceFile(
                        path: "\(title).yaml",
                        text: MappingPack.mapping(
                            "facts: {id: {path: ref}, title: {const: \(title)}}\ntype: [{basis: tag, path: t, table: x}, {basis: default, value: indetermine}]"
                        ))
                ], tables: [SourceFile(path: "t\(title).yaml", text: "table: x\nentries: {a: \(type)}")])
        }
        let pack = try TestPack(MappingPack.text).pack
        let loading = MappingLoader.load([files("a", "fuite"), files("b", "maliciel")], for: pack.vocabulary)
        let mappings = try #require(loading.mappings, "\(loading.diagnostics.map { $0.oneLine })")
        let read = try MappingPack.read(#"{"ref":"R","t":"a"}"#, with: FeedReader(pack: pack, mappings: mappings))
        #expect(
            read.count == 1 && read[0].contains(#""title":"b""#) && read[0].contains(#""type":"maliciel""#), "\(read)")
    }

    @Test func `each code is kebab-case and earned by a mistake of these tests`() {
        let earned = Set(
            (Self.mistakes + Self.idle).map { $0.code } + [
                "duplicate-format", "mapping-without-sample", "sample-differs",
            ])
        #expect(Set(MappingFault.allCases.map { $0.rawValue }).subtracting(earned) == [])
    }
}
