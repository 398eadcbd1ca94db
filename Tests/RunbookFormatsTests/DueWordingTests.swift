import RunbookFormats
import Testing

@Suite struct DueWordingTests {
    @Test func `the night when 02 h 10 comes twice, every hour bears its offset`() throws {
        let text = try FormatPack().terminal(
            #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-10-25T02:10:00+02:00"}"#,
            now: "2026-10-25T02:12:00+02:00")
        let page = pageOne(text)
        #expect(page.contains { $0.contains("T0 : dim. 25/10/2026 02 h 10 (UTC+2)") })
        #expect(page.contains { $0.contains("PROCHAINE PAUSE : 02 h 10 UTC+1 (T0 + 1 h)") })
        #expect(page.contains { $0.contains("02 h 40 UTC+2 ") && $0.contains("Prévenir le cadre") })
        #expect(text.contains("avant 02 h 40 (dim. 25/10, UTC+2)"))
        // 72 hours are 72 hours: the clock shows one less.
        #expect(text.contains("avant 01 h 10 (mer. 28/10, UTC+1) ; 02 h 10 dim. + 72 h"))
    }

    @Test func `another day's hour names its day on page 1`() throws {
        let text = try FormatPack().terminal(
            #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-11-14T23:45:00+01:00"}"#,
            now: "2026-11-14T23:50:00+01:00")
        #expect(pageOne(text).contains { $0.contains(" dim. 00 h 15 ") && $0.contains(" Prévenir le cadre") })
    }

    @Test func `a house target that is past says at once, and what it was`() throws {
        let text = try FormatPack().terminal(FormatPack.attack, now: "2026-11-15T02:50:00+01:00")
        #expect(pageOne(text).contains { $0.contains("tout de suite Prévenir le cadre") })
        #expect(text.contains("tout de suite (cible 02 h 40, dim. 15/11, UTC+1)"))
        #expect(!text.contains("dépassé"))
    }

    @Test func `a legal deadline that is past is said to be, and still to be met`() throws {
        let text = try FormatPack().terminal(FormatPack.attack, now: "2026-11-18T05:10:00+01:00")
        #expect(pageOne(text).contains { $0.contains("dépassé") })
        let legal = section("ÉCHÉANCES LÉGALES", of: text).split(whereSeparator: { $0.isWhitespace })
        #expect(legal.joined(separator: " ").contains("échéance dépassée de 3 h, déclarer quand même et motiver"))
        #expect(legal.joined(separator: " ").contains("sans délai, tout de suite"))
    }

    @Test func `what the law wants without delay shows the house's target as such`() throws {
        let text = try FormatPack().terminal(FormatPack.attack)
        #expect(text.contains("sans délai (cible 06 h 10, dim. 15/11, UTC+1)"))
    }

    @Test func `a deadline whose clock is unknown says which hour to write down`() throws {
        let text = try FormatPack().terminal(#"{"id": "INC-7", "types": ["attaque"]}"#)
        #expect(text.contains("72 h après la connaissance (heure à noter)"))
        #expect(section("HORLOGES MANQUANTES", of: text).contains("heure du constat"))
    }

    @Test func `a clock read from another says which one it stands for`() throws {
        let text = try FormatPack().terminal(FormatPack.attack)
        let words = text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        #expect(words.contains("compté depuis le constat, faute de l'heure de la connaissance"))
        #expect(section("SUPPOSÉ", of: text).contains("faute de l'heure de la demande du juge"))
    }

    @Test func `a prerequisite says for whom it presses`() throws {
        let text = try FormatPack().terminal(FormatPack.attack)
        #expect(text.contains("VITAL, parce que nécessaire à : Prévenir le cadre"))
    }
}
