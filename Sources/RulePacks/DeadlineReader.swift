import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads by when an action is due, and before when it isn't to be done.
struct DeadlineReader {
    let facts: FactSections
    let actions: NameTable<Action>

    /// Tells which facts have one value here.
    let conditions: ConditionReader

    /// The deadline; nil when it is broken.
    func read(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline? {
        guard reader.isMapping(node, "a deadline", keys: Self.keys) else { return nil }
        let term = self.term(node, &reader)
        let origin = node["of"].map { self.origin($0, &reader) } ?? Deadline.Origin.met
        let kind = node["kind"].map { self.kind($0, &reader) } ?? Deadline.Kind.house
        let use = self.use(node, &reader)
        guard let term, let origin, let kind, let use else { return nil }
        guard kind == .house || origin != .met else {
            reader.report(
                .deadlineWithoutClock, "a \(kind.rawValue) deadline counts from a clock, and this one names none",
                at: node["of"]?.range ?? node["kind"]?.range ?? node.head, help: ["add `of: ` and the name of a clock"])
            return nil
        }
        return Deadline(term, from: origin, kind: kind, use: use)
    }

    /// A start, `{after: 48 h, of: CLOCK}`; nil when it is broken.
    func start(_ node: YAMLNode, _ reader: inout NodeReader) -> StartTime? {
        guard reader.isMapping(node, "a start", keys: ["after", "of"]) else { return nil }
        let delay = reader.required("after", in: node, "this start", at: node.head).flatMap { reader.duration($0) }
        let origin = node["of"].map { self.origin($0, &reader) } ?? Deadline.Origin.met
        guard let delay, let origin else { return nil }
        return StartTime(after: delay, from: origin)
    }

    /// How long after it was done an action is to do again; nil when it is broken.
    func period(_ node: YAMLNode, _ reader: inout NodeReader) -> Duration? {
        guard let period = reader.duration(node) else { return nil }
        guard period > .zero else {
            reader.report(.outOfRange, "an action cannot be done all the time", at: node.range, help: ["write `4 h`"])
            return nil
        }
        return period
    }

    /// The keys of which a deadline has one.
    static let forms = ["within", "without_delay", "working_days", "months", "on_request"]

    /// The keys of a deadline.
    static let keys = forms + ["target", "of", "kind", "limit", "measured"]

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
        case "within": return length(form.value, &reader)
        case "working_days": return reader.integer(form.value, within: 1...1000).map { .workingDays($0) }
        case "months": return reader.integer(form.value, within: 1...120).map { .months($0) }
        case "on_request": return isSet(form, &reader) ? .onRequest : nil
        default: return withoutDelayTerm(form, node, &reader)
        }
    }

    /// A duration, or the fact that gives it.
    private func length(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Term? {
        guard node.kind == .mapping else { return reader.duration(node).map { .within($0) } }
        guard reader.isMapping(node, "a duration", keys: ["fact"]) else { return nil }
        return reader.required("fact", in: node, "this duration", at: node.head)
            .flatMap { durationFact($0, &reader) }.map { .withinFact($0) }
    }

    private func durationFact(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let fact = conditions.fact(node, &reader), let type = conditions.types[fact.position] else { return nil }
        guard type == .duration else {
            reader.report(
                .wrongFactType, "`\(node.text)` is \(type.phrase), and a duration is needed here", at: node.range)
            return nil
        }
        return fact
    }

    private func use(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Use? {
        guard let limit = node.entry(named: "limit") else {
            guard let measured = node.entry(named: "measured") else { return .due }
            reader.report(
                .misplacedKey, "`measured` goes with `limit: true`", at: measured.key.range, help: ["delete it"])
            return nil
        }
        if let form = ["without_delay", "on_request"].compactMap({ node.entry(named: $0) }).first {
            reader.report(
                .misplacedKey, "a limit is a time, and `\(form.key.text)` gives none", at: limit.key.range,
                help: ["delete it, or write `within: ` and a duration"])
            return nil
        }
        guard isSet(limit, &reader) else { return nil }
        guard let measured = node["measured"] else { return .limit(measured: nil) }
        return durationFact(measured, &reader).map { .limit(measured: $0) }
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
                help: ["delete it, or write `within: ` and a duration"])
        }
        return value
    }

    private func origin(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Origin? {
        guard node.kind != .mapping else { return end(node, &reader) }
        guard let name = reader.scalar(node, "the name of a clock") else { return nil }
        if name == "met" { return .met }
        if facts.clocks.declares(name) {
            return conditions.fact(node, &reader).map { .clock($0) }
        }
        guard !facts.clocks.isIncomplete, !facts.table.isIncomplete, !facts.clocks.isMalformed(name) else { return nil }
        let isFact = facts.table[name] != nil
        let clocks = facts.clocks.list.map { $0.id } + ["met"]
        reader.report(
            .unknownClock, isFact ? "`\(name)` is not declared as a clock" : "unknown clock `\(name)`", at: node.range,
            word: isFact ? "" : name, among: clocks,
            help: isFact ? ["add it to `clocks`, with its label"] : few(clocks, "declared"))
        return nil
    }

    /// The end of another action, `{done: ACTION}`.
    private func end(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Origin? {
        guard reader.isMapping(node, "an origin", keys: ["done"]) else { return nil }
        return reader.required("done", in: node, "this origin", at: node.head)
            .flatMap { actions.resolve($0, &reader) }.map { .done($0) }
    }

    private func kind(_ node: YAMLNode, _ reader: inout NodeReader) -> Deadline.Kind? {
        reader.word(node, among: ["legal", "contract", "house"], "a kind of deadline").flatMap { .init(rawValue: $0) }
    }
}
