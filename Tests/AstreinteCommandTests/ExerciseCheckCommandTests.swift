import Foundation
import Testing

@Suite struct ExerciseCheckCommandTests {
    @Test(arguments: [["check"], ["exercise", "check"]])
    func `the samples have no mistake`(command: [String]) throws {
        let run = try astreinte(command + ["samples/exercises"])
        #expect(run.status == 0)
        #expect(run.output + run.errors == "")
    }

    @Test(arguments: [["check"], ["exercise", "check"]])
    func `mistakes are said at their place, those of every file`(command: [String]) throws {
        try withTemporaryFolder { folder in
            let sample = packageRoot.appending(path: "samples/exercises/samu-sans-telecom.yaml")
            let text = try String(contentsOf: sample, encoding: .utf8).replacing("../establishments/", with: "")
            try FileManager.default.copyItem(
                at: packageRoot.appending(path: "samples/establishments/ch-600-lits.yaml"),
                to: folder.appending(path: "ch-600-lits.yaml"))
            for name in ["a", "b"] {
                try Data(text.replacing("services: [samu]", with: "services: [samuu]").utf8)
                    .write(to: folder.appending(path: "\(name).yaml"))
            }
            let run = try astreinte(command + [folder.path()])
            #expect(run.status == 1)
            for name in ["a", "b"] { #expect(run.errors.contains("\(name).yaml:")) }
            #expect(run.errors.contains("unknown record `samuu`"))
            #expect(run.errors.contains("did you mean `samu`?"))
        }
    }

    @Test(arguments: [
        ("care: [sil]", "`sil` is no record that `care` may name", "those of the profile: "),
        ("administrative: [urgences]", "`urgences` is no record that `administrative` may name", "paie"),
        ("administrative: [laboratoire]", "`laboratoire` is of another kind", "under `technical`"),
        ("technical: [urgences-adultes]", "`urgences-adultes` is of another kind", "under `care`"),
        ("care: [urgence-adultes]", "unknown record `urgence-adultes`", "did you mean `urgences-adultes`?"),
    ])
    func `each list of the perimeter names records of its own kind`(list: String, message: String, help: String) throws
    {
        try withTemporaryFolder { folder in
            let samples = packageRoot.appending(path: "samples")
            let sample = samples.appending(path: "exercises/rancongiciel-dimanche-soir.yaml")
            try FileManager.default.copyItem(
                at: samples.appending(path: "establishments/ch-600-lits.yaml"),
                to: folder.appending(path: "profile.yaml"))
            let text = try String(contentsOf: sample, encoding: .utf8)
                .replacing("../establishments/ch-600-lits.yaml", with: "profile.yaml")
                .replacing(#/perimeter: .*/#, with: "perimeter: {\(list)}")
            let file = folder.appending(path: "e.yaml")
            try Data(text.utf8).write(to: file)
            let run = try astreinte("exercise", "check", file.path())
            #expect(run.status == 1)
            #expect(run.errors.contains(message) && run.errors.contains(help), "\(run.errors)")
            #expect(run.errors.contains("e.yaml:14:"), "\(run.errors)")
        }
    }

    @Test func `an id that a service and an application share is the service's`() throws {
        let run = try astreinte(
            "exercise", "print", "samples/exercises/messagerie-puis-chiffrement.yaml", "--sheet", "animator")
        #expect(run.output.contains("soins\u{A0}: Urgences"), "\(run.output)")
        #expect(!run.output.contains("Dossier des urgences ;"))
    }

    @Test func `a folder without exercises is none`() throws {
        #expect(try astreinte("exercise", "check", "samples/feeds").status == 2)
        #expect(try astreinte("exercise", "check", "samples/nowhere").status == 2)
    }

    @Test func `a file that isn't YAML is shown where it isn't`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "e.yaml")
            try Data("exercise:\n\tname: \"x\"\n".utf8).write(to: file)
            let run = try astreinte("exercise", "check", file.path())
            #expect(run.status == 1)
            #expect(run.errors.contains("e.yaml:2:1"), "\(run.errors)")
        }
    }
}
