import CivilTime
import Diagnostics
import Exercises
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct ExerciseLoaderTests {
    private let pack: ExercisePack

    init() throws {
        pack = try ExercisePack()
    }

    @Test func `an exercise without mistakes is read whole`() throws {
        let loading = try pack.load(ExercisePack.sample)
        #expect(loading.diagnostics == [])
        let exercise = try #require(loading.exercise)
        #expect(exercise.name == "Attaque d'un soir")
        #expect(exercise.end - exercise.start == .seconds(7200))
        #expect(exercise.objectives.map { $0.references.count } == [0, 1])
        #expect(exercise.perimeter.map { $0.kind } == [.care, .technical, .administrative])
        #expect(exercise.players.map { pack.pack.pack.vocabulary.roles[$0].id } == ["chief", "other"])
        #expect(exercise.animator.function == "Responsable de la continuité")
        #expect(exercise.observers.map { $0.place } == ["cellule de crise"])
        #expect(exercise.injects.map { $0.channel } == [.telephone, .person])
        #expect(exercise.injects[0].learnt.count == 2)
        #expect(exercise.injects[1].withdrawn == [try pack.pack.fact("spreading")])
        #expect(exercise.injects[1].unreachable.count == 2)
    }

    @Test(arguments: [(999, 999), (1000, 1000), (1001, 1001), (5000, 1001)])
    func `a thousand mistakes are shown, and that there are more`(count: Int, shown: Int) throws {
        let loading = try pack.load((0..<count).map { "unknown\($0): 1\n" }.joined())
        #expect(loading.exercise == nil)
        #expect(loading.diagnostics.count == shown)
        #expect(loading.diagnostics.contains { $0.code == "too-many-mistakes" } == (count > 1000))
    }

    @Test func `the record says that it is an exercise, whoever forgets it`() throws {
        let exercise = try #require(try pack.load(ExercisePack.sample).exercise)
        let id = #"{"detected_at":"2026-11-03T19:50:00+01:00","exercise":true,"id":"EXO-1","type":"attack"}"#
        #expect(String(decoding: exercise.record, as: UTF8.self) == id)
        #expect(exercise.situation.initial[try pack.pack.fact("exercise")] == .known(.boolean(true)))
        #expect(exercise.id(in: pack.pack.pack) == "EXO-1")
    }

    @Test(arguments: [
        ("  name: \"Attaque d'un soir\"\n", "", "missing-key"),
        ("name: \"Attaque d'un soir\"", "name: \"  \"", "wrong-shape"),
        ("briefing:", "breifing:", "unknown-key"),
        ("start: \"2026-11-03T20:00:00+01:00\"", "start: demain", "not-a-datetime"),
        ("end: \"2026-11-03T22:00:00+01:00\"", "end: \"2026-11-03T20:00:00+01:00\"", "out-of-order"),
        ("players: [chief, other]", "players: []", "empty-list"),
        ("players: [chief, other]", "players: [chef, other]", "unknown-role"),
        ("players: [chief, other]", "players: [other]", "no-player"),
        ("players: [chief, other]", "players: [chief, other, other]", "given-twice"),
        ("references: [care]", "references: [car]", "unknown-reference"),
        ("{care: [urgences]", "{cure: [urgences]", "unknown-key"),
        ("id: EXO-1, ", "", "missing-key"),
        ("id: EXO-1,", "id: EXO-1, exercise: false,", "no-exercise"),
        ("type: attack", "type: atack", "unknown-value"),
        ("expected: [cut]", "expected: [cutt]", "unknown-action"),
        ("expected: [cut]", "expected: [rest]", "never-expected"),
        ("expected: [cut]", "expected: [cut, cut]", "given-twice"),
        ("at: \"2026-11-03T20:10:00+01:00\"", "at: \"2026-11-03T19:59:59+01:00\"", "outside-exercise"),
        ("at: \"2026-11-03T20:30:00+01:00\"", "at: \"2026-11-03T22:00:01+01:00\"", "outside-exercise"),
        ("at: \"2026-11-03T20:30:00+01:00\"", "at: \"2026-11-03T20:09:00+01:00\"", "out-of-order"),
        ("channel: telephone", "channel: téléfone", "unknown-channel"),
        ("given: {spreading: true", "given: {spraeding: true", "unknown-fact"),
        ("given: {spreading: true", "given: {spreading: peut-être", "not-a-boolean"),
        ("how: dit", "how: lu", "unknown-manner"),
        ("given: {spreading: true, lost_at: \"2026-11-03T20:05:00+01:00\"}", "withdraw: []", "no-fact"),
        ("withdraw: [spreading]", "withdraw: [isolable]", "never-learnt"),
        ("withdraw: [spreading]", "withdraw: [spread]", "unknown-fact"),
        ("no_answer: [other, police]", "no_answer: [pollice]", "unknown-role"),
        ("from: \"Informatique\"", "de: \"Informatique\"", "missing-key"),
    ])
    func `a mistake is said and leaves no exercise`(old: String, new: String, code: String) throws {
        let loading = try pack.load(replacing: old, with: new)
        #expect(loading.diagnostics.contains { $0.code == code }, "\(loading.diagnostics.map { $0.code })")
        #expect(loading.exercise == nil)
    }

    @Test func `all mistakes are said at once, each at its place`() throws {
        let marked = MarkedText(
            ExercisePack.sample.replacing("[chief, other]", with: "[⟦1⟧chieff, other]")
                .replacing("channel: personne", with: "channel: ⟦2⟧person").replacing("[cut]", with: "[⟦3⟧cutt]"))
        let diagnostics = try pack.load(marked.text).diagnostics
        let found = diagnostics.map {
            "\($0.code) \($0.range.start == marked[1] ? 1 : $0.range.start == marked[2] ? 2 : 3)"
        }
        #expect(found == ["unknown-role 1", "unknown-action 3", "unknown-channel 2"])
        #expect(diagnostics[0].help == ["did you mean `chief`?"])
    }

    @Test func `the bounds of the exercise belong to it`() throws {
        #expect(try pack.load(replacing: "T20:10:00", with: "T20:00:00").exercise != nil)
        #expect(try pack.load(replacing: "T20:30:00", with: "T22:00:00").exercise != nil)
    }

    @Test func `an exercise is moved with every date in it`() throws {
        let exercise = try #require(
            try pack.load(ExercisePack.sample, startingAt: "2027-01-04T08:00:00+01:00").exercise)
        #expect(exercise.end == (try TestPack.instant("2027-01-04T10:00:00+01:00")))
        #expect(exercise.injects[0].instant == (try TestPack.instant("2027-01-04T08:10:00+01:00")))
        #expect(
            String(decoding: exercise.record, as: UTF8.self).contains(#""detected_at":"2027-01-04T07:50:00+01:00""#))
        let lost = try TestPack.instant("2027-01-04T08:05:00+01:00")
        #expect(exercise.injects[0].learnt.contains { $0.state == .known(.datetime(lost)) })
    }

    @Test func `the plan of each moment follows what was told, and a rumour that is withdrawn`() throws {
        let exercise = try #require(try pack.load(ExercisePack.sample).exercise)
        let steps = exercise.steps(with: pack.pack.pack)
        let cut = ActionInstance(try pack.pack.action("cut"))
        #expect(steps.map { $0.plan.placed.contains { $0.instance == cut } } == [false, true, false])
        #expect(steps.map { $0.inject?.number } == [nil, 1, 2])
    }

    @Test func `what an inject writes says who speaks and how it arrives`() throws {
        let exercise = try #require(try pack.load(ExercisePack.sample).exercise)
        let records = exercise.injects.map { $0.records(in: pack.pack.pack) }
        #expect(Set(records[0].map { $0.author }) == ["EXERCICE, inject 1, SAMU voisin, par téléphone"])
        #expect(records[0].map { $0.entry }.first == .note("remis à : Chef"), "its words are for one player")
        #expect(records[1].map { $0.entry }.first == .note("C'était une rumeur."), "these are for everybody")
        let notes = records[1].filter { if case .note = $0.entry { true } else { false } }
        #expect(notes.count == 1, "who won't answer is the animator's to say")
    }

    @Test(arguments: [
        ("name: \"Attaque d'un soir\"", "name: ⟦1⟧\"Attaque, 01 99 00 20 01\"⟦2⟧"),
        ("briefing: \"Une soirée ordinaire.\"", "briefing: ⟦1⟧\"Voir https://exemple.fr/x\"⟦2⟧"),
        ("- \"Couper à temps\"", "- ⟦1⟧\"Écrire à a@exemple.fr\"⟦2⟧"),
        ("{function: \"Qualité\"", "{function: ⟦1⟧\"Qualité +33 1 99 00 20 01\"⟦2⟧"),
        ("from: \"SAMU voisin\"", "from: ⟦1⟧\"SAMU, 0033 1 99 00 20 01\"⟦2⟧"),
        ("text: \"C'était une rumeur.\"", "text: ⟦1⟧\"Appelez le 15.\"⟦2⟧"),
        ("{id: EXO-1, type: attack", "{id: ⟦1⟧\"01.99.00.20.01\"⟦2⟧, type: attack"),
    ])
    func `what looks like a number or an address is warned of at its place, and hidden`(
        old: String, new: String
    ) throws {
        let marked = MarkedText(ExercisePack.sample.replacing(old, with: new))
        let loading = try pack.load(marked.text)
        #expect(loading.diagnostics.map { $0.code } == ["outside-reach"])
        #expect(loading.diagnostics.first?.severity == .warning)
        #expect(
            loading.diagnostics.first?.range.start == marked[1] && loading.diagnostics.first?.range.end == marked[2])
        let exercise = try #require(loading.exercise)
        let record = String(decoding: exercise.record, as: UTF8.self)
        let texts =
            [exercise.name, exercise.briefing ?? "", record]
            + exercise.objectives.map { $0.text } + exercise.observers.map { $0.function }
            + exercise.injects.flatMap { [$0.source, $0.text] }
        #expect(texts.contains { $0.contains("[EXERCICE : appeler l'animateur]") })
        let journal = exercise.moments(in: pack.pack.pack).flatMap { $0.records }
        for text in texts + journal.map({ "\($0.author ?? "")\($0.entry)" }) {
            #expect(!text.contains("99") && !text.contains("exemple.fr") && !text.contains("le 15"), "\(text)")
        }
    }

    @Test func `how the animator is reached is the house's own affair`() throws {
        let loading = try pack.load(replacing: "place: \"salle 2\"", with: "place: \"poste 01 99 00 20 01\"")
        #expect(loading.diagnostics == [])
        #expect(loading.exercise?.animator.place == "poste 01 99 00 20 01")
    }

    @Test func `the profile lies at a path from the exercise`() throws {
        let loading = try pack.load(
            replacing: "  players:", with: "  profile: /srv/profile.yaml\n  players:")
        #expect(loading.diagnostics.map { $0.code } == ["unreadable-file"])
    }

    @Test func `a pack that knows no exercise has none`() throws {
        let other = try TestPack(
            TestPack.head
                + "actions:\n  act: {label: \"Agir\", phase: first, role: other, priority: normal}\nrules: []\n")
        let loading = ExerciseLoader.load(
            SourceFile(path: "e.yaml", text: ExercisePack.sample), for: other.pack,
            fixtures: ExercisePack.noFiles(for: other.pack))
        #expect(loading.diagnostics.contains { $0.code == "no-exercise" })
    }
}
