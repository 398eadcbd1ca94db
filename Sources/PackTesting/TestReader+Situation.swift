import CivilTime
import Diagnostics
import Establishments
package import RuleEngine
import RulePacks
import Runbooks
import Vocabularies
package import YAMLTrees

/// A test being read: a case starts from the one that it varies.
struct TestDraft {
    var name = ""
    var now: Instant?

    /// The path of the record that `given` changes.
    var file: YAMLNode?

    /// The path of the establishment's profile.
    var profile: YAMLNode?

    var given: [String: YAMLNode] = [:]

    /// Paths of the record that count as never asked.
    var forgotten: Set<String> = []

    var recorded: [Recorded] = []
    var deeds: [Deed.Kind: [Told]] = [:]
    var todo: SourceRange?
    var expectation = Expectation()

    /// Since when a fact is known.
    struct Recorded {
        let fact: PackIndex<Fact>
        let instant: Instant
        let range: SourceRange
    }

    /// When something was said of an action.
    struct Told {
        let action: ActionInstance
        let instant: Instant
        let range: SourceRange
    }
}

extension TestReader {
    /// What `given` says at each path.
    package mutating func paths(of node: YAMLNode) -> [String: YAMLNode] {
        var facts = GivenFacts(names)
        facts.record = record
        var given: [String: YAMLNode] = [:]
        for (path, value) in facts.paths(in: node) where given.updateValue(value, forKey: path) != nil {
            report(.givenTwice, "`\(path)` is given twice", at: value.range)
        }
        add(facts.diagnostics)
        record = facts.record
        return given
    }

    /// Takes out of a draft what is never asked.
    mutating func forget(_ node: YAMLNode?, unlessIn given: [String: YAMLNode], in draft: inout TestDraft) {
        for path in node.map({ list($0, "`without`") }) ?? [] {
            if given[path.text] != nil {
                report(.givenTwice, "`\(printable(path.text))` is both given and left out", at: path.range)
            } else if draft.given.removeValue(forKey: path.text) == nil, draft.file == nil {
                unknown(.unknownFact, path, among: draft.given.keys.sorted())
            } else if names.readers[path.text] == nil {
                unknown(.unknownFact, path, among: names.readers.keys.sorted())
            }
            draft.forgotten.insert(path.text)
        }
        draft.forgotten.subtract(given.keys)
    }

    /// The situation that a draft describes; `recording` is what this very test says of recorded facts.
    mutating func situation(of draft: TestDraft, recording: YAMLNode?) -> Situation? {
        var base = Situation(FactTable(factCount: pack.vocabulary.facts.count))
        if let file = draft.file {
            do throws(FixtureFault) {
                base = try fixtures.situation(at: file, replaced: draft.forgotten.union(draft.given.keys))
            } catch {
                unreadable(file, error)
                return nil
            }
        }
        var facts = GivenFacts(names)
        facts.record = record
        let known = facts.table(of: draft.given, beside: base.initial)
        add(facts.diagnostics)
        record = facts.record
        var beginning = known
        for recorded in draft.recorded { beginning[recorded.fact] = .absent }
        var situation = Situation(beginning, remarks: base.remarks)
        for recorded in draft.recorded {
            if known[recorded.fact] != .absent {
                situation = situation.learning(recorded.fact, known[recorded.fact], at: recorded.instant)
            } else if recording != nil {
                let name = pack.vocabulary.facts[recorded.fact].name
                report(.unknownFact, "`\(name)` is recorded, but not given", at: recorded.range)
            }
        }
        return tell(draft.deeds, in: situation)
    }

    /// The establishment whose profile a file names; a profile that has errors leaves none, and they are said at their own place.
    package mutating func establishment(at profile: YAMLNode) -> Establishment? {
        do throws(FixtureFault) {
            let loading = try fixtures.profile(at: profile)
            add(loading.diagnostics.filter { $0.severity == .error })
            if let establishment = loading.establishment { return establishment }
            unreadable(profile, FixtureFault("the profile has errors"))
        } catch {
            unreadable(profile, error)
        }
        return nil
    }

    /// Since when facts are known, by their name or by the path where they are given.
    mutating func recorded(_ node: YAMLNode) -> [TestDraft.Recorded] {
        (entries(node, "`recorded`") ?? []).flatMap { entry -> [TestDraft.Recorded] in
            let name = entry.key.text
            let named = names.facts[name].map { [$0] } ?? names.readers[name] ?? []
            let facts = named.filter { pack.vocabulary.facts[$0].canBeLearnt }
            if facts.isEmpty {
                let known = pack.vocabulary.facts.filter { $0.canBeLearnt }
                unknown(.unknownFact, entry.key, among: known.map { $0.name })
            }
            if let fact = facts.first {
                let name = pack.vocabulary.facts[fact].name
                record?.note(Mention(kind: "fact", name: name, range: entry.key.range))
            }
            guard let instant = instant(entry.value) else { return [] }
            return facts.map { TestDraft.Recorded(fact: $0, instant: instant, range: entry.key.range) }
        }
    }

    /// What was said of actions, and when.
    mutating func deeds(_ node: YAMLNode, _ kind: Deed.Kind) -> [TestDraft.Told] {
        (entries(node, "`\(kind.rawValue)`") ?? []).compactMap { entry in
            guard let action = instance(entry.key), let instant = instant(entry.value) else { return nil }
            return TestDraft.Told(action: action, instant: instant, range: entry.key.range)
        }
    }

    /// What `action` or `action@target` names.
    package mutating func instance(_ node: YAMLNode) -> ActionInstance? {
        let parts = node.text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        guard let action = names.actions[parts.first ?? ""] else {
            unknown(.unknownAction, node, among: pack.actions.map { $0.id })
            return nil
        }
        record?.note(Mention(kind: "action", name: parts[0], range: node.range))
        return parts.count == 1 ? ActionInstance(action) : instance(of: action, target: parts[1], at: node.range)
    }

    /// An action about one record.
    mutating func instance(of action: PackIndex<Action>, target: String, at range: SourceRange) -> ActionInstance? {
        if pack.actions[action].target != nil, !target.isEmpty { return ActionInstance(action, target: target) }
        let id = pack.actions[action].id
        report(
            .noTarget, target.isEmpty ? "the target of `\(id)` is empty" : "`\(id)` is about no record", at: range)
        return nil
    }

    /// Reports a file that a test names and that can't be had.
    mutating func unreadable(_ node: YAMLNode, _ fault: FixtureFault) {
        report(
            .unreadableFile, "`\(printable(node.text))`: \(fault.reason)", at: node.range,
            help: ["a path is read from the folder of the file that names it"])
    }

    private mutating func tell(_ deeds: [Deed.Kind: [TestDraft.Told]], in situation: Situation) -> Situation {
        var situation = situation
        for kind in Deed.Kind.allCases {
            for told in deeds[kind] ?? [] {
                if let other = situation.deeds[told.action] {
                    let name = pack.name(of: told.action)
                    report(
                        .toldTwice, "`\(name)` is both \(other.kind.rawValue) and \(kind.rawValue)", at: told.range)
                }
                situation = situation.recording(Deed(kind, at: told.instant), of: told.action)
            }
        }
        return situation
    }
}
