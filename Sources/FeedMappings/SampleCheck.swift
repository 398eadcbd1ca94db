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

    /// Runs the samples of every folder that are of these formats.
    package init(_ folders: [MappingFiles], mappings: [Mapping], pack: RulePack) {
        let reader = FeedReader(pack: pack, mappings: mappings)
        for sample in folders.flatMap({ $0.samples }) where mappings.contains(where: { $0.format == sample.format }) {
            run(sample, reader)
        }
    }

    private mutating func run(_ sample: SampleFiles, _ reader: FeedReader) {
        var framer = FeedFramer()
        framer.append(sample.feed.bytes)
        framer.finish()
        var given: [JSONValue] = []
        while let record = framer.next() {
            given += reader.read(record).map { result in
                switch result {
                case .success(let incident): incident.canonical
                case .failure(let fault): fault.asExpected
                }
            }
        }
        let lines = sample.expected.bytes.split(separator: UInt8(ascii: "\n"))
        for (index, line) in lines.enumerated() {
            guard index < given.count else { break }
            let expected = try? JSONReader.readValue(Array(line), declares: DeclaredKeys(paths: []))
            if expected.map({ $0.isSame(as: given[index]) }) ?? false {
                add(sample, line: index + 1)
            } else {
                fail(sample, line: index + 1, gives: String(decoding: given[index].line, as: UTF8.self))
            }
        }
        if lines.count != given.count {
            fail(
                sample, line: max(1, min(lines.count, given.count + 1)),
                gives: "\(given.count) incidents, not \(lines.count)")
        }
    }

    private mutating func fail(_ sample: SampleFiles, line: Int, gives: String) {
        add(sample, line: line, "the sample of `\(sample.format)` gives something else: \(printable(gives))")
    }

    private mutating func add(_ sample: SampleFiles, line: Int, _ difference: String? = nil) {
        let place = SourceRange(file: sample.expected.path, start: SourcePosition(line: line, column: 1))
        let differences = difference.map { [Diagnostic(MappingFault.sampleDiffers.rawValue, $0, at: place)] } ?? []
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

extension JSONValue {
    /// Whether both say the same, whatever the order of keys.
    fileprivate func isSame(as other: JSONValue) -> Bool {
        switch (content, other.content) {
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.allSatisfy { member in other[member.key].map { member.value.isSame(as: $0) } ?? false }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        default: content == other.content
        }
    }
}
