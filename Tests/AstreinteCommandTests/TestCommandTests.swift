import Foundation
import Testing

@Suite struct TestCommandTests {
    private static let pack = """
        pack: {id: x, version: 1.0.0, language: fr, time_zero: at, default_reader: chief, bindings: {id: id}}
        priorities: [P1]
        phases: [first]
        clocks: {at: {label: "le début"}}
        roles: {chief: {label: "Chef"}}
        facts: {id: {type: string}, spreading: {type: boolean, question: "Cela s'étend-il ?"}}
        actions: {act: {label: "Agir", phase: first, role: chief, priority: P1}}
        rules: [{id: spread, title: "Suite", when: {spreading: true}, require: [{action: act}]}]

        """

    /// Runs `astreinte test` on a pack with these tests and a sample record beside them.
    private func run(_ tests: String, _ arguments: String..., command: String = "test") throws -> Run {
        try withTemporaryFolder { folder in
            try Data(Self.pack.utf8).write(to: folder.appending(path: "pack.yaml"))
            try Data(#"{"id": "x", "spreading": true}"#.utf8).write(to: folder.appending(path: "record.json"))
            try Data(tests.utf8).write(to: folder.appending(path: "a.test.yaml"))
            return try astreinte([command, folder.path()] + arguments)
        }
    }

    private static let tests = """
        tests:
          - name: "elle s'étend"
            now: "2026-11-03T02:00:00Z"
            given_file: record.json
            expect: {required: [{action: act}], exactly: true}
            cases:
              - {name: "elle ne s'étend pas", given: {spreading: false}, expect: {absent: [{action: act}]}}
              - {name: "pas encore", todo: true, given: {spreading: false}, expect: {required: [{action: act}]}}

        """

    @Test func `tests to do are counted apart`() throws {
        let run = try run(Self.tests)
        #expect(run.errors == "")
        #expect(run.output == "2 passed, 0 failed, 1 todo\n")
        #expect(run.status == 0)
    }

    @Test(arguments: [
        ("ne s'étend pas", "1 passed, 0 failed\n"), ("elle s'étend", "2 passed, 0 failed, 1 todo\n"),
        ("*pas*", "1 passed, 0 failed, 1 todo\n"),
        ("elle ?'étend", "1 passed, 0 failed\n"), ("*pas encor?", "0 passed, 0 failed, 1 todo\n"),
    ])
    func `tests are chosen by a part of their name, or by a pattern for the whole`(
        pattern: String, output: String
    ) throws {
        let run = try run(Self.tests, "--run", pattern)
        #expect(run.output == output)
        #expect(run.status == 0)
    }

    @Test(arguments: ["autre", "elle*étendait", "pas*", "*?pas encore?"])
    func `a pattern that only part of a name suits chooses nothing, and no test run is no success`(pattern: String)
        throws
    {
        let run = try run(Self.tests, "--run", pattern)
        #expect(run.output == "0 passed, 0 failed\n")
        #expect(run.errors.contains("whose name matches"))
        #expect(run.status == 2)
    }

    @Test func `a test to do that passes is a failure`() throws {
        let run = try run(Self.tests.replacing("todo: true, given: {spreading: false}, ", with: "todo: true, "))
        #expect(run.output == "2 passed, 1 failed\n")
        #expect(run.errors.contains("passes, though it is marked `todo`"))
        #expect(run.status == 1)
    }

    @Test func `a failure shows its place, what was found and why, without colour in a file`() throws {
        let run = try run(Self.tests.replacing("absent: [", with: "required: ["))
        #expect(run.status == 1)
        #expect(run.errors.contains("expected `act` required, but the plan does not speak of it"))
        #expect(run.errors.contains("a.test.yaml:7:"))
        #expect(run.errors.contains("rule `spread` could speak of it, and its condition is not met"))
        #expect(!run.errors.contains("\u{1B}"))
    }

    @Test(arguments: ["test", "check"])
    func `a record that isn't there is a mistake of the test`(command: String) throws {
        let run = try run(Self.tests.replacing("record.json", with: "other.json"), command: command)
        #expect(run.status == (command == "test" ? 2 : 1))
        #expect(run.errors.contains("`other.json`: No such file or directory"))
        #expect(run.errors.contains("a.test.yaml:4:17"))
    }
}
