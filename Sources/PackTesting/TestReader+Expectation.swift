import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import Runbooks
import Vocabularies
import YAMLTrees

extension TestReader {
    /// Reads what a test expects: a list for each status, the actions left out, the questions.
    mutating func expectation(_ node: YAMLNode) -> Expectation {
        var expectation = Expectation()
        for entry in mapping(node, "`expect`", keys: TestReader.expectationKeys) ?? [] {
            let key = entry.key.text
            if key == "exactly" {
                expectation.exactly = boolean(entry.value, "`exactly`") ?? false ? entry.key.range : nil
            } else if key == "questions" {
                let items = list(entry.value, "`questions`").compactMap { question($0) }
                expectation.questions.append(ExpectedQuestions(items: items, range: entry.key.range))
            } else if let status = Line.Status(rawValue: key) {
                let items = list(entry.value, "`\(key)`").compactMap { line($0, keys: TestReader.lineKeys) }
                expectation.lists.append(ExpectedList(status: status, items: items, range: entry.key.range))
            } else if key == "absent" {
                let items = list(entry.value, "`absent`").compactMap { line($0, keys: ["action", "target"]) }
                expectation.lists.append(ExpectedList(status: nil, items: items, range: entry.key.range))
            }
        }
        return expectation
    }

    /// What may be expected.
    static let expectationKeys = Line.Status.allCases.map { $0.rawValue } + ["absent", "questions", "exactly"]

    /// What may be said of an expected action.
    static let lineKeys = [
        "action", "target", "priority", "due", "without_delay", "basis", "from", "waiting_for", "until", "instead",
        "after",
    ]

    private mutating func line(_ node: YAMLNode, keys: [String]) -> ExpectedLine? {
        guard let entries = mapping(node, "an expected action", keys: keys) else { return nil }
        guard let name = node["action"] else {
            report(.missingKey, "an expected action has no `action`", at: start(of: node))
            return nil
        }
        guard let named = instance(name) else { return nil }
        var target = named.target
        if let other = node["target"] {
            if named.target != nil {
                report(.givenTwice, "the target is already in `\(printable(name.text))`", at: other.range)
            }
            guard let instance = instance(of: named.action, target: other.text, at: other.range) else { return nil }
            target = instance.target
        }
        var line = ExpectedLine(named.action, target: target, at: node.range)
        for entry in entries { read(entry, into: &line) }
        return line
    }

    private mutating func read(_ entry: YAMLEntry, into line: inout ExpectedLine) {
        let value = entry.value
        switch entry.key.text {
        case "priority":
            let priorities = pack.vocabulary.priorities
            line.priority = priorities.packIndices.first { priorities[$0].id == value.text }
            if line.priority == nil { unknown(.unknownPriority, value, among: priorities.map { $0.id }) }
        case "due":
            if value.isNull {
                line.due = ExpectedLine.ExpectedDue.none
            } else if let instant = Instant(rfc3339: value.text) {
                line.due = .at(instant)
            } else {
                report(
                    .notADatetime, "a date and time with its offset, or null, is expected", at: value.range,
                    help: noSuchDay(in: value.text).map { [$0] } ?? [])
            }
        case "without_delay": line.haste = haste(value)
        case "basis":
            if !["certain", "precaution"].contains(value.text) {
                unknown(.unknownBasis, value, among: ["certain", "precaution"])
            }
            line.isCertain = value.text == "certain"
        case "from": line.from = members(value, "`from`", .unknownRule, names.rules)
        case "waiting_for": line.waitingFor = members(value, "`waiting_for`", .unknownFact, names.facts)
        case "until": line.until = members(value, "`until`", .unknownAction, names.actions)
        case "instead": line.instead = members(value, "`instead`", .unknownAction, names.actions)
        case "after": line.after = list(value, "`after`").compactMap { instance($0) }
        default: return
        }
    }

    /// True or false, or the house's target where the law gives no figure.
    private mutating func haste(_ node: YAMLNode) -> ExpectedLine.ExpectedHaste? {
        if let target = Instant(rfc3339: node.text) { return .withoutDelay(target: target) }
        guard let isExpected = boolean(node, "`without_delay`, unless it is a date and time,") else { return nil }
        return isExpected ? .withoutDelay(target: nil) : ExpectedLine.ExpectedHaste.none
    }

    private mutating func members<Subject>(
        _ node: YAMLNode, _ key: String, _ fault: TestFault, _ known: [String: PackIndex<Subject>]
    ) -> [PackIndex<Subject>] {
        list(node, key).compactMap { name in
            if let found = known[name.text] {
                mention(name, as: fault)
                return found
            }
            unknown(fault, name, among: known.keys.sorted())
            return nil
        }
    }

    /// Keeps that a node names what `fault` says of unknown names.
    private mutating func mention(_ node: YAMLNode, as fault: TestFault) {
        let kind = String(fault.rawValue.dropFirst("unknown-".count))
        record?.note(Mention(kind: kind, name: node.text, range: node.range))
    }

    private mutating func question(_ node: YAMLNode) -> ExpectedQuestions.Item? {
        guard mapping(node, "an expected question", keys: ["rank", "fact"]) != nil, let name = node["fact"] else {
            report(.missingKey, "an expected question has no `fact`", at: start(of: node))
            return nil
        }
        guard let fact = names.facts[name.text] else {
            unknown(.unknownFact, name, among: names.facts.keys.sorted())
            return nil
        }
        mention(name, as: .unknownFact)
        let rank = node["rank"].map { Int($0.text) ?? 0 }
        if let rank, rank < 1 { report(.wrongShape, "`rank` is a whole number from 1", at: node.range) }
        return ExpectedQuestions.Item(fact: fact, rank: rank, range: node.range)
    }
}

extension YAMLNode {
    /// True for `null`, `~` and nothing.
    package var isNull: Bool {
        kind == .scalar && style == .plain && ["", "~", "null"].contains(text)
    }
}
