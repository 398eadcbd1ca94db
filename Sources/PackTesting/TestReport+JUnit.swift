import Diagnostics

extension TestReport {
    /// The XML that build servers read: a suite for each file of tests; a test to do is skipped.
    ///
    /// There are no times: the same pack gives the same bytes.
    package var junit: String {
        var files: [String] = []
        for result in results where !files.contains(result.place.file) { files.append(result.place.file) }
        let suites = files.map { file in suite(file, results.filter { $0.place.file == file }) }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"astreinte\"" + counts(results) + ">\n"
            + suites.joined() + "</testsuites>\n"
    }

    private func suite(_ file: String, _ results: [Result]) -> String {
        "  <testsuite" + attribute("name", file) + counts(results) + ">\n"
            + results.map { $0.testCase }.joined() + "  </testsuite>\n"
    }

    private func counts(_ results: [Result]) -> String {
        attribute("tests", String(results.count))
            + attribute("failures", String(results.count { !$0.differences.isEmpty })) + attribute("errors", "0")
            + attribute("skipped", String(results.count { $0.isTodo }))
    }
}

extension TestReport.Result {
    fileprivate var testCase: String {
        let start =
            "    <testcase" + attribute("classname", place.file) + attribute("name", name)
            + attribute("file", place.file) + attribute("line", String(place.start.line))
        if isTodo { return start + ">\n      <skipped message=\"todo\"/>\n    </testcase>\n" }
        guard let first = differences.first else { return start + "/>\n" }
        return start + ">\n      <failure" + attribute("message", first.message) + attribute("type", first.code) + ">"
            + differences.flatMap { $0.lines }.map { escaped($0) }.joined(separator: "\n")
            + "</failure>\n    </testcase>\n"
    }
}

private func attribute(_ name: String, _ value: String) -> String {
    " " + name + "=\"" + escaped(value) + "\""
}

/// What an XML reader takes for text; control characters, which XML 1.0 can't hold, are written out.
private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        // Valid UTF-8, and no XML.
        case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
