import Exercises
import Foundation
import RuleEngine
import RunbookFormats
import TestSupport
import Testing
import Vocabularies

@Suite struct ExerciseSheetsTests {
    private let exercise: Exercise
    private let sheets: ExerciseSheets
    private let pack: RulePack

    init() throws {
        let sample = try ExercisePack()
        pack = sample.pack.pack
        exercise = try #require(try sample.load(ExercisePack.sample).exercise)
        sheets = ExerciseSheets(exercise, in: pack)
    }

    private func text(_ report: Report) -> String { report.markdown.replacing("\u{A0}", with: " ") }

    @Test func `the animator has the whole chronogram, and what the plan then asks for`() throws {
        let text = text(sheets.animator)
        for words in [
            "Attaque d'un soir", "Couper à temps", "| Thème |", "DEBEX", "FINEX",
            "Responsable de la continuité, salle 2",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        let first = try #require(text.split(separator: "\n").first { $0.contains("| 20 h 10 |") })
        #expect(first.contains("SAMU voisin, par téléphone, à : Chef"))
        #expect(first.contains("« Cela s'étend. »"))
        #expect(first.contains("Cela s'étend-il ? oui"))
        #expect(first.contains("| Couper |"))
        let second = try #require(text.split(separator: "\n").first { $0.contains("| 20 h 30 |") })
        #expect(
            second.contains("ne compte plus : Cela s'étend-il ? ; ne répond plus : Autre ; ne répond plus : Police"))
    }

    @Test func `a player's sheet gives nothing away`() {
        for role in exercise.players {
            let text = text(sheets.player(role))
            let secrets =
                [exercise.name] + exercise.objectives.map { $0.text }
                + exercise.injects.flatMap { [$0.text, $0.source] }
                + ["20 h 10", "20 h 30", "inject", "Couper", "Agir", "Attaque", "Cela s'étend", "Police", "Périmètre"]
                + exercise.perimeter.map { $0.label }
            for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
            for words in [
                "Une soirée ordinaire.", "20 h 00", "22 h 00", "N'appeler personne au dehors", "salle 2",
                "DEBEX (début de l'exercice)", "FINEX (fin de l'exercice)",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(text.contains("fiche du joueur, \(pack.vocabulary.roles[role].label)"))
        }
    }

    @Test func `the observers' grid has each expected action once, where it is first asked for, with its limit`() throws
    {
        let text = text(sheets.observers)
        let parts = text.components(separatedBy: "\n## ")
        let beginning = try #require(parts.first { $0.hasPrefix("20 h 00, DEBEX") })
        let spread = try #require(parts.first { $0.hasPrefix("20 h 10, inject 1 : SAMU voisin, par téléphone") })
        #expect(beginning.contains("| Agir | Autre | 20 h 50 |  |  |"))
        #expect(spread.contains("| Couper \\* | Chef | 20 h 15 |  |  |"))
        #expect(text.components(separatedBy: "| Couper").count == 2)
        #expect(try #require(parts.first { $0.hasPrefix("20 h 30, inject 2") }).contains("Rien de plus n'est attendu."))
    }

    @Test func `every sheet says that it is an exercise, on paper and on a page`() {
        for report in [sheets.animator, sheets.observers, sheets.player(exercise.players[0])] {
            #expect(report.isExercise)
            #expect(report.markdown.hasPrefix("# EXERCICE du "))
            let page = ReportPage.render(report)
            #expect(page.contains("<h1>EXERCICE du "))
            #expect(page.contains("@top-center{content:\"EXERCICE\""))
            #expect(!page.contains("<script"))
        }
    }

    @Test func `words of the author are no markup`() throws {
        let sample = try ExercisePack()
        let loading = try sample.load(replacing: "Cela s'étend.", with: "<b>*tout*</b> | [x](http://y)")
        let sheets = ExerciseSheets(try #require(loading.exercise), in: pack)
        #expect(sheets.animator.markdown.contains(#"\<b\>\*tout\*\</b\> \| \[x\]"#))
        #expect(ReportPage.render(sheets.animator).contains("&lt;b&gt;*tout*&lt;/b&gt;"))
    }
}
