import CivilTime
package import Diagnostics
import RuleEngine
package import YAMLTrees

/// Reads the values of nodes, and keeps what is wrong with them.
///
/// Each reading gives nil when it has reported something: the caller goes on with the rest and reports nothing more.
package struct NodeReader {
    /// The language of the pack, by which texts are chosen.
    var language = "fr"

    /// Those that the pack writes out, and those that are reported; nil where it writes none out.
    var abbreviations: Set<String>?

    package private(set) var diagnostics: [Diagnostic] = []

    /// Where what is read is written; nil where nobody will ask.
    var places: PackPlaces?

    /// What is named where, and what could be; nil where nobody will ask.
    package var names: NameRecord?

    /// The day that it is; nil where nobody asks what is to come.
    var today: CivilDate?

    /// The days to come on which something is said to have been done: mistakes for an author, nothing for a page.
    private(set) var daysToCome: [Diagnostic] = []

    /// To whom the conditions belong that are read.
    var owner = PackPlaces.Owner.pack

    /// A reader that has found nothing wrong yet.
    package init() {}

    /// Past this many mistakes, no near name is looked for: the search walks every name.
    package var isSearching: Bool { diagnostics.count < 200 }

    /// Keeps what another reader found.
    package mutating func add(_ others: [Diagnostic]) {
        diagnostics += others
    }

    /// What is read from here on belongs to another part of the pack, which is named here.
    mutating func begin(_ owner: PackPlaces.Owner, at range: SourceRange?) {
        self.owner = owner
        if let range { places?.note(owner, at: range) }
    }

    /// Keeps a mistake.
    package mutating func report(
        _ fault: PackFault, _ message: String, at range: SourceRange, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: [String] = [], suggestion: String? = nil
    ) {
        keep(
            Diagnostic(
                fault.rawValue, message, at: range, severity: fault.severity, label: label, notes: notes, help: help,
                suggestion: suggestion.map { Diagnostic.Suggestion(replace: range, with: $0) }))
    }

    /// Keeps that a day is to come.
    mutating func keep(dayToCome diagnostic: Diagnostic) {
        if !daysToCome.contains(diagnostic) { daysToCome.append(diagnostic) }
    }

    /// Keeps a mistake, unless there are too many already.
    package mutating func keep(_ diagnostic: Diagnostic) {
        diagnostics.keep(diagnostic)
    }

    /// Keeps the mistake of a word that is none of those allowed: with the near one, or else `help`.
    package mutating func report(
        _ fault: PackFault, _ message: String, at range: SourceRange, word: String,
        among words: some Sequence<String>, help: [String] = []
    ) {
        names?.offer(words, for: word)
        let near = isSearching ? nearest(word, in: words) : nil
        report(fault, message, at: range, help: near.map { ["did you mean `\($0)`?"] } ?? help, suggestion: near)
    }

    /// The pairs of a mapping, the first of each key; nil when it is none.
    package mutating func entries(of node: YAMLNode, _ subject: String) -> [YAMLEntry]? {
        guard !isMissing(node) else { return nil }
        guard node.kind == .mapping else {
            report(
                .wrongShape, "\(subject) must be a mapping, not \(node.shape)", at: node.head,
                help: ["write `key: value` pairs"])
            return nil
        }
        // YAMLReader has reported the keys that come twice.
        let entries = node.entries
        guard entries.count > 8 else {
            let keys = entries.map { $0.key.text }
            return entries.indices.filter { !keys[..<$0].contains(keys[$0]) }.map { entries[$0] }
        }
        var seen: Set<String> = []
        return entries.filter { seen.insert($0.key.text).inserted }
    }

    /// The pairs of a mapping that holds at least one.
    package mutating func someEntries(of node: YAMLNode, _ subject: String) -> [YAMLEntry]? {
        guard let entries = entries(of: node, subject) else { return nil }
        guard !entries.isEmpty else {
            report(.emptyList, "\(subject) must not be empty", at: node.range)
            return nil
        }
        return entries
    }

    /// Whether the node is a mapping; its unknown keys are reported.
    package mutating func isMapping(_ node: YAMLNode, _ subject: String, keys: [String]) -> Bool {
        guard let entries = entries(of: node, subject), !isCut(entries, keys) else { return false }
        for entry in entries where !keys.contains(entry.key.text) {
            let key = entry.key.text
            report(
                .unknownKey, "unknown key `\(key)` in \(subject)", at: entry.key.range, word: key, among: keys,
                help: ["keys of \(subject): \(keys.joined(separator: ", "))"])
        }
        return true
    }

    /// Whether a comma cuts a number in two between brackets, `{within: 1,5 h}`, which is reported.
    mutating func isCut(_ entries: [YAMLEntry], _ keys: [String]) -> Bool {
        for (left, right) in zip(entries, entries.dropFirst()) where !keys.contains(right.key.text) {
            let (whole, rest) = (left.value, right.key)
            guard whole.style == .plain, whole.isDigits(wholly: true), rest.style == .plain,
                rest.isDigits(wholly: false), right.value.kind == .scalar, right.value.text.isEmpty,
                whole.range.end.line == rest.range.start.line,
                whole.range.end.column + 1 == rest.range.start.column
            else { continue }
            let text = "\(whole.text),\(rest.text)"
            let range = SourceRange(file: whole.range.file, start: whole.range.start, end: rest.range.end)
            if rest.isDigits(wholly: true) {
                let help = ["write a point: `\(whole.text).\(rest.text)`"]
                report(.notANumber, "`\(text)` is not a number", at: range, help: help)
            } else {
                let fault = FactValueFault.notADuration(.fraction)
                report(fault.code, fault.message(for: text), at: range, help: fault.help(for: text))
            }
            return true
        }
        return false
    }

    /// The values of a list; nil when it is none.
    package mutating func elements(of node: YAMLNode, _ subject: String) -> [YAMLNode]? {
        guard !isMissing(node) else { return nil }
        guard node.kind == .sequence else {
            let single = node.kind == .scalar && node.style != .literal && node.style != .folded
            report(
                .wrongShape, "\(subject) must be a list, not \(node.shape)", at: node.head,
                help: [single ? "write `[…]` around it" : "write `[a, b]`, or a line with `-` for each"])
            return nil
        }
        return node.elements
    }

    /// The values of a list that holds at least one.
    package mutating func someElements(of node: YAMLNode, _ subject: String) -> [YAMLNode]? {
        guard let elements = elements(of: node, subject) else { return nil }
        guard !elements.isEmpty else {
            report(.emptyList, "\(subject) must not be empty", at: node.range)
            return nil
        }
        return elements
    }

    /// The values of a list that holds at least one, or the value that stands alone.
    package mutating func oneOrMore(_ node: YAMLNode, _ subject: String) -> [YAMLNode] {
        node.kind == .sequence ? someElements(of: node, subject) ?? [] : [node]
    }

    /// The value of a key that must be there; `place` shows its absence.
    package mutating func required(_ key: String, in node: YAMLNode, _ subject: String, at place: SourceRange)
        -> YAMLNode?
    {
        if let value = node[key] { return value }
        report(.missingKey, "\(subject) has no `\(key)`", at: place, help: ["add `\(key): …`"])
        return nil
    }

    /// The text of a scalar; nil when it is none.
    package mutating func scalar(_ node: YAMLNode, _ subject: String) -> String? {
        guard !isMissing(node) else { return nil }
        guard node.kind == .scalar else {
            report(.wrongShape, "\(subject) is expected here, not \(node.shape)", at: node.head)
            return nil
        }
        return node.text
    }

    private mutating func isMissing(_ node: YAMLNode) -> Bool {
        guard node.kind == .scalar, node.style == .plain, ["", "~", "null", "Null", "NULL"].contains(node.text) else {
            return false
        }
        report(
            .missingValue, node.text.isEmpty ? "a value is missing here" : "`\(node.text)` is not a value",
            at: node.range, help: ["write the value, or delete the key"])
        return true
    }
}

extension YAMLNode {
    /// Where a mistake on the whole value is shown: the value, or the beginning of a long one.
    package var head: SourceRange {
        guard kind != .scalar else { return range }
        if kind == .mapping, style == .block, let first = entries.first { return first.key.range }
        return SourceRange(file: range.file, start: range.start)
    }

    /// Whether a text is decimal digits, or begins with one.
    fileprivate func isDigits(wholly isWhole: Bool) -> Bool {
        let digits = utf8.prefix { (0x30...0x39).contains($0) }
        return kind == .scalar && !digits.isEmpty && (!isWhole || digits.count == utf8.count)
    }

    fileprivate var shape: String {
        switch kind {
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
