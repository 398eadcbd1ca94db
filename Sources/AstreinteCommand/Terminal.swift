import Diagnostics
import Glibc

/// One of the two output streams.
struct Terminal {
    static let standardOutput = Terminal(descriptor: 1)
    static let standardError = Terminal(descriptor: 2)

    private let descriptor: Int32

    /// True where colour can be seen and isn't unwanted.
    var showsColor: Bool {
        guard isatty(descriptor) == 1 else { return false }
        return Environment["NO_COLOR"].map { $0.isEmpty } ?? true && Environment["TERM"] != "dumb"
    }

    /// Writes a text whole.
    func write(_ text: String) {
        write(Array(text.utf8))
    }

    /// Writes bytes whole.
    ///
    /// A reader that went away ends the program quietly: it has all that it wanted.
    func write(_ bytes: [UInt8]) {
        do {
            try writeAll(bytes, to: descriptor)
        } catch {
            if error.code == EPIPE { exit(0) }
            if descriptor != 2 { Terminal.standardError.write("astreinte: standard output: \(error.reason)\n") }
            exit(2)
        }
    }
}

/// The variables of the environment.
enum Environment {
    /// The value of a variable; nil where it isn't set.
    static subscript(name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// Why the system refused something.
struct SystemFault: Error {
    let code: Int32

    /// In the system's own words.
    var reason: String { String(cString: strerror(code)) }

    /// The fault of the last call.
    static var last: SystemFault { SystemFault(code: errno) }
}

/// Writes every byte, however many calls it takes.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFault) {
    var start = 0
    while start < bytes.count {
        let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
            start += count
        } else if errno != EINTR {
            throw .last
        }
    }
}

/// Shows diagnostics on standard error, with the lines they speak of.
func report(_ diagnostics: [Diagnostic], in files: [SourceFile]) {
    guard !diagnostics.isEmpty else { return }
    let renderer = TextRenderer(color: Terminal.standardError.showsColor)
    Terminal.standardError.write(renderer.render(diagnostics, files: files))
}
