import Foundation
import Testing

/// Under `--require-signature` nothing is loaded but what was signed.
@Suite struct RequireSignatureTests {
    /// A folder with the rules `r/socle-sante` and `r/feeds`, a profile, an overlay and a key, all signed.
    private func withHouse<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            for (from, to) in [
                ("rules", "r"), ("samples/overlays/la-reunion.yaml", "o.yaml"),
                ("samples/establishments/ehpad.yaml", "house.yaml"), ("samples/establishments", "houses"),
                ("samples/incidents/chiffrement-minimal.json", "incident.json"),
            ] {
                try FileManager.default.copyItem(
                    at: packageRoot.appending(path: from), to: folder.appending(path: to))
            }
            #expect(try astreinte(["sign", "--new-key", "k"], in: folder).status == 0)
            let signed = ["r/socle-sante", "r/feeds", "o.yaml", "house.yaml", "houses"]
            #expect(try astreinte(["sign"] + signed + ["--key", "k"], in: folder).status == 0)
            return try body(folder)
        }
    }

    private let required = ["--require-signature", "--trust", "k.pub", "--rules", "r", "--now", twoMinutesLater]

    private func add(_ text: String, to name: String, in folder: URL) throws {
        let file = folder.appending(path: name)
        try (try Data(contentsOf: file) + Data(text.utf8)).write(to: file)
    }

    @Test func `what is signed gives the page that it gives unasked`() throws {
        try withHouse { folder in
            let others = [
                "incident.json", "--rules", "r", "--overlay", "o.yaml", "--profile", "house.yaml", "--now",
                twoMinutesLater, "--format", "json",
            ]
            let plain = try astreinte(["runbook"] + others, in: folder)
            let signed = try astreinte(
                ["runbook", "--require-signature", "--trust", "k.pub", "--min-version", "0.1"] + others, in: folder)
            #expect(plain.status == 0)
            #expect(signed.status == 0, "\(signed.errors)")
            #expect(signed.output == plain.output)
        }
    }

    @Test(arguments: [
        ("r/socle-sante/pack.yaml", "r/socle-sante: `pack.yaml`", [String]()),
        ("r/socle-sante/rules/soins.yaml", "r/socle-sante: `rules/soins.yaml`", []),
        ("o.yaml", "o.yaml: `o.yaml`", ["--overlay", "o.yaml"]),
        ("house.yaml", "house.yaml: `house.yaml`", ["--profile", "house.yaml"]),
        ("houses/ehpad.yaml", "houses: `ehpad.yaml`", ["--profiles", "houses"]),
    ])
    func `what was changed since ends every command that loads it`(
        file: String, place: String, options: [String]
    ) throws {
        try withHouse { folder in
            try add("# changed\n", to: file, in: folder)
            for command in ["runbook", "evaluate", "triage"] {
                let run = try astreinte([command, "incident.json"] + required + options, in: folder)
                #expect(run.status == 2, "\(command)")
                #expect(run.output == "")
                #expect(run.errors == "astreinte: \(place) is not what was signed\n")
            }
        }
    }

    @Test func `nobody is asked, and no kit is made, with a profile that was changed since`() throws {
        try withHouse { folder in
            try add("# changed\n", to: "house.yaml", in: folder)
            for (command, result) in [
                ("interview --journal", "j"), ("interview --page", "p.html"), ("kit --output", "kit"),
            ] {
                let words = command.split(separator: " ").map { String($0) } + [result, "--profile", "house.yaml"]
                let run = try astreinte(words + required, in: folder)
                #expect(run.status == 2 && run.output == "", "\(command)")
                #expect(run.errors == "astreinte: house.yaml: `house.yaml` is not what was signed\n")
                #expect(!FileManager.default.fileExists(atPath: folder.appending(path: result).path()))
            }
        }
    }

    @Test(arguments: ["r/socle-sante/pack.yaml", "o.yaml"])
    func `nothing is noted in a journal by rules that were changed since`(file: String) throws {
        try withHouse { folder in
            let arguments =
                ["update", "incident.json", "--journal", "j", "--done", "appeler-cert-sante", "--overlay", "o.yaml"]
                + required
            try add("# changed\n", to: file, in: folder)
            let run = try astreinte(arguments, in: folder)
            #expect(run.status == 2)
            #expect(run.errors.hasSuffix(" is not what was signed\n"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "j").path()))
        }
    }

    @Test func `mappings are verified when a record needs them`() throws {
        try withHouse { folder in
            try FileManager.default.copyItem(
                at: packageRoot.appending(path: "rules/feeds/samples/wazuh.ndjson"),
                to: folder.appending(path: "foreign.ndjson"))
            let arguments = ["evaluate", "foreign.ndjson", "--tolerant", "--fields", "id"] + required
            let plain = try astreinte(
                arguments.filter { $0 != "--require-signature" && $0 != "--trust" && $0 != "k.pub" }, in: folder)
            let good = try astreinte(arguments, in: folder)
            #expect(good.status == 0, "\(good.errors)")
            #expect(!good.output.isEmpty)
            #expect(good.output == plain.output)
            try add("# changed\n", to: "r/feeds/wazuh.yaml", in: folder)
            let changed = try astreinte(arguments, in: folder)
            #expect(changed.status == 2)
            #expect(changed.output == "")
            #expect(changed.errors == "astreinte: r/feeds: `wazuh.yaml` is not what was signed\n")
        }
    }

    @Test func `neither the environment nor the folder one stands in says which rules`() throws {
        try withHouse { folder in
            try FileManager.default.moveItem(at: folder.appending(path: "r"), to: folder.appending(path: "rules"))
            let arguments = ["evaluate", "incident.json", "--fields", "id"]
            #expect(try astreinte(arguments, in: folder).status == 0)
            let run = try astreinte(
                arguments + ["--require-signature", "--trust", "k.pub"], environment: ["ASTREINTE_RULES": "rules"],
                in: folder)
            #expect(run.status == 2)
            #expect(run.errors.contains("no rules found"))
        }
    }

    @Test func `a profile that the environment names must be signed too`() throws {
        try withHouse { folder in
            let environment = ["ASTREINTE_PROFILE": "house.yaml"]
            let arguments = ["evaluate", "incident.json", "--fields", "id"] + required
            #expect(try astreinte(arguments, environment: environment, in: folder).status == 0)
            try FileManager.default.removeItem(at: folder.appending(path: "house.yaml.manifest.sig"))
            let run = try astreinte(arguments, environment: environment, in: folder)
            #expect(run.status == 2)
            #expect(run.errors == "astreinte: house.yaml.manifest.sig: No such file or directory\n")
        }
    }

    @Test func `an older pack is refused, and a trust that nothing is checked against is wrong usage`() throws {
        try withHouse { folder in
            let old = try astreinte(
                ["evaluate", "incident.json", "--min-version", "socle-sante=99"] + required, in: folder)
            #expect(old.status == 2)
            #expect(old.errors.contains("is older than socle-sante=99"))
            for options in [["--trust", "k.pub"], ["--min-version", "1"]] {
                let run = try astreinte(["evaluate", "incident.json", "--rules", "r"] + options, in: folder)
                #expect(run.status == 64)
                #expect(run.errors.contains("without --require-signature"))
            }
        }
    }

    @Test func `the command that a page repeats asks for the same signatures`() throws {
        try withHouse { folder in
            let run = try astreinte(
                ["runbook", "incident.json", "--format", "markdown", "--min-version", "0.1"] + required, in: folder)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("--require-signature --trust k.pub --min-version 0.1 --rules r"))
        }
    }
}
