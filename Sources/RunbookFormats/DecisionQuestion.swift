import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// One question of a decision.
struct DecisionQuestion {
    let question: Question
    let rank: Int
    let plan: Plan

    func write(to writer: inout JSONWriter) {
        let fact = plan.pack.vocabulary.facts[question.fact]
        writer.member("rank", rank)
        writer.member("fact", fact.name)
        if !plan.parts.isEmpty {
            writer.member("incident", plan.parts[question.incident].situation.id(in: plan.pack))
        }
        writer.member("question", fact.question.text.map { Lexicon(plan: plan).printed($0) })
        write("concerns", question.concerns, to: &writer)
        writer.key("answers")
        writer.array { writer in
            for answer in question.answers {
                writer.object { writer in
                    write(answer, of: fact, to: &writer)
                    write("adds", answer.adds, to: &writer)
                    write("removes", answer.removes, to: &writer)
                    write("forbids", answer.forbids, to: &writer)
                    write("allows", answer.allows, to: &writer)
                }
            }
        }
    }

    /// What it stands for: a value, or the ends between which it lies; what no rule names has none.
    private func write(_ answer: Answer, of fact: Fact, to writer: inout JSONWriter) {
        writer.key("value")
        switch answer.extent {
        case .value: writer.value(.known(answer.value), of: fact, zone: plan.zone)
        case .range(let range):
            writer.value(.known(answer.value), of: fact, zone: plan.zone)
            write(range, of: fact.type, to: &writer)
        case .size(let range):
            writer.null()
            writer.key("size")
            writer.object { write(range, of: .integer, to: &$0) }
        case .other:
            writer.null()
            writer.member("other", true)
        }
    }

    private func write(_ range: ValueRange, of type: FactType, to writer: inout JSONWriter) {
        if let lower = range.lower {
            writer.key(lower.isIncluded ? "at_least" : "more_than")
            writer.value(lower.value, of: type, zone: plan.zone)
        }
        if let upper = range.upper {
            writer.key(upper.isIncluded ? "at_most" : "less_than")
            writer.value(upper.value, of: type, zone: plan.zone)
        }
    }

    private func write(_ key: String, _ actions: [ActionInstance], to writer: inout JSONWriter) {
        writer.key(key)
        writer.array { writer in
            for action in actions { writer.string(plan.pack.name(of: action)) }
        }
    }
}
