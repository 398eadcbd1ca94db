import RunbookFormats
import Runbooks
import TestSupport
import Testing

private let situations = [
    FormatPack.attack, #"{"id": "INC-7"}"#, #"{"id": "INC-7", "types": ["attaque", "panne"], "exercise": true}"#,
    #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-10-25T02:10:00+02:00", "backup": "touchee"}"#,
    #"{"id": "INC-7", "types": ["attaque"], "detected_at": "pas une date"}"#,
]

@Suite struct FormatTests {
    @Test(arguments: situations)
    func `no line of the terminal is wider than 80 columns`(incident: String) throws {
        for crowded in [false, true] {
            let pack = try FormatPack(crowded: crowded)
            for now in ["2026-10-25T02:12:00+02:00", "2026-11-15T02:19:00+01:00", "2026-12-24T12:00:00+01:00"] {
                let text = try pack.terminal(incident, now: now)
                #expect(widest(text) <= 80)
                #expect(pageOne(text).count <= 24)
            }
        }
    }

    @Test(arguments: situations)
    func `the same incident gives the same bytes twice`(incident: String) throws {
        let first = try FormatPack(crowded: true)
        let second = try FormatPack(crowded: true)
        #expect(try first.terminal(incident) == second.terminal(incident))
        #expect(try first.markdown(incident) == second.markdown(incident))
    }

    @Test func `colour only repeats what is written`() throws {
        let pack = try FormatPack()
        let colored = TerminalFormat.render(try pack.document(FormatPack.attack, color: true))
        let bare = colored.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
        #expect(colored != bare)
        #expect(bare == TerminalFormat.render(try pack.document(FormatPack.attack)))
    }

    @Test(arguments: situations)
    func `Markdown has the sections of the terminal, in their order`(incident: String) throws {
        let pack = try FormatPack()
        let terminal = try pack.terminal(incident).split(separator: "\n").filter { $0.hasPrefix("== ") }
        let markdown = try pack.markdown(incident).split(separator: "\n").filter { $0.hasPrefix("## ") }
        #expect(terminal.map { $0.dropFirst(3) } == markdown.dropFirst().map { $0.dropFirst(3) })
    }

    @Test func `Markdown shows page 1 as a table to fill in`() throws {
        let text = try FormatPack().markdown(FormatPack.attack)
        #expect(text.contains("| n° | avant | priorité | action | rôle | fait quand | heure réelle | initiales |"))
        #expect(
            text.contains(
                #"| 1 \> | avant 02 h 25 | **V** | Isoler les serveurs touchés | Réseau principal | Plus aucun flux |  |  |"#
            ))
    }

    @Test func `punctuation, guillemets and hours hold together`() throws {
        let text = TerminalFormat.render(try FormatPack().document(FormatPack.attack))
        #expect(text.contains("juste\u{A0}?") && text.contains("02\u{A0}h\u{A0}40") && text.contains("Lecteur\u{A0}:"))
        #expect(text.contains("«\u{A0}Relancer\u{A0}»"))
    }

    @Test func `a value that could not be read is said to be set aside`() throws {
        let text = try FormatPack().terminal(#"{"id": "INC-7", "types": ["attaque"], "detected_at": "pas une date"}"#)
        #expect(section("SUPPOSÉ", of: text).contains("valeur mise de côté : "))
    }

    /// What each format says before its first part.
    private func heads(_ json: String) throws -> [String] {
        let test = try FormatPack()
        let plan = try test.plan(json, now: "2026-11-15T02:19:00+01:00")
        let pages = [
            (try test.terminal(json), "\n== "), (try test.markdown(json), "\n## "), (try test.html(json), "<section"),
            (plain(CallFormat.render(plan, reader: .inCharge(nil))), "\n== "),
        ]
        return pages.map { text, mark in
            let end = text.firstRange(of: mark)?.lowerBound ?? text.endIndex
            return String(text[..<end]).replacing("\\", with: "").replacing("</bdi>", with: "")
        }
    }

    @Test func `a value that was set aside is seen at the head of each page, with what was meant`() throws {
        let json = #"{"id": "INC-7", "types": "ataque", "detected_at": "2026-11-15T02:10:00+01:00"}"#
        for head in try heads(json) {
            #expect(head.contains("Valeur mise de côté : "))
            #expect(head.contains("types : « ataque » ; peut-être « attaque »"))
            #expect(!head.contains("compte comme inconnu"))
        }
        for head in try heads(FormatPack.attack) { #expect(!head.contains("mise de côté")) }
    }

    @Test func `a key that looks like a slip is one; of several the first is said, and how many more`() throws {
        let heads = try heads(#"{"id": "INC-7", "deteced_at": "hier", "types": "\#(long)", "backup": "\#(long)"}"#)
        for head in heads {
            #expect(head.contains("clé « deteced_at » ; peut-être « detected_at » · + 2"))
            #expect(!head.contains("xxxxxxxxxx"))
        }
        #expect(pageOne(heads[0] + "\n\n== ").count <= 24 && widest(heads[0]) <= 80)
    }

    private static let hours: [(String, String?)] = [
        ("2026-11-15T03:18:00+01:00", nil), ("2026-11-15T03:20:00+01:00", "T0 est à venir, dans plus d'une heure"),
        ("9999-11-15T02:10:00+01:00", "T0 est à venir, dans plus d'une heure"), ("2025-11-16T02:10:00+01:00", nil),
        ("2025-11-13T02:10:00+01:00", "T0 date de plus d'un an"),
        ("1926-11-15T02:10:00+01:00", "T0 date de plus d'un an"),
    ]

    @Test(arguments: hours)
    func `a T0 that can hardly be right is to be checked`(instant: String, message: String?) throws {
        let json = #"{"id": "INC-7", "types": ["attaque"], "detected_at": "\#(instant)"}"#
        for head in try heads(json) {
            let text = head.replacing("&#39;", with: "'")
            #expect(text.contains("À vérifier : ") == (message != nil))
            if let message { #expect(text.contains("detected_at : \(message)")) }
        }
        let remarks = try FormatPack().plan(json, now: "2026-11-15T02:19:00+01:00").situation.remarks
        #expect(remarks.map { $0.code } == (message == nil ? [] : ["doubtful-time"]))
        #expect(section("SUPPOSÉ", of: try FormatPack().terminal(json)).contains("à vérifier : ") == (message != nil))
    }

    @Test func `a long value takes no more than its line`() throws {
        let json = #"{"id": "INC-7", "types": "\#(long)", "detected_at": "2026-11-15T02:10:00+01:00"}"#
        for head in try heads(json) { #expect(head.contains("xxxxxxxxxx") && !head.contains(long)) }
        let page = pageOne(try FormatPack(crowded: true).terminal(json))
        #expect(page.count <= 24)
        #expect(page.filter { $0.hasPrefix("Valeur mise de côté : ") }.count == 1)
    }

    private let long = String(repeating: "x", count: 1_000)
}
