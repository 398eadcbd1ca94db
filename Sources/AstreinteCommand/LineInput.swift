import Glibc

/// Standard input, a line at a time: all that a dumb terminal has.
struct LineInput {
    private var waiting: [UInt8] = []
    private var isAtEnd = false

    /// Longer lines, in bytes, are no answers, and read as blank.
    static let limit = 65_536

    /// The next line without its end; nil at the end of input, and once the terminal is gone.
    mutating func next() -> String? {
        var line: [UInt8] = []
        var isTooLong = false
        while true {
            if waiting.isEmpty { fill() }
            guard !waiting.isEmpty else { break }
            let end = waiting.firstIndex { $0 == 0x0A || $0 == 0x0D }
            line += waiting[..<(end ?? waiting.endIndex)]
            if line.count > LineInput.limit { (line, isTooLong) = ([], true) }
            guard let end else {
                waiting = []
                continue
            }
            let isPair = waiting[end] == 0x0D && waiting.dropFirst(end + 1).first == 0x0A
            waiting.removeFirst(end + (isPair ? 2 : 1))
            return isTooLong ? "" : String(decoding: line, as: UTF8.self)
        }
        if isTooLong { return "" }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    /// Takes what there is to read; a refusal of the system ends the input as hanging up does.
    private mutating func fill() {
        guard !isAtEnd else { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
            if count > 0 {
                waiting = Array(buffer[..<count])
            } else if count < 0, errno == EINTR {
                continue
            } else if count < 0, errno == EAGAIN {
                wait(for: POLLIN, on: 0)
                continue
            } else {
                isAtEnd = true
            }
            return
        }
    }
}
