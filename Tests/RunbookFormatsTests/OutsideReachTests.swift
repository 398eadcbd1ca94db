import RuleEngine
import Testing
import Vocabularies

@testable import RunbookFormats

@Suite struct OutsideReachTests {
    @Test(arguments: [
        ("Appeler le 01 99 00 20 01, puis noter", "Appeler le [EXERCICE : appeler l'animateur], puis noter"),
        ("Appeler le 01\u{A0}99\u{A0}00\u{A0}20\u{A0}01", "Appeler le [EXERCICE : appeler l'animateur]"),
        ("(0199002001)", "([EXERCICE : appeler l'animateur])"),
        ("01.99.00.20.01 ou 01-99-00-20-02", "[EXERCICE : appeler l'animateur] ou [EXERCICE : appeler l'animateur]"),
        ("depuis l'étranger +33 1 99 00 20 01.", "depuis l'étranger [EXERCICE : appeler l'animateur]."),
        ("Écrire à cellule@exemple.fr : tout dire", "Écrire à [EXERCICE : appeler l'animateur] : tout dire"),
        ("Déclarer sur https://portail.exemple/x?y=1", "Déclarer sur [EXERCICE : appeler l'animateur]"),
        ("Voir signalement.exemple.fr/incident.", "Voir [EXERCICE : appeler l'animateur]."),
        ("www.exemple.test", "[EXERCICE : appeler l'animateur]"),
        ("présence demandée au 17", "présence demandée au [EXERCICE : appeler l'animateur]"),
        ("En urgence, appelez le … ou le 15.", "En urgence, appelez le … ou le [EXERCICE : appeler l'animateur]."),
        ("Appelez le 116 117 la nuit", "Appelez le [EXERCICE : appeler l'animateur] la nuit"),
        ("appeler le 3919", "appeler le [EXERCICE : appeler l'animateur]"),
        ("0033 1 99 00 20 01", "[EXERCICE : appeler l'animateur]"),
        ("+33 (0)1 99 00 20 01", "[EXERCICE : appeler l'animateur]"),
        ("tél:0199002001", "tél:[EXERCICE : appeler l'animateur]"),
        ("01\u{202F}99\u{202F}00\u{202F}20\u{202F}01", "[EXERCICE : appeler l'animateur]"),
        ("ligne\n01 99 00 20 01", "ligne\n[EXERCICE : appeler l'animateur]"),
    ])
    func `what reaches somebody outside is replaced`(text: String, expected: String) {
        #expect(withoutReach(text) == expected)
    }

    @Test(arguments: [
        "", "Rien à composer", "Basculer les appels du 15", "Reprendre le 15 après un essai",
        "dans 15 min, 72 h au plus",
        "le 15 mars 2026", "présents au 17 rue des Lilas", "Appeler avant le 15 mars", "FINESS 990000041",
        "FINESS 010000024", "depuis le 06/12/2026 à 21:30", "2026-12-06T21:30:00+01:00", "art. L. 3131-7 et R. 1413-59",
        "version 2026.1, fichier note.txt", "1 234 567 890 octets", "01 99 00 20", "01 99 00 20 011",
    ])
    func `what reaches nobody stays as it is`(text: String) {
        #expect(withoutReach(text) == nil)
    }

    private static let known = OutsideNumbers(
        Establishment(
            name: "H", finess: [], zone: nil, facts: [],
            cards: [
                ContactCard(
                    owner: .contact(PackIndex(0)), name: nil, deputy: nil, fixedPhone: "01 99 00 20 01",
                    mobilePhone: nil, deputyPhone: "421 55 66", portal: "declarer.exemple.sante", hours: [],
                    verifiedOn: nil, language: nil),
                ContactCard(
                    owner: .role(PackIndex(0)), name: nil, deputy: nil, fixedPhone: "02 88 77 66 55", mobilePhone: nil,
                    deputyPhone: nil, hours: [], verifiedOn: nil, language: nil),
            ], sharedDuties: [], delegations: [], cutOffs: [], workingHours: nil, validation: nil, revisedOn: nil,
            digest: "sha256:00"))

    @Test(arguments: [
        "01 99 00 20 01", "0199002001", "01.99.00.20.01", "01-99-00-20-01", "01/99/00/20/01", "+33199002001",
        "+33 (0)1 99 00 20 01", "0033 1 99 00 20 01", "1 99 00 20 01", "(01) 99 00 20 01", "01_99_00_20_01",
        "01\u{202F}99\u{2011}00 20 01", "n°0199002001x", "4215566", "421.55.66", "DECLARER.exemple.sante",
        "http:declarer.exemple.sante/x",
    ])
    func `a number or an address that the profile knows is found however it is written`(text: String) {
        let hidden = Self.known.hidden(in: "Voir \(text), vite")
        #expect(hidden?.contains("[EXERCICE : appeler l'animateur]") == true)
        #expect(hidden?.contains { $0.isNumber } == false && hidden?.lowercased().contains("declarer") == false)
        #expect(hidden?.hasPrefix("Voir ") == true && hidden?.hasSuffix(", vite") == true)
    }

    @Test(arguments: ["01 99 00 20", "990020", "421 55 67", "4 215", "declarer", "Voir à 02 h 20"])
    func `what is none of them stays`(text: String) {
        #expect(Self.known.hidden(in: text) == nil)
        #expect(Self.known.withoutKnown("02 88 77 66 55") == nil, "the house's own")
    }
}
