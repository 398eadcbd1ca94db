import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads by when an action is due.
struct DeadlineReader {
    let facts: FactSections

    /// The deadline; nil when it is broken.
    func read(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline? {
        let keys = ["within", "without_delay", "target", "of", "kind"]
        guard reader.isMapping(node, "a deadline", keys: keys) else { return nil }
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

    private func term(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Term? {
        switch (node["within"], node.entry(named: "without_delay")) {
        case (let within?, nil):
            if let target = node.entry(named: "target") {
                reader.report(
                    .misplacedKey, "`target` goes with `without_delay`, not with `within`", at: target.key.range,
                    help: ["delete it"])
                return nil
            }
            return reader.duration(within).map { .within($0) }
        case (nil, let withoutDelay?):
            return withoutDelayTerm(withoutDelay, node, &reader)
        case (_?, let withoutDelay?):
            reader.report(
                .misplacedKey, "a deadline is `within` a time or `without_delay`, not both", at: withoutDelay.key.range,
                help: ["keep one of the two"])
            return nil
        case (nil, nil):
            reader.report(
                .missingKey, "this deadline does not say how long", at: node.head,
                help: ["add `within: 15 min`, or `without_delay: true` and `target: 1 h`"])
            return nil
        }
    }

    private func withoutDelayTerm(
        _ entry: YAMLEntry, _ node: YAMLNode, _ reader: inout NodeReader
    ) -> Deadline.Term? {
        let isSet = reader.boolean(entry.value)
        let target = reader.required("target", in: node, "a deadline without delay", at: entry.key.range)
        guard let isSet, let target, let duration = reader.duration(target) else { return nil }
        guard isSet else {
            reader.report(
                .misplacedKey, "`without_delay: false` says nothing", at: entry.value.range,
                help: ["write `within: ` and a duration"])
            return nil
        }
        return .withoutDelay(target: duration)
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
