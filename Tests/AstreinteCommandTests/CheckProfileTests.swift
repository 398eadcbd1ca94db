import Foundation
import Testing

/// `astreinte check` on a profile.
@Suite struct CheckProfileTests {
    private let now = "2026-11-28T12:00:00+01:00"

    private func check(_ text: String, _ options: String...) throws -> Run {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "anything.yaml")
            try Data(text.utf8).write(to: file)
            return try astreinte(["check", file.path(), "--now", now] + options)
        }
    }

    private let own = "establishment: {name: A, finess: {legal: \"990000017\"}}\n"

    @Test(arguments: ["ch-600-lits", "ch-300-lits", "ehpad", "ght-support"])
    func `no sample profile has a mistake`(_ profile: String) throws {
        let run = try astreinte("check", "samples/establishments/\(profile).yaml", "--now", now)
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(!run.errors.contains("error["))
    }

    @Test func `a warning shows the line that it is about, and answers yes`() throws {
        let run = try astreinte("check", "samples/establishments/ch-600-lits.yaml", "--now", now)
        #expect(run.status == 0)
        #expect(
            run.errors.contains("warning[dima-under-restore]: `annuaire` must be back in 2 h, and its last restore"))
        #expect(run.errors.contains("    measured_restore: 9 h\n"))
    }

    @Test func `a mistake answers no, beside the warnings`() throws {
        let text = own + "services: [{id: a, site: nord}]\ncontacts: [{role: rssi, deputy: B}]\n"
        let run = try check(text)
        #expect(run.status == 1)
        #expect(run.errors.contains("error[unknown-site]: unknown site `nord`"))
        #expect(run.errors.contains("anything.yaml:2:26"))
        #expect(run.errors.contains("warning[role-without-phone]: `rssi` has no telephone number"))
    }

    @Test func `profiles of one folder are checked by what the others say`() throws {
        let folder = ["check", "rules", "--profiles", "samples/establishments", "--now", now]
        let samples = try astreinte(folder)
        #expect(samples.status == 0)
        #expect(!samples.errors.contains("unknown-host"))
        try withTemporaryFolder { folder in
            let profile = own + "applications: [{id: a, function: paie, host: {finess: \"990000033\"}}]\n"
            try Data(profile.utf8).write(to: folder.appending(path: "a.yaml"))
            let run = try astreinte("check", "rules", "--profiles", folder.path(), "--now", now)
            #expect(run.status == 0)
            #expect(run.errors.contains("warning[unknown-host]: no profile here is of `990000033`"))
            #expect(run.errors.contains("a.yaml:2:"))
            let alone = try check(profile)
            #expect(!alone.errors.contains("unknown-host"), "of one profile alone nothing tells")
        }
    }

    @Test func `programs get the same as JSON`() throws {
        let run = try check(own + "contacts: [{role: rssi, deputy: B}]\n", "--format", "json")
        #expect(run.status == 0)
        #expect(run.errors == "")
        let list = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(
            Set(list.map { $0["code"] as? String })
                == ["role-without-phone", "role-not-held", "contact-without-card", "profile-not-validated"])
        #expect(list.allSatisfy { $0["severity"] as? String == "warning" })
    }

    @Test func `a profile is read in the words of the rules given`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "pack.yaml")
            let text = """
                pack: {id: x, version: 1.0.0, language: fr, time_zero: at, bindings: {id: id}}
                priorities: [P1]
                phases: [first]
                interests: [care]
                clocks: {at: {label: "T0"}}
                roles: {veilleur: {label: "Veilleur"}}
                facts: {id: {type: string}}
                actions: {act: {label: "Agir", phase: first, role: veilleur, priority: P1}}
                rules: [{id: r, title: t, require: [{action: act}]}]
                """
            try Data(text.utf8).write(to: pack)
            let profile =
                own + "contacts: [{role: veilleur, mobile: \"06 39 98 00 01\", deputy: B, verified_on: 2026-11-01}]\n"
                + "validation: {by: A, pack_version: 1.0.0, on: 2026-11-01}\n"
            let run = try check(profile, "--rules", pack.path())
            #expect(run.status == 0)
            #expect(run.errors == "")
            #expect(try check(profile).errors.contains("error[unknown-role]: unknown role `veilleur`"))
        }
    }

    @Test func `a pack is checked with a profile: its roles that nobody holds, its calls without a number`() throws {
        let run = try astreinte("check", "rules", "--profile", "samples/establishments/ehpad.yaml", "--now", now)
        #expect(run.status == 0)
        #expect(run.errors.contains("warning[role-not-held]: nobody holds "))
        #expect(run.errors.contains("`dsi-astreinte`"))
        #expect(run.errors.contains("warning[contact-without-card]"))
        let bad = try withTemporaryFolder { folder in
            let file = folder.appending(path: "profile.yaml")
            try Data("\(own)servics: []\n".utf8).write(to: file)
            return try astreinte("check", "rules", "--profile", file.path(), "--now", now)
        }
        #expect(bad.status == 1)
        #expect(bad.errors.contains("error[unknown-key]"))
        let twice = try astreinte("check", "samples/establishments/ehpad.yaml", "--profile", "x.yaml")
        #expect(twice.status == 64)
    }

    @Test func `a pack is not read by the rules of another`() throws {
        let run = try astreinte("check", "rules", "--rules", "rules")
        #expect(run.status == 64)
    }

    /// A text to add, and what is said of the one word in it that is in none of the pack's lists.
    static let words: [(String, String)] = [
        ("applications: [{id: a, function: dpii}]", "did you mean `dpi`?"),
        ("services: [{id: a, activity: urgence}]", "did you mean `urgences`?"),
        ("services: [{id: a, criticality: vital}]", "did you mean `vitale`?"),
        ("applications: [{id: a, function: dpi, hosting: cloud}]", "`cloud`"),
    ]

    @Test(arguments: words) func `a word outside the lists of the pack is a mistake, with the near one`(
        text: String, help: String
    ) throws {
        let run = try check(own + text + "\n")
        #expect(run.status == 1)
        #expect(run.errors.components(separatedBy: "error[unknown-value]").count == 2)
        #expect(run.errors.contains(help))
    }

    @Test func `activities and statuses are of the pack's lists, in the sites too`() throws {
        let text = """
            establishment:
              name: A
              finess: {legal: "990000017"}
              activities: [urgences, urgence]
              statuses: [public, hebergeur-hds]
              sites: [{id: nord, activities: [dialise]}]
            """
        let run = try check(text)
        #expect(run.status == 1)
        #expect(run.errors.components(separatedBy: "error[unknown-value]").count == 4)
        for word in ["urgences", "hds", "dialyse"] { #expect(run.errors.contains("did you mean `\(word)`?")) }
    }

    @Test func `what is no YAML at all is shown as such`() throws {
        let run = try check("establishment: {name: A\n")
        #expect(run.status == 1)
        #expect(run.errors.contains("anything.yaml"))
    }
}
