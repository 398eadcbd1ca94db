import Diagnostics
import PackTesting
import TestSupport
import Testing

@Suite struct TestReaderTests {
    private let pack: TestPack

    init() throws {
        pack = try TestPack(
            TestPack.head + """
                collections:
                  hit.systems: {as: system, facts: {system.name: {type: string}, system.kind: {type: enum, values: [lab, mail]}}}
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 1 h}}
                  rest: {label: "Attendre", phase: first, role: other, priority: normal}
                  look: {label: "Regarder", phase: first, role: other, priority: normal}
                rules:
                  - {id: attacked, title: "Attaque", when: {types: {contains_a: attack}}, require: [{action: act}]}
                  - {id: lab, title: "Labo", when: {some: {in: hit.systems, where: {system.kind: lab}}}, recommend: [{action: look}]}
                  - {id: spread, title: "Suite", when: {spreading: true}, recommend: [{action: rest}]}

                """)
    }

    private func suite(_ text: String) -> TestSuite {
        TestSuite.read([SourceFile(path: "a.test.yaml", text: text)], for: pack.pack)
    }

    private func failures(_ expectation: String, given: String = "type: attack") -> [String] {
        let suite = suite(
            "tests:\n  - {name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x, \(given)}, expect: {\(expectation)}}\n"
        )
        #expect(suite.diagnostics == [])
        return suite.tests.flatMap { $0.failures(with: pack.pack) }.map { $0.message }
    }

    @Test(arguments: [
        "required: [{action: act}]", "required: [{action: act, priority: normal, basis: certain, from: [attacked]}]",
        "required: [{action: act, due: null}]", "recommended: []", "absent: []", "pending: [{action: rest}]",
        "questions: [{fact: spreading}]", "questions: [{rank: 1, fact: spreading}]",
    ])
    func `what comes out as expected passes`(expectation: String) {
        #expect(failures(expectation) == [])
    }

    @Test(arguments: [
        ("required: []", "t: expected nothing required, found `act`"),
        ("recommended: [{action: act}]", "t: expected `act` recommended, but it is required"),
        ("absent: [{action: act}]", "t: expected nothing of `act`, but it is required"),
        ("required: [{action: act, priority: vital}]", "t: `act`: expected priority `vital`, found `normal`"),
        ("required: [{action: act, basis: precaution}]", "t: `act`: expected basis `precaution`, found `certain`"),
        ("required: [{action: act, from: [spread]}]", "t: `act`: expected from rule `spread`, found from `attacked`"),
        ("questions: []", "t: expected no question, found `spreading`"),
        ("questions: [{fact: backup}]", "t: expected a question on `backup`"),
        (
            "questions: [{rank: 2, fact: spreading}]",
            "t: expected `spreading` as question 2, the questions are `spreading`"
        ),
    ])
    func `a difference says what was expected and what came out`(expectation: String, message: String) {
        #expect(failures(expectation) == [message])
    }

    private static let mistakes: [(text: String, messages: [String]?, help: String)] = [
        ("rules: [{id: x, title: \"X\"}]\n", ["unknown key `rules`"], "doesn't end in `.test.yaml`"),
        ("tests: [{name: t, now: \"2026-02-31T02:00:00Z\", expect: {}}]\n", nil, "2026-02 has 28 days"),
        (expecting("zorglub: []"), ["unknown key `zorglub`"], "keys of `expect`: "),
        (
            expecting("required: [{action: act, basis: zorglub}]"), ["unknown basis `zorglub`"],
            "write one of: certain, precaution"
        ),
    ]

    private static func expecting(_ text: String) -> String {
        "tests: [{name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x}, expect: {\(text)}}]\n"
    }

