package import Diagnostics
import Digests
import RulePacks
package import Vocabularies
package import YAMLTrees

/// The files of one folder of mappings.
package struct MappingFiles: Sendable {
    /// One format each.
    package let mappings: [SourceFile]

    /// Types by tags and classes, shared by the mappings.
    package let tables: [SourceFile]

    /// A feed by format, each with what must come out of it; read only where they are run.
    package let samples: [SampleFiles]

    /// The files of a folder.
    package init(mappings: [SourceFile], tables: [SourceFile] = [], samples: [SampleFiles] = []) {
        self.mappings = mappings
        self.tables = tables
        self.samples = samples
    }
}

/// A feed of a format, and the canonical incidents that must come out of it.
package struct SampleFiles: Sendable {
    package let format: String
    package let feed: SourceFile
    package let expected: SourceFile

    /// A feed with what is expected of it.
    package init(format: String, feed: SourceFile, expected: SourceFile) {
        self.format = format
        self.feed = feed
        self.expected = expected
    }
}

/// What the files of mappings gave.
package struct MappingLoading: Sendable {
    /// The mappings, by the name of their format; nil as soon as one mistake is an error.
    package let mappings: [Mapping]?

    /// The mistakes and remarks, in report order.
    package let diagnostics: [Diagnostic]
}

/// Reads mappings, in the words of a pack.
package enum MappingLoader {
    /// True for what stands in a file that is a mapping, whatever is wrong with it.
    package static func isMapping(_ root: YAMLNode?) -> Bool {
        root?["format"] != nil && ["detect", "facts", "type"].contains { root?[$0] != nil }
    }

    /// True for what stands in a file that mappings share, whatever is wrong with it.
    package static func isTable(_ root: YAMLNode?) -> Bool {
        ["entries", "consequence", "ask_first"].contains { root?[$0] != nil } && root?["pack"] == nil
    }

    /// Reads the mappings of several folders; every mistake is reported in one run.
    ///
    /// A format, or a table, of a later folder stands in place of one with the same name. `asksForSamples`: a mapping
    /// without a sample is a mistake.
    package static func load(
        _ folders: [MappingFiles], for vocabulary: Vocabulary, asksForSamples: Bool = false
    ) -> MappingLoading {
        var reader = NodeReader()
        let fields = CanonicalFields(vocabulary)
        var tables = TypeTables(fields)
        for folder in folders { tables.read(folder.tables, &reader) }
        let shared = folders.flatMap { $0.tables }.map { SHA256.hexadecimal(of: $0.bytes) }.sorted()
        var mappings: [String: Mapping] = [:]
        for folder in folders {
            var places: [String: SourceRange] = [:]
            for file in folder.mappings.sorted(by: { $0.path < $1.path }) {
                let reading = YAMLReader.read(file)
                reader.add(reading.diagnostics)
                guard let root = reading.root else { continue }
                var mapping = MappingReader(fields: fields, tables: tables, reader: reader)
                let read = mapping.read(root)
                reader = mapping.reader
                guard let name = root["format"] else { continue }
                if let first = places.updateValue(name.range, forKey: name.text) {
                    reader.report(
                        .duplicateFormat, "the format `\(name.text)` has two mappings, the other in \(first.file)",
                        at: name.range, help: ["give one of them another name"])
                }
                if asksForSamples, name.text != FeedReader.canonical,
                    !folder.samples.contains(where: { $0.format == name.text })
                {
                    reader.report(
                        .mappingWithoutSample, "the format `\(name.text)` has no sample", at: name.range,
                        help: [
                            "add `samples/\(name.text).ndjson` and, line for line, `samples/\(name.text).expected.ndjson`"
                        ])
                }
                if var read {
                    let digests = [SHA256.hexadecimal(of: file.bytes)] + shared
                    read.digest = "sha256:" + SHA256.hexadecimal(of: digests.joined(separator: "\n").utf8)
                    mappings[name.text] = read
                }
            }
        }
        let diagnostics = reader.diagnostics.inReportOrder
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            return MappingLoading(mappings: nil, diagnostics: diagnostics)
        }
        return MappingLoading(
            mappings: mappings.keys.sorted().compactMap { mappings[$0] }, diagnostics: diagnostics)
    }
}
