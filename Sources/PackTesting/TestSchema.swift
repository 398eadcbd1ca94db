import Diagnostics
package import RuleEngine
import RulePacks
import Runbooks
import Vocabularies

/// The JSON Schema (2020-12) of the tests of a pack, for editors that complete and check while one types.
///
/// It accepts whatever is read without a word; what two places say together is left to `astreinte check`.
package struct TestSchema {
    private let pack: RulePack
    private let names: PackNames

    /// The schema, with a line feed at its end: same pack, same bytes.
    package static func json(for pack: RulePack) -> [UInt8] {
        let schema = TestSchema(pack: pack, names: PackNames(of: pack))
        let test = TestReader.testKeys.properties(schema.said)
        let tests = JSONTree.list(of: .mapping(test, required: ["name", "now", "expect"]))
        guard case .object(let root) = JSONTree.mapping([("tests", tests)]) else { return [] }
        return JSONTree.schema(
            "Tests of \(pack.header.id) \(pack.header.version)", root, definitions: schema.definitions)
    }

    /// What a test says under each of its keys.
    private var said: [String: JSONTree] {
        let variant = JSONTree.mapping(TestReader.caseKeys.properties(common))
        return common.merging(["given_file": .reference("text"), "cases": .list(of: variant)]) { $1 }
    }

    private var common: [String: JSONTree] {
        let moment = JSONTree.reference("moment")
        let learnt = pack.vocabulary.facts.filter { $0.canBeLearnt }.flatMap { [$0.name] + $0.sources }
        let deeds = JSONTree.object([
            ("type", .string("object")), ("properties", .object(pack.actions.map { ($0.id, moment) })),
            ("patternProperties", .object([(aimed, moment)])), ("additionalProperties", .bool(false)),
        ])
        let others: [String: JSONTree] = [
            "name": .reference("text"), "now": moment, "profile": .reference("text"), "todo": .type("boolean"),
            "given": given(paths), "without": .list(of: .oneOf(paths)),
            "recorded": .mapping(Set(learnt).sorted(by: precedes).map { ($0, moment) }),
            "expect": .mapping(TestReader.expectationKeys.properties(expected)),
        ]
        return Deed.Kind.allCases.reduce(into: others) { $0[$1.rawValue] = deeds }
    }

    /// An action with the record that it is about.
    private var aimed: String {
        let ids = pack.actions.filter { $0.target != nil }.map { $0.id }
        return ids.isEmpty ? "^@" : "^(\(ids.joined(separator: "|")))@."
    }

    private var expected: [String: JSONTree] {
        let question = JSONTree.mapping(
            [
                ("rank", .object([("type", .string("integer")), ("minimum", .integer(1))])),
                ("fact", .reference("fact")),
            ],
            required: ["fact"])
        let absent = JSONTree.mapping(["action", "target"].properties(line), required: ["action"])
        let others: [String: JSONTree] = [
            "absent": .list(of: absent), "questions": .list(of: question), "exactly": .type("boolean"),
        ]
        return Line.Status.allCases.reduce(into: others) { $0[$1.rawValue] = .list(of: .reference("line")) }
    }

    /// What is said of one expected action.
    private var line: [String: JSONTree] {
        let moment = JSONTree.reference("moment")
        return [
            "action": .reference("instance"), "target": .reference("text"),
            "priority": .oneOf(
                pack.vocabulary.priorities.map { $0.id }, labels: pack.vocabulary.priorities.map { $0.label }),
            "due": .orNull(moment), "without_delay": .when(.type("boolean"), .anything, otherwise: moment),
            "basis": .oneOf(["certain", "precaution"]), "from": .list(of: .oneOf(pack.rules.map { $0.id })),
            "waiting_for": .list(of: .reference("fact")), "until": .list(of: .reference("action")),
            "instead": .list(of: .reference("action")), "after": .list(of: .reference("instance")),
        ]
    }

    private var definitions: [(String, JSONTree)] {
        let words = pack.vocabulary
        let scalars = ["text", "yes-or-no", "integer", "number", "time-span-or-zero", "moment"]
        let values = words.facts.packIndices.filter { !words.facts[$0].isDerived }.map { fact in
            ("given-" + words.facts[fact].name, value(of: fact).described(words.facts[fact].question.text))
        }
        let withRecord = JSONTree.object([("pattern", .string(aimed))])
        return ScalarSchemas.all.filter { scalars.contains($0.0) } + [
            ("fact", .oneOf(words.facts.map { $0.name })),
            ("action", .oneOf(pack.actions.map { $0.id }, labels: pack.actions.map { $0.label })),
            ("instance", .when(.object([("pattern", .string("@"))]), withRecord, otherwise: .reference("action"))),
            ("line", .mapping(TestReader.lineKeys.properties(line), required: ["action"])),
        ] + values
    }
}

extension TestSchema {
    /// Every path at which an incident record gives a fact of its own.
    private var paths: [String] {
        let facts = pack.vocabulary.facts.filter { !$0.isDerived && $0.collection == nil }
        return Set(facts.flatMap { $0.sources }).sorted(by: precedes)
    }

    /// Facts by their paths, whose steps may be written one within the other.
    private func given(_ paths: [String], below prefix: String = "") -> JSONTree {
        var properties: [(String, JSONTree)] = []
        var inner: [String: [String]] = [:]
        for path in paths {
            if let fact = names.readers[prefix + path]?.first {
                properties.append((path, .reference("given-" + pack.vocabulary.facts[fact].name)))
            }
            for dot in path.indices where path[dot] == "." {
                inner[String(path[..<dot]), default: []].append(String(path[path.index(after: dot)...]))
            }
        }
        for (step, rest) in inner.sorted(by: { precedes($0.key, $1.key) }) where names.readers[prefix + step] == nil {
            properties.append((step, given(rest, below: prefix + step + ".")))
        }
        return .mapping(properties)
    }

    private func value(of fact: PackIndex<Fact>) -> JSONTree {
        let fact = pack.vocabulary.facts[fact]
        guard case .records(let own) = fact.type else { return value(fact.type) }
        guard !fact.isMap else {
            return own.last.map { .orNull(.each(.reference("given-" + pack.vocabulary.facts[$0].name))) } ?? .anything
        }
        let prefix = fact.name + "."
        let paths = own.flatMap { pack.vocabulary.facts[$0].sources }.filter { $0.hasPrefix(prefix) }
        return .orNull(.list(of: given(paths.map { String($0.dropFirst(prefix.count)) }, below: prefix)))
    }

    private func value(_ type: FactType) -> JSONTree {
        switch type {
        case .boolean: return .orNull(.reference("yes-or-no"))
        case .enumeration(let list), .ordinal(let list):
            return .orNull(.oneOf(list.members.map { $0.id }, labels: list.members.map { $0.label }))
        case .integer: return .orNull(.reference("integer"))
        case .number: return .orNull(.reference("number"))
        case .duration: return .orNull(.reference("time-span-or-zero"))
        case .datetime: return .orNull(.reference("moment"))
        case .string: return .object([("type", .strings(["string", "number", "boolean", "null"]))])
        case .set(let member):
            let element = value(member.type)
            return .when(.type("array"), .list(of: element), otherwise: element)
        case .records: return .anything
        }
    }
}

extension JSONTree {
    /// A value, or the word that it isn't known.
    fileprivate static func orNull(_ value: JSONTree) -> JSONTree { .when(.type("null"), .anything, otherwise: value) }
}
