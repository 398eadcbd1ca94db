import CLibYAML
import Diagnostics

/// Turns libyaml's events into flat nodes, and refuses on the event what we do not read.
struct TreeBuilder {
    /// The mistakes that did not stop the reading.
    private(set) var diagnostics: [Diagnostic] = []

    private let file: SourceFile
    private let limits: YAMLLimits
    private var nodes: [FlatNode] = []
    private var text: [UInt8] = []
    private var open: [OpenCollection] = []
    private var questionMarks: QuestionMarks?
    private var lastTextEnd = Place(line: 0, column: 0)
    private var duplicateKeys = DuplicateKeys()

    /// Enough for anyone to start with; a file of 200,000 duplicates needs no 200,000 messages.
    private static let diagnosticLimit = 100

    private struct OpenCollection {
        let node: Int32
        let kind: YAMLKind
        var lastChild: Int32 = -1
        var count: Int32 = 0
    }

    init(_ file: SourceFile, limits: YAMLLimits) {
        self.file = file
        self.limits = limits
    }

    /// Reads the whole file.
    mutating func build(watchingQuestionMarks: Bool) throws(Refusal) -> YAMLTree {
        if watchingQuestionMarks { questionMarks = QuestionMarks(file.bytes) }
        text.reserveCapacity(file.bytes.count / 2)
        var failure: Refusal?
        file.bytes.withUnsafeBufferPointer { bytes in
            do throws(Refusal) { try readEvents(EventParser(bytes)) } catch { failure = error }
        }
        if let failure { throw failure }
        if nodes.isEmpty || nodes[0].kind == .scalar && nodes[0].style == .plain && nodes[0].count == 0 {
            throw refuse(.emptyFile, at: Place(line: 0, column: 0))
        }
        return YAMLTree(path: file.path, nodes: nodes, text: text)
    }

    private mutating func readEvents(_ parser: consuming EventParser) throws(Refusal) {
        var event = yaml_event_t()
        while true {
            guard parser.next(&event) else {
                throw Refusal(diagnostic: SyntaxFault(parser.problem, file, context).diagnostic)
            }
            defer { yaml_event_delete(&event) }
            if event.type == YAML_STREAM_END_EVENT { return }
            try take(event)
        }
    }

    private mutating func take(_ event: yaml_event_t) throws(Refusal) {
        switch event.type {
        case YAML_SCALAR_EVENT:
            try takeScalar(event)
        case YAML_MAPPING_START_EVENT:
            let mapping = event.data.mapping_start
            let style: YAMLStyle = mapping.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
            try start(.mapping, style, event, anchor: mapping.anchor, tag: mapping.tag)
        case YAML_SEQUENCE_START_EVENT:
            let sequence = event.data.sequence_start
            let style: YAMLStyle = sequence.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
            try start(.sequence, style, event, anchor: sequence.anchor, tag: sequence.tag)
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
            finish(event)
        case YAML_ALIAS_EVENT:
            let name = String(cString: event.data.alias.anchor)
            throw refuse(.alias, name, at: Place(event.start_mark), to: Place(event.end_mark))
        case YAML_DOCUMENT_START_EVENT where !nodes.isEmpty:
            throw refuse(.severalDocuments, at: Place(event.start_mark), to: Place(event.end_mark))
        default:
            break
        }
    }
}

// MARK: - Scalars

extension TreeBuilder {
    private mutating func takeScalar(_ event: yaml_event_t) throws(Refusal) {
        let scalar = event.data.scalar
        let start = Place(event.start_mark)
        let end = Place(event.end_mark)
        // Nothing but a tag: what its author meant as a text is no text, and no value is missing.
        if let tag = scalar.tag, scalar.length == 0, scalar.style == YAML_PLAIN_SCALAR_STYLE, scalar.anchor == nil {
            let written = Self.written(String(cString: tag))
            throw refuse(.tag, written, at: start, to: start.advanced(by: written.unicodeScalars.count))
        }
        try refuseProperties(event, anchor: scalar.anchor, tag: scalar.tag)
        try refuseQuestionMark(before: start, end)
        lastTextEnd = end

        let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        let style = YAMLStyle(scalar.style)
        if isAtKey, style == .plain, bytes.elementsEqual("<<".utf8) { throw refuse(.mergeKey, at: start, to: end) }
        if bytes.count > limits.scalarBytes {
            note(.scalarTooLong, "\(bytes.count) bytes; the limit is \(limits.scalarBytes)", at: start, to: end)
        }
        if style == .doubleQuoted, hasHiddenCharacter(bytes) {
            note(.escapedControlCharacter, at: start, to: end)
        }
        let spaces = try isAtKey && style == .plain ? noBreakSpaces(after: bytes, at: start) : []
        let count = bytes.count - spaces.reduce(0) { $0 + UTF8.width($1) }
        let offset = Int32(text.count)
        text.append(contentsOf: bytes.prefix(count))
        append(
            FlatNode(
                kind: .scalar, style: style, start: start,
                end: spaces.isEmpty ? end : Place(line: end.line, column: end.column - UInt32(spaces.count)),
                first: offset, count: Int32(count)))
    }

