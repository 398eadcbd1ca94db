import Diagnostics
import PackTesting
import TestSupport
import Testing

@Suite struct ExpectationTests {
    private let pack: TestPack

    init() throws {
        pack = try TestPack(
            TestPack.head + """
                collections:
                  hit.systems: {as: system, generic: "chaque système", facts: {system.id: {type: string}, system.name: {type: string}, system.kind: {type: enum, values: [lab, mail]}}}
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 1 h}}
                  rest: {label: "Attendre", phase: first, role: other, priority: normal, after: [act]}
                  wipe: {label: "Effacer", phase: first, role: other, priority: normal, reversible: false}
                  cut: {label: "Couper {system.name}", target: system, phase: first, role: other, priority: normal}
                rules:
                  - {id: attacked, title: "Attaque", when: {types: {contains_a: attack}}, require: [{action: act}]}
                  - {id: lawful, title: "Loi", when: {types: {contains: theft}}, require: [{action: act, deadline: {without_delay: true, target: 4 h, of: known_at, kind: legal}}]}
                  - {id: lab, title: "Labo", for_each: {in: hit.systems, where: {system.kind: lab}}, require: [{action: cut}]}
                  - {id: mail, title: "Mail", for_each: {in: hit.systems, where: {system.kind: mail}}, forbid: [{action: cut, because: "Non.", interest: patients}]}
                  - {id: spread, title: "Suite", when: {spreading: true}, require: [{action: rest}]}
                  - {id: keep, title: "Garder", when: {types: {contains_a: attack}}, forbid: [{action: wipe, because: "Preuves.", interest: proof, until: {done: [act]}, instead: act}]}

                """)
    }

    private func suite(_ body: String) -> TestSuite {
        TestSuite.read(
            [SourceFile(path: "a.test.yaml", text: "tests:\n  - {name: t, now: \"2026-11-03T02:00:00Z\", \(body)}\n")],
            for: pack.pack)
    }

    private func messages(_ expectation: String, given: String = "type: attack, spreading: true, hit.systems: []")
        -> [String]
    {
        let suite = suite("given: {id: x, \(given)}, expect: {\(expectation)}")
        #expect(suite.diagnostics == [])
        return suite.tests.flatMap { $0.failures(with: pack.pack) }.map { $0.message }
    }

    private let whole = "required: [{action: act}, {action: rest}], forbidden: [{action: wipe}]"