    @Test(arguments: mistakes)
    func `a mistake is told once, with what is accepted`(text: String, messages: [String]?, help: String) {
        let diagnostics = suite(text).diagnostics
        if let messages { #expect(diagnostics.map { $0.message } == messages) }
        #expect(diagnostics.first?.help.first?.contains(help) ?? false, "\(diagnostics)")
    }

    @Test func `a deadline is compared as an instant`() {
        let given = "type: attack, detected_at: \"2026-11-03T01:00:00Z\""
        #expect(failures("required: [{action: act, due: \"2026-11-03T03:00:00+01:00\"}]", given: given) == [])
        #expect(
            failures("required: [{action: act, due: null}]", given: given)
                == ["t: `act`: expected due none, found 2026-11-03T03:00:00+01:00"])
    }

    @Test func `a case gives key by key, forgets what it is without, and expects anew`() {
        let suite = suite(
            """
            tests:
              - name: base
                now: "2026-11-03T02:00:00Z"
                given: {id: x, type: attack, spreading: true}
                expect: {required: [{action: act}], recommended: [{action: rest}]}
                cases:
                  - {name: not spreading, given: {spreading: false}, expect: {absent: [{action: rest}]}}
                  - {name: never asked, without: [spreading], expect: {pending: [{action: rest}]}}
                  - {name: asked, given: {spreading: null}, expect: {pending: [{action: rest}], questions: []}}
                  - {name: another, given: {other_types: [outage]}, expect: {required: [{action: act}]}}

            """)
        #expect(suite.diagnostics == [])
        #expect(
            suite.tests.map { $0.name } == [
                "base", "base / not spreading", "base / never asked", "base / asked", "base / another",
            ])
        #expect(suite.tests.flatMap { $0.failures(with: pack.pack) } == [])
    }

    @Test func `every mistake of a test file is shown where it stands`() {
        let text = MarkedText(
            """
            tests:
              - name: t
                now: ⟦1⟧demain
                given: {id: x, ⟦2⟧spreadin: true, backup: ⟦3⟧saf}
                expect:
                  ⟦4⟧require: []
                  required: [{action: ⟦5⟧actt}, {action: act, ⟦6⟧du: null, from: [⟦7⟧attack], priority: ⟦8⟧high}]
                  questions: [{fact: ⟦9⟧backups}]
                ⟦10⟧case: []
            """)
        let suite = TestSuite.read([text.file("a.test.yaml")], for: pack.pack)
        #expect(suite.tests.isEmpty)
        #expect(suite.diagnostics.map { $0.range.start } == (1...10).map { text[$0] })
    }

    @Test func `a test gives the records of a collection`() {
        #expect(failures("recommended: [{action: look}]", given: "hit: {systems: [{name: a, kind: lab}]}") == [])
        #expect(failures("recommended: [{action: look}]", given: "hit.systems: [{kind: lab}, {}]") == [])
        #expect(failures("absent: [{action: look}]", given: "hit.systems: [{kind: mail}]") == [])
        #expect(failures("pending: [{action: look}]", given: "hit.systems: [{kind: null}]") == [])
        #expect(failures("pending: [{action: look}]", given: "hit.systems: null") == [])
        #expect(failures("absent: [{action: look}]", given: "hit.systems: []") == [])
    }

    @Test func `a collection without a question of its own is not asked`() {
        #expect(failures("pending: [{action: look}], questions: []", given: "type: attack, spreading: true") == [])
    }

    @Test func `every mistake in the records of a test is shown where it stands`() {
        let text = MarkedText(
            """
            tests:
              - {name: t, now: "2026-11-03T02:00:00Z", given: {id: x, hit.systems: [{⟦1⟧nam: a, kind: ⟦2⟧labo}, ⟦3⟧b]}, expect: {}}
              - {name: u, now: "2026-11-03T02:00:00Z", given: {id: x, hit.systems: ⟦4⟧lab}, expect: {}}
            """)
        let suite = TestSuite.read([text.file("a.test.yaml")], for: pack.pack)
        #expect(suite.diagnostics.map { $0.range.start } == (1...4).map { text[$0] })
    }

    @Test func `an unknown spelling in a test is not known, as in a feed`() {
        #expect(failures("required: [{action: act}]", given: "type: attack, backup: unsure") == [])
    }
}
