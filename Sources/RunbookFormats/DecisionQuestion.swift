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
        writer.key("rank")
        writer.integer(rank)
        writer.member("fact", fact.name)
        if !plan.parts.isEmpty {
            writer.member("incident", plan.parts[question.incident].situation.id(in: plan.pack))
        }
        writer.member("question", fact.question.text)
        write("concerns", question.concerns, to: &writer)
        writer.key("answers")
        writer.array { writer in
            for answer in question.answers {
                writer.object { writer in
                    writer.key("value")
                    writer.value(.known(answer.value), of: fact, zone: plan.zone)
                    write("adds", answer.adds, to: &writer)
                    write("removes", answer.removes, to: &writer)
                    write("forbids", answer.forbids, to: &writer)
                    write("allows", answer.allows, to: &writer)
                }
            }
        }
    }

    private func write(_ key: String, _ actions: [ActionInstance], to writer: inout JSONWriter) {
        writer.key(key)
        writer.array { writer in
            for action in actions { writer.string(plan.pack.name(of: action)) }
        }
    }
}