    @Test(
        arguments: [
            ("[]", "absent"), ("[{id: a, kind: lab}]", "required"),
            ("[{id: a, kind: lab}, {id: b, kind: mail}]", "absent"), ("[{id: a}]", "pending"), ("null", "pending"),
        ])
    func `a rule on every record is not met where there is none`(systems: String, list: String) throws {
        let own = try TestPack(
            TestPack.head + """
                collections:
                  hit.systems: {as: system, facts: {system.id: {type: string}, system.kind: {type: enum, values: [lab, mail]}}}
                actions: {act: {label: "Agir", phase: first, role: other, priority: normal}}
                rules:
                  - {id: all, title: t, when: {every: {in: hit.systems, where: {system.kind: lab}}}, require: [{action: act}]}

                """)
        func failures(_ list: String) -> [String] {
            let head = "{name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x, hit.systems: \(systems)}"
            let text = "tests:\n  - \(head), expect: {\(list): [{action: act}]}}\n"
            let suite = TestSuite.read([SourceFile(path: "a.test.yaml", text: text)], for: own.pack)
            #expect(suite.diagnostics == [])
            return suite.tests.flatMap { $0.failures(with: own.pack) }.map { $0.message }
        }
        #expect(failures(list) == [])
        for other in ["absent", "required", "pending"] where other != list { #expect(failures(other) != []) }
    }

    @Test func `lists that are whole leave no other line, with any status`() {
        #expect(messages("\(whole), exactly: true") == [])
        #expect(messages("required: [{action: act}], exactly: false") == [])
        #expect(
            messages("required: [{action: act}], exactly: true") == [
                "t: expected nothing else forbidden, found `wipe`", "t: expected nothing else required, found `rest`",
            ])
        #expect(
            messages("required: [], forbidden: [{action: wipe}], exactly: true") == [
                "t: expected nothing required, found `act`, `rest`"
            ])
    }

    @Test func `questions are whole too, where they are listed`() {
        let given = "type: attack, hit.systems: []"
        let lists = "required: [{action: act}], pending: [{action: rest}], forbidden: [{action: wipe}], exactly: true"
        #expect(messages(lists, given: given) == [])
        #expect(messages(lists + ", questions: [{rank: 1, fact: spreading}]", given: given) == [])
        #expect(
            messages("\(lists), questions: [{fact: backup}]", given: given) == [
                "t: expected a question on `backup`", "t: expected no other question, found `spreading`",
            ])
    }

    @Test(arguments: [
        "required: [{action: cut@a}], forbidden: [{action: cut@b}]", "required: [{action: cut, target: a}]",
        "absent: [{action: cut@c}]", "absent: [{action: cut, target: c}]",
    ])
    func `an action about one record is named with its target`(expectation: String) {
        #expect(messages(expectation, given: "hit.systems: [{id: a, kind: lab}, {id: b, kind: mail}]") == [])
    }

    @Test(arguments: [
        ("required: [{action: cut@b}]", "t: expected `cut@b` required, but it is forbidden"),
        ("required: [{action: cut@c}]", "t: expected `cut@c` required, but the plan does not speak of it"),
        ("required: [{action: cut}]", "t: expected `cut` required, but `cut@b` is forbidden"),
        ("absent: [{action: cut@a}]", "t: expected nothing of `cut@a`, but it is required"),
        ("absent: [{action: cut}]", "t: expected nothing of `cut`, but `cut@a` is required"),
        ("required: [{action: cut@a, priority: vital}]", "t: `cut@a`: expected priority `vital`, found `normal`"),
    ])
    func `without a target, an action stands for each of its lines`(expectation: String, message: String) {
        let given = "hit.systems: [{id: a, kind: lab}, {id: b, kind: mail}]"
        #expect(messages(expectation, given: given) == [message])
    }

    @Test func `lists that are whole tell targets apart`() {
        let given = "type: outage, spreading: false, hit.systems: [{id: a, kind: lab}, {id: b, kind: lab}]"
        #expect(messages("required: [{action: cut}], exactly: true", given: given) == [])
        #expect(
            messages("required: [{action: cut@a}], exactly: true", given: given)
                == ["t: expected nothing else required, found `cut@b`"])
    }

    @Test(arguments: [
        "required: [{action: rest, after: [act]}, {action: act, after: [], from: [attacked]}]",
        "forbidden: [{action: wipe, until: [act], instead: [act], from: [keep], waiting_for: []}]",
        "required: [{action: rest, instead: [], without_delay: false}]",
    ])
    func `what a line waits for is compared`(expectation: String) {
        #expect(messages(expectation) == [])
    }

    @Test func `what a pending line waits for is compared`() {
        #expect(messages("pending: [{action: rest, waiting_for: [spreading]}]", given: "type: attack") == [])
        #expect(
            messages("pending: [{action: rest, waiting_for: [backup]}]", given: "type: attack")
                == ["t: `rest`: expected waiting for `backup`, found `spreading`"])
    }

    private let law = "type: theft, spreading: true, known_at: \"2026-11-03T01:00:00Z\""

    @Test(arguments: ["true", "\"2026-11-03T05:00:00Z\"", "\"2026-11-03T06:00:00+01:00\""])
    func `what the law wants without delay is expected beside a nearer target`(haste: String) {
        #expect(messages("required: [{action: act, without_delay: \(haste)}]", given: law) == [])
    }

    @Test(arguments: [
        ("false", "t: `act`: expected no deadline without delay, found one"),
        (
            "\"2026-11-03T05:01:00Z\"",
            "t: `act`: expected target 2026-11-03T06:01:00+01:00, found 2026-11-03T06:00:00+01:00"
        ),
    ])
    func `another haste, or another target of the house, is said`(haste: String, message: String) {
        #expect(messages("required: [{action: act, without_delay: \(haste)}]", given: law) == [message])
    }

    @Test func `a line that the law does not hurry is said`() {
        #expect(
            messages("required: [{action: act, without_delay: true}]")
                == ["t: `act`: expected without delay, found no such deadline"])
    }

    @Test(arguments: [
        ("required: [{action: rest, after: []}]", "t: `rest`: expected after none, found `act`"),
        ("required: [{action: rest, after: [wipe]}]", "t: `rest`: expected after `wipe`, found `act`"),
        ("forbidden: [{action: wipe, until: []}]", "t: `wipe`: expected until none, found `act`"),
        ("forbidden: [{action: wipe, instead: [rest]}]", "t: `wipe`: expected instead `rest`, found `act`"),
        ("forbidden: [{action: wipe, instead: []}]", "t: `wipe`: expected instead none, found `act`"),
        ("forbidden: [{action: wipe, until: [rest]}]", "t: `wipe`: expected until `rest`, found `act`"),
        ("required: [{action: act, waiting_for: [backup]}]", "t: `act`: expected waiting for `backup`, found none"),
        ("required: [{action: act, from: []}]", "t: `act`: expected from no rule, found from `attacked`"),
        (
            "required: [{action: act, priority: vital, basis: precaution}]",
            "t: `act`: expected priority `vital`, found `normal`; expected basis `precaution`, found `certain`"
        ),
    ])
    func `what differs in a line is said at once`(expectation: String, message: String) {
        #expect(messages(expectation) == [message])
    }

    @Test func `a failure shows what was found, and why`() throws {
        let suite = suite("given: {id: x, type: attack}, expect: {required: [{action: rest, from: [spread]}]}")
        let failure = try #require(suite.tests.first?.failures(with: pack.pack).first)
        #expect(
            failure.notes.map { $0.message } == [
                "found pending, priority `normal`, basis `precaution`", "spoken of by `spread`", "unknown: `spreading`",
            ])
    }

    @Test func `a rule that is named and says nothing there fails, with what it comes to`() throws {
        let suite = suite(
            "given: {id: x, type: attack, spreading: false}, expect: {required: [{action: act, from: [spread]}]}")
        let failure = try #require(suite.tests.first?.failures(with: pack.pack).first)
        #expect(failure.notes.last?.message == "rule `spread`: its condition is not met")
        let records = self.suite("given: {id: x, type: attack}, expect: {required: [{action: act, from: [lab]}]}")
        let other = try #require(records.tests.first?.failures(with: pack.pack).first)
        #expect(other.notes.last?.message == "rule `lab`: holds for no record of its collection")
    }

    @Test func `where the plan does not speak of an action, each rule that could is shown`() throws {
        let suite = suite("given: {id: x, type: outage, spreading: false}, expect: {required: [{action: rest}]}")
        let failure = try #require(suite.tests.first?.failures(with: pack.pack).first)
        #expect(
            failure.notes.map { $0.message } == [
                "rule `spread` could speak of it, and its condition is not met"
            ])
    }

    @Test func `a test to do is expected to fail, and fails when it passes`() throws {
        let failing = suite("given: {id: x, type: attack}, todo: true, expect: {absent: [{action: act}]}")
        guard case .todo = try #require(failing.tests.first).run(with: pack.pack) else {
            Issue.record("not to do")
            return
        }
        let passing = suite("given: {id: x, type: attack}, todo: true, expect: {required: [{action: act}]}")
        guard case .failed(let failures) = try #require(passing.tests.first).run(with: pack.pack) else {
            Issue.record("not failed")
            return
        }
        #expect(failures.map { $0.message } == ["t: passes, though it is marked `todo`"])
        let usual = suite("given: {id: x, type: attack}, todo: false, expect: {required: [{action: act}]}")
        guard case .passed = try #require(usual.tests.first).run(with: pack.pack) else {
            Issue.record("not passed")
            return
        }
    }

    @Test func `every mistake in what is expected is shown where it stands`() {
        let text = MarkedText(
            """
            tests:
              - name: t
                now: "2026-11-03T02:00:00Z"
                todo: ⟦1⟧"true"
                given: {id: x}
                expect:
                  exactly: ⟦2⟧yes
                  required:
                    - {action: ⟦3⟧act@a}
                    - {action: ⟦4⟧cut@}
                    - {action: cut@a, target: ⟦5⟧a}
                    - {action: act, target: ⟦6⟧a}
                    - {action: act, after: [⟦7⟧acte], until: [⟦8⟧acte], waiting_for: [⟦9⟧backups]}
                    - {action: act, without_delay: ⟦10⟧sans délai, instead: [⟦11⟧acte]}
                  absent: [{action: act, ⟦12⟧from: [attacked]}]
            """)
        let suite = TestSuite.read([text.file("a.test.yaml")], for: pack.pack)
        #expect(suite.tests.isEmpty)
        #expect(suite.diagnostics.map { $0.range.start } == (1...12).map { text[$0] })
    }
}
