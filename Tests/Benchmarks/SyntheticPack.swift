import Diagnostics
import TestSupport

/// A pack of as many rules as one likes, and incidents for it: the first forty rules hold for everybody, each of the
/// others for a group of hospitals, for five of them, or past two thresholds, as those of regions do.
struct SyntheticPack {
    let ruleCount: Int

    private static let types = ["attack", "outage", "theft", "fire", "leak", "fraud", "flood", "error"]
    private static let services = ["urgences", "bloc", "imagerie", "laboratoire", "pharmacie", "samu", "dialyse"]
    private static let groupCount = 250

    /// The pack's only file.
    var file: SourceFile {
        SourceFile(path: "pack.yaml", text: head + (0..<ruleCount).map { rule($0) }.joined())
    }

    private var head: String {
        let types = Self.types.map { "\($0): {label: \"\($0)\"}" }.joined(separator: ", ")
        let actions = (0..<60).map {
            "  a\($0): {label: \"Agir \($0)\", phase: first, role: chief, interest: care, reversible: true}\n"
        }
        return """
            pack: {id: bench, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}
            priorities: [P1, P2, P3]
            phases: [first]
            interests: [care]
            roles: {chief: {label: "Chef"}}
            clocks: {detected_at: {label: "la détection"}}
            enumerations: {incident-type: {\(types)}}
            facts:
              id: {type: string}
              detected_at: {type: datetime}
              type: {type: enum, of: incident-type}
              severity: {type: integer}
              encrypted: {type: boolean}
              exfiltrated: {type: boolean}
              services: {type: set, of: string}
              group: {type: string}
              beds: {type: integer}
            actions:
            \(actions.joined())rules:

            """
    }

    private func rule(_ number: Int) -> String {
        let type = Self.types[number % Self.types.count]
        let service = Self.services[number % Self.services.count]
        let own =
            switch number % 5 {
            case 0: "{type: \(type)}"
            case 1: "{type: {in: [\(type), attack]}}, {severity: {at_least: \(number % 4 + 1)}}"
            case 2: "{services: {contains_any: [\(service), urgences]}}, {type: \(type)}"
            case 3: "{any: [{encrypted: true}, {exfiltrated: true}]}, {type: \(type)}"
            default: "{not: {encrypted: true}}, {severity: {at_most: 3}}"
            }
        let group = number * 7 % Self.groupCount
        let bound =
            switch number {
            case ..<40: ""
            case _ where number % 10 < 7: "{group: G\(group)}, "
            case _ where number % 10 < 9:
                "{group: {in: [\((0..<5).map { "G\((group + $0 * 31) % Self.groupCount)" }.joined(separator: ", "))]}}, "
            default: "{beds: {between: [\(number % 300), \(number % 300 + 40)]}}, "
            }
        return """
              - id: r\(number)
                title: "Règle \(number)"
                when: {all: [\(bound)\(own)]}
                require: [{action: a\(number % 60), priority: P\(number % 3 + 1), deadline: {within: 1 h}}]

            """
    }

    /// Incidents, one a line.
    static func feed(_ count: Int) -> [UInt8] {
        var random = SeededRandom(seed: 1)
        var text = ""
        func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
        for number in 0..<count {
            let services = services.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
            text += #"{"id":"INC-\#(number)","detected_at":"2026-11-03T01:\#(10 + number % 50):00+01:00","#
            text += #""type":"\#(pick(types))","severity":\#(Int.random(in: 1...5, using: &random)),"#
            text +=
                #""encrypted":\#(pick(["true", "false", "null"])),"exfiltrated":\#(pick(["true", "false", "null"])),"#
            text += #""services":[\#(services.map { "\"\($0)\"" }.joined(separator: ","))],"#
            text += #""group":"G\#(Int.random(in: 0..<groupCount, using: &random))","#
            text += #""beds":\#(Int.random(in: 10...1200, using: &random))}"# + "\n"
        }
        return Array(text.utf8)
    }

    /// A test of each incident of a feed, as an author writes it.
    static func tests(of feed: [UInt8]) -> SourceFile {
        let tests = String(decoding: feed, as: UTF8.self).split(separator: "\n").enumerated().map { number, record in
            """
              - name: "incident \(number)"
                now: "2026-11-03T03:00:00+01:00"
                given: \(record)
                expect: {suspended: []}

            """
        }
        return SourceFile(path: "bench.test.yaml", text: "tests:\n" + tests.joined())
    }
}
