/// One mistake, or remark, at one place of one file.
package struct Diagnostic: Hashable, Sendable {
    /// How serious it is.
    package enum Severity: Int, Hashable, Sendable, Comparable {
        case error
        case warning
        case note

        /// The word that outputs print.
        package var name: String {
            switch self {
            case .error: "error"
            case .warning: "warning"
            case .note: "note"
            }
        }

        /// Orders the most serious first.
        package static func < (left: Severity, right: Severity) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// A remark, shown with its own source line when it has a place.
    package struct Note: Hashable, Sendable {
        /// What it says.
        package var message: String
        /// The other place it speaks of.
        package var range: SourceRange?

        /// Makes a note.
        package init(_ message: String, at range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    /// A replacement that we are sure of; tools apply it, the text form leaves it to `help`.
    package struct Suggestion: Hashable, Sendable {
        /// What to replace.
        package var range: SourceRange
        /// The text to put there.
        package var replacement: String

        /// Makes a suggestion.
        package init(replace range: SourceRange, with replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }

    /// The stable kebab-case name of the kind of mistake.
    package var code: String
    /// How serious it is.
    package var severity: Severity
    /// What is wrong: starts in lowercase, no final full stop.
    package var message: String
    /// The smallest range that shows the problem.
    package var range: SourceRange
    /// The text printed after the carets.
    package var label: String?
    /// Other remarks and places.
    package var notes: [Note]
    /// What to do about it, a line each.
    package var help: [String]
    /// The replacement, when there is exactly one.
    package var suggestion: Suggestion?

    /// Makes a diagnostic: `Diagnostic("unknown-key", "unknown key `x`", at: range, help: ["…"])`.
    package init(
        _ code: String, _ message: String, at range: SourceRange, severity: Severity = .error, label: String? = nil,
        notes: [Note] = [], help: [String] = [], suggestion: Suggestion? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.range = range
        self.label = label
        self.notes = notes
        self.help = help
        self.suggestion = suggestion
    }
}
