package import Diagnostics
import IncidentFeeds
package import RuleEngine

/// The samples of mappings, run and compared with what must come out of them.
package struct SampleCheck {
    /// What came of one record of a sample.
    package struct Result {
        /// The sample's file and line.
        package let name: String
        package let place: SourceRange

        /// What it gave in place of what is expected; empty where it gave that.
        package let differences: [Diagnostic]
    }

    /// In the order of the samples.
    package private(set) var results: [Result] = []

    /// The records that gave something else than what is expected.
    package var failures: [Result] { results.filter { !$0.differences.isEmpty } }

    /// Runs the samples of every folder that are of these formats; those of a later folder stand in place of earlier ones.
    package init(_ folders: [MappingFiles], mappings: [Mapping], pack: RulePack) {
        let reader = FeedReader(pack: pack, mappings: mappings)
        let samples = folders.map { $0.samples.filter { sample in mappings.contains { $0.format == sample.format } } }
        for (index, own) in samples.enumerated() {
            let later = samples[(index + 1)...].flatMap { $0.map { $0.format } }
            for sample in own where !later.contains(sample.format) { run(sample, reader) }
        }
    }

    private mutating func run(_ sample: SampleFiles, _ reader: FeedReader) {
        var framer = FeedFramer()
        framer.append(sample.feed.bytes)
        framer.finish()
        var given: [JSONValue] = []
        var isTried = false
        while let record = framer.next() {
            given += reader.read(record).map { result in
                switch result {
                case .success(let incident):
                    isTried = isTried || incident.conversion?.mapping.format == sample.format
                    return incident.canonical
                case .failure(let fault): return fault.asExpected
                }
            }
        }
        let lines = sample.expected.bytes.split(separator: UInt8(ascii: "\n"))
        for (index, line) in lines.enumerated() {
            guard index < given.count else { break }
            add(sample, line: index + 1, compare(line, of: sample, with: given[index]))
        }
        if lines.count != given.count {
            add(
                sample, line: max(1, min(lines.count, given.count + 1)),
                Mistake(
                    message:
                        "the sample of `\(sample.format)` gives another number of incidents: \(given.count) (expected: \(lines.count))"
                ))
        }
        if !isTried {
            add(
                sample, line: 1,
                Mistake(
                    message: "no record of the sample is read by the mapping of `\(sample.format)`",
                    fault: .mappingWithoutSample,
                    help: ["put a record of that format into \(sample.feed.path), and its result here"]))
        }
    }

    /// What is wrong with a line of a sample, and where in the line.
    private struct Mistake {
        let message: String
        var fault = MappingFault.sampleDiffers
        var column = 1
        var help: [String] = []
    }

    private func compare(_ line: ArraySlice<UInt8>, of sample: SampleFiles, with given: JSONValue) -> Mistake? {
        guard let expected = try? JSONReader.readValue(Array(line), declares: DeclaredKeys(paths: [])) else {
            return Mistake(message: "this line is not JSON")
        }
        let differences = SampleDifference.all(expected: expected, given: given)
        guard let first = differences.first else { return nil }
        let shown = differences.prefix(SampleCheck.shownLimit).map { $0.text }
        let more = differences.count - shown.count
        let before = line.prefix(first.expected?.offset ?? 0)
        return Mistake(
            message: "the sample of `\(sample.format)` gives something else: "
                + printable((shown + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "; ")),
            column: String(decoding: before, as: UTF8.self).unicodeScalars.count + 1)
    }

    /// More would fill the screen with one incident.
    private static let shownLimit = 3

    private mutating func add(_ sample: SampleFiles, line: Int, _ mistake: Mistake?) {
        let place = SourceRange(
            file: sample.expected.path, start: SourcePosition(line: line, column: mistake?.column ?? 1))
        let differences = mistake.map { [Diagnostic($0.fault.rawValue, $0.message, at: place, help: $0.help)] } ?? []
        results.append(Result(name: "\(sample.feed.path):\(line)", place: place, differences: differences))
    }
}

extension FeedFault {
    /// A refusal as expected results have it: `{"refused": "not-an-incident"}`.
    fileprivate var asExpected: JSONValue {
        let code = JSONValue(content: .string(code.rawValue), offset: 0)
        return JSONValue(content: .object([JSONMember(key: "refused", keyOffset: 0, value: code)]), offset: 0)
    }
}
