import CivilTime
import Diagnostics
import IncidentFeeds
import PackTesting
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies
import YAMLTrees

/// Reads one exercise; every mistake is kept, by the reader of pack tests, whose grammar it shares.
struct ExerciseReader {
    var tests: TestReader

    /// When the exercise is to begin, where that isn't as written.
    private let wantedStart: Instant?

    /// By how much everything is moved.
    private(set) var shift = Duration.zero

    private(set) var start: Instant?
    private(set) var end: Instant?
    private(set) var establishment: Establishment?
    private(set) var players: [PackIndex<Role>] = []
    private(set) var arePlayersRead = false

    /// By what the profile reaches people outside.
    private(set) var outside = OutsideNumbers(nil)

    var pack: RulePack { tests.names.pack }

    init(pack: RulePack, start: Instant?, house: Establishment?, fixtures: Fixtures) {
        tests = TestReader(pack: pack, fixtures: fixtures)
        wantedStart = start
        establishment = house
    }

    private static let required = [
        "name", "start", "end", "objectives", "players", "animator", "given", "injects",
    ]
    private static let keys = required + ["profile", "briefing", "perimeter", "observers", "expected"]

    mutating func read(_ root: YAMLNode) -> Exercise? {
        guard let file = tests.mapping(root, "the file of an exercise", keys: ["exercise"]) else { return nil }
        guard let node = file.first(where: { $0.key.text == "exercise" })?.value,
            let entries = tests.mapping(node, "`exercise`", keys: ExerciseReader.keys)
        else { return nil }
        for key in ExerciseReader.required where node[key] == nil {
            tests.report(
                .missingKey, "`exercise` has no `\(key)`", at: tests.start(of: node), help: ["add `\(key): …`"])
        }
        readHours(node)
        establishment = establishment ?? node["profile"].flatMap { profile(at: $0) }
        outside = OutsideNumbers(establishment)
        players = node["players"].map { roles($0, "`players`") } ?? []
        arePlayersRead = players.count == node["players"]?.elements.count
        let given = node["given"].map { initial($0) }
        var exercise = Exercise.Draft()
        for entry in entries { read(entry, into: &exercise) }
        let injects = node["injects"].map { self.injects($0) } ?? []
        guard let start, let end, let animator = exercise.animator, let (record, situation) = given ?? nil else {
            return nil
        }
        let read = Exercise(
            name: exercise.name, briefing: exercise.briefing, start: start, end: end, establishment: establishment,
            objectives: exercise.objectives, perimeter: exercise.perimeter, players: players, animator: animator,
            observers: exercise.observers, record: record, situation: situation,
            expected: exercise.expected.map { $0.instance }, injects: injects)
        if !tests.diagnostics.contains(where: { $0.severity == .error }) { checkExpected(exercise.expected, in: read) }
        return read
    }

    private mutating func read(_ entry: YAMLEntry, into exercise: inout Exercise.Draft) {
        switch entry.key.text {
        case "name": exercise.name = text(entry.value, "`name`") ?? ""
        case "briefing": exercise.briefing = text(entry.value, "`briefing`")
        case "objectives": exercise.objectives = objectives(entry.value)
        case "perimeter": exercise.perimeter = perimeter(entry.value)
        case "animator": exercise.animator = person(entry.value, "`animator`", isAnimator: true)
        case "observers":
            exercise.observers = tests.list(entry.value, "`observers`").compactMap { person($0, "an observer") }
        case "expected": exercise.expected = expected(entry.value)
        default: return
        }
    }

    private mutating func readHours(_ node: YAMLNode) {
        let written = node["start"].flatMap { tests.instant($0) }
        if let written, let wantedStart { shift = wantedStart - written }
        start = written.map { $0 + shift }
        end = node["end"].flatMap { instant($0) }
        if let start, let end, end <= start, let node = node["end"] {
            tests.report(.outOfOrder, "the exercise ends before it begins", at: node.range)
        }
    }

    /// The actions that matter most.
    private mutating func expected(_ node: YAMLNode) -> [(instance: ActionInstance, node: YAMLNode)] {
        var found: [(instance: ActionInstance, node: YAMLNode)] = []
        for element in tests.list(node, "`expected`") {
            guard let instance = tests.instance(element) else { continue }
            if found.contains(where: { $0.instance == instance }) {
                tests.report(.givenTwice, "`\(printable(element.text))` is named twice", at: element.range)
            } else {
                found.append((instance, element))
            }
        }
        return found
    }

    /// An action that the scenario never calls for would be looked for in vain.
    private mutating func checkExpected(_ expected: [(instance: ActionInstance, node: YAMLNode)], in exercise: Exercise)
    {
        guard !expected.isEmpty else { return }
        let asked = Set(exercise.steps(with: pack).flatMap { $0.plan.placed }.map { $0.instance })
        for (instance, node) in expected where !asked.contains(instance) {
            tests.report(
                .neverExpected, "no plan of this exercise asks for `\(printable(node.text))`", at: node.range,
                help: ["give the facts that call for it, or leave it out"])
        }
    }

