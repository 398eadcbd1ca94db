import Diagnostics
import RuleEngine
import Vocabularies

extension Coverage {
    /// One JSON object: the shares, then what is missing, each with where it is written.
    package var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "coverage/1")
            writer.key("pack")
            writer.object { writer in
                writer.member("id", pack.header.id)
                writer.member("version", pack.header.version)
                writer.member("digest", pack.digest)
            }
            writer.member("tests", situationCount)
            write(whole, to: &writer)
            writer.key("measures")
            writer.object { writer in
                for measure in Measure.allCases {
                    writer.key(measure.rawValue)
                    writer.object { write(tally(measure), to: &$0) }
                }
            }
            writer.member("missing", gaps) { gap, writer in write(gap, to: &writer) }
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private func write(_ tally: CoverageTally, to writer: inout JSONWriter) {
        writer.member("covered", tally.covered)
        writer.member("total", tally.total)
    }

    private func write(_ gap: CoverageGap, to writer: inout JSONWriter) {
        let leaves = LeafText(pack: pack)
        switch gap.kind {
        case .leaf(let decision, let leaf, let unseen, let neverFlips):
            let decision = decisions[decision]
            writer.member("kind", "leaf")
            switch decision.subject {
            case .rule(let rule): writer.member("rule", rule)
            case .consequence(let rule, let effect, let name):
                writer.member("rule", rule)
                writer.member("effect", effect)
                writer.member("consequence", name)
            case .release(let rule, let name):
                writer.member("rule", rule)
                writer.member("effect", "unless")
                writer.member("consequence", name)
            case .fact(let fact): writer.member("fact", fact)
            case .action(let action): writer.member("action", action)
            }
            writer.member("test", leaves.text(decision.leaves[leaf].condition))
            writer.member("unseen", unseen.members.map { $0.name })
            writer.member("never_flips", neverFlips)
        case .consequence(let rule, let place):
            let consequence = pack.rules[rule].consequences[place]
            writer.member("kind", "consequence")
            writer.member("rule", pack.rules[rule].id)
            writer.member("effect", consequence.effect.key)
            writer.member("consequence", pack.name(of: consequence))
        case .action(let action):
            writer.member("kind", "action")
            writer.member("action", pack.actions[action].id)
        case .values(let fact, let values):
            writer.member("kind", "values")
            writer.member("fact", pack.vocabulary.facts[fact].name)
            writer.member("values", values.map { leaves.text($0, of: fact) })
        }
        writer.member("file", gap.place?.file)
        writer.member("line", gap.place?.start.line)
        writer.member("column", gap.place?.start.column)
    }
}

extension Verdict {
    /// As tools read it.
    fileprivate var name: String {
        switch self {
        case .met: "met"
        case .notMet: "not-met"
        case .unknown: "unknown"
        }
    }
}
