import CLibYAML

/// Owns a libyaml parser over bytes that must outlive it.
struct EventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        precondition(yaml_parser_initialize(parser) == 1, "not enough memory to read YAML")
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// Reads the next event, which the caller deletes; false after a syntax error.
    func next(_ event: inout yaml_event_t) -> Bool {
        yaml_parser_parse(parser, &event) == 1
    }

    /// Reads the next token, which the caller deletes, where no event is read; false after a syntax error.
    func next(_ token: inout yaml_token_t) -> Bool {
        yaml_parser_scan(parser, &token) == 1
    }

    /// The error that stopped the parser.
    var problem: SyntaxProblem {
        let state = parser.pointee
        return SyntaxProblem(
            problem: state.problem.map { String(cString: $0) } ?? "",
            context: state.context.map { String(cString: $0) } ?? "",
            place: Place(state.problem_mark),
            contextPlace: Place(state.context_mark))
    }
}

/// What libyaml says of a syntax error, in its words.
struct SyntaxProblem {
    let problem: String
    let context: String
    let place: Place
    let contextPlace: Place
}

extension Place {
    /// Narrows a libyaml mark; files are far below 2³² lines and columns.
    init(_ mark: yaml_mark_t) {
        self.init(line: UInt32(truncatingIfNeeded: mark.line), column: UInt32(truncatingIfNeeded: mark.column))
    }
}
