package import CivilTime
package import Diagnostics
package import RuleEngine
import RulePacks
import Runbooks
import Vocabularies
package import YAMLTrees

/// Reads test files; every mistake is kept, and a test with one is left out.
package struct TestReader {
    package let names: PackNames
    package var fixtures: Fixtures
    private(set) var tests: [PackTest] = []
    package private(set) var diagnostics: [Diagnostic] = []

    /// What is named where, and what could be; nil where nobody will ask.
    var record: NameRecord?

    /// The pack without the derogations of a site; nil where it counts on none.
    var withoutDerogations: RulePack?

    var pack: RulePack { names.pack }

    /// A reader of what is written in the words of a pack.
    package init(pack: RulePack, fixtures: Fixtures) {
        names = PackNames(of: pack)
        self.fixtures = fixtures
    }

    /// Keeps mistakes found elsewhere.
    package mutating func add(_ others: [Diagnostic]) {
        diagnostics += others
    }

    /// Keeps a mistake, unless there are too many already.
    package mutating func report(_ fault: TestFault, _ message: String, at range: SourceRange, help: [String] = []) {
        diagnostics.keep(Diagnostic(fault, message, at: range, help: help))
    }

    /// Reads the tests of one file.
    mutating func read(file root: YAMLNode) {
        guard let entries = mapping(root, "a test file", keys: ["tests"]) else { return }
        for test in entries.filter({ $0.key.text == "tests" }).flatMap({ list($0.value, "`tests`") }) {
            read(test, from: TestDraft(), keys: TestReader.testKeys)
        }
    }

    /// What a case may say.
    static let caseKeys =
        ["name", "now", "given", "without", "profile", "recorded"] + Deed.Kind.allCases.map { $0.rawValue }
        + ["todo", "expect"]

    /// What a test may say.
    static let testKeys = caseKeys + ["given_file", "cases"]

    private mutating func read(_ node: YAMLNode, from base: TestDraft, keys: [String]) {
        let before = diagnostics.count
        guard let entries = mapping(node, "a test", keys: keys) else { return }
        var draft = base
        draft.todo = nil
        for entry in entries { read(entry, into: &draft) }
        for key in ["name", "now", "expect"] where node[key] == nil && keys == TestReader.testKeys {
            report(.missingKey, "a test has no `\(key)`", at: start(of: node), help: ["add `\(key): …`"])
        }
        // What a case gives doesn't depend on the order of its keys.
        let given = node["given"].map { paths(of: $0) } ?? [:]
        forget(node["without"], unlessIn: given, in: &draft)
        draft.given.merge(given) { _, new in new }
        let situation = situation(of: draft, recording: node["recorded"])
        let establishment = draft.profile.flatMap { self.establishment(at: $0) }
        if let situation, diagnostics.count == before, let now = draft.now {
            tests.append(
                PackTest(
                    name: draft.name, now: now, establishment: establishment, situation: situation, todo: draft.todo,
                    expectation: draft.expectation, place: node["name"]?.range ?? start(of: node),
                    withoutDerogations: withoutDerogations))
        }
        for variant in node["cases"].map({ list($0, "`cases`") }) ?? [] {
            read(variant, from: draft, keys: TestReader.caseKeys)
        }
    }

    private mutating func read(_ entry: YAMLEntry, into draft: inout TestDraft) {
        let value = entry.value
        switch entry.key.text {
        case "name": draft.name = draft.name.isEmpty ? value.text : "\(draft.name) / \(value.text)"
        case "now": draft.now = instant(value)
        case "given_file": draft.file = value
        case "profile": draft.profile = value
        case "recorded": draft.recorded = recorded(value)
        case "todo": draft.todo = boolean(value, "`todo`") ?? false ? entry.key.range : nil
        case "expect": draft.expectation = expectation(value)
        case let key:
            if let kind = Deed.Kind(rawValue: key) { draft.deeds[kind] = deeds(value, kind) }
        }
    }
}

extension TestReader {
    /// The pairs of a mapping; keys other than `keys` are reported.
    package mutating func mapping(_ node: YAMLNode, _ subject: String, keys: [String]) -> [YAMLEntry]? {
        guard let entries = entries(node, subject) else { return nil }
        for entry in entries where !keys.contains(entry.key.text) {
            let help =
                keys == ["tests"] && PackLoader.sections.contains(entry.key.text)
                ? "what belongs to the pack stands in a file whose name doesn't end in `.test.yaml`"
                : "keys of \(subject): \(keys.joined(separator: ", "))"
            unknown(.unknownKey, entry.key, among: keys, help: [help])
        }
        return entries
    }

    /// The pairs of a mapping, whatever their keys.
    mutating func entries(_ node: YAMLNode, _ subject: String) -> [YAMLEntry]? {
        if node.kind == .mapping { return node.entries }
        report(.wrongShape, "\(subject) must be a mapping", at: start(of: node))
        return nil
    }

    /// The elements of a list.
    package mutating func list(_ node: YAMLNode, _ subject: String) -> [YAMLNode] {
        if node.kind != .sequence { report(.wrongShape, "\(subject) must be a list", at: start(of: node)) }
        return node.elements
    }

    /// Reports a word that is none of those expected: with the near one, else with `help`, else with all where they are few.
    package mutating func unknown(
        _ fault: TestFault, _ node: YAMLNode, among words: some Sequence<String>, help: [String]? = nil
    ) {
        record?.offer(words, for: node.text)
        // `unknown-fact` is of an unknown fact.
        let what = fault.rawValue.split(separator: "-").joined(separator: " ")
        let near = nearest(node.text, in: words).map { ["did you mean `\($0)`?"] }
        let all = help ?? few(Array(words), "write one of")
        report(fault, "\(what) `\(printable(node.text))`", at: node.range, help: near ?? all)
    }

    /// True or false, written so.
    mutating func boolean(_ node: YAMLNode, _ subject: String) -> Bool? {
        if node.kind == .scalar, node.style == .plain, let value = Bool(node.text) { return value }
        report(.wrongShape, "\(subject) is true or false", at: start(of: node))
        return nil
    }

    /// A date and time with its offset.
    package mutating func instant(_ node: YAMLNode) -> Instant? {
        if let instant = Instant(rfc3339: node.text) { return instant }
        report(
            .notADatetime, "`\(printable(node.text))` is not a date and time with its offset", at: node.range,
            help: [noSuchDay(in: node.text) ?? "write it as \"2026-11-03T02:50:00+01:00\""])
        return nil
    }

    /// Where to point at a value: a long one at its beginning.
    package func start(of node: YAMLNode) -> SourceRange {
        node.kind == .scalar ? node.range : SourceRange(file: node.range.file, start: node.range.start)
    }
}
