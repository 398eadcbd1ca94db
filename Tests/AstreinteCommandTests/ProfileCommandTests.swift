import Foundation
import Testing

/// The sample establishments, on the command line.
@Suite struct ProfileCommandTests {
    private func run(_ profile: String?, finess: String? = nil, format: String = "json") throws -> Run {
        try withTemporaryFolder { folder in
            let place = finess.map { #","establishment":{"finess":"\#($0)"}"# } ?? ""
            let record = """
                {"id":"X","type":"panne-electrique","detected_at":"2026-11-03T02:40:00+01:00",
                 "affected":{"applications":["annuaire"],"services":[]}\(place)}
                """
            let incident = folder.appending(path: "incident.json")
            try Data(record.utf8).write(to: incident)
            let options = profile.map { ["--profile", "samples/establishments/\($0).yaml"] } ?? []
            return try astreinte(
                ["runbook", incident.path(), "--now", "2026-11-03T02:50:00+01:00", "--format", format] + options)
        }
    }

    private func required(_ action: String, _ profile: String?) throws -> [[String: Any]] {
        let run = try run(profile)
        #expect(run.status == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        return (json["required"] as? [[String: Any]] ?? []).filter { $0["action"] as? String == action }
    }

    private func targets(_ action: String, _ profile: String?) throws -> [String] {
        try required(action, profile).map { $0["target"] as? String ?? "-" }
    }

    @Test func `with the directory down, what depends on it goes on without, the laundry is left alone`() throws {
        let services = Set(try targets("basculer-service", "ch-600-lits"))
        #expect(
            services.isSuperset(of: ["urgences-adultes", "laboratoire", "depot-de-sang", "imagerie", "radiotherapie"]))
        #expect(services.isDisjoint(with: ["blanchisserie", "samu", "dialyse"]))
        let applications = try targets("faire-sans-application", "ch-600-lits")
        #expect(Set(applications).isSuperset(of: ["annuaire", "identites", "sil", "transfusion", "dpi", "paie"]))
        #expect(Set(applications).isDisjoint(with: ["reseau", "telephonie", "dialyse"]))
    }

    @Test func `applications come in the order of their effective DIMA: the directory is due as the laboratory is`()
        throws
    {
        let lines = try required("faire-sans-application", "ch-600-lits")
        let dues = lines.compactMap { line in (line["due"] as? String).map { (line["target"] as? String, $0) } }
        #expect(dues.map { $0.1 } == dues.map { $0.1 }.sorted())
        let byTarget = Dictionary(uniqueKeysWithValues: dues.map { ($0.0 ?? "", $0.1) })
        #expect(byTarget["annuaire"] == "2026-11-03T04:40:00+01:00")
        #expect(byTarget["annuaire"] == byTarget["sil"])
        #expect(byTarget["paie"] == "2026-11-08T02:40:00+01:00")
    }

    @Test func `without a profile, one line says the same of all`() throws {
        #expect(try targets("basculer-service", nil) == ["-"])
        #expect(try targets("faire-sans-application", nil) == ["-"])
    }

    @Test func `another hospital's profile gives no number, and page 1 says why`() throws {
        let page = try run("ch-600-lits", finess: "990000074", format: "terminal").output
        #expect(page.contains("PROFIL D'UN AUTRE ÉTABLISSEMENT"))
        #expect(!page.contains("06\u{A0}39\u{A0}98"))
        #expect(!page.contains("Valmorin"))
    }

    @Test func `a site's own number is the establishment's`() throws {
        let page = try run("ch-600-lits", finess: "990000058", format: "terminal").output
        #expect(page.contains("Valmorin"))
        // A number never breaks over two lines.
        #expect(page.contains("06\u{A0}39\u{A0}98\u{A0}10\u{A0}04"))
    }

