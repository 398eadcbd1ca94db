import Diagnostics
import RulePacks
import Vocabularies
import YAMLTrees

/// What may be wrong in a mapping beside what may be wrong in a pack; the raw value is its code.
package enum MappingFault: String, Hashable, Sendable, CaseIterable {
    case duplicateEntry = "duplicate-entry"
    case duplicateFormat = "duplicate-format"
    case invalidPath = "invalid-path"
    case mappingWithoutSample = "mapping-without-sample"
    case noDefaultType = "no-default-type"
    case sampleDiffers = "sample-differs"
    case severalSources = "several-sources"
    case tableWithoutDefault = "table-without-default"
    case timeWithoutForm = "time-without-form"
    case unknownField = "unknown-field"
    case unknownTable = "unknown-table"
    case unknownTimeForm = "unknown-time-form"
    case unknownZone = "unknown-zone"
}

extension NodeReader {
    /// Keeps a mistake of a mapping, with the near word or else `help`.
    mutating func report(
        _ fault: MappingFault, _ message: String, at range: SourceRange, word: String? = nil,
        among words: [String] = [], help: [String] = []
    ) {
        let near = isSearching ? word.flatMap { nearest($0, in: words) } : nil
        keep(
            Diagnostic(
                fault.rawValue, message, at: range, help: near.map { ["did you mean `\($0)`?"] } ?? help,
                suggestion: near.map { Diagnostic.Suggestion(replace: range, with: $0) }))
    }

    /// Keeps the mistake of each key of a table that stands for the same values as one before it.
    mutating func reportDuplicates(among entries: [YAMLEntry]) {
        var firsts: [String: String] = [:]
        for entry in entries where entry.key.text != "default" {
            let text = entry.key.text
            let key = text.contains("*") ? folded(pattern: text) : slug(text)
            guard let first = firsts[key] else {
                firsts[key] = text
                continue
            }
            report(
                .duplicateEntry, "`\(text)` stands for the same values as `\(first)`", at: entry.key.range,
                help: ["keep one of them: case, accents and separators don't count"])
        }
    }
}
