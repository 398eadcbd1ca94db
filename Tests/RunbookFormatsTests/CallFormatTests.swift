import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing

private let night = "2026-11-15T02:19:00+01:00"

private func call(_ json: String, now: String = night) throws -> String {
    let plan = try FormatPack(crowded: true).plan(json, now: now)
    return plain(CallFormat.render(plan, reader: .inCharge(plan.pack.header.defaultReader)))
}

private func declarations(_ json: String, now: String = night) throws -> String {
    plain(DeclarationFormat.render(try FormatPack().plan(json, now: now)))
}

@Suite struct CallFormatTests {
    @Test func `the sheet says whom to ring, a minute of words, the questions with boxes, and the fingerprint`() throws
    {
        let text = try call(FormatPack.attack)
        #expect(section("QUI APPELER", of: text).contains("[ ] Chef de garde : par le standard"))
        let script = section("DIRE, EN UNE MINUTE", of: text)
        #expect(script.split(whereSeparator: { $0.isWhitespace }).count <= 150)
        #expect(script.contains("À faire d'abord :"))
        #expect(section("DEMANDER", of: text).contains("[ ] ne sait pas"))
        let print = DecisionFormat.fingerprint(of: try FormatPack(crowded: true).plan(FormatPack.attack, now: night))
        #expect(section("LIRE À VOIX HAUTE", of: text).contains(print.text))
        #expect(widest(text) <= 80)
    }

    @Test func `an exercise says so in its first words`() throws {
        let text = try call(#"{"id": "INC-7", "types": ["attaque"], "exercise": true}"#)
        #expect(text.hasPrefix("*** EXERCICE ***"))
        #expect(section("DIRE, EN UNE MINUTE", of: text).contains("EXERCICE, EXERCICE"))
    }

    @Test(arguments: ["\\u001b[31m", "\\n== QUI APPELER", "\\u202Etxt", String(repeating: "W", count: 300)])
    func `a feed's words stay where they are`(title: String) throws {
        let json = #"{"id": "INC-7", "types": ["attaque"], "title": ""# + title + #"", "place": ""# + title + #""}"#
        for text in [try call(json), try declarations(json)] {
            #expect(
                text.unicodeScalars.allSatisfy {
                    $0 == "\n" || $0 == "\u{C}" || $0.properties.generalCategory != .control
                })
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .format })
            #expect(widest(text) <= 80)
            #expect(text.split(separator: "\n").filter { $0.hasPrefix("== QUI") }.count <= 1)
        }
    }
}

@Suite struct DeclarationFormatTests {
    @Test func `an incident that nobody has to be told of has no sheet`() throws {
        #expect(try declarations(#"{"id": "INC-7"}"#) == "Aucune déclaration avec ce qui est connu.\n")
    }

    @Test func `a sheet is made of what the law or a contract dates, and of nothing that the house alone does`() throws
    {
        func sheets(_ kind: String) throws -> String {
            let pack = try TestPack(
                TestPack.head + """
                    actions:
                      tell: {label: "Déclarer", phase: first, role: chief, priority: normal, source: "Code, art. 1",
                        deadline: {working_days: 5, of: detected_at, kind: \(kind)},
                        duty: {to: other, certainty: A, verified_on: 2026-11-23}}
                    rules:
                      - {id: all, title: "Tout", require: [{action: tell}]}

                    """)
            let plan = try pack.plan(
                #"{"id":"x","detected_at":"2026-11-03T02:10:00+01:00"}"#, now: "2026-11-03T02:20:00+01:00")
            return plain(DeclarationFormat.render(plan))
        }
        for kind in ["legal", "contract"] {
            let text = try sheets(kind)
            #expect(text.hasPrefix("Déclarer\n"))
            // The sum, whoever sets the time.
            #expect(text.contains("02 h 10 mar. + 5 jours ouvrés"))
        }
        #expect(try sheets("house").hasPrefix("Aucune déclaration"))
    }

    /// Three duties, of which the one that is placed last is due without delay by law.
    private static let duties =
        TestPack.head + """
            actions:
              notify: {label: "Notifier", phase: first, role: other, priority: normal, source: "Code, art. 1",
                deadline: {within: 72 h, of: detected_at, kind: legal},
                duty: {to: other, certainty: A, verified_on: 2026-11-23}}
              signal: {label: "Signaler", phase: first, role: chief, priority: normal, source: "Code, art. 2",
                deadline: {without_delay: true, target: 96 h, of: detected_at, kind: legal},
                duty: {to: chief, certainty: A, verified_on: 2026-11-23}}
              insure: {label: "Assurer", phase: first, role: chief, priority: normal, source: "Code, art. 3",
                deadline: {within: 48 h, of: detected_at, kind: contract},
                duty: {to: chief, certainty: A, verified_on: 2026-11-23}}
            rules:
              - {id: all, title: "Tout", require: [{action: notify}, {action: signal}, {action: insure}]}

            """

    @Test func `what is due without delay comes first, then by when, on paper and before any night too`() throws {
        let pack = try TestPack(Self.duties)
        let plan = try pack.plan(#"{"id":"x","detected_at":"2026-11-03T02:10:00+01:00"}"#)
        let text = plain(DeclarationFormat.render(plan))
        let titles = text.split(separator: "\u{C}").map { String($0.prefix { $0 != "\n" }) }
        #expect(titles == ["Signaler", "Assurer", "Notifier"])
        // A form feed shows on no screen.
        #expect(text.contains("\n" + String(repeating: "-", count: 80) + "\n\u{C}Assurer\n"))
        let page = plain(PreparedPages.declarations(of: [try pack.plan(#"{"id":"x"}"#)], title: "Déclarations"))
        #expect(page.pieces(from: "<h2>", to: "</h2>") == ["Signaler", "Assurer", "Notifier"])
    }

    @Test func `the profile tells who declares, at any hour, and by which contract`() throws {
        let pack = try TestPack(Self.duties)
        let day = try #require(DutyHours(days: [.monday], start: 480, end: 1080))
        let house = try pack.establishment(
            cards: [
                pack.card("chief", name: "M. Chef", mobile: "06 39 98 00 01"),
                pack.card("other", name: "Mme Quint", mobile: "06 39 98 00 05", hours: [day]),
            ], insurance: Insurance(insurer: "Mutuelle inventée", contract: "CY-1", phone: "01 99 00 00 01"))
        let plan = try pack.plan(#"{"id":"x","detected_at":"2026-11-03T02:10:00+01:00"}"#, profiles: [house])
        let text = plain(DeclarationFormat.render(plan))
        let sheets = text.split(separator: "\u{C}").map { sheet in
            sheet.split { $0.isWhitespace }.joined(separator: " ")
        }
        #expect(sheets[2].contains("chargé de déclarer : Autre, Mme Quint, 06 39 98 00 05"))
        let insured = "assurance, d'après le profil : Mutuelle inventée, contrat CY-1, 01 99 00 00 01"
        #expect(sheets.map { $0.contains(insured) } == [false, true, false])
        let page = plain(PreparedPages.declarations(of: [plan], title: "Déclarations"))
        #expect(page.contains("Mme Quint, 06 39 98 00 05") && page.contains(insured))
    }
}
