import Diagnostics
import RuleEngine
import RulePacks
import TestSupport
import Testing

@Suite struct LimitTests {
    static let shown: [PackFault] = [.tooManyRules, .tooManyLeaves, .precautionTooWide, .tooManyMistakes]

    /// The small pack has one rule: so many more.
    private func rules(_ count: Int) -> String {
        "rules:\n"
            + (1...count).map { "- {id: r\($0), title: \"R\", require: [{action: isoler}]}\n" }.joined()
    }

    private func tests(_ count: Int, condition: Int) -> String {
        func list(_ count: Int) -> String {
            "{any: [" + (0..<count).map { "{beds: \($0)}" }.joined(separator: ", ") + "]}"
        }
        let rest = count - condition
        return "rules: [{id: trop, title: \"R\", when: \(list(condition)), "
            + "require: [{action: isoler, if: \(list(rest))}]}]"
    }

    @Test(arguments: [(19_998, false), (19_999, false), (20_000, true)])
    func `a pack has at most 20,000 rules`(added: Int, isRefused: Bool) {
        let loading = SmallPack.load(with: rules(added))
        #expect(loading.diagnostics.map { $0.code } == (isRefused ? ["too-many-rules"] : []))
        #expect(loading.pack?.rules.count == (isRefused ? nil : added + 1))
    }

    @Test(arguments: [(199, false), (200, false), (201, true)])
    func `a rule has at most 200 tests`(count: Int, isRefused: Bool) {
        let loading = SmallPack.load(with: tests(count, condition: 150))
        #expect(loading.diagnostics.map { $0.code } == (isRefused ? ["too-many-leaves"] : []))
        if let range = loading.diagnostics.first?.range { #expect(range.start.column == 14) }
    }

    @Test(arguments: [(99, false), (100, true)])
    func `the look through a collection is one test more`(count: Int, isRefused: Bool) {
        let list = (0..<count).map { _ in "{some: {in: systems, where: {system.hit: true}}}" }.joined(separator: ", ")
        let loading = SmallPack.load(
            with: "rules: [{id: trop, title: \"R\", when: {malicious: true, beds: 1, any: [\(list)]}, "
                + "require: [{action: isoler}]}]")
        #expect(loading.diagnostics.map { $0.code } == (isRefused ? ["too-many-leaves"] : []))
    }

    @Test(arguments: [(2047, false), (2048, false), (2049, true)])
    func `a precaution tries at most 4,096 records`(count: Int, isRefused: Bool) {
        let loading = SmallPack.load(
            with: "rules: [{id: r, title: \"R\", when: {count: {in: systems, where: {system.hit: true}, "
                + "at_least: \(count)}}, require: [{action: isoler}], on_unknown: {precaution: [systems]}}]")
        #expect(loading.diagnostics.map { $0.code } == (isRefused ? ["precaution-too-wide"] : []))
    }

    @Test(arguments: [(11, false), (12, false), (13, true)])
    func `a precaution tries at most 4,096 combinations`(count: Int, isRefused: Bool) {
        let names = (0..<count).map { "b\($0)" }
        let loading = SmallPack.load(
            with: "facts: {" + names.map { "\($0): {type: boolean}" }.joined(separator: ", ") + "}\n"
                + "rules: [{id: large, title: \"R\", when: {"
                + names.map { "\($0): true" }.joined(separator: ", ")
                + "}, require: [{action: isoler}], on_unknown: {precaution: [\(names.joined(separator: ", "))]}}]")
        #expect(loading.diagnostics.map { $0.code } == (isRefused ? ["precaution-too-wide"] : []))
        if let range = loading.diagnostics.first?.range { #expect(range.start == SourcePosition(line: 2, column: 14)) }
    }

    @Test(arguments: [(999, 999), (1000, 1000), (1001, 1001), (5000, 1001)])
    func `a thousand mistakes are shown, and that there are more`(count: Int, shown: Int) {
        let loading = SmallPack.load(with: (0..<count).map { "unknown\($0): 1\n" }.joined())
        #expect(loading.pack == nil)
        #expect(loading.diagnostics.count == shown)
        #expect(loading.diagnostics.contains { $0.code == "too-many-mistakes" } == (count > 1000))
    }

    @Test func `a label has at most 90 characters, a short form 45, a role 18`() {
        func text(_ count: Int) -> String { "\"" + String(repeating: "é", count: count) + "\"" }
        let atLimit =
            "actions: {a: {label: \(text(90)), short: \(text(45)), phase: alerte, role: r}}\n"
            + "roles: {r: {label: \(text(90)), short: \(text(18))}}"
        #expect(SmallPack.load(with: atLimit).diagnostics.lines == [])
    }
}
