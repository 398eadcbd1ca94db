import Foundation
import Testing

/// `astreinte profile check`: what `check` says of profiles, with the answer of --fail-on.
@Suite struct ProfileCheckCommandTests {
    private let now = ["--now", "2026-11-25T12:00:00+01:00"]

    private func check(_ text: String, _ options: String...) throws -> Run {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "p.yaml")
            try Data(text.utf8).write(to: file)
            return try astreinte(["profile", "check", file.path()] + now + options)
        }
    }

    private let own = "establishment: {name: A, finess: {legal: \"990000017\"}}\n"

    @Test func `it says what check says`() throws {
        let profile = "samples/establishments/ch-300-lits.yaml"
        for format in ["text", "json", "sarif"] {
            let plain = try astreinte(["check", profile, "--format", format] + now)
            let run = try astreinte(["profile", "check", profile, "--format", format] + now)
            #expect(run.output == plain.output && run.errors == plain.errors && run.status == 0)
        }
    }

    @Test(arguments: ["stale", "warning", "number-not-verified", "role-without-phone"])
    func `what it is asked to fail on answers no, and a mistake always does`(what: String) throws {
        let old = "contacts: [{role: rssi, deputy: B}, {contact: ars, fixed: \"01 99 00 00 01\"}]\n"
        #expect(try check(own + old).status == 0)
        #expect(try check(own + old, "--fail-on", what).status == 1)
        #expect(try check(own + "servics: []\n").status == 1)
    }

    @Test func `a number is stale on its 181st day, not on its 180th`() throws {
        let kept = "validation: {by: A, pack_version: \(try version()), on: 2026-11-01}\n"
        func run(_ day: String) throws -> Int32 {
            let card = "contacts: [{contact: ars, fixed: \"01 99 00 00 01\", verified_on: \(day)}]\n"
            return try check(own + kept + card, "--fail-on", "stale").status
        }
        #expect(try run("2026-05-29") == 0)
        #expect(try run("2026-05-28") == 1)
    }

    @Test func `a code that no profile earns is wrong usage, with the near one`() throws {
        let run = try check(own, "--fail-on", "role-without-phon")
        #expect(run.status == 64)
        #expect(run.errors.contains("did you mean role-without-phone?"))
    }

    @Test func `several profiles are checked in one run, hosts among those of a folder`() throws {
        let samples = try astreinte(["profile", "check", "samples/establishments", "--fail-on", "unknown-host"] + now)
        #expect(samples.status == 0)
        #expect(samples.errors.contains("ehpad.yaml:") && samples.errors.contains("ch-600-lits.yaml:"))
        try withTemporaryFolder { folder in
            let hosted = "applications: [{id: a, function: paie, host: {finess: \"990000033\"}}]\n"
            try Data((own + hosted).utf8).write(to: folder.appending(path: "a.yaml"))
            let run = try astreinte(["profile", "check", folder.path(), "--fail-on", "unknown-host"] + now)
            #expect(run.status == 1)
            let none = try astreinte(["profile", "check", folder.path() + "/none.yaml"] + now)
            #expect(none.status == 2)
        }
    }

    private func version() throws -> String {
        let words = try astreinte("--version").lines[1].split(separator: " ")
        return String(words[1])
    }
}
