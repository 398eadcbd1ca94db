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

    /// A test that names a profile twice: by itself, and in a case on another day.
    private func suite(profile text: String, given: String = "", path: String = "../profile.yaml") throws -> TestSuite {
        let pack = try profilePack()
        let test = """
            tests:
              - name: t
                now: "2026-11-03T02:00:00Z"
                given: {id: x\(given)}
                profile: \(path)
                expect: {required: [{action: act}]}
                cases: [{name: later, now: "2026-11-04T02:00:00Z", expect: {required: [{action: act}]}}]

            """
        return TestSuite.read([SourceFile(path: "tests/a.test.yaml", text: test)], for: pack) {
            (path) throws(FixtureFault) in
            guard path == "tests/../profile.yaml" else { throw FixtureFault("No such file or directory") }
            return Array(text.utf8)
        }
    }

    private func profilePack() throws -> RulePack {
        let head = TestPack.head.replacing("types: types}", with: "types: types, establishment: establishment.finess}")
            .replacing(
                "  reported_at: {type: datetime}\n",
                with: "  reported_at: {type: datetime}\n  establishment.finess: {type: string}\n"
                    + "  establishment.emergency: {type: boolean}\n")
        return try TestPack(
            head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                rules:
                  - {id: open, title: "Ouvert", when: {establishment.emergency: true}, require: [{action: act}]}

                """
        ).pack
    }

    private let profile = "establishment: {name: A, finess: {legal: \"990000017\"}, emergency: oui}\n"

    @Test(arguments: ["", ", establishment: {finess: \"990000017\"}"])
    func `a test takes place at the establishment whose profile it names`(given: String) throws {
        let suite = try suite(profile: profile, given: given)
        #expect(suite.diagnostics == [])
        #expect(suite.tests.count == 2)
        #expect(suite.tests.allSatisfy { $0.establishment?.name == "A" })
        #expect(suite.profileFiles.map { $0.path } == ["tests/../profile.yaml"])
    }

    @Test func `what the profile says counts, and another hospital's doesn't`() throws {
        func endings(_ given: String) throws -> [Bool] {
            let pack = try profilePack()
            return try suite(profile: profile, given: given).tests.map { $0.failures(with: pack).isEmpty }
        }
        #expect(try endings("") == [true, true])
        #expect(try endings(", establishment: {finess: \"990000025\"}") == [false, false])
    }

    @Test func `a profile that has errors is no profile, and they are said once, where they stand`() throws {
        let suite = try suite(profile: profile + "servics: []\n")
        #expect(suite.tests.isEmpty)
        #expect(
            suite.diagnostics.map { "\($0.range.file):\($0.range.start.line): \($0.code)" }
                == ["tests/../profile.yaml:2: unknown-key", "tests/a.test.yaml:5: unreadable-file"])
    }

    @Test func `a profile that isn't there is said, at its name`() throws {
        let suite = try suite(profile: profile, path: "nowhere.yaml")
        #expect(suite.tests.isEmpty)
        #expect(suite.diagnostics.map { $0.message } == ["`nowhere.yaml`: No such file or directory"])
        #expect(suite.diagnostics.map { $0.range.start.line } == [5])
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