    mutating func instant(_ node: YAMLNode) -> Instant? {
        tests.instant(node).map { $0 + shift }
    }

    /// A text with something in it, and nothing by which to reach anybody outside.
    mutating func text(_ node: YAMLNode, _ subject: String) -> String? {
        written(node, subject).map { silent($0, at: node) }
    }

    /// How the animator is reached is the house's own affair: it stays, unless somebody outside is reached so too.
    mutating func place(_ node: YAMLNode, ofAnimator: Bool) -> String? {
        guard ofAnimator else { return text(node, "`place`") }
        return written(node, "`place`").map { words in
            guard let known = outside.withoutKnown(words) else { return words }
            warn(at: node)
            return known
        }
    }

    private mutating func written(_ node: YAMLNode, _ subject: String) -> String? {
        if node.kind == .scalar, node.text.contains(where: { !$0.isWhitespace }) { return node.text }
        tests.report(.wrongShape, "\(subject) must be a text", at: tests.start(of: node))
        return nil
    }

    /// The words without a number, an e-mail address or that of a site: an exercise reaches nobody outside.
    private mutating func silent(_ words: String, at node: YAMLNode) -> String {
        guard let hidden = outside.hidden(in: words) else { return words }
        warn(at: node)
        return hidden
    }

    private mutating func warn(at node: YAMLNode) {
        tests.add([
            Diagnostic(
                "outside-reach", "a telephone number, an e-mail address or that of a site: an exercise reaches nobody",
                at: node.range, severity: .warning,
                help: ["leave it out: « EXERCICE : appeler l'animateur » is printed in its place"])
        ])
    }

    /// Warns of what would reach somebody in the texts that are given.
    private mutating func warnOfReach(in node: YAMLNode) {
        switch node.kind {
        case .mapping: for entry in node.entries { warnOfReach(in: entry.value) }
        case .sequence: for element in node.elements { warnOfReach(in: element) }
        case .scalar: _ = silent(node.text, at: node)
        }
    }

    /// The profile that the file names, which is moved with it.
    private mutating func profile(at node: YAMLNode) -> Establishment? {
        guard !node.text.hasPrefix("/") else {
            tests.report(
                .unreadableFile, "`profile` is a path from the folder of the exercise, so that both can be moved",
                at: node.range, help: ["write it from there, as `../establishments/ch-600-lits.yaml`"])
            return nil
        }
        return tests.establishment(at: node)
    }

    /// The facts that are given at a place, each path once, with its values.
    mutating func paths(_ node: YAMLNode) -> [String: YAMLNode] {
        let given = tests.paths(of: node)
        checkRecords(given)
        for (_, value) in given.sorted(by: { precedes($0.key, $1.key) }) { warnOfReach(in: value) }
        return given
    }

    /// The record of the incident at DEBEX; it says itself that it is an exercise.
    private mutating func initial(_ node: YAMLNode) -> (record: [UInt8], situation: Situation)? {
        let given = paths(node)
        var facts = GivenFacts(tests.names)
        let table = facts.table(of: given, beside: FactTable(factCount: pack.vocabulary.facts.count))
        tests.add(facts.diagnostics)
        let bindings = pack.header.bindings
        guard let exercise = bindings.exercise, let mark = pack.vocabulary.facts[exercise].sources.first else {
            tests.report(
                .noExercise, "the pack has no fact that says that an incident is an exercise", at: node.range)
            return nil
        }
        if ![.absent, .known(.boolean(true))].contains(table[exercise]), let value = given[mark] {
            tests.report(
                .noExercise, "an exercise is one: `\(mark)` is true", at: value.range, help: ["leave it out"])
        }
        guard case .known(.string) = table[bindings.id] else {
            let id = pack.vocabulary.facts[bindings.id].name
            tests.report(.missingKey, "`given` has no `\(id)`", at: tests.start(of: node), help: ["add `\(id): …`"])
            return nil
        }
        let members = given.filter { $0.key != mark }.map { GivenRecord.Member(steps(of: $0.key), $0.value) }
        let json = GivenRecord(shift: shift, zone: pack.header.zone, outside: outside)
            .json(members + [(steps(of: mark), nil)])
        let reader = IncidentReader(pack: pack)
        do throws(FeedFault) {
            return (json, try reader.situation(of: try JSONReader.read(json, declares: reader.declared)))
        } catch {
            tests.report(.noIncident, "`given` is no incident: \(error.message)", at: tests.start(of: node))
            return nil
        }
    }

    private func steps(of path: String) -> [String] { path.split(separator: ".").map { String($0) } }
}

extension Exercise {
    /// What the reader has of an exercise, whatever is missing.
    fileprivate struct Draft {
        var name = ""
        var briefing: String?
        var objectives: [Objective] = []
        var perimeter: [Perimeter] = []
        var animator: Person?
        var observers: [Person] = []
        var expected: [(instance: ActionInstance, node: YAMLNode)] = []
    }
}
