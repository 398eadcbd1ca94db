package import Diagnostics

/// A JSON document to write, its members in the order given.
package indirect enum JSONTree: Sendable {
    case object([(String, JSONTree)])
    case array([JSONTree])
    case string(String)
    case integer(Int)
    case bool(Bool)
    case null

    /// An array of strings.
    package static func strings(_ texts: [String]) -> JSONTree { .array(texts.map { .string($0) }) }

    /// Writes the document.
    package func write(to writer: inout JSONWriter) {
        switch self {
        case .object(let members):
            writer.object { writer in
                for (name, value) in members {
                    writer.key(name)
                    value.write(to: &writer)
                }
            }
        case .array(let elements):
            writer.array { writer in
                for element in elements { element.write(to: &writer) }
            }
        case .string(let text): writer.string(text)
        case .integer(let number): writer.integer(number)
        case .bool(let value): writer.bool(value)
        case .null: writer.null()
        }
    }
}
