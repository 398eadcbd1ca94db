import CivilTime
import Diagnostics
import PackTesting
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@Suite struct TestSituationTests {
    private let pack: TestPack

    init() throws {
        pack = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 1 h}}
                  rest: {label: "Attendre", phase: first, role: other, priority: normal, deadline: {within: 1 h}}
                rules:
                  - {id: attacked, title: "Attaque", when: {types: {contains_a: attack}}, require: [{action: act}]}
                  - {id: spread, title: "Suite", when: {spreading: true}, require: [{action: rest}]}

                """)
    }

    private let files = [
        "tests/attack.json":
            #"{"id": "x", "type": "attack", "spreading": true, "detected_at": "2026-11-03T01:00:00Z"}"#,
        "tests/two.json": #"[{"id": "x"}, {"id": "y"}]"#, "tests/none.json": "  \n", "tests/cut.json": "{\n  \"id\": ",
        "tests/nameless.json": "{}", "profile.yaml": "profile: {}",
        "tests/blocked.json": #"{"id": "x", "spreading": "maybe"}"#,
        "tests/long.json": #"{"id": ""# + String(repeating: "x", count: 1_048_576) + "\"}",
    ]

    private func suite(_ file: SourceFile) -> TestSuite {
        TestSuite.read([file], for: pack.pack) { (path) throws(FixtureFault) in
            guard let text = files[path] else { throw FixtureFault("No such file or directory") }
            return Array(text.utf8)
        }
    }

    private func suite(_ text: String) -> TestSuite {
        suite(SourceFile(path: "tests/a.test.yaml", text: text))
    }

    private func failures(_ body: String) -> [String] {
        let suite = suite("tests:\n  - {name: t, now: \"2026-11-03T02:00:00Z\", \(body)}\n")
        #expect(suite.diagnostics == [])
        return suite.tests.flatMap { $0.failures(with: pack.pack) }.map { $0.message }
    }

    private func mistakes(_ body: String) -> [String] {
        let suite = suite("tests:\n  - {name: t, now: \"2026-11-03T02:00:00Z\", expect: {}, \(body)}\n")
        #expect(suite.tests.isEmpty)
        return suite.diagnostics.map { $0.message }
    }

    @Test(arguments: [
        "given_file: attack.json, expect: {required: [{action: act}, {action: rest}]}",
        "given_file: ../tests/attack.json, given: {spreading: false}, expect: {absent: [{action: rest}]}",
        "given: {spreading: null}, given_file: attack.json, expect: {pending: [{action: rest}]}",
        "given_file: attack.json, without: [spreading], expect: {pending: [{action: rest}]}",
        "given_file: attack.json, given: {type: outage}, expect: {absent: [{action: act}]}",
        "given_file: attack.json, given: {other_types: [outage]}, expect: {required: [{action: act}]}",
        "given_file: blocked.json, expect: {pending: [{action: rest}], questions: [{fact: types}, {fact: spreading}]}",
    ])
    func `a sample record is read, and given changes it key by key`(body: String) {
        let files = files.merging(["tests/../tests/attack.json": files["tests/attack.json"] ?? ""]) { old, _ in old }
        let suite = TestSuite.read(
            [
                SourceFile(
                    path: "tests/a.test.yaml", text: "tests:\n  - {name: t, now: \"2026-11-03T02:00:00Z\", \(body)}\n")
            ], for: pack.pack
        ) { (path) throws(FixtureFault) in
            guard let text = files[path] else { throw FixtureFault("No such file or directory") }
            return Array(text.utf8)
        }
        #expect(suite.diagnostics == [])
        #expect(suite.tests.flatMap { $0.failures(with: pack.pack) } == [])
    }

    @Test(arguments: [
        ("none.json", "`none.json`: holds no incident"),
        ("two.json", "`two.json`: holds several incidents, and a test is about one"),
        ("missing.json", "`missing.json`: No such file or directory"),
        ("/etc/hostname", "`/etc/hostname`: a path is written from the folder of the test file"),
        ("\"\"", "``: the path of a file is expected"),
    ])
    func `a record that can't be had is said`(path: String, message: String) {
        #expect(mistakes("given_file: \(path)") == [message])
    }

    @Test(arguments: ["cut.json", "nameless.json", "long.json"])
    func `a record is refused as in a feed`(path: String) {
        let mistakes = mistakes("given_file: \(path)")
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasPrefix("`\(path)`: line ") ?? false)
    }

    @Test func `what is given later makes an action due later`() {
        let given = "given: {id: x, spreading: true, detected_at: \"2026-11-03T01:00:00Z\"}"
        #expect(failures("\(given), expect: {required: [{action: rest, due: \"2026-11-03T02:00:00Z\"}]}") == [])
        let learnt = "\(given), recorded: {spreading: \"2026-11-03T01:30:00Z\"}"
        #expect(failures("\(learnt), expect: {required: [{action: rest, due: \"2026-11-03T02:30:00Z\"}]}") == [])
        let later = "\(given), recorded: {spreading: \"2026-11-03T02:00:01Z\"}"
        #expect(failures("\(later), expect: {pending: [{action: rest}]}") == [])
        let types = "given: {id: x, type: attack}, recorded: {types: \"2026-11-03T02:00:01Z\"}"
        #expect(failures("\(types), expect: {pending: [{action: act}]}") == [])
        #expect(
            failures(
                "given_file: attack.json, recorded: {type: \"2026-11-03T02:00:01Z\"}, expect: {pending: [{action: act}]}"
            )
                == [])
    }

    @Test func `what was done, is impossible or makes no sense is said with its hour`() {
        let given = "given: {id: x, type: attack}"
        for (key, status) in [("done", "done"), ("impossible", "infeasible"), ("not_applicable", "not_applicable")] {
            #expect(
                failures("\(given), \(key): {act: \"2026-11-03T01:00:00Z\"}, expect: {\(status): [{action: act}]}")
                    == [])
        }
        #expect(failures("\(given), done: {act: \"2026-11-03T03:00:00Z\"}, expect: {required: [{action: act}]}") == [])
    }

    @Test(arguments: [
        ("given: {id: x}, recorded: {spreading: \"2026-11-03T01:00:00Z\"}", "`spreading` is recorded, but not given"),
        ("given: {id: x}, recorded: {spreadin: \"2026-11-03T01:00:00Z\"}", "unknown fact `spreadin`"),
        (
            "given: {id: x, spreading: true}, recorded: {spreading: hier}",
            "`hier` is not a date and time with its offset"
        ),
        ("given: {id: x}, recorded: []", "`recorded` must be a mapping"),
        ("given: {id: x}, done: {acte: \"2026-11-03T01:00:00Z\"}", "unknown action `acte`"),
        ("given: {id: x}, done: {act@a: \"2026-11-03T01:00:00Z\"}", "`act` is about no record"),
        ("given: {id: x}, done: {act: hier}", "`hier` is not a date and time with its offset"),
        ("given: {id: x}, done: [act]", "`done` must be a mapping"),
        (
            "given: {id: x}, done: {act: \"2026-11-03T01:00:00Z\"}, impossible: {act: \"2026-11-03T01:00:00Z\"}",
            "`act` is both done and impossible"
        ),
        ("given_file: attack.json, without: [spreadin]", "unknown fact `spreadin`"),
        (
            "given_file: attack.json, given: {spreading: true}, without: [spreading]",
            "`spreading` is both given and left out"
        ),
        ("given: {id: x, spreading: true}, without: [spreading]", "`spreading` is both given and left out"),
        ("given: {id: x}, profile: none.yaml", "`none.yaml`: No such file or directory"),
    ])
    func `a mistake in the situation is said`(body: String, message: String) {
        #expect(mistakes(body) == [message])
    }

    @Test func `a case has its own time, and takes over what it doesn't say`() {
        let suite = suite(
            """
            tests:
              - name: base
                now: "2026-11-03T02:00:00Z"
                given_file: attack.json
                recorded: {spreading: "2026-11-03T01:30:00Z"}
                done: {act: "2026-11-03T01:10:00Z"}
                todo: true
                expect: {absent: [{action: act}]}
                cases:
                  - {name: same, expect: {done: [{action: act}], required: [{action: rest, due: "2026-11-03T02:30:00Z"}]}}
                  - {name: earlier, now: "2026-11-03T01:20:00Z", expect: {pending: [{action: rest}]}}
                  - {name: known, recorded: {}, expect: {required: [{action: rest, due: "2026-11-03T02:00:00Z"}]}}
                  - {name: not done, done: {}, expect: {required: [{action: act}]}}
                  - {name: never asked, without: [spreading], expect: {pending: [{action: rest}]}}
                  - {name: another, given: {spreading: false}, expect: {absent: [{action: rest}]}}

            """)
        #expect(suite.diagnostics == [])
        #expect(suite.tests.count == 7)
        #expect(suite.tests.dropFirst().flatMap { $0.failures(with: pack.pack) } == [])
        if case .todo? = suite.tests.first?.run(with: pack.pack) {} else { Issue.record("the base is not to do") }
        if case .passed? = suite.tests.dropFirst().first?.run(with: pack.pack) {} else { Issue.record("a case is") }
    }

    private func suite(profiles: ((SourceFile, Instant) -> ProfileReading)?) -> TestSuite {
        TestSuite.read(
            [
                SourceFile(
                    path: "tests/a.test.yaml",
                    text: """
                        tests:
                          - name: t
                            now: "2026-11-03T02:00:00Z"
                            given: {id: x}
                            profile: ../profile.yaml
                            expect: {required: [{action: rest}]}
                            cases: [{name: later, now: "2026-11-04T02:00:00Z", expect: {required: [{action: rest}]}}]

                        """)
            ], for: pack.pack, fixtures: { (_) throws(FixtureFault) in Array("profile: {}".utf8) }, profiles: profiles)
    }

    @Test func `a test takes place at the establishment whose profile it names`() throws {
        let establishment = try pack.establishment(facts: [("spreading", .known(.boolean(true)))])
        var read: [String] = []
        let suite = suite { file, now in
            read.append("\(file.path) \(now.secondsSinceEpoch)")
            return ProfileReading(establishment, [])
        }
        #expect(suite.diagnostics == [])
        #expect(suite.tests.flatMap { $0.failures(with: pack.pack) } == [])
        #expect(read == ["tests/../profile.yaml 1793671200", "tests/../profile.yaml 1793757600"])
    }

    @Test func `a profile that has errors is no profile, and its errors are said`() {
        let place = SourceRange(
            file: "tests/../profile.yaml", start: SourcePosition(line: 1, column: 1),
            end: SourcePosition(line: 1, column: 2))
        let suite = suite { _, _ in ProfileReading(nil, [Diagnostic("x", "wrong", at: place)]) }
        #expect(suite.tests.isEmpty)
        #expect(Set(suite.diagnostics.map { $0.message }) == ["wrong", "`../profile.yaml`: the profile has errors"])
    }

    @Test func `a profile is never passed over in silence`() {
        let suite = suite(profiles: nil)
        #expect(suite.tests.isEmpty)
        #expect(suite.diagnostics.map { $0.message } == ["`../profile.yaml`: profiles are not read yet"])
    }

    @Test func `a mistake that cases take over is said once`() {
        let suite = suite(
            """
            tests:
              - name: base
                now: "2026-11-03T02:00:00Z"
                given: {id: x, spreading: maybe}
                expect: {}
                cases: [{name: a, expect: {}}, {name: b, expect: {}}]

            """)
        #expect(suite.diagnostics.count == 1)
        #expect(suite.tests.isEmpty)
    }
}
