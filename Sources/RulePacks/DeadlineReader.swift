import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads by when an action is due.
struct DeadlineReader {
    let facts: FactSections

    /// The deadline; nil when it is broken.
    func read(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline? {
        guard reader.isMapping(node, "a deadline", keys: Self.keys) else { return nil }
        let term = self.term(node, &reader)
        let origin = node["of"].map { self.origin($0, &reader) } ?? Deadline.Origin.met
        let kind = node["kind"].map { self.kind($0, &reader) } ?? Deadline.Kind.house
        guard let term, let origin, let kind else { return nil }
        guard kind == .house || origin != .met else {
            reader.report(
                .deadlineWithoutClock, "a \(kind.rawValue) deadline counts from a clock, and this one names none",
                at: node["of"]?.range ?? node["kind"]?.range ?? node.head, help: ["add `of: ` and the name of a clock"])
            return nil
        }
        return Deadline(term, from: origin, kind: kind)
    }

    private static let forms = ["within", "without_delay", "working_days", "months", "on_request"]
    private static let keys = forms + ["target", "of", "kind"]

    private func term(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Term? {
        let given = Self.forms.compactMap { node.entry(named: $0) }
        guard let form = given.first else {
            // A key that was reported as unknown may be the one that is missing.
            guard node.entries.allSatisfy({ Self.keys.contains($0.key.text) }) else { return nil }
            reader.report(
                .missingKey, "this deadline does not say how long", at: node.head,
                help: ["add `within: 15 min`, or `without_delay: true` and `target: 1 h`"])
            return nil
        }
        if given.count > 1 {
            reader.report(
                .misplacedKey, "a deadline is `\(form.key.text)` or `\(given[1].key.text)`, not both",
                at: given[1].key.range, help: ["keep one of the two"])
            return nil
        }
        if form.key.text != "without_delay", let target = node.entry(named: "target") {
            reader.report(
                .misplacedKey, "`target` goes with `without_delay`, not with `\(form.key.text)`", at: target.key.range,
                help: ["delete it"])
            return nil
        }
        switch form.key.text {
        case "within": return reader.duration(form.value).map { .within($0) }
        case "working_days": return reader.integer(form.value, within: 1...1000).map { .workingDays($0) }
        case "months": return reader.integer(form.value, within: 1...120).map { .months($0) }
        case "on_request": return isSet(form, &reader) ? .onRequest : nil
        default: return withoutDelayTerm(form, node, &reader)
        }
    }

    private func withoutDelayTerm(
        _ entry: YAMLEntry, _ node: YAMLNode, _ reader: inout NodeReader
    ) -> Deadline.Term? {
        let target = reader.required("target", in: node, "a deadline without delay", at: entry.key.range)
        guard isSet(entry, &reader), let target else { return nil }
        return reader.duration(target).map { .withoutDelay(target: $0) }
    }

    /// Reads a key whose only value is `true`.
    private func isSet(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Bool {
        guard let value = reader.boolean(entry.value) else { return false }
        if !value {
            reader.report(
                .misplacedKey, "`\(entry.key.text): false` says nothing", at: entry.value.range,
                help: ["write `within: ` and a duration"])
        }
        return value
    }

    private func origin(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Origin? {
        guard let name = reader.scalar(node, "the name of a clock") else { return nil }
        if name == "met" { return .met }
        if facts.clocks.declares(name) {
            guard let fact = facts.table[name] else { return nil }
            return .clock(fact)
        }
        guard !facts.clocks.isIncomplete, !facts.table.isIncomplete, !facts.clocks.isMalformed(name) else { return nil }
        let isFact = facts.table[name] != nil
        reader.report(
            .unknownClock, isFact ? "`\(name)` is not declared as a clock" : "unknown clock `\(name)`", at: node.range,
            word: isFact ? "" : name, among: facts.clocks.list.map { $0.id } + ["met"],
            help: isFact ? ["add it to `clocks`, with its label"] : [])
        return nil
    }

    private func kind(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Kind? {
        reader.word(node, among: ["legal", "contract", "house"], "a kind of deadline").flatMap { .init(rawValue: $0) }
    }
}
