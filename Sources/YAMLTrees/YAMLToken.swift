import CLibYAML

/// One sign or text of a document, and where it lies.
package struct YAMLToken: Hashable, Sendable {
    /// What a token is; those without width say where a block starts or ends, or that a key follows.
    package enum Kind: Hashable, Sendable {
        case documentStart
        case documentEnd
        case blockSequenceStart
        case blockMappingStart
        case blockEnd
        case flowStart
        case flowEnd
        case blockEntry
        case flowEntry
        case key
        case value
        case scalar
        case streamEnd
    }

    /// What it is.
    package let kind: Kind
    /// The Unicode scalars of the document that it takes; a block scalar ends somewhere below its last line.
    package let range: Range<Int>
    /// The 0-based line of its start.
    package let line: Int
    /// The 0-based column of its start, in Unicode scalars.
    package let column: Int
}

extension YAMLToken {
    /// The tokens of a document that `YAMLReader` takes without a mistake, its byte order mark left out; nil for what only
    /// refused documents have.
    package static func all(of bytes: [UInt8]) -> [YAMLToken]? {
        bytes.withUnsafeBufferPointer { bytes in
            let parser = EventParser(bytes)
            var tokens: [YAMLToken] = []
            var token = yaml_token_t()
            while parser.next(&token) {
                defer { yaml_token_delete(&token) }
                if token.type == YAML_STREAM_START_TOKEN { continue }
                guard let kind = Kind(token.type) else { return nil }
                let (start, end) = (token.start_mark, token.end_mark)
                tokens.append(
                    YAMLToken(
                        kind: kind, range: start.index..<end.index, line: start.line, column: start.column))
                if kind == .streamEnd { return tokens }
            }
            return nil
        }
    }
}

extension YAMLToken.Kind {
    fileprivate init?(_ type: yaml_token_type_t) {
        switch type {
        case YAML_DOCUMENT_START_TOKEN: self = .documentStart
        case YAML_DOCUMENT_END_TOKEN: self = .documentEnd
        case YAML_BLOCK_SEQUENCE_START_TOKEN: self = .blockSequenceStart
        case YAML_BLOCK_MAPPING_START_TOKEN: self = .blockMappingStart
        case YAML_BLOCK_END_TOKEN: self = .blockEnd
        case YAML_FLOW_SEQUENCE_START_TOKEN, YAML_FLOW_MAPPING_START_TOKEN: self = .flowStart
        case YAML_FLOW_SEQUENCE_END_TOKEN, YAML_FLOW_MAPPING_END_TOKEN: self = .flowEnd
        case YAML_BLOCK_ENTRY_TOKEN: self = .blockEntry
        case YAML_FLOW_ENTRY_TOKEN: self = .flowEntry
        case YAML_KEY_TOKEN: self = .key
        case YAML_VALUE_TOKEN: self = .value
        case YAML_SCALAR_TOKEN: self = .scalar
        case YAML_STREAM_END_TOKEN: self = .streamEnd
        default: return nil
        }
    }
}
