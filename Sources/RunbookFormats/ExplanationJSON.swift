import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// An explanation for programs: one object, `explanation/1`.
package struct ExplanationJSON {
    private let document: ExplanationDocument
    private let wording: ConditionWording

    /// One object on one line.
    package static func render(_ document: ExplanationDocument) -> [UInt8] {
        var writer = JSONWriter()
        ExplanationJSON(document: document, wording: ConditionWording(lexicon: document.lexicon)).write(to: &writer)
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private var pack: RulePack { document.pack }

    private func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("schema", "explanation/1")
            writer.member("incident", document.plan.situation.id(in: pack))
            writer.member("now", document.plan.zone.rfc3339(document.plan.now))
            switch document.subject {
            case .rule(let place, _):
                let rule = pack.rules[place]
                writer.member("rule", rule.id)
                writer.member("title", rule.title)
                write(document.places[.rule(rule.id)], to: &writer)
            case .action(let instance):
                let action = pack.actions[instance.action]
                writer.member("action", action.id)
                writer.member("target", instance.target)
                writer.member("label", document.lexicon.short(instance).text)
                write(document.places[.action(action.id)], to: &writer)
                writer.key("line")
                write(document.plan.line(of: instance), to: &writer)
                if let condition = action.impossibleIf {
                    writer.key("impossible_if")
                    let view = document.plan.view.showing(instance)
                    write(
                        view.explanation(of: condition, opening: document.levels), owners: [.action(action.id)],
                        to: &writer)
                }
            }
            writer.key("consequences")
            writer.array { writer in
                for reason in document.reasons { writer.object { write(reason, to: &$0) } }
            }
        }
    }

    /// The line as a decision has it, its status beside; null where nothing speaks of the action.
    private func write(_ line: Line?, to writer: inout JSONWriter) {
        guard let line else { return writer.null() }
        writer.object { writer in
            writer.member("status", line.status.rawValue)
            writer.key("decision")
            DecisionLine(line: line, plan: document.plan).write(to: &writer)
        }
    }

    private func write(_ reason: ConsequenceReason, to writer: inout JSONWriter) {
        let rule = pack.rules[reason.rule]
        let consequence = reason.consequence(in: pack)
        let owners = rule.placeOwners(of: consequence, in: pack)
        writer.member("rule", rule.id)
        writer.member("effect", consequence.effect.key)
        writer.member("action", pack.actions[consequence.action].id)
        if let name = consequence.name { writer.member("as", name) }
        if rule.forEach != nil { writer.member("record", reason.subject?.record) }
        write(owners.last.flatMap { document.places[$0] } ?? document.places[.rule(rule.id)], to: &writer)
        writer.member("standing", reason.standing.name)
        let line = document.plan.line(of: reason.instance(in: pack))
        let given = document.plan.contributions(to: reason.instance(in: pack)).first {
            $0.outcome.rule == reason.rule && $0.outcome.place == reason.place && $0.outcome.subject == reason.subject
        }
        if let given, given.outcome.standing.stands {
            writer.member("priority", given.priority.map { pack.vocabulary.priorities[$0].id })
            writer.member("due", given.due?.instant.map { document.plan.zone.rfc3339($0) })
            writer.key("gives")
            writer.array { writer in
                if given.priority != nil, given.priority == line?.priority { writer.string("priority") }
                if let due = given.due, line?.dues.contains(due) ?? false { writer.string("due") }
                if let limit = given.limit, limit == line?.limit { writer.string("limit") }
            }
        }
        writer.key("condition")
        write(reason.whole, owners: owners, to: &writer)
        if let release = reason.release {
            writer.key("unless")
            write(release, owners: owners, to: &writer)
        }
        write("met_if", reason.reversals(met: true), to: &writer)
        write("not_met_if", reason.reversals(met: false), to: &writer)
    }

    private func write(_ key: String, _ reversals: [Reversal], to writer: inout JSONWriter) {
        writer.key(key)
        writer.array { writer in
            for reversal in reversals {
                writer.object { writer in
                    writer.key("requirements")
                    writer.array { writer in
                        for requirement in reversal.requirements {
                            writer.string(wording.phrase(requirement).text)
                        }
                    }
                    writer.key("example")
                    writer.array { writer in
                        for assumption in reversal.example {
                            writer.object { writer in
                                writer.member("fact", pack.vocabulary.facts[assumption.fact].name)
                                writer.member("value", wording.value(assumption.value, of: assumption.fact).text)
                            }
                        }
                    }
                }
            }
        }
    }

    private func write(
        _ explanation: Explanation, owners: [PackPlaces.Owner], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("kind", explanation.condition.kind)
            writer.member("verdict", explanation.verdict.name)
            writer.member("text", wording.phrase(explanation.condition).text)
            write(document.places.range(of: explanation.condition, in: owners), to: &writer)
            if !explanation.sources.isEmpty {
                writer.key("read")
                writer.array { writer in
                    for source in explanation.sources { write(source, to: &writer) }
                }
            }
            if !explanation.parts.isEmpty {
                writer.key("parts")
                writer.array { writer in
                    for part in explanation.parts { write(part, owners: owners, to: &writer) }
                }
            }
            if !explanation.records.isEmpty {
                writer.key("records")
                writer.array { writer in
                    for record in explanation.records {
                        writer.object { writer in
                            writer.member("record", record.name)
                            writer.key("condition")
                            write(record.explanation, owners: owners, to: &writer)
                        }
                    }
                }
            }
            if !explanation.metRules.isEmpty {
                writer.member("met_rules", explanation.metRules.map { pack.rules[$0].id })
            }
        }
    }

    private func write(_ source: Explanation.Source, to writer: inout JSONWriter) {
        writer.object { writer in
            let name = pack.vocabulary.facts[source.fact].name
            writer.member("fact", name)
            writer.member("value", wording.reading(source).text)
            guard !source.causes.isEmpty || !source.inputs.isEmpty else { return }
            writer.key("computed_from")
            writer.array { writer in
                for input in source.inputs { write(input, to: &writer) }
                for cause in source.causes { write(cause.explanation, owners: [.fact(name)], to: &writer) }
            }
        }
    }

    private func write(_ range: SourceRange?, to writer: inout JSONWriter) {
        writer.key("place")
        guard let range else { return writer.null() }
        writer.object { writer in
            writer.member("file", range.file)
            writer.member("line", range.start.line)
            writer.member("column", range.start.column)
        }
    }
}

extension Verdict {
    /// The name for programs.
    fileprivate var name: String {
        switch self {
        case .met: "met"
        case .notMet: "not_met"
        case .unknown: "unknown"
        }
    }
}

extension Outcome.Standing {
    /// The name for programs.
    fileprivate var name: String {
        switch self {
        case .certain: "certain"
        case .precaution: "precaution"
        case .pending: "pending"
        case .none: "none"
        }
    }
}

extension Condition {
    /// What kind of node it is, for programs.
    fileprivate var kind: String {
        switch self {
        case .all: "all"
        case .any: "any"
        case .not: "not"
        case .unlessRefuted: "unless_refuted"
        case .test: "test"
        case .matches: "records"
        case .noRule: "no_rule"
        case .done: "done"
        case .workingHours: "working_hours"
        }
    }
}
