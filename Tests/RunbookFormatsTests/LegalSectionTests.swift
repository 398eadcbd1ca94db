import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// What stands under a line of the law: to whom, where, by which text, how surely it was read, and what proves it.
@Suite struct LegalSectionTests {
    private let record = #"{"id": "x", "detected_at": "2026-11-15T02:10:00+01:00"}"#

    private func pack(certainty: String, unread: String?) throws -> TestPack {
        try TestPack(
            TestPack.head + """
                contacts: {law: {label: "Autorité"}}
                actions:
                  declare: {label: "Déclarer", phase: first, role: chief, priority: legal, done_when: "Numéro noté",
                    deadline: {within: 72 h, of: detected_at, kind: legal}, source: "Code, art. 1",
                    duty: {to: law, certainty: \(certainty), \(unread.map { "unread: \"\($0)\", " } ?? "")verified_on: 2025-11-15}}
                rules:
                  - {id: all, title: "Tout", require: [{action: declare}]}

                """)
    }

    /// The section, on one line.
    private func legal(
        _ certainty: String = "A", unread: String? = nil, portal: String? = nil, checked: CivilDate? = nil,
        now: String = "2026-11-15T02:19:00+01:00"
    ) throws -> String {
        let pack = try pack(certainty: certainty, unread: unread)
        let card = try portal.map { [try pack.card("law", portal: $0, verifiedOn: checked)] }
        let profiles = try card.map { [try pack.establishment(cards: $0)] } ?? []
        let plan = try pack.plan(record, profiles: profiles, now: now)
        let document = RunbookDocument(plan, reader: .inCharge(try pack.role("chief")))
        let text = plain(TerminalFormat.render(document))
        return section("ÉCHÉANCES LÉGALES", of: text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `a legal line gives the sum, the addressee, the text, and room for the proof`() throws {
        #expect(
            try legal()
                == "- LÉGAL Déclarer (n° 1) avant 02 h 10 (mer. 18/11, UTC+1) ; 02 h 10 dim. + 72 h à : Autorité "
                + "base : Code, art. 1 ; lu (texte ou page de l'autorité), le 15/11/2025 récépissé : Numéro noté ____________"
        )
    }

    @Test(arguments: [
        ("A", "2026-11-15T02:19:00+01:00", "lu (texte ou page de l'autorité), le 15/11/2025 récépissé"),
        (
            "A", "2026-11-16T02:19:00+01:00",
            "lu (texte ou page de l'autorité), le 15/11/2025 : à vérifier depuis récépissé"
        ),
        ("B", "2026-11-15T02:19:00+01:00", "lu dans un résumé seulement, le 15/11/2025 : à vérifier récépissé"),
        ("C", "2026-11-15T02:19:00+01:00", "non relu (écrit le 15/11/2025) : à vérifier récépissé"),
    ])
    func `how surely the text is known is said, and a reading older than a year is to be checked`(
        certainty: String, now: String, words: String
    ) throws {
        #expect(try legal(certainty, now: now).contains(words))
    }

    @Test func `what of the text was not read is said beside what was`() throws {
        #expect(
            try legal(unread: "la version en vigueur").contains(
                "lu (texte ou page de l'autorité), le 15/11/2025 ; non relu : la version en vigueur, à vérifier récépissé"
            ))
    }

    @Test func `a portal is the profile's, and one that nobody has opened for 180 days is to be checked`() throws {
        let fresh = try legal(portal: "portail.exemple", checked: CivilDate(year: 2026, month: 5, day: 19))
        #expect(fresh.contains("à : Autorité, portail : portail.exemple base :"))
        let stale = try legal(portal: "portail.exemple", checked: CivilDate(year: 2026, month: 5, day: 18))
        #expect(stale.contains("portail : portail.exemple · à vérifier (vérifié le 18/05/2026) base :"))
        #expect(try legal(portal: "portail.exemple").contains("portail.exemple · à vérifier (jamais vérifié)"))
    }

    @Test func `an exercise sends nobody to a portal`() throws {
        let json = #"{"id": "x", "drill": true, "detected_at": "2026-11-15T02:10:00+01:00"}"#
        let pack = try TestPack(
            TestPack.head.replacing("types: types}", with: "types: types, exercise: drill}") + """
                contacts: {law: {label: "Autorité"}}
                actions:
                  declare: {label: "Déclarer", phase: first, role: chief, priority: legal, done_when: "Numéro noté",
                    deadline: {within: 72 h, of: detected_at, kind: legal}, source: "Code, art. 1",
                    duty: {to: law, certainty: A, verified_on: 2025-11-15}}
                rules:
                  - {id: all, title: "Tout", require: [{action: declare}]}

                """, "facts: {drill: {type: boolean}}\n")
        let profile = try pack.establishment(cards: [try pack.card("law", portal: "portail.exemple")])
        let plan = try pack.plan(json, profiles: [profile], now: "2026-11-15T02:19:00+01:00")
        let text = plain(MarkdownFormat.render(RunbookDocument(plan, reader: .inCharge(nil))))
        #expect(text.contains("EXERCICE : appeler l'animateur (en vrai : Autorité)"))
        #expect(!text.contains("portail.exemple"))
    }
}
