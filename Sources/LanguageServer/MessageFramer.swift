/// Cuts what a client sends into messages: a head with `Content-Length`, an empty line, and as many bytes.
package struct MessageFramer {
    /// The bytes of a message, and of its head.
    package static let messageLimit = 16 << 20
    package static let headLimit = 4096

    /// What was cut out.
    package enum Piece: Hashable, Sendable {
        case message([UInt8])
        /// Something that is no message: why. What follows is read again.
        case fault(String)
    }

    private var buffer: [UInt8] = []
    private var skipped = 0

    /// A framer that has seen nothing.
    package init() {}

    /// Takes what has arrived.
    package mutating func add(_ bytes: some Collection<UInt8>) {
        let passed = min(skipped, bytes.count)
        skipped -= passed
        buffer += bytes.dropFirst(passed)
    }

    /// The next piece; nil until more has arrived.
    package mutating func next() -> Piece? {
        let mark = Array("\r\n\r\n".utf8)
        let end = buffer.indices.first { buffer[$0] == mark[0] && buffer[$0...].starts(with: mark) }
        guard let end, end <= Self.headLimit else {
            guard end != nil || buffer.count > Self.headLimit else { return nil }
            buffer.removeFirst(end.map { $0 + mark.count } ?? buffer.count)
            return .fault("a head has more than \(Self.headLimit) bytes")
        }
        let start = end + mark.count
        guard let length = MessageFramer.length(in: buffer[..<end]) else {
            buffer.removeFirst(start)
            return .fault("a head has no Content-Length")
        }
        guard length <= Self.messageLimit else {
            let present = min(length, buffer.count - start)
            buffer.removeFirst(start + present)
            skipped = length - present
            return .fault("a message has more than \(Self.messageLimit) bytes")
        }
        guard buffer.count - start >= length else { return nil }
        let message = Array(buffer[start..<start + length])
        buffer.removeFirst(start + length)
        return .message(message)
    }

    /// The bytes of a message with its head.
    package static func framed(_ message: [UInt8]) -> [UInt8] {
        Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
    }

    private static func length(in head: ArraySlice<UInt8>) -> Int? {
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            return Int(parts[1].filter { $0 != " " }).flatMap { $0 < 0 ? nil : $0 }
        }
        return nil
    }
}
