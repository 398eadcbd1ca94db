import Diagnostics
import RuleEngine
import TestSupport
import Testing

@testable import FeedMappings

/// Samples of mappings, and what is said where they give something else.
@Suite struct SampleCheckTests {
    private func check(_ expected: String, of feed: String = "{\"ref\":\"a\"}\n{\"log\":1}\n") throws -> SampleCheck {
        let pack = try TestPack(MappingPack.text).pack
        let files = MappingFiles(
            mappings: [
                SourceFile(
                    path: "m.yaml", text: MappingPack.mapping("detect: [{has: [ref]}, {has: [log], refuse: \"no\"}]"))
            ],
            samples: [
                SampleFiles(
                    format: "essai", feed: SourceFile(path: "f", text: feed),
                    expected: SourceFile(path: "e", text: expected))
            ])
        let loading = MappingLoader.load([files], for: pack.vocabulary, asksForSamples: true)
        return SampleCheck([files], mappings: try #require(loading.mappings), pack: pack)
    }

    private static let good =
        #"{"source":{"format":"essai"},"type_basis":"default","type":"indetermine","id":"a","schema":"incident/1"}"#

    @Test func `what comes out is compared line for line, whatever the order of keys`() throws {
        let check = try check(Self.good + "\n{\"refused\":\"not-an-incident\"}\n")
        #expect(check.results.count == 2)
        #expect(check.failures.isEmpty)
    }

    @Test func `a difference is shown on its line`() throws {
        let other = try check(Self.good + "\n{\"refused\":\"missing-id\"}\n")
        #expect(other.failures.map { $0.place.start.line } == [2])
        #expect(other.failures[0].differences[0].code == "sample-differs")
        let short = try check(Self.good).failures.flatMap { $0.differences }
        #expect(
            short.map { $0.message } == [
                "the sample of `essai` gives another number of incidents: 2 (expected: 1)"
            ])
        let torn = try check(Self.good + "\n{\"refused\":\n").failures.flatMap { $0.differences }
        #expect(torn.map { $0.oneLine } == ["e:2:1: error[sample-differs]: this line is not JSON"])
        let wrong = try check(Self.good.replacing("\"a\"", with: "\"b\"") + "\n{\"refused\":\"not-an-incident\"}\n")
        #expect(wrong.results.count - wrong.failures.count == 1)
        let later = try check(
            Self.good.replacing(#""a""#, with: #""é""#).replacing("incident/1", with: "incident/2"), of: #"{"ref":"é"}"#
        )
        #expect(later.failures.map { $0.place.start } == [SourcePosition(line: 1, column: 92)])
    }

    @Test(arguments: [
        (
            #"{"source":{"format":"essai"},"#, #"{"source":{"format":"éssai"},"#, 21,
            #"`source.format` is "essai" (expected: "éssai")"#
        ),
        (#""id":"a","#, #""id":"a","title":"x","#, 91, #"`title` is missing (expected: "x")"#),
        (#""id":"a","#, "", 1, #"`id` is "a" (expected: nothing)"#),
        (
            #""type_basis":"default","type":"indetermine","id":"a","#,
            #""type":"\#(String(repeating: "x", count: 100))","#, 37,
            #"`type` is "indetermine" (expected: "\#(String(repeating: "x", count: 59))…); `id` is "a" (expected: nothing); `type_basis` is "default" (expected: nothing)"#
        ),
        (
            good, "[]", 1,
            #"the incident is {"schema":"incident/1","id":"a","source":{"format":"essai"},… (expected: [])"#
        ),
        (
            good, #"{"a":1,"b":2,"c":3,"d":4}"#, 6,
            "`a` is missing (expected: 1); `b` is missing (expected: 2); `c` is missing (expected: 3); and 6 more"
        ),
    ])
    func `a difference says which keys, and is short`(part: String, other: String, column: Int, text: String) throws {
        let mistakes = try check(Self.good.replacing(part, with: other) + "\n{\"refused\":\"not-an-incident\"}\n")
            .failures
        #expect(
            mistakes.flatMap { $0.differences }.map { $0.message } == [
                "the sample of `essai` gives something else: \(text)"
            ])
        #expect(mistakes.first?.place.start == SourcePosition(line: 1, column: column))
    }

    @Test(arguments: [
        ("", ""), (#"{"log":1}"#, #"{"refused":"not-an-incident"}"#), (#"{"id":"c"}"#, #"{"id":"c"}"#),
        (#"{"ref":null}"#, #"{"refused":"missing-id"}"#),
    ])
    func `a sample without a record of its format is none`(feed: String, expected: String) throws {
        let mistakes = try check(expected, of: feed).failures.flatMap { $0.differences }
        #expect(mistakes.map { $0.code } == ["mapping-without-sample"])
        #expect(mistakes.first?.range.start == SourcePosition(line: 1, column: 1))
        #expect(mistakes.first?.help.joined().contains("into f") == true)
    }

    @Test func `the samples of a later folder take the place of those of an earlier one`() throws {
        let pack = try TestPack(MappingPack.text).pack
        let folders = [Self.good, "{}"].reversed().map { expected in
            MappingFiles(
                mappings: [SourceFile(path: "m.yaml", text: MappingPack.mapping(""))],
                samples: [
                    SampleFiles(
                        format: "essai", feed: SourceFile(path: "f", text: #"{"ref":"a"}"#),
                        expected: SourceFile(path: "e", text: expected))
                ])
        }
        let loading = MappingLoader.load(folders, for: pack.vocabulary)
        let check = SampleCheck(folders, mappings: try #require(loading.mappings), pack: pack)
        #expect(check.results.count == 1)
        #expect(check.failures.isEmpty)
    }

    @Test func `a mapping without a sample is a mistake where samples are asked for`() throws {
        let pack = try TestPack(MappingPack.text).pack
        let files = MappingFiles(mappings: [SourceFile(path: "m.yaml", text: MappingPack.mapping(""))])
        #expect(
            MappingLoader.load([files], for: pack.vocabulary, asksForSamples: true).diagnostics.map { $0.code } == [
                "mapping-without-sample"
            ])
    }
}
