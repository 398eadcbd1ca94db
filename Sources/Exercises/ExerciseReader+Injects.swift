import CivilTime
import Diagnostics
import PackTesting
import RuleEngine
import Runbooks
import Vocabularies
import YAMLTrees

extension ExerciseReader {
    private static let required = ["at", "from", "channel", "text"]
    private static let keys = required + ["to", "given", "how", "withdraw", "no_answer"]

    /// The injects, in the order of time.
    mutating func injects(_ node: YAMLNode) -> [Inject] {
        var found: [Inject] = []
        var latest: Instant?
        var known: Set<PackIndex<Fact>> = []
        let elements = tests.list(node, "`injects`")
        if node.kind == .sequence, elements.isEmpty {
            tests.report(.emptyList, "an exercise has one inject at least", at: tests.start(of: node))
        }
        for (place, element) in elements.enumerated() {
            guard tests.mapping(element, "an inject", keys: ExerciseReader.keys) != nil else { continue }
            for key in ExerciseReader.required where element[key] == nil {
                tests.report(
                    .missingKey, "an inject has no `\(key)`", at: tests.start(of: element), help: ["add `\(key): …`"])
            }
            let at = element["at"].flatMap { moment($0, after: latest) }
            latest = at ?? latest
            let withdrawn = element["withdraw"].map { self.withdrawn($0, known) } ?? []
            known.subtract(withdrawn)
            let learnt = element["given"].map { self.learnt($0) } ?? []
            known.formUnion(learnt.map { $0.fact })
            let manner = element["how"].flatMap { self.manner($0, isOfFacts: element["given"] != nil) }
            let source = element["from"].flatMap { text($0, "`from`") }
            let channel = element["channel"].flatMap { self.channel($0) }
            let words = element["text"].flatMap { text($0, "`text`") }
            let recipients = element["to"].map { self.recipients($0) } ?? []
            let unreachable =
                element["no_answer"].map { tests.list($0, "`no_answer`") }?.compactMap { addressee($0) } ?? []
            guard let at, let source, let channel, let words else { continue }
            found.append(
                Inject(
                    number: place + 1, instant: at, source: source, channel: channel, recipients: recipients,
                    text: words, learnt: learnt, manner: manner, withdrawn: withdrawn, unreachable: unreachable))
        }
        return found
    }

    /// A moment of the exercise, no earlier than that of the inject before.
    private mutating func moment(_ node: YAMLNode, after latest: Instant?) -> Instant? {
        guard let at = instant(node) else { return nil }
        if let start, let end, at < start || at > end {
            tests.report(.outsideExercise, "`at` lies outside the exercise, from `start` to `end`", at: node.range)
        } else if let latest, at < latest {
            tests.report(
                .outOfOrder, "the inject before arrives later", at: node.range,
                help: ["write injects in the order of time"])
        }
        return at
    }

    private mutating func recipients(_ node: YAMLNode) -> [PackIndex<Role>] {
        let recipients = roles(node, "`to`")
        // Where a player's name isn't understood, who is missing can't be told.
        guard arePlayersRead else { return recipients }
        for element in node.elements {
            guard let role = pack.vocabulary.role(withID: element.text), !players.contains(role) else { continue }
            tests.report(
                .noPlayer, "nobody plays `\(printable(element.text))`", at: element.range,
                help: ["add it to `players`"])
        }
        return recipients
    }

    private mutating func channel(_ node: YAMLNode) -> Inject.Channel? {
        if let channel = Inject.Channel(rawValue: node.text) { return channel }
        tests.unknown(.unknownChannel, node, among: Inject.Channel.allCases.map { $0.rawValue })
        return nil
    }

    private mutating func manner(_ node: YAMLNode, isOfFacts: Bool) -> Testimony.Manner? {
        if !isOfFacts {
            tests.report(.noFact, "`how` says how facts are known, and none is given", at: node.range)
        }
        if let manner = Testimony.Manner(rawValue: node.text) { return manner }
        tests.unknown(.unknownManner, node, among: Testimony.Manner.allCases.map { $0.rawValue })
        return nil
    }

    /// The facts that an inject tells, whole, in the order of the pack.
    private mutating func learnt(_ node: YAMLNode) -> [Inject.Fact] {
        let given = paths(node)
        for (path, value) in given.sorted(by: { precedes($0.key, $1.key) }) {
            for fact in tests.names.readers[path] ?? [] {
                // A journal learns facts one by one; a list of records is the record's.
                guard case .records = pack.vocabulary.facts[fact].type, !pack.vocabulary.facts[fact].isMap else {
                    continue
                }
                tests.report(.wrongShape, "`\(path)` is a list of records: it is given at the start", at: value.range)
            }
        }
        var facts = GivenFacts(tests.names)
        let table = facts.table(of: given, beside: FactTable(factCount: pack.vocabulary.facts.count))
        tests.add(facts.diagnostics)
        return table.facts.filter { table[$0] != .absent }.map {
            Inject.Fact(fact: $0, state: table[$0].moved(by: shift).silenced(outside))
        }
    }

    /// The facts that no longer count, by name or by path: one withdraws what an inject before has told.
    private mutating func withdrawn(_ node: YAMLNode, _ known: Set<PackIndex<Fact>>) -> [PackIndex<Fact>] {
        let facts = pack.vocabulary.facts
        return tests.list(node, "`withdraw`").flatMap { element -> [PackIndex<Fact>] in
            let named = tests.names.facts[element.text].map { [$0] } ?? tests.names.readers[element.text] ?? []
            let learnt = named.filter { facts[$0].canBeLearnt }
            if learnt.isEmpty {
                tests.unknown(.unknownFact, element, among: facts.filter { $0.canBeLearnt }.map { $0.name })
            } else if !learnt.contains(where: { known.contains($0) }) {
                tests.report(
                    .neverLearnt, "no inject before has told `\(printable(element.text))`", at: element.range,
                    help: ["what the record says is corrected with `given`"])
            }
            return learnt.filter { known.contains($0) }
        }
    }
}
