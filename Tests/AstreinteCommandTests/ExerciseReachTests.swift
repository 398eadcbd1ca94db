import Foundation
import Testing

/// An exercise reaches nobody outside, whatever the pack and the profile have: every text in which a number could stand is
/// given one, an e-mail address and the address of a site, and none may be in what any format prints.
@Suite struct ExerciseReachTests {
    /// What a page says of an exercise in place of a number.
    private static let call = "EXERCICE : appeler l'animateur"

    private static let bait = "01 99 77 66 55, piege@exemple.fr ou https://piege.exemple.fr/x"

    private static let formats = [
        "terminal", "markdown", "html", "json", "call", "declarations", "csv", "tasks", "ics", "thehive",
        "thehive-template", "iris", "cacao",
    ]

    /// A copy of the pack and of a hospital's profile with bait in every text of theirs that takes some, an exercise that is
    /// played there, and its journal.
    private struct Trap {
        let folder: URL
        var rules: String { folder.appending(path: "rules").path() }
        var profile: String { folder.appending(path: "profile.yaml").path() }
        var exercise: String { folder.appending(path: "exercise.yaml").path() }
        var journal: String { folder.appending(path: "journal.ndjson").path() }

        init(in folder: URL) throws {
            self.folder = folder
            let files = FileManager.default
            try files.copyItem(at: packageRoot.appending(path: "rules"), to: folder.appending(path: "rules"))
            for part in ["actions", "rules", "vocabulary"] {
                let place = folder.appending(path: "rules/socle-sante/\(part)")
                for file in try files.contentsOfDirectory(at: place, includingPropertiesForKeys: nil) {
                    try Trap.rewrite(file) {
                        $0.baited(#/(otherwise|undo|done_when|because|criterion|basis|unread|how): "/#)
                    }
                    try Trap.rewrite(file) { $0.replacing(#/(say: ")[^"]*/#) { $0.1 + "Ici, " + bait } }
                }
            }
            try Trap.rewrite(folder.appending(path: "rules/socle-sante/pack.yaml")) {
                $0.baited(#/(legal_notice|disclaimer): "/#)
            }
            let samples = packageRoot.appending(path: "samples")
            try files.copyItem(
                at: samples.appending(path: "establishments/ch-600-lits.yaml"),
                to: folder.appending(path: "profile.yaml"))
            try Trap.rewrite(folder.appending(path: "profile.yaml")) { text in
                text.baited(#/(place|key|effect_on_care|reference|portal|deputy|person|name|label): "/#)
                    // Each contact's number, which somebody of the house may have too.
                    .replacing(#/(\{(?:contact: |role: medecin-regulateur)[^}]*fixed: ")[^"]*/#) {
                        $0.1 + "01 99 77 66 55"
                    }
                    + "delegations:\n  - {action: couper-interconnexions, holder: dsi-astreinte, condition: \"\(bait)\"}\n"
            }
            try files.copyItem(
                at: samples.appending(path: "exercises/rancongiciel-dimanche-soir.yaml"),
                to: folder.appending(path: "exercise.yaml"))
            try Trap.rewrite(folder.appending(path: "exercise.yaml")) {
                $0.replacing("../establishments/ch-600-lits.yaml", with: "profile.yaml")
                    .baited(#/(name|briefing|text|function|from|title): "/#)
            }
        }

        private static func rewrite(_ file: URL, _ change: (String) -> String) throws {
            try Data(change(try String(contentsOf: file, encoding: .utf8)).utf8).write(to: file)
        }
    }

    /// What is left of the bait, and of numbers to call in an emergency; lines folded by a format are unfolded.
    private func caught(in output: String) -> [String] {
        let text = output.replacing("\r\n ", with: "").replacing(#/[\s\u{A0}]+/#, with: " ")
        return text.matches(
            of: #/(0199776655|01 99 77 66 55|99.77.66.55|piege|exemple\.fr|(présence demandée au|appelez le) 1[578]\b)/#
        )
        .map { String($0.0) }
    }

    @Test func `no format of an exercise bears a number or an address of somebody outside`() throws {
        try withTemporaryFolder { folder in
            let trap = try Trap(in: folder)
            let played = try astreinte(
                "exercise", "run", trap.exercise, "--rules", trap.rules, "--journal", trap.journal, "--all")
            #expect(played.status == 0, "\(played.errors)")
            #expect(caught(in: played.output) == [])
            let page = [
                "--rules", trap.rules, "--profile", trap.profile, "--journal", trap.journal, "--now",
                "2026-12-06T23:30:00+01:00",
            ]
            for words in [
                ["--note", "Appelé 0199776655 et +33 (0)1-99-77-66-55"], ["--handover", "piege@exemple.fr répond"],
                ["--done", "prevenir-directeur-garde"],
            ] {
                let told = try astreinte(["update"] + page + ["--by", "Mme Roy, 01.99.77.66.55"] + words)
                #expect(told.status == 0, "\(told.errors)")
            }
            for format in ExerciseReachTests.formats {
                let run = try astreinte(["runbook"] + page + ["--format", format])
                #expect(run.status == 0, "\(format): \(run.errors)")
                #expect(caught(in: run.output) == [], "\(format)")
                if format != "call" {
                    let text = run.output.replacing("\r\n ", with: "").replacing("\u{A0}", with: " ")
                        .replacing("&#39;", with: "'").replacing(#/\s+/#, with: " ")
                    #expect(text.contains(ExerciseReachTests.call), "\(format)")
                }
            }
            let handover = try astreinte(["handover"] + page)
            #expect(handover.status == 0, "\(handover.errors)")
            #expect(caught(in: handover.output) == [])
            try expectSilence(ofExercise: trap.exercise, journal: trap.journal, rules: trap.rules, in: folder) {
                caught(in: $0)
            }
        }
    }

    @Test func `a decision and its explanation bear none either`() throws {
        try withTemporaryFolder { folder in
            let trap = try Trap(in: folder)
            let record = folder.appending(path: "record.json").path()
            let incident =
                #"{"id":"X","type":"chiffrement","exercise":true,"detected_at":"2026-12-06T21:20:00+01:00","propagation":"en-cours","ransom_demanded":true,"establishment":{"finess":"990000041"}}"#
            try Data(incident.utf8).write(to: URL(filePath: record))
            let options = [
                record, "--rules", trap.rules, "--profile", trap.profile, "--now", "2026-12-06T21:40:00+01:00",
            ]
            for command in [
                ["evaluate"], ["explain", "redemarrer-serveurs"], ["explain", "isoler-machines-touchees"],
            ] {
                let run = try astreinte(command + options)
                #expect(!run.output.isEmpty)
                #expect(run.status == 0, "\(command): \(run.errors)")
                #expect(caught(in: run.output) == [], "\(command)")
            }
        }
    }

    @Test func `the same night for real bears them all`() throws {
        try withTemporaryFolder { folder in
            let trap = try Trap(in: folder)
            let record = folder.appending(path: "record.json").path()
            let incident =
                #"{"id":"X","type":"chiffrement","detected_at":"2026-12-06T21:20:00+01:00","establishment":{"finess":"990000041"}}"#
            try Data(incident.utf8).write(to: URL(filePath: record))
            for format in ["terminal", "html", "json", "csv", "ics", "cacao", "thehive", "iris", "tasks"] {
                let run = try astreinte(
                    "runbook", record, "--rules", trap.rules, "--profile", trap.profile, "--now",
                    "2026-12-06T21:40:00+01:00", "--format", format)
                #expect(caught(in: run.output).count > 20, "\(format)")
            }
        }
    }

    /// Every sheet and every report of an exercise: nothing of what `caught` looks for stands in them.
    private func expectSilence(
        ofExercise exercise: String, journal: String, rules: String, in folder: URL, _ caught: (String) -> [String]
    ) throws {
        for format in ["markdown", "csv", "html"] {
            let sheets = folder.appending(path: "sheets-\(format)")
            let run = try astreinte(
                "exercise", "print", exercise, "--rules", rules, "--format", format, "--folder", sheets.path())
            #expect(run.status == 0, "\(run.errors)")
            let files = try FileManager.default.contentsOfDirectory(at: sheets, includingPropertiesForKeys: nil)
            #expect(files.count > 2)
            for file in files {
                #expect(caught(try String(contentsOf: file, encoding: .utf8)) == [], "\(file.lastPathComponent)")
            }
        }
        for format in ["markdown", "html", "json", "csv", "svg"] {
            let run = try astreinte(
                "exercise", "report", journal, "--exercise", exercise, "--rules", rules, "--format", format)
            #expect(run.status == 0, "\(run.errors)")
            #expect(caught(run.output) == [], "report, \(format)")
        }
    }

    /// The numbers, e-mail addresses and sites by which the profile of a sample reaches people outside, however many of
    /// the house have them too.
    private func outsiders(of profile: String) throws -> (numbers: Set<String>, addresses: Set<String>) {
        let text = try String(contentsOf: packageRoot.appending(path: "samples/\(profile)"), encoding: .utf8)
        let outside = text.split(separator: "\n").filter { !$0.contains("role: ") && !$0.contains("person: ") }
        let numbers = outside.flatMap { $0.matches(of: #/0\d(?: \d\d){4}/#).map { String($0.0) } }
        let addresses = outside.flatMap { line in
            line.matches(of: #/[\w.-]+@[\w.-]+|https?:\/\/[^" ]+/#).map { String($0.0) }
        }
        return (Set(numbers), Set(addresses))
    }

    @Test(arguments: [
        "messagerie-puis-chiffrement", "hebergeur-en-panne-ght", "samu-sans-telecom", "rancongiciel-dimanche-soir",
    ])
    func `the samples' own numbers and addresses of outsiders are in no page`(name: String) throws {
        try withTemporaryFolder { folder in
            let exercise = "samples/exercises/\(name).yaml"
            let text = try String(contentsOf: packageRoot.appending(path: exercise), encoding: .utf8)
            let house = String(try #require(text.firstMatch(of: #/profile: \.\.\/(\S+)/#)).1)
            let (numbers, addresses) = try outsiders(of: house)
            #expect(!numbers.isEmpty)
            let pairs = numbers.map { $0.split(separator: " ") }
            func caught(_ output: String) -> [String] {
                // Whatever stands between the pairs of digits.
                let page = output.replacing("\r\n ", with: "").replacing(#/[ \u{A0}\u{202F}.\-\/()]/#, with: "")
                return pairs.map { $0.dropFirst().joined() }.filter { page.contains($0) }
                    + addresses.filter { output.contains($0) }
            }
            let journal = folder.appending(path: "j.ndjson").path()
            let played = try astreinte("exercise", "run", exercise, "--journal", journal, "--all")
            #expect(played.status == 0 && caught(played.output) == [])
            let number = try #require(numbers.first)
            let page = ["--journal", journal, "--profile", "samples/\(house)", "--now", "2026-12-11T07:00:00+01:00"]
            let told = try astreinte(
                ["update"] + page + ["--note", "rappelé +33 \(number.dropFirst())", "--by", number])
            #expect(told.status == 0, "\(told.errors)")
            for format in ExerciseReachTests.formats {
                let run = try astreinte(["runbook"] + page + ["--format", format])
                #expect(run.status == 0, "\(run.errors)")
                #expect(caught(run.output) == [], "\(format)")
            }
            #expect(caught(try astreinte(["handover"] + page).output) == [])
            try expectSilence(ofExercise: exercise, journal: journal, rules: "rules", in: folder, caught)
        }
    }
}

extension String {
    /// The text with bait at the head of each value that such a key opens.
    fileprivate func baited(_ keys: some RegexComponent<(Substring, Substring)>) -> String {
        replacing(keys) { $0.0 + "01 99 77 66 55, piege@exemple.fr ou https://piege.exemple.fr/x ; " }
    }
}
