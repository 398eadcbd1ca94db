import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport

/// A pack whose incidents say how grave they are, their establishment, its name and its group.
struct QueuePack {
    let test: TestPack

    init() throws {
        let bindings =
            "types: types, severity: severity, exercise: exercise, title: title, establishment: place, "
            + "establishment_name: called, group: ght}"
        let head = TestPack.head.replacing("types: types}", with: bindings)
            .replacing("mark: V, weight: 8}", with: "mark: V, weight: 8, never_waits: true}")
            .replacing("default_reader: chief", with: "default_reader: chief\n  skip_if: {isolable: true}")
        test = try TestPack(
            head + """
                  severity: {type: ordinal, values: [low, middle, high]}
                  exercise: {type: boolean}
                  title: {type: string}
                  place: {type: string}
                  called: {type: string}
                  ght: {type: string}
                  weak: {type: boolean}
                actions:
                  cut: {label: "Couper le réseau", phase: first, role: chief, priority: vital}
                  call: {label: "Appeler l'autorité", phase: first, role: chief, priority: legal}
                  note: {label: "Noter", phase: first, role: chief, priority: normal}
                rules:
                  - id: a
                    title: "A"
                    when: {not: {weak: {known: true, is: true}}}
                    require:
                      - {action: cut, deadline: {within: 15 min, of: detected_at}}
                      - {action: call, deadline: {within: 2 h, of: detected_at, kind: legal}}
                  - {id: b, title: "B", require: [{action: note, deadline: {within: 3 h, of: detected_at}}]}

                """)
    }

    func queue(
        _ incidents: [String], now: String = "2026-11-03T03:00:00+01:00", threshold: String? = nil, leftOut: Int = 0
    ) throws -> Queue {
        let entries = try incidents.enumerated().map { place, json in
            QueueEntry(try test.plan(json, now: now), place: FeedPlace(line: place + 1, record: place + 1))
        }
        return Queue(
            entries, pack: test.pack, now: try TestPack.instant(now),
            threshold: threshold.flatMap { QueueThreshold(id: $0, in: test.pack) }, leftOut: leftOut)
    }

    /// An incident detected at an hour, with more members.
    static func incident(_ id: String, at hour: String = "02:50", _ more: String = "") -> String {
        #"{"id":"\#(id)","detected_at":"2026-11-03T\#(hour):00+01:00"\#(more.isEmpty ? "" : "," + more)}"#
    }

    /// One incident of each kind.
    static let night = [
        incident("faible", at: "02:50", #""weak":true"#),
        incident("tard", at: "02:55", #""place":"1","called":"Ville","ght":"Vallée""#),
        incident("b", at: "02:50", #""place":"2","called":"Bourg","ght":"vallee""#),
        incident("grave", at: "02:50", #""place":"1","severity":"high""#),
        incident("leger", at: "02:50", #""place":"1","severity":"low""#),
        incident("essai", at: "01:00", #""exercise":true"#), incident("clos", at: "02:50", #""isolable":true"#),
    ]
}
