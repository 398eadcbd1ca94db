import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies
import YAMLTrees

extension TestReader {
    /// Reads what a test expects: a list for each status, the actions left out, the questions.
    mutating func expectation(_ node: YAMLNode) -> Expectation {
        let statuses = Line.Status.allCases.map { $0.rawValue }
        var expectation = Expectation()
        for entry in mapping(node, "`expect`", keys: statuses + ["absent", "questions"]) ?? [] {
            let key = entry.key.text
            let elements = list(entry.value, "`\(key)`")
            if key == "questions" {
                let items = elements.compactMap { question($0) }
                expectation.questions.append(ExpectedQuestions(items: items, range: entry.key.range))
            } else if let status = Line.Status(rawValue: key) {
                let items = elements.compactMap { line($0, keys: ["action", "priority", "due", "basis", "from"]) }
                expectation.lists.append(ExpectedList(status: status, items: items, range: entry.key.range))
            } else if key == "absent" {
                let items = elements.compactMap { line($0, keys: ["action"]) }
                expectation.lists.append(ExpectedList(status: nil, items: items, range: entry.key.range))
            }
        }
        return expectation
    }

    private mutating func line(_ node: YAMLNode, keys: [String]) -> ExpectedLine? {
        guard let entries = mapping(node, "an expected action", keys: keys) else { return nil }
        guard let name = node["action"] else {
            report("missing-key", "an expected action has no `action`", at: node.range)
            return nil
        }
        guard let action = pack.action(withID: name.text) else {
            unknown("action", name, among: pack.actions.map { $0.id })
            return nil
        }
        var line = ExpectedLine(action: action, range: node.range)
        for entry in entries { read(entry, into: &line) }
        return line
    }

    private mutating func read(_ entry: YAMLEntry, into line: inout ExpectedLine) {
        let value = entry.value
        switch entry.key.text {
        case "priority":
            let priorities = pack.vocabulary.priorities
            line.priority = priorities.packIndices.first { priorities[$0].id == value.text }
            if line.priority == nil { unknown("priority", value, among: priorities.map { $0.id }) }
        case "due":
            if value.isNull {
                line.due = ExpectedLine.ExpectedDue.none
            } else if let instant = Instant(rfc3339: value.text) {
                line.due = .at(instant)
            } else {
                report("not-a-datetime", "a date and time with its offset, or null, is expected", at: value.range)
            }
        case "basis":
            if !["certain", "precaution"].contains(value.text) {
                unknown("basis", value, among: ["certain", "precaution"])
            }
            line.isCertain = value.text == "certain"
        case "from":
            for name in list(value, "`from`") {
                if let rule = pack.rules.packIndices.first(where: { pack.rules[$0].id == name.text }) {
                    line.from.append(rule)
                } else {
                    unknown("rule", name, among: pack.rules.map { $0.id })
                }
            }
        default: return
        }
    }

    private mutating func question(_ node: YAMLNode) -> ExpectedQuestions.Item? {
        guard mapping(node, "an expected question", keys: ["rank", "fact"]) != nil, let name = node["fact"] else {
            report("missing-key", "an expected question has no `fact`", at: node.range)
            return nil
        }
        guard let fact = pack.vocabulary.fact(named: name.text) else {
            unknown("fact", name, among: pack.vocabulary.facts.map { $0.name })
            return nil
        }
        let rank = node["rank"].map { Int($0.text) ?? 0 }
        if let rank, rank < 1 { report("wrong-shape", "`rank` is a whole number from 1", at: node.range) }
        return ExpectedQuestions.Item(fact: fact, rank: rank, range: node.range)
    }
}

extension YAMLNode {
    /// True for `null`, `~` and nothing.
    var isNull: Bool {
        kind == .scalar && style == .plain && ["", "~", "null"].contains(text)
    }
}
