import Diagnostics

/// A syntax error in plain words, at the place where its author would look.
struct SyntaxFault {
    /// What had been read when libyaml stopped.
    struct Context {
        /// The last value read.
        let lastNode: FlatNode?
        /// The start of the innermost open flow collection.
        let openBracket: Place?
    }

    private let problem: SyntaxProblem
    private let context: Context
    private let path: String
    private let lines: SourceLines

    init(_ problem: SyntaxProblem, _ file: SourceFile, _ context: Context) {
        self.problem = problem
        self.context = context
        path = file.path
        lines = SourceLines(file)
    }

    /// The error, reworded when it is a common one.
    var diagnostic: Diagnostic { noBreakSpace ?? reworded }

    private var reworded: Diagnostic {
        switch problem.problem {
        case "mapping values are not allowed in this context": misplacedColon
        case "could not find expected ':'": missingColon
        case "did not find expected key", "did not find expected '-' indicator",
            "did not find expected <document start>":
            misplacedLine
        case "block sequence entries are not allowed in this context":
            here(.badIndentation, "a list item cannot start here", help: "start the list on the next line")
        case "mapping keys are not allowed in this context": here(.complexKey)
        case "found unexpected end of stream", "found unexpected document indicator": unclosedQuote
        case "did not find expected ',' or ']'": missingComma("]")
        case "did not find expected ',' or '}'": missingComma("}")
        case "did not find expected node content": missingValue
        case "found character that cannot start any token": forbiddenStart
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            here(.tabIndentation)
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            badEscape
        case "found unexpected ':'":
            here(.syntax, "a space is missing after this `:`", help: "write `key: value`, or put the text in quotes")
        default: otherProblem
        }
    }
}

// MARK: - Common errors

extension SyntaxFault {
    /// The errors that come of a line which is not taken apart as its author sees it.
    private static let misreadings = [
        "mapping values are not allowed in this context", "could not find expected ':'", "did not find expected key",
        "did not find expected '-' indicator", "did not find expected <document start>",
        "block sequence entries are not allowed in this context",
    ]

    /// What no reader sees: a no-break space for a space, in the line where reading stopped, or where what it read began.
    private var noBreakSpace: Diagnostic? {
        guard Self.misreadings.contains(problem.problem) else { return nil }
        let text = context.lastNode.flatMap { $0.style == .plain ? $0.start.line : nil }
        for line in [problem.place.line, problem.contextPlace.line] + [text].compactMap({ $0 }) {
            let scalars = Array(self.scalars(line))
            guard let column = NoBreakSpace.column(in: scalars) else { continue }
            let place = Place(line: line, column: UInt32(column))
            return NoBreakSpace.diagnostic(scalars[column], at: range(place, place.advanced(by: 1)))
        }
        return nil
    }

    /// `a: Attention : x`, or a key that was taken for the end of the text above.
    private var misplacedColon: Diagnostic {
        guard let last = context.lastNode, last.isText, last.end.line > last.start.line else {
            return here(.colonInText)
        }
        let start = Place(line: problem.place.line, column: indentation(of: problem.place.line))
        return YAMLFault.badIndentation.diagnostic(
            "this key was read as the end of the text above", at: range(start, problem.place),
            notes: [Diagnostic.Note("the text starts here", at: range(last.start))],
            help: ["align it with the other keys; or the line above lacks its `:`"])
    }

    private var missingColon: Diagnostic {
        let start = problem.contextPlace
        return YAMLFault.missingColon.diagnostic(at: range(start, endOfLine(start.line)))
    }

    /// A line that fits no open mapping or list, or text left over after a value.
    private var misplacedLine: Diagnostic {
        let place = problem.place
        let before = scalars(place.line).prefix(Int(place.column)).last { $0 != " " && $0 != "\t" }
        guard let before, ["\"", "'", "]", "}"].contains(before) else { return unfitLine }
        if let last = context.lastNode, last.isQuoted, last.start.line < last.end.line, last.end.line == place.line {
            let note = Diagnostic.Note("it was closed by the quote before this", at: range(place))
            return YAMLFault.unclosedQuote.diagnostic(at: range(last.start), notes: [note])
        }
        return here(.textAfterValue, String(before))
    }

