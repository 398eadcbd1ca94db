import Foundation
import FoundationXML
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

    /// One test that passes, one that fails and one to do, all with names that every format has to escape.
    private static let mixed = """
        tests:
          - name: "elle s'étend <vite> # & \\\\fin"
            now: "2026-11-03T02:00:00Z"
            given_file: record.json
            expect: {required: [{action: act}]}
            cases:
              - {name: "à tort", given: {spreading: false}, expect: {required: [{action: act}]}}
              - {name: "pas encore", todo: true, given: {spreading: false}, expect: {required: [{action: act}]}}

        """

    @Test func `JUnit has a suite for the file, a failure with its reasons and a skipped test`() throws {
        let run = try run(Self.mixed, "--format", "junit")
        #expect(run.status == 1)
        #expect(run.errors == "")
        let document = try XMLDocument(xmlString: run.output)
        #expect(try document.nodes(forXPath: "/testsuites/testsuite").count == 1)
        for (attribute, value) in [("tests", "3"), ("failures", "1"), ("errors", "0"), ("skipped", "1")] {
            let found = try document.nodes(forXPath: "/testsuites/testsuite/@\(attribute)")
            #expect(found.map { $0.stringValue } == [value])
        }
        let cases = try document.nodes(forXPath: "//testcase/@name").compactMap { $0.stringValue }
        let name = #"elle s'étend <vite> # & \fin"#
        #expect(cases == [name, name + " / à tort", name + " / pas encore"])
        #expect(try document.nodes(forXPath: "//testcase[3]/skipped").count == 1)
        let failure = try #require(try document.nodes(forXPath: "//testcase[2]/failure").first?.stringValue)
        #expect(failure.contains("a.test.yaml:7:"))
        #expect(failure.contains("rule `spread` could speak of it, and its condition is not met"))
    }

    @Test func `TAP numbers the tests and marks those to do`() throws {
        let run = try run(Self.mixed, "--format", "tap")
        #expect(run.status == 1)
        let points = run.lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
        let name = ##"elle s'étend <vite> \# & \\fin"##
        #expect(run.lines.prefix(2) == ["TAP version 14", "1..3"])
        #expect(points == ["ok 1 - \(name)", "not ok 2 - \(name) / à tort", "not ok 3 - \(name) / pas encore # TODO"])
        #expect(run.lines.filter { $0 == "  ---" }.count == 1)
    }

    @Test func `JSON has every test, with its place and its differences`() throws {
        let run = try run(Self.mixed, "--format", "json")
        #expect(run.status == 1)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(report["passed"] as? Int == 1)
        #expect(report["failed"] as? Int == 1)
        #expect(report["todo"] as? Int == 1)
        let tests = try #require(report["tests"] as? [[String: Any]])
        #expect(tests.map { $0["result"] as? String } == ["passed", "failed", "todo"])
        #expect(tests.map { $0["line"] as? Int } == [2, 7, 8])
        #expect(tests.map { ($0["differences"] as? [Any])?.count } == [0, 1, 0])
    }

    @Test func `nothing runs after the first failure when asked`() throws {
        let run = try run(Self.mixed, "--fail-fast")
        #expect(run.output == "1 passed, 1 failed\n")
        #expect(run.status == 1)
    }

    @Test func `coverage tells what of the pack the tests do not show`() throws {
        let run = try run(Self.tests, "--coverage")
        #expect(run.errors == "")
        #expect(run.lines.prefix(2) == ["2 passed, 0 failed, 1 todo", "couverture\u{A0}: 87,5\u{A0}% (7 sur 8)"])
        #expect(
            run.lines.last?.hasSuffix("pack.yaml:8:45: spread\u{A0}: spreading: true\u{A0}: jamais vu inconnu") ?? false
        )
        #expect(run.status == 0)
    }

    @Test(arguments: [("87", 0, ""), ("88", 1, "astreinte: less than 88 % is covered\n")])
    func `too little coverage fails`(percent: String, status: Int32, errors: String) throws {
        let run = try run(Self.tests, "--coverage", "--fail-under", percent, "--format", "json")
        #expect(run.errors == errors)
        #expect(run.output.contains(#""covered":7,"total":8"#))
        #expect(run.status == status)
    }

    @Test(arguments: [
        ["--fail-under", "90"], ["--coverage", "--fail-under", "101"], ["--coverage", "--format", "tap"],
    ])
    func `what goes with coverage alone is refused elsewhere`(arguments: [String]) throws {
        let run = try astreinte(["test", "rules"] + arguments)
        #expect(run.status == 64)
        #expect(run.output == "")
    }

    /// Runs `astreinte test` in a folder that stays, with a file for missing cases.
    private func stubs(_ tests: String, in folder: URL, _ arguments: String...) throws -> Run {
        try Data(Self.pack.utf8).write(to: folder.appending(path: "pack.yaml"))
        try Data(#"{"id": "x", "spreading": true}"#.utf8).write(to: folder.appending(path: "record.json"))
        try Data(tests.utf8).write(to: folder.appending(path: "a.test.yaml"))
        return try astreinte(
            ["test", folder.path(), "--stubs", folder.appending(path: "missing.txt").path()] + arguments)
    }

    @Test(arguments: ["--coverage", "--mutation"])
    func `missing cases are written over nothing`(option: String) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "missing.txt")
            let own = "tests: []  # mine\n"
            try Data(own.utf8).write(to: file)
            let refused = try stubs(Self.tests, in: folder, option)
            #expect(refused.status == 64 && refused.output.isEmpty)
            #expect(refused.errors.contains("missing.txt is not empty and is left as it is; give another file"))
            #expect(try String(contentsOf: file, encoding: .utf8) == own)
            try Data().write(to: file)
            let run = try stubs(Self.tests, in: folder, option)
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    @Test func `where no case is missing, no file is written and that is said`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "missing.txt")
            let first = try stubs(Self.tests, in: folder, "--coverage")
            #expect(first.status == 0 && FileManager.default.fileExists(atPath: file.path()))
            try FileManager.default.moveItem(at: file, to: folder.appending(path: "b.test.yaml"))
            let second = try stubs(Self.tests, in: folder, "--coverage")
            #expect(second.status == 0 && second.errors.contains("no case to write: "))
            #expect(!FileManager.default.fileExists(atPath: file.path()))
        }
    }

    @Test func `with a test that fails no mistake is tried, and that is said`() throws {
        let run = try run(Self.mixed, "--mutation", "--format", "json")
        #expect(run.status == 1)
        #expect(run.errors.contains("astreinte: mutation non faite\u{A0}: un test échoue d'abord\n"))
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(report["schema"] as? String == "mutation/1")
        #expect((report["failed"] as? [String])?.count == 1)
    }
}
