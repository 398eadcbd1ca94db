import Diagnostics
import RulePacks

/// What may be wrong in a mapping beside what may be wrong in a pack; the raw value is its code.
package enum MappingFault: String, Hashable, Sendable, CaseIterable {
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
}