    @Test func `a name that the profile lacks is said, and the others count`() throws {
        let json = #"{"id":"1","affected":{"applications":["annuaire","biologie"],"services":["urgence"]}}"#
        let profile = ["--profile", "samples/establishments/ch-600-lits.yaml", "--fields", "data_diagnostics"]
        let decision = try astreinte(["evaluate"] + profile, input: json).output
        #expect(decision.contains(#""path":"affected.applications","message":"« biologie » n'est pas dans le profil"#))
        #expect(decision.contains(#""path":"affected.services","message":"« urgence » n'est pas dans le profil"#))
        #expect(!decision.contains("annuaire"))
    }

    @Test func `a record of the profile may be named by its label, in any case`() throws {
        let decisions = try [#"["urgences-adultes","laboratoire"]"#, #"["URGENCES ADULTES","Laboratoire"]"#].map {
            names in
            try astreinte(
                [
                    "evaluate", "--profile", "samples/establishments/ch-600-lits.yaml", "--now",
                    "2026-11-15T02:14:00+01:00", "--fields", "required,pending,data_diagnostics",
                ],
                input: #"{"id":"1","detected_at":"2026-11-15T02:10:00+01:00","affected":{"services":\#(names)}}"# + "\n"
            ).output
        }
        #expect(decisions[0] == decisions[1])
        #expect(decisions[0].contains(#""target":"laboratoire""#) && !decisions[1].contains("unknown-record"))
    }

    @Test func `page 1 of a home without computer staff names nobody that its profile lacks`() throws {
        let page = try run("ehpad", format: "terminal").output.components(separatedBy: "\n== ")[0]
        for role in [
            "DSI", "RSSI", "Réseau", "adre de garde", "Sauvegardes", "SAMU", "urgences", "Appeler le directeur",
        ] {
            #expect(!page.contains(role), "\(role)")
        }
    }

    /// The detail of the acts at a sample house under attack at an hour, its lines joined.
    private func attacked(_ profile: String, at time: String) throws -> String {
        let json =
            #"{"id":"1","type":"chiffrement","detected_at":"2026-11-03T\#(time):00+01:00","propagation":"en-cours"}"#
        let run = try astreinte(
            ["--profile", "samples/establishments/\(profile).yaml", "--now", "2026-11-03T\(time):00+01:00"], input: json
        )
        #expect(run.status == 0)
        return run.output.split(whereSeparator: { " \n".contains($0) }).joined(separator: " ")
    }

    @Test func `technical acts fall to the computer specialist on call`() throws {
        let words = "Informaticien d'astreinte (DSI) fait aussi pour\u{A0}: Direction du système d'information (DSI)"
        #expect(try attacked("ch-600-lits", at: "02:50").contains(words))
        // By day nobody at the support site shares the roles of the night.
        let day = try attacked("ght-support", at: "10:00")
        #expect(day.contains("Administrateur réseau → Informaticien d'astreinte (DSI) tenu par\u{A0}: 06"))
    }

    @Test func `where nobody technical is there, the director has the acts, with their cable and their key`() throws {
        let text = try attacked("ehpad", at: "02:50")
        #expect(text.contains("Administrateur réseau → Directeur de garde tenu par\u{A0}: Mme Fauvel"))
        #expect(text.contains("placard de l'accueil, câble jaune · clé\u{A0}: clé au trousseau de nuit"))
    }

    @Test(arguments: ["ch-600-lits", "ch-300-lits", "ehpad", "ght-support"])
    func `every sample profile is read without a word`(_ profile: String) throws {
        let run = try run(profile)
        #expect(run.status == 0)
        #expect(run.errors == "")
    }

    @Test func `a profile with a mistake ends the work, at its place`() throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "profile.yaml")
            try Data("establishment: {name: A, finess: {legal: \"1\"}}\n".utf8).write(to: profile)
            let run = try astreinte("samples/incidents/chiffrement-minimal.json", "--profile", profile.path())
            #expect(run.status == 2)
            #expect(run.output == "")
            #expect(run.errors.contains("profile.yaml:1:42"))
        }
    }
}
