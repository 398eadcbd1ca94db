import Testing

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
}
