import Glibc

/// How far a long work is, on one line of a terminal; nothing where nobody watches.
struct ProgressLine {
    private let total: Int
    private let isWatched: Bool
    private var done = 0

    /// The line of a work of so many steps.
    init(of total: Int) {
        self.total = total
        isWatched = isatty(2) == 1 && Environment["TERM"] != "dumb"
    }

    /// Says that one more step is done; every fiftieth is shown.
    mutating func step() {
        done += 1
        if isWatched && done.isMultiple(of: 50) { Terminal.standardError.write("\r\(done)/\(total)") }
    }

    /// Clears the line, before something else is written.
    func erase() {
        if isWatched { Terminal.standardError.write("\r\u{1B}[K") }
    }
}
