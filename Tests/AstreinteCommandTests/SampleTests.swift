import Foundation
import Testing

/// The runbooks under `samples/runbooks` are those that the sample incidents give today.
@Suite struct SampleTests {
    /// A sample incident, and the instant at which its runbook is opened.
    static let incidents = [
        ("chiffrement-minimal", "2026-10-25T02:12:00+02:00"), ("chiffrement-partiel", "2026-11-15T02:19:00+01:00"),
        ("chiffrement-complet", "2026-11-15T03:05:00+01:00"), ("chiffrement-exercice", "2026-11-19T14:05:00+01:00"),
        ("compromission-fichiers-chiffres", "2026-11-16T04:30:00+01:00"),
        ("compromission-annuaire", "2026-11-18T22:20:00+01:00"),
        ("compromission-compte-messagerie", "2026-11-18T22:10:00+01:00"),
        ("panne-electrique-minimal", "2026-11-15T02:15:00+01:00"),
        ("panne-electrique-soins-degrades", "2026-11-17T03:10:00+01:00"),
        ("indetermine-minimal", "2026-11-15T02:15:00+01:00"),
        ("perte-lien-telecom", "2026-11-24T06:25:00+01:00"),
        ("dysfonctionnement-infrastructure", "2026-11-22T04:10:00+01:00"),
        ("incident-reseau-interne", "2026-11-25T10:45:00+01:00"),
        ("bogue-applicatif", "2026-11-23T09:20:00+01:00"),
        ("indisponibilite-application", "2026-11-21T23:55:00+01:00"),
        ("panne-climatisation", "2026-11-28T15:15:00+01:00"),
        ("sinistre-physique", "2026-11-29T02:30:00+01:00"),
        ("defaillance-prestataire", "2026-11-30T18:40:00+01:00"),
        ("perte-donnees", "2026-12-01T07:10:00+01:00"),
        ("erreur-humaine", "2026-12-02T11:25:00+01:00"),
        ("sabotage", "2026-12-05T03:45:00+01:00"),
        ("deni-service", "2026-12-03T08:50:00+01:00"),
        ("chiffrement-nuit-entiere", "2026-11-15T02:19:00+01:00"),
    ]

    /// A journal told after a published chronology, and the instant at which its runbook is opened.
    static let chronologies = [
        ("chronologie-rouen-2019", "2019-11-15T20:30:00+01:00"),
        ("chronologie-armentieres-2024", "2024-02-11T05:45:00+01:00"),
        ("chronologie-versailles-2022", "2022-12-03T21:40:00+01:00"),
        ("chronologie-corbeil-2022", "2022-08-21T06:00:00+02:00"),
        ("chronologie-dax-2021", "2021-02-09T07:30:00+01:00"),
        ("chronologie-cannes-2024", "2024-04-16T18:00:00+02:00"), ("chronologie-hse-2021", "2021-05-14T06:50:00+02:00"),
    ]

    /// An incident that three of the sample establishments share.
    static let shared = [
        "samples/feeds/support-de-groupement.json", "--profiles", "samples/establishments", "--now",
        "2026-11-15T02:30:00+01:00",
    ]

    /// The incidents of the 600-bed sample, whose runbooks know its services, its applications and its numbers.
    private static let ofLargeHospital: Set<String> = [
        "perte-lien-telecom", "dysfonctionnement-infrastructure", "incident-reseau-interne", "bogue-applicatif",
        "indisponibilite-application", "panne-climatisation", "sinistre-physique", "defaillance-prestataire",
        "perte-donnees", "erreur-humaine", "sabotage", "deni-service", "chiffrement-nuit-entiere",
    ]

    @Test(arguments: ["terminal", "markdown", "json"])
    func `the sample runbooks are fresh`(format: String) throws {
        let ending = ["terminal": "txt", "markdown": "md", "json": "json"][format, default: format]
        let incidents = (SampleTests.incidents + SampleTests.chronologies).map { name, now in
            (name, SampleTests.arguments(for: name) + ["--now", now])
        }
        for (name, arguments) in incidents + [("support-de-groupement", SampleTests.shared)] {
            let run = try astreinte(arguments + ["--format", format])
            #expect(run.status == 0)
            #expect(run.errors == "")
            let file = packageRoot.appending(path: "samples/runbooks/\(name).\(ending)")
            let output = SampleTests.withoutDigests(run.output)
            try Snapshots.record(Data(output.utf8), at: file)
            #expect(try String(contentsOf: file, encoding: .utf8) == output, "\(name).\(ending)")
        }
    }

    private static func arguments(for name: String) -> [String] {
        if chronologies.contains(where: { $0.0 == name }) { return ["--journal", "samples/incidents/\(name).ndjson"] }
        let profile = ofLargeHospital.contains(name) ? ["--profile", "samples/establishments/ch-600-lits.yaml"] : []
        return ["samples/incidents/\(name).json"] + profile
    }

    @Test func `the sample page in HTML is fresh`() throws {
        let (name, now) = SampleTests.incidents[0]
        let run = try astreinte("samples/incidents/\(name).json", "--now", now, "--format", "html")
        #expect(run.status == 0)
        #expect(run.errors == "")
        let file = packageRoot.appending(path: "samples/runbooks/\(name).html")
        let output = SampleTests.withoutDigests(run.output)
        try Snapshots.record(Data(output.utf8), at: file)
        #expect(try String(contentsOf: file, encoding: .utf8) == output)
    }

    /// The samples say where a digest stands, not which: any change of the rules would change each of them.
    static func withoutDigests(_ text: String) -> String {
        text.replacing(#/sha256:[0-9a-f]{64}/#, with: "sha256:…")
    }

    @Test func `every sample incident has its runbook`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: packageRoot.appending(path: "samples/incidents").path())
        let journals =
            SampleTests.chronologies.map { "\($0.0).ndjson" } + [
                "nuit-rumeur.ndjson", "nuit-deux-incidents.ndjson", "retex-valmorin.ndjson",
            ]
        #expect(Set(files) == Set(SampleTests.incidents.map { "\($0.0).json" } + journals))
    }

    @Test func `each type of outage has its sample incident`() throws {
        let outages: Set = [
            "perte-lien-telecom", "dysfonctionnement-infrastructure", "incident-reseau-interne", "bogue-applicatif",
            "indisponibilite-application", "panne-electrique", "panne-climatisation", "sinistre-physique",
            "defaillance-prestataire", "perte-donnees", "erreur-humaine",
        ]
        let told = try SampleTests.incidents.map { name, _ in
            let file = packageRoot.appending(path: "samples/incidents/\(name).json")
            let record = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            return try #require(record?["type"] as? String)
        }
        #expect(outages.isSubset(of: told))
    }

    @Test func `no terminal line is wider than 80 columns, and page 1 fits 24 lines`() throws {
        for (name, _) in SampleTests.incidents + SampleTests.chronologies {
            let text = try String(
                contentsOf: packageRoot.appending(path: "samples/runbooks/\(name).txt"), encoding: .utf8)
            let lines = text.components(separatedBy: "\n")
            #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 }, "\(name)")
            let page = lines.prefix(24)
            #expect(page.contains { $0.hasPrefix("PROCHAINE PAUSE") }, "\(name)")
        }
    }
}
