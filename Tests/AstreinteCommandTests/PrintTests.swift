import Foundation
import Testing

/// What is printed is told in the journal, and the next page says what has changed since.
@Suite struct PrintTests {
    private func fingerprint(_ page: String) throws -> String {
        let start = try #require(page.range(of: "Empreinte ")).upperBound
        return String(page[start...].prefix(9))
    }

    @Test func `the next page names the print, its hour, and each line that differs`() throws {
        try Night.begin { night in
            let first = try night.page("02:20", "--print")
            #expect(!first.contains("Depuis l'impression"))
            let printed = try fingerprint(first)
            let last = try #require(
                try String(contentsOfFile: night.journal, encoding: .utf8).split(separator: "\n").last)
            #expect(last.contains(#""printed":"\#(printed)""#))
            #expect(try night.page("02:21").contains("Depuis l'impression \(printed) de 02 h 20 : rien n'a changé"))
            #expect(
                try night.update(
                    "02:25", "--set", "medical_devices_shared_network=true", "--done", "ouvrir-main-courante"
                ).status == 0)
            let next = try night.page("02:30")
            #expect(
                next.contains("Depuis l'impression \(printed) de 02 h 20 : 2 lignes ajoutées, 1 déjà faite"))
            #expect(next.contains("- ajoutée : Passer le biomédical en mode autonome"))
            #expect(next.contains("- ajoutée : Reconnecter le biomédical"), "what was cut is to be connected again")
            #expect(next.contains("- déjà faite : Ouvrir la main courante sur papier"))
            #expect(try fingerprint(next) != printed)
            #expect(!next.contains("ne se refait pas"), "the page of 02:20 is made again from the lines before it")
            let since = try #require(
                (try night.decision("02:30")["plan"] as? [String: Any])?["since"] as? [String: Any])
            #expect(since["printed"] as? String == printed)
            #expect(since["reproduced"] as? Bool == true)
            #expect(since["done"] as? [String] == ["ouvrir-main-courante"])
        }
    }

    @Test func `what was taken back since is to do again, and the page says what was said`() throws {
        try Night.begin { night in
            #expect(try night.update("02:20", "--done", "ouvrir-main-courante", "--by", "M. Bo").status == 0)
            let printed = try fingerprint(try night.page("02:25", "--print"))
            #expect(try night.update("02:30", "--withdraw", "ouvrir-main-courante", "--by", "RSSI").status == 0)
            let next = try night.page("02:35")
            #expect(next.contains("Depuis l'impression \(printed) de 02 h 25 : 1 ligne ajoutée"))
            let changed = try #require(night.section("CE QUI A CHANGÉ", in: next))
            #expect(changed.contains("- ajoutée : Ouvrir la main courante sur papier"))
            #expect(changed.contains("fait à 02 h 20 (dim. 25/10, UTC+2), M. Bo ; repris à 02 h 30"))
            let retracted = try #require(night.section("REPRIS", in: next))
            #expect(retracted.contains("repris à 02 h 30 (dim. 25/10, UTC+2), RSSI"))
            let plan = try #require(try night.decision("02:35")["plan"] as? [String: Any])
            let entry = try #require((plan["retracted"] as? [[String: Any]])?.first)
            #expect(entry["action"] as? String == "ouvrir-main-courante" && entry["said"] as? String == "done")
            #expect(entry["said_by"] as? String == "M. Bo" && entry["by"] as? String == "RSSI")
        }
    }

    @Test func `the last print counts, one of an hour to come not yet`() throws {
        try Night.begin { night in
            let prints = try ["02:15", "02:40"].map { try fingerprint(try night.page($0, "--print")) }
            #expect(try night.page("02:50").contains("Depuis l'impression \(prints[1]) de 02 h 40"))
            let run = try astreinte("--journal", night.journal, "--now", "2026-10-25T02:30:00+02:00")
            #expect(run.output.replacing("\u{A0}", with: " ").contains("Depuis l'impression \(prints[0]) de 02 h 15"))
        }
    }

    @Test func `a fingerprint that the lines before it don't give is said`() throws {
        try Night.begin { night in
            let line = #"{"at":"2026-10-25T02:20:00+02:00","printed":"0000-0000"}"# + "\n"
            let before = try String(contentsOfFile: night.journal, encoding: .utf8)
            try (before + line).write(toFile: night.journal, atomically: true, encoding: .utf8)
            let run = try astreinte("--journal", night.journal, "--now", "2026-10-25T02:30:00+02:00")
            let text = run.output.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
            #expect(text.contains("Depuis l'impression 0000-0000 de 02 h 20"))
            #expect(text.contains("Cette impression ne se refait pas à l'identique"))
        }
    }

    @Test func `of two incidents, each page is compared to its own last print`() throws {
        try Night.begin { night in
            try withTemporaryFolder { folder in
                let second = folder.appending(path: "second.json")
                try Data(#"{"id":"P-1","type":"panne-electrique"}"#.utf8).write(to: second)
                #expect(try night.update("02:31", second.path()).status == 0)
            }
            let both = try fingerprint(try night.page("02:35", "--print"))
            let alone = try fingerprint(try night.page("02:36", "--print", "--id", "P-1"))
            #expect(try night.page("02:40").contains("Depuis l'impression \(both) de 02 h 35 : rien n'a changé"))
            #expect(
                try night.page("02:40", "--id", "P-1").contains("Depuis l'impression \(alone) de 02 h 36 : rien"))
            #expect(!(try night.page("02:40", "--id", "INC-1").contains("Depuis l'impression")))
        }
    }

    @Test func `only what a journal tells is printed`() throws {
        #expect(try astreinte("--print", "samples/incidents/chiffrement-minimal.json").status == 64)
        try Night.begin { night in
            let before = try String(contentsOfFile: night.journal, encoding: .utf8)
            #expect(try astreinte("--journal", night.journal, "--print", "--set", "propagation=en-cours").status == 64)
            #expect(try String(contentsOfFile: night.journal, encoding: .utf8) == before)
        }
    }
}
