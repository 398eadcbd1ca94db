package import CivilTime
package import Diagnostics
import RuleEngine
package import Runbooks
import Vocabularies

/// What a page that makes its runbook again lets its reader answer and tick, as JSON for its script.
package struct PanelFormat {
    private let plan: Plan
    private let lexicon: Lexicon
    private let numbering: Numbering

    /// The panel of one plan, beside the sheet of one reader.
    package init(_ plan: Plan, reader: Reader) {
        self.plan = plan
        lexicon = Lexicon(plan: plan)
        numbering = Numbering(plan: plan, reader: plan.attending(reader))
    }

    /// The questions, the lines that wait to be ticked in the order of the sheet, what was said of lines, how many are late, and
    /// the next deadline, as members of the current object.
    package func write(questions: [Question], to writer: inout JSONWriter) {
        PanelFormat.writeClock(plan.zone, at: plan.now, to: &writer)
        writer.member("began", plan.timeZero?.instant.secondsSinceEpoch)
        writer.key("questions")
        writer.array { writer in
            for question in questions where plan.pack.vocabulary.facts[question.fact].canBeLearnt {
                writer.object { write(question, to: &$0) }
            }
        }
        let lines = plan.placed.filter { $0.status == .required || $0.status == .recommended }
        writer.key("lines")
        writer.array { writer in
            for line in numbered(lines) { writer.object { write(line, to: &$0) } }
        }
        let told = [Line.Status.done, .infeasible, .notApplicable].flatMap { plan.told($0) }
        writer.key("told")
        writer.array { writer in
            for line in told {
                guard let deed = line.deed else { continue }
                writer.object { writer in
                    writer.member("action", plan.pack.name(of: line.instance))
                    let words = lexicon.words(of: deed, on: lexicon.action(line.action))
                    writer.member("words", ("\(lexicon.label(of: line)) : \(words)" as Phrase).text)
                }
            }
        }
        let dues = lines.compactMap { line in
            line.dues.first?.instant.map { (instant: $0, line: line) }
        }
        writer.member("late", dues.count { $0.instant <= plan.now })
        guard let next = dues.filter({ $0.instant > plan.now }).min(by: { $0.instant < $1.instant }) else { return }
        writer.key("next")
        writer.object { writer in
            writer.member("label", lexicon.label(of: next.line).text)
            writer.member("before", lexicon.local.full(next.instant))
            writer.member("seconds", next.instant.secondsSinceEpoch)
        }
    }

    /// By which clock the page goes, and what it shows.
    package static func writeClock(_ zone: Zone, at now: Instant, to writer: inout JSONWriter) {
        let local = LocalTime(zone: zone, now: now)
        writer.member("zone", "\(zone.id), \(local.offset(now))")
        writer.member("now", local.full(now))
    }

    /// Those of one number one after the other.
    private func numbered(_ lines: [Line]) -> [Line] {
        let numbers = lines.map { numbering[$0.instance] ?? .max }
        return lines.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }.map { lines[$0] }
    }

    private func write(_ question: Question, to writer: inout JSONWriter) {
        let place = question.fact
        let fact = plan.pack.vocabulary.facts[place]
        writer.member("fact", fact.name)
        writer.member("text", lexicon.printed(fact.question.text ?? fact.name))
        writer.member("how", fact.question.how.map { lexicon.printed($0) })
        writer.member("kind", kind(of: fact.type))
        var known: [FactValue] = []
        if case .known(.set(let set)) = plan.view.table[place] { known = set.members }
        let values = listed(question, fact.type, known)
        writer.key("answers")
        writer.array { writer in
            for value in values {
                writer.object { writer in
                    writer.key("value")
                    writer.value(value, of: fact.type, zone: plan.zone)
                    writer.member("label", lexicon.proposal(value, of: place).text)
                    // An answer gives the whole set.
                    if known.contains(value) { writer.member("known", true) }
                }
            }
        }
    }

    /// The values of a closed list, in the order in which a conversation proposes them; of names, those that it proposes and
    /// those that are known.
    private func listed(_ question: Question, _ type: FactType, _ known: [FactValue]) -> [FactValue] {
        let values: [FactValue] =
            if case .set(let members) = type { members.type.listedValues } else { type.listedValues }
        let answers = lexicon.ordered(question)
        let proposed = answers.map { answer -> FactValue in
            guard case .set(let set) = answer.value, let member = set.members.first else { return answer.value }
            return member
        }
        if case .set(.string) = type {
            let names = proposed.indices.filter { answers[$0].extent == .value }.map { proposed[$0] }
            return names + known.filter { !names.contains($0) }
        }
        let ranks = values.map { proposed.firstIndex(of: $0) ?? proposed.count }
        return values.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { values[$0] }
    }

    /// How an answer is given: chosen, ticked, or typed.
    private func kind(of type: FactType) -> String {
        switch type {
        case .boolean, .enumeration, .ordinal: "one"
        case .set(.enumeration): "several"
        case .set(.string): "words"
        case .integer, .number: "number"
        case .duration: "duration"
        case .datetime: "moment"
        case .string: "text"
        case .records: "none"
        }
    }

    private func write(_ line: Line, to writer: inout JSONWriter) {
        writer.member("number", numbering[line.instance])
        writer.member("mark", lexicon.mark(of: line).text)
        writer.member("action", plan.pack.name(of: line.instance))
        writer.member("label", lexicon.label(of: line).text)
        writer.member("role", lexicon.role(of: line.action).short)
        if let due = line.dues.first {
            writer.member("due", DueWording(due: due, lexicon: lexicon).full.text)
        }
        writer.member("options", plan.pack.actions[line.action].decision?.options ?? [])
    }
}
