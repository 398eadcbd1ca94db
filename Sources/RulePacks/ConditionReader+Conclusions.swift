import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

extension ConditionReader {
    /// What has been done: an action, or all those of a list.
    func done(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        guard let actions else {
            reader.report(.unsupportedConstruct, "`done` is not read here", at: entry.key.range)
            return nil
        }
        let nodes = entry.value.kind == .sequence ? reader.someElements(of: entry.value, "`done`") : [entry.value]
        guard let nodes else { return nil }
        let named = nodes.map { actions.resolve($0, &reader) }
        return named.contains { $0 == nil } ? nil : .done(Set(named.compactMap { $0 }).sorted())
    }

    /// The absence of any rule of a group.
    func noRule(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        guard let groups else {
            reader.report(
                .misplacedKey, "`no_rule` is read in the conditions of rules only", at: entry.key.range,
                help: ["move it to the `when` or the `if` of a rule"])
            return nil
        }
        guard let group = groups.resolve(entry.value, &reader) else { return nil }
        guard group != ownGroup else {
            reader.report(
                .groupCycle, "a rule cannot ask whether a rule of its own group, `\(entry.value.text)`, is met",
                at: entry.value.range, help: ["take the rule out of the group, or name another group"])
            return nil
        }
        return .noRule(group)
    }
}
