import DiagnosticCatalogue
import Diagnostics
import TestSupport
import Testing

/// Each example of the catalogue earns its code, and no other; put right, it earns none.
@Suite struct CodeExampleTests {
    private let run: ExampleRun

    init() throws {
        run = try ExampleRun()
    }

    @Test(arguments: CodeCatalogue.entries) func `the bad example earns its code alone, where it is marked`(
        _ entry: DiagnosticEntry
    ) throws {
        let (text, range) = entry.example.marked
        let all = run.diagnostics(entry.example.subject, text, isLatin1: entry.code == "not-utf-8")
        // It comes after a thousand others.
        let found = entry.code == "too-many-mistakes" ? all.filter { $0.code == entry.code } : all
        #expect(found.map { $0.code } == [entry.code], "\(found.map { $0.oneLine })")
        let place = try #require(found.first).range
        let lines = SourceLines(SourceFile(path: ExampleRun.path, text: text))
        #expect(place.file == ExampleRun.path)
        #expect(place.start == lines.position(atByte: range.lowerBound), "\(found.map { $0.oneLine })")
        if !range.isEmpty {
            #expect(place.end == lines.position(atByte: range.upperBound), "\(place)")
        }
    }

    @Test(arguments: CodeCatalogue.entries) func `the good example earns none`(_ entry: DiagnosticEntry) {
        let found = run.diagnostics(entry.example.subject, CodeExample.whole(entry.example.good))
        #expect(found.map { $0.oneLine } == [])
    }

    @Test func `what examples belong to has no mistake`() {
        #expect(run.diagnostics(.pack, "roles: {}").map { $0.oneLine } == [])
        #expect(run.diagnostics(.profile, "").map { $0.oneLine } == [])
        #expect(run.diagnostics(.mapping, "").map { $0.oneLine } == [])
        #expect(run.diagnostics(.exercise, "exercise:").map { $0.oneLine } == [])
    }
}

extension DiagnosticEntry: CustomTestStringConvertible {
    /// The code, in the list of tests.
    public var testDescription: String { code }
}
