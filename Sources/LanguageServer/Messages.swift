import Diagnostics
import IncidentFeeds

/// Why a request is refused, as the protocol numbers it.
struct RequestFault: Error {
    let code: Int
    let message: String

    static func invalid(_ message: String) -> RequestFault { RequestFault(code: -32600, message: message) }
    static func parameters(_ message: String) -> RequestFault { RequestFault(code: -32602, message: message) }

    /// What was asked is understood, and can't be done: the client shows why.
    static func failed(_ message: String) -> RequestFault { RequestFault(code: -32803, message: message) }
}

typealias Writing = (inout JSONWriter) -> Void

/// The messages that the server writes.
enum Message {
    static func result(_ id: JSONValue, _ value: Writing) -> [UInt8] {
        message { writer in
            writer.key("id")
            id.write(to: &writer)
            writer.key("result")
            value(&writer)
        }
    }

    static func error(_ id: JSONValue?, _ fault: RequestFault) -> [UInt8] {
        message { writer in
            writer.key("id")
            if let id { id.write(to: &writer) } else { writer.null() }
            writer.key("error")
            writer.object {
                $0.member("code", fault.code)
                $0.member("message", fault.message)
            }
        }
    }

    static func notification(_ method: String, _ parameters: Writing) -> [UInt8] {
        message { writer in
            writer.member("method", method)
            writer.key("params")
            parameters(&writer)
        }
    }

    /// A warning that the client shows to whoever is there.
    static func warning(_ text: String) -> [UInt8] {
        notification("window/showMessage") { writer in
            writer.object {
                $0.member("type", 2)
                $0.member("message", text)
            }
        }
    }

    private static func message(_ members: Writing) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("jsonrpc", "2.0")
            members(&$0)
        }
        return writer.bytes
    }
}

extension JSONValue {
    var isObject: Bool { if case .object = content { true } else { false } }

    /// The place that `{line, character}` writes.
    var position: EditorPosition? {
        guard let line = self["line"]?.integer, let character = self["character"]?.integer else { return nil }
        return EditorPosition(line: line, character: character)
    }
}

extension JSONWriter {
    /// Writes a range of the protocol.
    mutating func range(_ start: EditorPosition, _ end: EditorPosition) {
        object { writer in
            for (name, position) in [("start", start), ("end", end)] {
                writer.key(name)
                writer.object {
                    $0.member("line", position.line)
                    $0.member("character", position.character)
                }
            }
        }
    }
}

/// Addresses of files, as the protocol writes them.
enum FileAddress {
    /// The path of `file:///…`; any other address stands for itself.
    static func path(of address: String) -> String {
        guard address.hasPrefix("file://") else { return address }
        var bytes: [UInt8] = []
        var rest = Array(address.utf8.dropFirst("file://".utf8.count))[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "%"), rest.count >= 3,
                let decoded = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(decoded)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The address of a path.
    static func address(of path: String) -> String {
        guard path.hasPrefix("/") else { return path }
        return "file://"
            + percentEncoded(path) { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    || "/-_.~".unicodeScalars.contains(scalar)
            }
    }
}
