/// A pack of plain rules, and records for it, both made at random as texts.
package struct RandomPack {
    private var random: SeededRandom

    /// The same pack and records for the same seed.
    package init(seed: Int) { random = SeededRandom(seed: UInt64(seed)) }

    /// All that comes before actions and rules.
    package static let head = """
        pack: {id: bench, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id, exercise: exercise}}
        priorities: [P1, P2]
        phases: [action]
        interests: [continuite]
        clocks: {detected_at: {label: "la détection"}}
        roles: {garde: {label: "Garde"}}
        enumerations:
          incident-type:
            chiffrement: {label: "chiffrement", aliases: [Ransomware]}
            compromission: {label: "compromission"}
            panne: {label: "panne"}
            inconnu: {label: "inconnu", unknown: true}
        facts:
          id: {type: string}
          exercise: {type: boolean}
          type: {type: enum, of: incident-type}
          level: {type: ordinal, values: {bas: {}, moyen: {}, haut: {}}}
          severity: {type: integer}
          malicious: {type: boolean}
          services: {type: set, of: string}
          kinds: {type: set, of: incident-type, open: true}
          title: {type: string}
          site: {type: string, from: establishment.name}
          establishment.beds: {type: integer}
          detected_at: {type: datetime}
        collections:
          systems:
            as: system
            facts:
              system.kind: {type: string}
              system.beds: {type: integer}
              system.isolated: {type: boolean}

        """

    private static let types = ["chiffrement", "compromission", "panne"]
    private static let services = ["urgences", "bloc", "labo", "pédiatrie"]

    private mutating func one(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    /// A pack, in its language.
    package mutating func pack() -> String {
        let actions = (0..<12).map { "  a\($0): {label: a\($0), phase: action, role: garde, reversible: true}\n" }
        var rules = ""
        for place in 0..<number(1..<90) {
            rules += """
                  - id: r\(place)
                    title: "r\(place)"
                    when: {"all": [\((0..<number(1..<4)).map { _ in condition(depth: 2) }.joined(separator: ", "))]}
                    \(number(0..<8) == 0 ? "recommend" : "require"):
                      - {action: a\(number(0..<12)), priority: P1}

                """
        }
        return Self.head + "actions:\n" + actions.joined() + "rules:\n" + rules
    }

    private mutating func condition(depth: Int) -> String {
        guard depth > 0, number(0..<3) > 0 else { return test() }
        let parts = (0..<number(1..<4)).map { _ in condition(depth: depth - 1) }.joined(separator: ", ")
        switch number(0..<4) {
        case 0: return "{\"all\": [\(parts)]}"
        case 1, 2: return "{\"any\": [\(parts)]}"
        default: return "{\"not\": \(condition(depth: depth - 1))}"
        }
    }

    private mutating func test() -> String {
        switch number(0..<14) {
        case 0: return "{\"type\": \"\(one(Self.types))\"}"
        case 1: return "{\"type\": {\"in\": [\"\(one(Self.types))\", \"panne\"]}}"
        case 2:
            return "{\"severity\": {\"\(one(["at_least", "less_than", "at_most", "more_than"]))\": \(number(0..<6))}}"
        case 3: return "{\"malicious\": \(one(["true", "false"]))}"
        case 4: return "{\"services\": {\"contains_any\": [\"\(one(Self.services))\", \"\(one(Self.services))\"]}}"
        case 5: return "{\"services\": {\"size\": {\"\(one(["at_least", "at_most"]))\": \(number(1..<4))}}}"
        case 6: return "{\"kinds\": {\"contains\": \"\(one(Self.types))\"}}"
        case 7:
            return "{\"title\": {\"\(one(["contains", "starts_with"]))\": \"\(one(["Rançon", "a", "ab", "b\\n"]))\"}}"
        case 8: return "{\"site\": {\"in\": [\"\(one(["A", "B", "Hôpital"]))\", \"C\"]}}"
        case 9: return "{\"establishment.beds\": {\"at_least\": \(number(0..<5) * 100)}}"
        case 10: return "{\"level\": {\"at_least\": \(one(["bas", "moyen", "haut"]))}}"
        case 11:
            let fact = one(["type", "malicious", "services", "severity", "kinds", "site"])
            return "{\"\(fact)\": {\"known\": \(one(["true", "false"]))}}"
        default:
            let parts = (0..<number(1..<3)).map { _ in
                one([
                    "{\"system.kind\": \"dpi\"}", "{\"system.isolated\": true}", "{\"system.beds\": {\"at_least\": 2}}",
                    "{\"not\": {\"system.kind\": {\"in\": [\"dpi\", \"ad\"]}}}", "{\"malicious\": true}",
                ])
            }
            return "{\"some\": {\"in\": \"systems\", \"where\": {\"all\": [\(parts.joined(separator: ", "))]}}}"
        }
    }

    /// A record as a tool would write it.
    package mutating func record() -> String {
        var members = ["\"id\":\"\(one(["INC-1", "a", "é", "x<y"]))\""]
        func add(_ key: String, _ value: String) { members.append("\"\(key)\":\(value)") }
        let values: [(String, [String])] = [
            (
                "type",
                ["\"chiffrement\"", "\"compromission\"", "\"panne\"", "\"Ransomware\"", "\"RANSOMWARE\"", "null"]
            ),
            ("level", ["\"bas\"", "\"moyen\"", "\"haut\""]),
            ("severity", ["0", "1", "2", "3", "5", "12345678901234567", "null", "2.0", "-1"]),
            ("malicious", ["true", "false", "null"]), ("exercise", ["false", "false", "false", "true"]),
            (
                "services",
                ["[]", "[\"urgences\",\"x\"]", "[\"bloc\",\"bloc\",\"y\",\"y\"]", "[\"p\u{E9}diatrie\"]", "null"]
            ),
            ("kinds", ["[\"panne\"]", "[]", "[\"panne\",\"chiffrement\"]", "\"panne\""]),
            ("title", ["\"Ran\\u00e7on\"", "\"Rançon demandée\"", "\"ab\\n\"", "\"\"", "\"x\\\"a\""]),
            (
                "establishment",
                ["{\"name\":\"A\",\"beds\":200}", "{\"name\":\"Hôpital\",\"ght\":{\"a\":[1,{}]}}", "null", "{}"]
            ),
            (
                "systems",
                [
                    "[]", "null", "[{\"kind\":\"dpi\",\"isolated\":true,\"os\":[1.5,\"x\"]}]",
                    "[{\"kind\":\"ad\",\"beds\":3},{\"isolated\":null,\"kind\":\"dpi\"},{}]",
                ]
            ),
            ("detected_at", ["\"2026-11-03T02:50:00+01:00\"", "\"hier\"", "7"]),
            ("extra", ["{\"raw\":[1e5,-0.5,true,null,{\"a\":\"\\ud83d\\ude00\"}]}", "\"\u{1F600}\"", "[[[]]]"]),
            ("schema", ["\"incident/1\""]), ("establishments", ["[]"]),
        ]
        for (key, choices) in values.shuffled(using: &random) {
            let isRare = key == "establishments" || key == "extra"
            if number(0..<10) < (isRare ? 1 : 7) { add(key, one(choices)) }
        }
        members.swapAt(0, number(0..<members.count))
        return "{" + members.joined(separator: one([",", ", ", " ,\t"])) + "}"
    }
}
