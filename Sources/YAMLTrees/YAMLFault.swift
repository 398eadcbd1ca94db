import Diagnostics

/// Every mistake that reading YAML can report; the raw value is its code.
package enum YAMLFault: String, Hashable, Sendable, CaseIterable {
    case alias = "yaml-alias"
    case anchor = "yaml-anchor"
    case badEscape = "bad-escape"
    case badIndentation = "bad-indentation"
    case colonInText = "colon-in-text"
    case complexKey = "complex-key"
    case controlCharacter = "control-character"
    case directive = "yaml-directive"
    case duplicateKey = "duplicate-key"
    case emptyFile = "empty-file"
    case escapedControlCharacter = "escaped-control-character"
    case fileTooLarge = "file-too-large"
    case mergeKey = "merge-key"
    case missingColon = "missing-colon"
    case missingComma = "missing-comma"
    case notUTF8 = "not-utf-8"
    case questionMarkInFlow = "question-mark-in-brackets"
    case reservedCharacter = "reserved-character"
    case scalarTooLong = "text-too-long"
    case severalDocuments = "several-documents"
    case syntax = "yaml-syntax"
    case tabIndentation = "tab-indentation"
    case tag = "yaml-tag"
    case textAfterValue = "text-after-value"
    case tooDeep = "too-deep"
    case unclosedBracket = "unclosed-bracket"
    case unclosedQuote = "unclosed-quote"
    case unicodeLineBreak = "unicode-line-break"
}

extension YAMLFault {
    /// The diagnostic; `subject` completes the message, and `help` replaces the usual help.
    func diagnostic(
        _ subject: String = "", at range: SourceRange, notes: [Diagnostic.Note] = [], help: [String] = []
    ) -> Diagnostic {
        Diagnostic(
            rawValue, message(subject), at: range, notes: notes, help: help.isEmpty ? [usualHelp(subject)] : help)
    }

    private func message(_ subject: String) -> String {
        switch self {
        case .alias: "`*\(subject)` is read as an alias, which is not allowed"
        case .anchor: "`&\(subject)` is read as an anchor, which is not allowed"
        case .badEscape: "`\\\(subject)` is not a complete escape"
        case .badIndentation: subject
        case .colonInText: "a text without quotes cannot contain `:` followed by a space"
        case .complexKey: "a key must be a simple text"
        case .controlCharacter: "control character \(subject)"
        case .directive: "a line cannot start with `%`"
        case .duplicateKey: "key `\(subject)` is given twice in the same mapping"
        case .emptyFile: "the file is empty"
        case .escapedControlCharacter: "an escape in this text stands for a control character or a hidden line break"
        case .fileTooLarge: "the file is too large: \(subject) bytes"
        case .mergeKey: "merge key `<<` is not allowed"
        case .missingColon: "this line has no `:`, and a key is expected"
        case .missingComma: "a `,` or \(subject) is expected here"
        case .notUTF8: "not UTF-8: \(subject)"
        case .questionMarkInFlow: "a text between brackets cannot start with `?`"
        case .reservedCharacter: "a text without quotes cannot start with `\(subject)`"
        case .scalarTooLong: "the text is too long: \(subject) bytes"
        case .severalDocuments: "a second document starts in the same file"
        case .syntax: subject
        case .tabIndentation: "a tab used as indentation"
        case .tag: "`\(subject)` is read as a tag, which is not allowed"
        case .textAfterValue: "more text after the closing `\(subject)`"
        case .tooDeep: "more than \(subject) levels of nesting"
        case .unclosedBracket: "the bracket opened here is not closed, or a comma is missing"
        case .unclosedQuote: "the quote opened here is not closed"
        case .unicodeLineBreak: "hidden line break \(subject)"
        }
    }

    private func usualHelp(_ subject: String) -> String {
        switch self {
        case .alias: "write the value again in full; if it is text, put it between double quotes"
        case .anchor: "remove it and write the value where it is needed; if it is text, put it between double quotes"
        case .badEscape: "write `\\\\` for a backslash, or put the text between single quotes"
        case .badIndentation: "align the line, with spaces, with the keys or the `-` of its level"
        case .colonInText: "put the sentence between double quotes"
        case .complexKey: "write `key: value`; if it is text, put it between double quotes"
        case .controlCharacter, .unicodeLineBreak: "delete it; it often comes with a copy from another program"
        case .directive: "delete the line, or indent it if it belongs to a text"
        case .duplicateKey: duplicateHelp(subject)
        case .emptyFile: "write at least one key, or delete the file"
        case .escapedControlCharacter: "write the text without it"
        case .fileTooLarge: "split it into several files"
        case .mergeKey: "write the keys in full"
        case .missingColon: "write `key: value`; a text that goes on from the line above must be indented further"
        case .missingComma: "separate the values with `,`; a text that holds `,` or `:` goes between double quotes"
        case .notUTF8: "save the file as UTF-8"
        case .questionMarkInFlow, .reservedCharacter: "put the text between double quotes"
        case .scalarTooLong: "shorten it, or cut it into several texts"
        case .severalDocuments: "put each document in its own file, and delete the `---`"
        case .syntax: "check the brackets, quotes and indentation around this place"
        case .tabIndentation: "replace it by spaces"
        case .tag: "remove it; if it is text, put it between double quotes"
        case .textAfterValue: "put the whole text between double quotes, and write `\\\"` for a quote inside it"
        case .tooDeep: "simplify, or name the inner parts elsewhere"
        case .unclosedBracket: "add the closing bracket, or the missing `,`"
        case .unclosedQuote: "add the closing quote"
        }
    }

    private func duplicateHelp(_ key: String) -> String {
        let conditions = ["all", "any", "count", "done", "every", "no_rule", "not", "some"]
        return conditions.contains(key)
            ? "wrap them in `all`: `all: [{\(key): …}, {\(key): …}]`"
            : "keep one of the two, or correct the name of the other"
    }
}
