import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What a profile adds to the pages: numbers, places, who is there; and what must never come from another's.
@Suite struct ProfilePageTests {
    private let format: FormatPack
    private let now = "2026-11-15T02:19:00+01:00"
    private let incident = #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-11-15T02:10:00+01:00"}"#

    init() throws {
        format = try FormatPack()
    }

    private var pack: TestPack { format.pack }

    /// A hospital where both roles are held, each by its own card.
    private func hospital(
        cards: [ContactCard]? = nil, sharedDuties: [SharedDuty] = [], cutOffs: [CutOff] = [],
        finess: [String] = ["990000017"]
    ) throws -> Establishment {
        try pack.establishment(
            name: "Hôpital inventé", finess: finess,
            cards: try cards ?? [
                pack.card("chef", name: "Mme Aubrac", mobile: "06 39 98 00 01"),
                pack.card(
                    "autre", name: "M. Sorel", mobile: "06 39 98 00 02", deputy: "second", deputyPhone: "06 39 98 00 03"
                ),
            ], sharedDuties: sharedDuties, cutOffs: cutOffs)
    }

    private func terminal(
        _ profiles: [Establishment], reader: Reader? = nil, incident: String? = nil, pack: FormatPack? = nil
    ) throws -> String {
        try plain(TerminalFormat.render(document(profiles, reader: reader, incident: incident, pack: pack)))
    }

    private func markdown(_ profiles: [Establishment]) throws -> String {
        try plain(MarkdownFormat.render(document(profiles)))
    }

    private func document(
        _ profiles: [Establishment], reader: Reader? = nil, incident: String? = nil, pack: FormatPack? = nil
    ) throws -> RunbookDocument {
        let format = pack ?? format
        let plan = try format.plan(incident ?? self.incident, now: now, profiles: profiles)
        return RunbookDocument(
            plan, reader: try reader ?? .inCharge(format.pack.role("chef")),
            presentation: Presentation(rulesPath: "rules/essai", command: nil))
    }

    private func cutOff(_ action: String?, key: String? = "badge 12", effect: String? = "plus de dossier") throws
        -> CutOff
    {
        CutOff(
            action: try action.map { try pack.action($0) }, label: "Commutateur cœur", place: "salle B, baie 3",
            key: key, effectOnCare: effect)
    }

    // MARK: Numbers

    @Test func `page 1 gives the number of whoever has to be called, once, and not the reader's own`() throws {
        let page = pageOne(try terminal([try hospital()])).joined(separator: "\n")
        #expect(page.contains("APPELS : Réseau principal 06 39 98 00 02 (M. Sorel)"))
        #expect(page.split(separator: "06 39 98 00 02").count == 2)
        #expect(!page.contains("06 39 98 00 01"))
    }

    @Test func `a number is never broken over two lines`() throws {
        let text = TerminalFormat.render(try document([try hospital()]))
        #expect(text.contains("06\u{A0}39\u{A0}98\u{A0}00\u{A0}02"))
        #expect(!text.contains("06 39 98 00 02"))
    }

    @Test func `without anybody to call, no line says so`() throws {
        let alone = try hospital(
            cards: [],
            sharedDuties: [try pack.duty("la garde", phone: "06 39 98 00 09", roles: ["chef", "autre"])])
        #expect(!(try terminal([alone]).contains("APPELS")))
        #expect(!(try terminal([]).contains("APPELS")))
    }

    @Test(arguments: [
        (nil, true), (CivilDate(year: 2026, month: 5, day: 18), true),
        (CivilDate(year: 2026, month: 5, day: 19), false),
    ])
    func `a number that nobody has checked for 180 days says so`(checked: CivilDate?, isDoubtful: Bool) throws {
        let cards = [
            try pack.card("chef"), try pack.card("autre", mobile: "06 39 98 00 02", verifiedOn: checked),
        ]
        let text = try terminal([try hospital(cards: cards)])
        #expect(pageOne(text).joined().contains("06 39 98 00 02 (à vérifier)") == isDoubtful)
    }

    @Test func `the detail gives the deputy too`() throws {
        let hospital = try hospital()
        for text in [try terminal([hospital]), try markdown([hospital])] {
            #expect(text.contains("tenu par : M. Sorel, 06 39 98 00 02"))
            #expect(text.contains("suppléant : second, 06 39 98 00 03"))
        }
    }

    // MARK: The wrong hospital

    private let elsewhere =
        #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-11-15T02:10:00+01:00", "place": "990000041"}"#

