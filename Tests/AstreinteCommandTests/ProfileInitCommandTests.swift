import Foundation
import Testing

/// `astreinte profile init`.
@Suite struct ProfileInitCommandTests {
    private let now = ["--now", "2026-11-25T12:00:00+01:00"]

    static let kinds = ["hopital", "clinique", "psychiatrie", "ehpad"]

    @Test(arguments: kinds) func `the profile loads, and only what is to fill in is said of it`(kind: String) throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "p.yaml").path()
            let made = try astreinte("profile", "init", profile, "--kind", kind)
            #expect(made.status == 0 && made.output == "" && made.errors.contains("astreinte profile check"))
            let check = try astreinte(["profile", "check", profile, "--format", "json"] + now)
            #expect(check.status == 0, "\(check.output)")
            let list = try #require(
                try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [[String: Any]])
            #expect(
                list.compactMap { $0["code"] as? String }.sorted() == [
                    "contact-without-card", "left-to-fill", "left-to-fill", "profile-not-validated", "role-not-held",
                ])
            let incident = "samples/incidents/chiffrement-minimal.json"
            let page = try astreinte([incident, "--profile", profile] + now)
            #expect(page.status == 0 && page.output.contains("NON VALIDÉ PAR L'ÉTABLISSEMENT"))
            #expect(try astreinte("format", "--check", profile).status == 0)
        }
    }

    @Test(arguments: kinds) func `each line of the comments is one that a profile may have`(kind: String) throws {
        try withTemporaryFolder { folder in
            let text = try astreinte("profile", "init", "--kind", kind).output
            #expect(text.components(separatedBy: "\n#  - ").count > 30)
            let filled = text.replacing("\n#  - ", with: "\n  - ").replacing(
                "fixed: inconnu", with: "fixed: \"01 99 00 00 01\"")
            let profile = folder.appending(path: "p.yaml")
            try Data(filled.utf8).write(to: profile)
            let check = try astreinte(["profile", "check", profile.path()] + now)
            #expect(check.status == 0, "\(check.errors)")
            #expect(!check.errors.contains("role-not-held") && !check.errors.contains("contact-without-card"))
        }
    }

    @Test func `nothing is written over, and the same rules give the same bytes`() throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "p.yaml")
            try Data("x".utf8).write(to: profile)
            let refused = try astreinte("profile", "init", profile.path())
            #expect(refused.status == 2 && refused.errors.contains("File exists"))
            #expect(try String(contentsOf: profile, encoding: .utf8) == "x")
            #expect(try astreinte("profile", "init").output == astreinte("profile", "init").output)
            #expect(try astreinte("profile", "init", "--kind", "gare").status == 64)
        }
    }

    @Test func `another pack's words are used, and no list of ours is forced on it`() throws {
        try withTemporaryFolder { folder in
            let pack = folder.appending(path: "ours").path()
            #expect(try astreinte("new", pack).status == 0)
            let made = try astreinte("profile", "init", "--rules", pack).output
            #expect(made.contains("role: informatique,") && !made.contains("rssi"))
            let profile = folder.appending(path: "p.yaml")
            try Data(made.utf8).write(to: profile)
            #expect(try astreinte(["profile", "check", profile.path(), "--rules", pack] + now).status == 0)
        }
    }
}
