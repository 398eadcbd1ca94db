import ArgumentParser
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

    /// Writes bytes whole, or ends the program.
    func write(_ bytes: [UInt8]) {
        do {
            try send(bytes)
        } catch {
            exit(error.rawValue)
        }
    }

    /// Writes bytes whole; else gives the exit code to end with.
    ///
    /// A reader of results that went away has all that it wanted: this ends the command quietly, as done. Messages that
    /// nobody can get keep no result from being written.
    func send(_ bytes: [UInt8]) throws(ExitCode) {
        do {
            try writeAll(bytes, to: descriptor)
        } catch {
            guard descriptor != 2 else { return }
            guard error.code != EPIPE else { throw .success }
            Terminal.standardError.write("astreinte: standard output: \(error.reason)\n")
            throw Ending.failure
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
        } else if errno == EAGAIN {
            wait(for: POLLOUT, on: descriptor)
        } else if errno != EINTR {
            throw .last
        }
    }
}

/// Waits until a descriptor has something to read or room to write: whoever shares it may have asked that it never wait.
func wait(for events: Int32, on descriptor: Int32) {
    var wait = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    poll(&wait, 1, -1)
}

/// Shows diagnostics on standard error, with the lines they speak of.
func report(_ diagnostics: [Diagnostic], in files: [SourceFile], words: ReportWords = .english) {
    guard !diagnostics.isEmpty else { return }
    let renderer = TextRenderer(color: Terminal.standardError.showsColor, words: words)
    Terminal.standardError.write(renderer.render(diagnostics, files: files))
}
