import Exercises
import Foundation
import FoundationXML
import IncidentFeeds
import RunbookFormats
import TestSupport
import Testing

/// The formats of a report hold the same figures, and nothing hostile acts in any of them.
@Suite struct FeedbackFormatTests {
    private let pack: FeedbackPack

    init() throws { pack = try FeedbackPack() }

    private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    private func feedback(by author: String = "chef") throws -> Feedback {
        try pack.feedback(
            [
                (5, "RSSI", #""set":{"spreading":true,"down":["a"]}"#), (17, author, #""done":"cut""#),
                (18, author, #""done":"paper@a""#), (20, author, #""impossible":"seal""#),
                (21, nil, #""withdraw":["spreading"]"#),
            ], until: 60)
    }

    @Test func `each format says what a report is worth`() throws {
        let document = pack.document(try feedback())
        let json = String(
            decoding: FeedbackJSON(try feedback(), FeedbackSources(journalHead: "00")).bytes, as: UTF8.self)
        let report = document.report
        for text in [report.markdown, report.csv, ReportPage.render(report)] {
            #expect(plain(text).contains("Élément de preuve à joindre ; ne vaut pas atteinte d"))
        }
        #expect(json.contains("élément de preuve à joindre ; ne vaut pas atteinte d'objectif"))
    }

    @Test func `the report says each figure as the reader says it`() throws {
        let text = plain(pack.document(try feedback()).report.markdown)
        #expect(text.contains("| coupure | 17 min | 02 h 17 | Couper | chef |"))
        #expect(text.contains("| Couper | Chef | 02 h 05 | 02 h 15 | id. | 02 h 17 | chef | 2 min de retard |"))
        #expect(
            text.contains(
                "| Appeler | Autre | 02 h 01 | 02 h 20 | id. |  |  | oublié, échéance passée depuis 40 min à la fin |"))
        #expect(
            text.contains(
                "| Outil a | dit perdu à 02 h 05 | 02 h 18 | pas rendu à la fin | 42 min, encore à la fin | non mesuré |"
            )
        )
        #expect(text.contains("| Couper | X.1 | 1 | 1 |"))
        #expect(text.contains("| Papier | non vérifié | 1 | 1 |"))
        #expect(
            text.contains("| Appeler : oublié, échéance passée depuis 40 min à la fin |  |  |  |"), "blanks to fill in")
        #expect(
            text.contains("| Rien | aucun acte d'ici ne le dit |  |  |  |"), "a theme without an act is left to test")
        #expect(text.contains("| Outil b | pas noté perdu |  |  |  |"), "and a tool that never stopped")
        #expect(!text.contains("Pas exercé"), "which the journal doesn't tell")
    }

    @Test func `what was taken back stands in the table, in the picture and in JSON`() throws {
        let feedback = try pack.feedback(
            [(10, "chef", #""done":"call""#), (12, "RSSI", #""retract":"call""#)], until: 60)
        let document = pack.document(feedback)
        #expect(plain(document.report.markdown).contains("| Appeler | fait | 02 h 10 | chef | 02 h 12 | RSSI |"))
        let row = try #require(document.chart.rows.first { $0.label.text == "Appeler" })
        #expect(row.marks.map { $0.shape } == [.missed, .done, .withdrawn])
        let json = String(decoding: FeedbackJSON(feedback, FeedbackSources(journalHead: "00")).bytes, as: UTF8.self)
        #expect(
            json.contains(
                #""retracted":[{"action":"call","said":"done","said_at":"2026-11-03T02:10:00+01:00","said_by":"chef","#
                    + #""at":"2026-11-03T02:12:00+01:00","by":"RSSI"}]"#))
        #expect(!pack.document(try self.feedback()).report.markdown.contains("Dit, puis repris"))
    }

    @Test func `a journal that was altered is said in every format that is read`() throws {
        let reading = try pack.journal([(1, "SOC", FeedbackPack.incident), (2, "a", #""note":"n""#)])
        let text = #"{"at":"2026-11-03T02:03:00+01:00","note":"ajout","prev":"00"}"# + "\n"
        let altered = JournalReader(pack: pack.test.pack).read(Array(text.utf8))
        #expect(reading.remarks.isEmpty)
        let sources = FeedbackSources(journalHead: altered.head, remarks: altered.remarks)
        let document = FeedbackDocument(try feedback(), sources)
        let words = "À vérifier, main courante : la ligne 1 ne suit plus celle d"
        for page in [document.report.markdown, document.report.csv, ReportPage.render(document.report)] {
            let shown = plain(page).replacing("<bdi>", with: "").replacing("</bdi>", with: "")
            #expect(shown.contains(words))
        }
        let json = String(decoding: FeedbackJSON(try feedback(), sources).bytes, as: UTF8.self)
        #expect(json.contains("journal-altered"))
    }

    @Test func `every row has the cells of its head`() throws {
        for part in pack.document(try feedback()).report.parts {
            #expect(part.rows.allSatisfy { $0.count == part.columns.count }, "\(part.title.text)")
        }
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\\\"><img src=x onerror=alert(1)>", "' onload='alert(1)", "]]><svg onload=x>",
        "&lt;b&gt; &#60; &amp", "\\u001b[31mrouge", "\\u202Eetnemmargorp\\u2066", "a | b | c", "=1+1", "\\u0000\\u200B",
        "# titre", "[x](http://x.example)",
    ])
    func `hostile words act in no format`(author: String) throws {
        let hostile = pack.document(try feedback(by: author))
        let calm = pack.document(try feedback())
        let html = ReportPage.render(hostile.report)
        for sign in ["<", ">", "\"", "'"] as [Character] {
            #expect(html.count { $0 == sign } == ReportPage.render(calm.report).count { $0 == sign }, "\(sign)")
        }
        for text in [html, hostile.chart.svg, hostile.report.markdown, hostile.report.csv] {
            #expect(
                text.unicodeScalars.dropFirst().allSatisfy {
                    $0 == "\n" || $0 == "\r" || $0.properties.generalCategory != .control
                })
            #expect(!text.unicodeScalars.dropFirst().contains { $0.properties.generalCategory == .format })
        }
        let bars = { (text: String) in text.replacing("\\|", with: "").count { $0 == "|" } }
        #expect(bars(hostile.report.markdown) == bars(calm.report.markdown))
        #expect(!hostile.report.csv.contains(#";"="#) && !hostile.report.markdown.contains("](http"))
    }

    @Test func `the picture is well-formed, alone and in the page, and says nothing by colour`() throws {
        let document = pack.document(try feedback(by: "<&\\\">"))
        let svg = document.chart.svg
        let parser = XMLParser(data: Data(svg.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(ReportPage.render(document.report).contains(svg))
        #expect(!svg.contains("#") && !svg.contains("rgb") && !svg.contains("style"))
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        for word in ["fait", "décidé", "appris", "démenti", "échéance manquée", "T0", "+ 15 min", "+ 1 h", "Couper"] {
            #expect(plain(svg).contains(">\(word)"), "\(word)")
        }
        #expect(svg.contains("<polygon") && svg.contains("<circle") && svg.contains("stroke-dasharray"))
    }
}