    @Test func `another hospital's profile gives nothing, and every page says so`() throws {
        let hospital = try hospital(cutOffs: [cutOff("isoler")])
        for text in [
            try terminal([hospital], incident: elsewhere),
            try plain(MarkdownFormat.render(document([hospital], incident: elsewhere))),
        ] {
            #expect(text.contains("PROFIL D'UN AUTRE ÉTABLISSEMENT : aucun contact n'est affiché"))
            for word in ["06 39 98", "inventé", "Aubrac", "Sorel", "salle B", "badge 12"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
        #expect(
            try terminal([hospital], incident: elsewhere.replacing("990000041", with: "990000017")).contains("Sorel"))
    }

    @Test func `of two hospitals, the incident's own is used`() throws {
        let other = try pack.establishment(
            name: "Clinique d'ailleurs", finess: ["990000041"], cards: [pack.card("autre", mobile: "06 39 98 00 77")])
        let text = try terminal([try hospital(), other], incident: elsewhere)
        #expect(text.contains("Clinique d'ailleurs"))
        #expect(text.contains("06 39 98 00 77"))
        #expect(!text.contains("inventé"))
    }

    // MARK: Roles that nobody holds

    @Test func `what nobody is there for falls to whoever is, and a section says who`() throws {
        let alone = try hospital(cards: [try pack.card("chef", mobile: "06 39 98 00 01")])
        let text = try terminal([alone])
        #expect(
            section("RÔLES NON TENUS À CETTE HEURE", of: text).contains(
                "- Chef de garde fait aussi pour :\n    Responsable du réseau"))
        #expect(pageOne(text).contains { $0.contains("[ ]") && $0.contains("Isoler les serveurs touchés") })
        #expect(!(try terminal([try hospital()]).contains("RÔLES NON TENUS")))
    }

    @Test func `whoever reads for a role that the profile lacks is told so on page 1`() throws {
        let alone = try hospital(cards: [try pack.card("chef")])
        let reader = Reader.holding(try pack.role("autre"))
        #expect(
            pageOne(try terminal([alone], reader: reader)).contains("RÔLE ABSENT DU PROFIL : Responsable du réseau"))
        #expect(try plain(MarkdownFormat.render(document([alone], reader: reader))).contains("RÔLE ABSENT DU PROFIL"))
        #expect(!(try terminal([try hospital()], reader: reader).contains("RÔLE ABSENT")))
        #expect(!(try terminal([], reader: reader).contains("RÔLE ABSENT")))
    }

    @Test func `whoever reads for a role that is held at other hours is told so`() throws {
        let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let day = try #require(DutyHours(days: weekdays, start: 8 * 60, end: 18 * 60))
        let profile = try hospital(cards: [try pack.card("chef"), try pack.card("autre", hours: [day])])
        let text = try terminal([profile], reader: .holding(try pack.role("autre")))
        #expect(
            pageOne(text).contains("RÔLE NON TENU À CETTE HEURE D'APRÈS LE PROFIL : Responsable du réseau"))
    }

    @Test func `page 1 keeps to 24 lines of 80 columns, whatever the profile says`() throws {
        let crowded = try FormatPack(crowded: true)
        let long = String(repeating: "très long ", count: 12)
        let profile = try crowded.pack.establishment(
            name: long,
            cards: [
                crowded.pack.card("autre", name: long, mobile: "06 39 98 00 02", deputy: long, verifiedOn: nil)
            ])
        for reader in [Reader.holding(try crowded.pack.role("chef")), .inCharge(nil)] {
            let text = try terminal([profile], reader: reader, pack: crowded)
            #expect(pageOne(text).count <= 24)
            #expect(pageOne(text).allSatisfy { widest(String($0)) <= 80 })
        }
    }

    // MARK: Places

    @Test func `an act says where, with which key, and what care loses by it`() throws {
        let profile = try hospital(cutOffs: [cutOff("isoler"), cutOff(nil)])
        for text in [try terminal([profile]), try markdown([profile])] {
            let flat = text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
            #expect(
                flat.contains(
                    "où : Commutateur cœur, salle B, baie 3 · clé : badge 12 · effet sur les soins : plus de dossier"))
            #expect(flat.split(separator: "salle B").count == 2)
        }
    }

    @Test func `what a place doesn't say isn't shown`() throws {
        let flat = try terminal([try hospital(cutOffs: [cutOff("isoler", key: nil, effect: nil)])])
        #expect(flat.contains("où : Commutateur cœur, salle B, baie 3"))
        #expect(!flat.contains("clé :"))
        #expect(!flat.contains("effet sur les soins"))
    }
}
