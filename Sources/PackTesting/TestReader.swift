import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies
import YAMLTrees

/// Reads test files; every mistake is kept, and a test with one is left out.
struct TestReader {
    let pack: RulePack
    private(set) var tests: [PackTest] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// A test being read: a case starts from the one that it varies.
    private struct Draft {
        var name = ""
        var now: Instant?
        var given: [String: YAMLNode] = [:]
        var expectation = Expectation()
    }

    init(pack: RulePack) {
        self.pack = pack
    }

    mutating func add(_ others: [Diagnostic]) {
        diagnostics += others
    }

    mutating func report(_ code: String, _ message: String, at range: SourceRange, help: [String] = []) {
        diagnostics.append(Diagnostic(code, message, at: range, help: help))
    }

    /// Reads the tests of one file.
    mutating func read(file root: YAMLNode) {
        guard let entries = mapping(root, "a test file", keys: ["tests"]) else { return }
        for test in entries.flatMap({ list($0.value, "`tests`") }) {
            read(test, from: Draft(), keys: TestReader.testKeys)
        }
    }

    private static let caseKeys = ["name", "now", "given", "without", "expect"]
    private static let testKeys = caseKeys + ["cases"]

    private mutating func read(_ node: YAMLNode, from base: Draft, keys: [String]) {
        let before = diagnostics.count
        guard let entries = mapping(node, "a test", keys: keys) else { return }
        var draft = base
        for entry in entries {
            switch entry.key.text {
            case "name": draft.name = base.name.isEmpty ? entry.value.text : "\(base.name) / \(entry.value.text)"
            case "now": draft.now = instant(entry.value)
            case "without": forget(list(entry.value, "`without`"), in: &draft.given)
            case "given": give(entry.value, to: &draft.given)
            case "expect": draft.expectation = expectation(entry.value)
            default: continue
            }
        }
        for key in ["name", "now", "expect"] where node[key] == nil && keys == TestReader.testKeys {
            report("missing-key", "a test has no `\(key)`", at: start(of: node), help: ["add `\(key): …`"])
        }
        var facts = GivenFacts(pack: pack)
        let table = facts.table(of: draft.given)
        diagnostics += facts.diagnostics
        if diagnostics.count == before, let now = draft.now {
            tests.append(
                PackTest(name: draft.name, now: now, situation: Situation(table), expectation: draft.expectation))
        }
        for variant in node["cases"].map({ list($0, "`cases`") }) ?? [] {
            read(variant, from: draft, keys: TestReader.caseKeys)
        }
    }

    private mutating func instant(_ node: YAMLNode) -> Instant? {
        if let instant = Instant(rfc3339: node.text) { return instant }
        report(
            "not-a-datetime", "`\(printable(node.text))` is not a date and time with its offset", at: node.range,
            help: ["write it as \"2026-11-03T02:50:00+01:00\""])
        return nil
    }

    private mutating func give(_ node: YAMLNode, to given: inout [String: YAMLNode]) {
        var facts = GivenFacts(pack: pack)
        for (path, value) in facts.paths(in: node) { given[path] = value }
        diagnostics += facts.diagnostics
    }

    private mutating func forget(_ paths: [YAMLNode], in given: inout [String: YAMLNode]) {
        for path in paths where given.removeValue(forKey: path.text) == nil {
            unknown("fact", path, among: given.keys.sorted())
        }
    }
}

extension TestReader {
    /// The pairs of a mapping; keys other than `keys` are reported.
    mutating func mapping(_ node: YAMLNode, _ subject: String, keys: [String]) -> [YAMLEntry]? {
        guard node.kind == .mapping else {
            report("wrong-shape", "\(subject) must be a mapping", at: start(of: node))
            return nil
        }
        for entry in node.entries where !keys.contains(entry.key.text) {
            unknown("key", entry.key, among: keys)
        }
        return node.entries
    }

    /// The elements of a list.
    mutating func list(_ node: YAMLNode, _ subject: String) -> [YAMLNode] {
        if node.kind != .sequence { report("wrong-shape", "\(subject) must be a list", at: start(of: node)) }
        return node.elements
    }

    /// Reports a word that is none of those expected.
    mutating func unknown(_ subject: String, _ node: YAMLNode, among words: [String]) {
        let near = nearest(node.text, in: words).map { ["did you mean `\($0)`?"] } ?? []
        report("unknown-\(subject)", "unknown \(subject) `\(printable(node.text))`", at: node.range, help: near)
    }

    private func start(of node: YAMLNode) -> SourceRange {
        node.kind == .scalar ? node.range : SourceRange(file: node.range.file, start: node.range.start)
    }
}
