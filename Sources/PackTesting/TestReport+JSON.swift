import Diagnostics

extension TestReport {
    /// One JSON object: the counts, then the tests in their order, each with where it is and in what it differs.
    package var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("passed", passedCount)
            writer.member("failed", failedCount)
            writer.member("todo", todoCount)
            writer.key("tests")
            writer.array { writer in
                for result in results { result.write(to: &writer) }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}

extension TestReport.Result {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.member("file", place.file)
            writer.member("line", place.start.line)
            writer.member("result", isTodo ? "todo" : differences.isEmpty ? "passed" : "failed")
            writer.key("differences")
            writer.raw(Array(JSONForm.render(differences).utf8.filter { $0 != UInt8(ascii: "\n") }))
        }
    }
}
