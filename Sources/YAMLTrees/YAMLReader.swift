package import Diagnostics

/// What a file gave: its tree, and what is wrong with it.
package struct YAMLReading: Sendable {
    /// The tree; nil when a refusal stopped the reading.
    package let root: YAMLNode?
    /// The mistakes found, in report order.
    package let diagnostics: [Diagnostic]
}

/// Reads the part of YAML that people write: one document of mappings, lists and texts.
///
/// Anchors, aliases, merge keys, directives, several documents, complex keys and hostile sizes stop the reading.
/// Duplicate keys, tags, over-long texts and escaped control characters are reported and leave a tree, so that later
/// mistakes show in the same run. No type is given to a text: `no` and `012` stay as written.
package enum YAMLReader {
    /// Reads a file, in time proportional to its size.
    package static func read(_ file: SourceFile, limits: YAMLLimits = .pack) -> YAMLReading {
        var builder = TreeBuilder(file, limits: limits)
        do throws(Refusal) {
            let check = try SourceCheck(file, limits: limits)
            let tree = try builder.build(watchingQuestionMarks: check.hasQuestionMarks)
            return YAMLReading(root: YAMLNode(tree: tree, index: 0), diagnostics: builder.diagnostics.inReportOrder)
        } catch {
            return YAMLReading(root: nil, diagnostics: (builder.diagnostics + [error.diagnostic]).inReportOrder)
        }
    }
}

/// A mistake that stops the reading.
struct Refusal: Error {
    let diagnostic: Diagnostic
}
