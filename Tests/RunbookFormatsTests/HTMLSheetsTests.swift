import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct HTMLSheetsTests {
    @Test func `each role has a card, to which the table of roles leads`() throws {
        let html = try FormatPack(crowded: true).html(FormatPack.attack)
        let table = try #require(html.piece(from: "<table class=\"roles\">", to: "</table>"))
        let links = table.pieces(from: "<a href=\"#", to: "\">")
        #expect(links.count > 1)
        for link in links {
            let card = try #require(html.piece(from: "<section id=\"\(link)\"", to: "</section>"))
            #expect(card.contains("FICHE : "))
            let name = try #require(table.piece(from: "href=\"#\(link)\">", to: "</a>"))
            #expect(card.contains("FICHE : \(name)</h2>"))
        }
    }

    @Test func `every line stands on one card, and the table counts it`() throws {
        let pack = try FormatPack(crowded: true)
        let html = try pack.html(FormatPack.attack)
        let cards = html.components(separatedBy: "class=\"card\"").dropFirst().map { card in
            card.components(separatedBy: "</section>")[0]
        }
        let numbers = cards.flatMap { $0.pieces(from: "<b>", to: " ") }
        let placed = try pack.plan(FormatPack.attack, now: "2026-11-15T02:19:00+01:00").placed.count
        #expect(numbers.count == placed)
        #expect(Set(numbers).count == placed)
        let table = try #require(html.piece(from: "<table class=\"roles\">", to: "</table>"))
        let counts = table.components(separatedBy: "<tr>").dropFirst(2).compactMap { row in
            row.pieces(from: "<td>", to: "</td>").dropFirst().first.flatMap { Int($0) }
        }
        #expect(counts.reduce(0, +) == placed)
    }

    @Test func `where the hour is to be noted, the table of roles tells how much time there is, as page 1 does`() throws
    {
        let html = try FormatPack().html(#"{"id": "INC-7", "types": ["attaque"]}"#)
        let table = try #require(html.piece(from: "<table class=\"roles\">", to: "</table>"))
        #expect(table.contains("<td>sous 15 min</td>") && !table.contains("02 h 34"))
    }

    @Test func `what comes first has as much time as what it is needed for, where the hour is to be noted`() throws {
        let pack = try TestPack(
            TestPack.head,
            """
            actions:
              cut: {label: "Couper", phase: first, role: other, priority: vital}
              tell: {label: "Prévenir", phase: first, role: chief, priority: vital, after: [cut]}
            rules:
              - id: r
                title: t
                require: [{action: cut}, {action: tell, deadline: {within: 30 min, of: detected_at}}]
            """)
        let document = RunbookDocument(try pack.plan(#"{"id": "x"}"#), reader: .inCharge(nil))
        let html = plain(HTMLFormat.render([document]))
        #expect(html.components(separatedBy: "<td>sous 30 min</td>").count == 5)
    }

    @Test(arguments: [
        ("2026-11-15T02:19:00+01:00", "PAUSE N° 1 : 03 h 10 (dim. 15/11, UTC+1), T0 + 1 h"),
        ("2026-11-15T03:10:00+01:00", "PAUSE N° 1 : 06 h 10 (dim. 15/11, UTC+1), T0 + 4 h"),
        ("2026-11-16T02:10:00+01:00", "PAUSE N° 1 : 03 h 10 (lun. 16/11, UTC+1), dans 1 h"),
    ])
    func `pauses are those to come, from now once T0 is a day old`(now: String, title: String) throws {
        #expect(try FormatPack().html(FormatPack.attack, now: now).contains(title))
    }

    @Test func `a pause has nine checks at most, says how many more, and asks nothing twice`() throws {
        let html = try FormatPack(crowded: true).html(FormatPack.attack)
        let sheets = html.components(separatedBy: "<table class=\"pause\">").dropFirst().map { sheet in
            sheet.components(separatedBy: "</section>")[0]
        }
        let first = try #require(sheets.first)
        let checks = sheets.map { $0.pieces(from: "<th scope=\"row\">n° ", to: " ") }
        #expect(checks[0].count == 9)
        #expect(first.contains("lignes à cette heure : voir les fiches"))
        #expect(Set(checks.joined()).count == checks.joined().count)
        #expect(first.contains("Signature"))
    }
}
