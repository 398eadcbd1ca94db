import Diagnostics

extension TestReport {
    /// The Test Anything Protocol, version 14.
    package var tap: String {
        let points = results.enumerated().map { position, result in result.point(position + 1) }
        return "TAP version 14\n1..\(results.count)\n" + points.joined()
    }
}

extension TestReport.Result {
    fileprivate func point(_ number: Int) -> String {
        let verdict = isTodo || !differences.isEmpty ? "not ok" : "ok"
        let description = printable(name).reduce(into: "") { text, character in
            if character == "#" || character == "\\" { text += "\\" }
            text.append(character)
        }
        let line = "\(verdict) \(number) - \(description)\(isTodo ? " # TODO" : "")\n"
        guard !differences.isEmpty else { return line }
        // A literal block holds any text.
        let details = differences.flatMap { $0.lines }.map { "    " + printable($0) + "\n" }
        return line + "  ---\n  message: |\n" + details.joined() + "  ...\n"
    }
}
