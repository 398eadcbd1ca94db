import Diagnostics
import RuleEngine

extension MutationReport {
    /// One JSON object: the score, that of each kind of mistake, then the survivors with where they are and what would
    /// notice them.
    package var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "mutation/1")
            write(score(), to: &writer)
            writer.key("operators")
            writer.object { writer in
                for kind in MutationOperator.allCases where score(of: kind) != Score() {
                    writer.key(kind.rawValue)
                    writer.object { write(score(of: kind), to: &$0) }
                }
            }
            writer.member("survivors", survivors) { survivor, writer in
                writer.member("operator", survivor.mutant.operator.rawValue)
                writer.member("subject", survivor.mutant.subject)
                writer.member("change", survivor.mutant.change)
                writer.member("file", survivor.mutant.place?.file)
                writer.member("line", survivor.mutant.place?.start.line)
                writer.member("column", survivor.mutant.place?.start.column)
                writer.member("reached_by", survivor.survival.reachedBy)
                writer.member("every_situation_tried", survivor.survival.isProved)
                writer.member("stub", survivor.survival.stub.map { stub(of: $0) })
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    /// The same where no mistake was tried, since these tests fail without one.
    package static func notRun(becauseOf failed: [String]) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "mutation/1")
            writer.member("not_run", "a test fails first")
            writer.member("failed", failed)
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private func write(_ score: Score, to writer: inout JSONWriter) {
        writer.member("killed", score.killed)
        writer.member("survived", score.survived)
        writer.member("equivalent", score.equivalent)
    }
}