    /// The no-break spaces at the end of a key, which are reported; before a key they hide to what it belongs.
    private mutating func noBreakSpaces(
        after bytes: UnsafeBufferPointer<UInt8>, at start: Place
    ) throws(Refusal) -> [Unicode.Scalar] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
        let key = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        func diagnostic(_ column: Int) -> Diagnostic {
            let place = start.advanced(by: column)
            return NoBreakSpace.diagnostic(key[column], at: range(place, place.advanced(by: 1)))
        }
        let first = key.first == "-" ? 1 : 0
        if first < key.count, NoBreakSpace.isOne(key[first]) { throw Refusal(diagnostic: diagnostic(first)) }
        // Several words are a sentence, whose author wants a no-break space before its colon.
        let spaces = key.contains(" ") ? [] : Array(key.reversed().prefix { NoBreakSpace.isOne($0) })
        if !spaces.isEmpty, diagnostics.count < Self.diagnosticLimit {
            diagnostics.append(diagnostic(key.count - spaces.count))
        }
        return spaces
    }

    private mutating func refuseQuestionMark(before start: Place, _ end: Place) throws(Refusal) {
        guard let sign = questionMarks?.sign(after: lastTextEnd, before: start, endingAt: end) else { return }
        throw refuse(sign.isAlone ? .complexKey : .questionMarkInFlow, at: sign.place)
    }

    /// Whether an escape such as `\0`, `\e` or `\L` put in the text what the source itself may not hold.
    private func hasHiddenCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x20..<0x7F: continue
            case 0..<0x80: return true
            case 0xC2 where bytes[index + 1] < 0xA0: return true
            case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8: return true
            default: continue
            }
        }
        return false
    }
}

// MARK: - Collections

extension TreeBuilder {
    private var isAtKey: Bool {
        guard let parent = open.last else { return false }
        return parent.kind == .mapping && parent.count % 2 == 0
    }

    private mutating func start(
        _ kind: YAMLKind, _ style: YAMLStyle, _ event: yaml_event_t,
        anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
    ) throws(Refusal) {
        // First of all: libyaml takes quadratic time on deep nesting.
        let start = Place(event.start_mark)
        guard open.count < limits.depth else { throw refuse(.tooDeep, "\(limits.depth)", at: start) }
        try refuseProperties(event, anchor: anchor, tag: tag)
        if isAtKey { throw refuse(.complexKey, at: start) }
        append(FlatNode(kind: kind, style: style, start: start, end: Place(event.end_mark), first: -1, count: 0))
        open.append(OpenCollection(node: Int32(nodes.count - 1), kind: kind))
    }

    private mutating func finish(_ event: yaml_event_t) {
        guard let collection = open.popLast() else { return }
        let index = Int(collection.node)
        nodes[index].count = collection.count
        let end = Place(event.end_mark)
        if end != Place(event.start_mark) {
            nodes[index].end = end
        } else if collection.lastChild >= 0 {
            // Without a closing bracket the event lies at the next token, maybe lines below.
            nodes[index].end = nodes[Int(collection.lastChild)].end
        }
        guard collection.kind == .mapping else { return }
        for pair in duplicateKeys.find(from: nodes[index].first, nodes: nodes, text: text) {
            noteDuplicate(pair)
        }
    }

    private mutating func append(_ node: FlatNode) {
        let index = Int32(nodes.count)
        nodes.append(node)
        guard !open.isEmpty else { return }
        let parent = open.count - 1
        if open[parent].lastChild < 0 {
            nodes[Int(open[parent].node)].first = index
        } else {
            nodes[Int(open[parent].lastChild)].next = index
        }
        open[parent].lastChild = index
        open[parent].count += 1
    }
}

// MARK: - Mistakes

extension TreeBuilder {
    /// What a syntax error is explained with.
    private var context: SyntaxFault.Context {
        SyntaxFault.Context(
            lastNode: nodes.last,
            openBracket: open.last { nodes[Int($0.node)].style == .flow }.map { nodes[Int($0.node)].start })
    }

    private mutating func refuseProperties(
        _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
    ) throws(Refusal) {
        let start = Place(event.start_mark)
        if let anchor {
            let name = String(cString: anchor)
            throw refuse(.anchor, name, at: start, to: start.advanced(by: name.utf8.count + 1))
        }
        if let tag {
            let written = Self.written(String(cString: tag))
            note(.tag, written, at: start, to: start.advanced(by: written.unicodeScalars.count))
        }
    }

    /// A tag as its author most likely wrote it: libyaml replaces `!!` by its full prefix.
    private static func written(_ tag: String) -> String {
        let prefix = "tag:yaml.org,2002:"
        return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
    }

    private mutating func noteDuplicate(_ pair: DuplicateKeys.Pair) {
        guard diagnostics.count < Self.diagnosticLimit else { return }
        let first = nodes[Int(pair.first)]
        let repeated = nodes[Int(pair.repeated)]
        let name = String(decoding: text[Int(first.first)..<Int(first.first + first.count)], as: UTF8.self)
        let note = Diagnostic.Note("first given here", at: range(first.start, first.end))
        diagnostics.append(
            YAMLFault.duplicateKey.diagnostic(name, at: range(repeated.start, repeated.end), notes: [note]))
    }

    private mutating func note(_ fault: YAMLFault, _ subject: String = "", at start: Place, to end: Place? = nil) {
        guard diagnostics.count < Self.diagnosticLimit else { return }
        diagnostics.append(fault.diagnostic(subject, at: range(start, end)))
    }

    private func refuse(
        _ fault: YAMLFault, _ subject: String = "", at start: Place, to end: Place? = nil
    ) -> Refusal {
        Refusal(diagnostic: fault.diagnostic(subject, at: range(start, end)))
    }

    private func range(_ start: Place, _ end: Place?) -> SourceRange {
        SourceRange(file: file.path, start: SourcePosition(start), end: end.map { SourcePosition($0) })
    }
}

extension YAMLStyle {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: self = .literal
        case YAML_FOLDED_SCALAR_STYLE: self = .folded
        default: self = .plain
        }
    }
}