    private var unfitLine: Diagnostic {
        guard !problem.context.isEmpty else {
            return here(.badIndentation, "this line is outside the value that the file began with")
        }
        return YAMLFault.badIndentation.diagnostic(
            "this line fits no mapping or list above it", at: range(problem.place),
            notes: [Diagnostic.Note("the level starts here", at: range(problem.contextPlace))])
    }

    private var unclosedQuote: Diagnostic {
        YAMLFault.unclosedQuote.diagnostic(at: range(problem.contextPlace))
    }

    private func missingComma(_ bracket: String) -> Diagnostic {
        guard problem.place.line != problem.contextPlace.line else { return here(.missingComma, "`\(bracket)`") }
        return unclosedBracket(problem.contextPlace)
    }

    private func unclosedBracket(_ open: Place) -> Diagnostic {
        let isAtEnd = character(at: problem.place) == nil
        let notes = isAtEnd ? [] : [Diagnostic.Note("reading stopped here", at: range(problem.place))]
        return YAMLFault.unclosedBracket.diagnostic(at: range(open), notes: notes)
    }

    private var missingValue: Diagnostic {
        let character = character(at: problem.place)
        if character == nil, let open = context.openBracket { return unclosedBracket(open) }
        if let character, context.openBracket == nil, character == "]" || character == "}" {
            return here(.syntax, "`\(character)` closes nothing")
        }
        return here(.syntax, "a value is expected here")
    }

    private var forbiddenStart: Diagnostic {
        guard let character = character(at: problem.place), character != "\t" else { return here(.tabIndentation) }
        return here(.reservedCharacter, String(character))
    }

    private var badEscape: Diagnostic {
        // libyaml points at the backslash, or at the digits after `\x`, `\u` or `\U`.
        var start = problem.place
        if character(at: start) != "\\" { start.column -= min(start.column, 2) }
        let letter = character(at: Place(line: start.line, column: start.column + 1)).map { String($0) } ?? ""
        return YAMLFault.badEscape.diagnostic(
            letter, at: range(start, Place(line: start.line, column: start.column + 2)))
    }

    private var otherProblem: Diagnostic {
        switch problem.context {
        case "while scanning an anchor": YAMLFault.anchor.diagnostic(at: range(problem.contextPlace))
        case "while scanning an alias": YAMLFault.alias.diagnostic(at: range(problem.contextPlace))
        case "while scanning a tag", "while parsing a tag", "while parsing a node":
            YAMLFault.tag.diagnostic("!", at: range(problem.contextPlace))
        case "while scanning a block scalar":
            // `delay: > 4 h`: no text can follow the sign of a block.
            YAMLFault.reservedCharacter.diagnostic(
                character(at: problem.contextPlace).map { String($0) } ?? "", at: range(problem.contextPlace))
        default: here(.syntax, problem.problem)
        }
    }
}

// MARK: - Places

extension SyntaxFault {
    private func here(_ fault: YAMLFault, _ subject: String = "", help: String? = nil) -> Diagnostic {
        fault.diagnostic(subject, at: range(problem.place), help: help.map { [$0] } ?? [])
    }

    private func range(_ start: Place, _ end: Place? = nil) -> SourceRange {
        SourceRange(file: path, start: SourcePosition(start), end: end.map { SourcePosition($0) })
    }

    private func scalars(_ line: UInt32) -> String.UnicodeScalarView {
        (lines[Int(line) + 1] ?? "").unicodeScalars
    }

    private func character(at place: Place) -> Unicode.Scalar? {
        scalars(place.line).dropFirst(Int(place.column)).first
    }

    private func endOfLine(_ line: UInt32) -> Place {
        Place(line: line, column: UInt32(scalars(line).count))
    }

    private func indentation(of line: UInt32) -> UInt32 {
        UInt32(scalars(line).prefix { $0 == " " }.count)
    }
}

extension FlatNode {
    fileprivate var isText: Bool { kind == .scalar }
    fileprivate var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}
