import CivilTime
import Testing

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("30 s", 30), ("15 min", 900), ("2 h", 7200), ("3 j", 259_200), ("2 h 30 min", 9000),
        ("3 j 4 h 5 min 6 s", 273_906), ("15min", 900), ("2h30min", 9000), (" 15  min ", 900),
        ("15\u{A0}min", 900), ("15\u{202F}min", 900), ("90 min", 5400), ("48 h", 172_800), ("0 min", 0), ("007 s", 7),
        ("3660 j", 316_224_000), ("PT15M", 900), ("P3D", 259_200), ("PT1H30M", 5400), ("P1W", 604_800),
        ("P1DT2H", 93_600), ("PT30S", 30), ("PT0S", 0), ("P1W2DT3H4M5S", 788_645), (" PT15M ", 900),
    ])
    func `a duration is read in both notations`(text: String, seconds: Int64) throws {
        #expect(try DurationText.parse(text) == .seconds(seconds))
    }

    @Test(arguments: [
        ("", DurationFault.empty), ("  ", .empty), ("\u{A0}", .empty),
        ("-15 min", .negative), ("- 15 min", .negative), ("\u{2212}15 min", .negative), ("-PT15M", .negative),
        ("PT-15M", .negative), ("P-1D", .negative), ("2 h -5 min", .negative),
        ("1,5 h", .fraction), ("1.5 h", .fraction), ("PT0.5H", .fraction), ("PT1,5S", .fraction),
        ("1:30", .clockTime), ("01:30:00", .clockTime), ("1:30 h", .clockTime),
        ("1m", .ambiguousUnit(number: "1")), ("15 m", .ambiguousUnit(number: "15")),
        ("1 M", .ambiguousUnit(number: "1")), ("2 h 30 m", .ambiguousUnit(number: "30")),
        ("1 mois", .noFixedLength(.month)), ("2 Mois", .noFixedLength(.month)), ("P1M", .noFixedLength(.month)),
        ("P1M2D", .noFixedLength(.month)), ("1 an", .noFixedLength(.year)), ("2 années", .noFixedLength(.year)),
        ("P1Y", .noFixedLength(.year)), ("P1Y2M", .noFixedLength(.year)),
        ("99999999999999999999 mois", .noFixedLength(.month)),
        ("15", .missingUnit(number: "15", suggestion: nil)), ("0", .missingUnit(number: "0", suggestion: nil)),
        ("2 h 30", .missingUnit(number: "30", suggestion: "min")),
        ("2h30", .missingUnit(number: "30", suggestion: "min")),
        ("3 j 4", .missingUnit(number: "4", suggestion: nil)), ("1 000 s", .missingUnit(number: "1", suggestion: nil)),
        ("PT15", .missingUnit(number: "15", suggestion: nil)), ("PT2H30", .missingUnit(number: "30", suggestion: "M")),
        ("min", .missingNumber(before: "min")), ("une heure", .missingNumber(before: "une")),
        ("2 h min", .missingNumber(before: "min")), ("+15 min", .missingNumber(before: "+")),
        ("~15 min", .missingNumber(before: "~")), ("½ h", .missingNumber(before: "½")),
        ("\t15 min", .missingNumber(before: "\t")),
        ("１５ min", .missingNumber(before: "１５")), ("pt15m", .missingNumber(before: "pt")),
        ("P", .missingNumber(before: "")), ("PT", .missingNumber(before: "")), ("P1DT", .missingNumber(before: "")),
        ("PT1H P", .missingNumber(before: "")), ("PTT1H", .missingNumber(before: "T")),
        ("P1DT1HT1M", .missingNumber(before: "T")),
        ("15 minutes", .unknownUnit("minutes", suggestion: "min")), ("15 MIN", .unknownUnit("MIN", suggestion: "min")),
        ("2 H", .unknownUnit("H", suggestion: "h")), ("2 heures", .unknownUnit("heures", suggestion: "h")),
        ("3 d", .unknownUnit("d", suggestion: "j")), ("3 jours", .unknownUnit("jours", suggestion: "j")),
        ("3 sec", .unknownUnit("sec", suggestion: "s")), ("1 semaine", .unknownUnit("semaine", suggestion: nil)),
        ("15 min.", .unknownUnit("min.", suggestion: nil)), ("15 ms", .unknownUnit("ms", suggestion: nil)),
        ("15 min, 3 s", .unknownUnit("min,", suggestion: nil)), ("1_000 s", .unknownUnit("_", suggestion: nil)),
        ("15\tmin", .unknownUnit("\tmin", suggestion: nil)), ("2026-11-03", .unknownUnit("-", suggestion: nil)),
        ("P2H", .unknownUnit("H", suggestion: nil)), ("PT3D", .unknownUnit("D", suggestion: nil)),
        ("PT 15M", .missingNumber(before: "")), ("PT15 M", .unknownUnit(" ", suggestion: nil)),
        ("P1d", .unknownUnit("d", suggestion: nil)),
        ("30 min 2 h", .unitOrder("h", after: "min")), ("2 h 2 h", .unitOrder("h", after: "h")),
        ("PT5M1H", .unitOrder("H", after: "M")), ("P1D1W", .unitOrder("W", after: "D")),
        ("P1D1D", .unitOrder("D", after: "D")),
        ("3661 j", .tooLarge), ("3660 j 1 s", .tooLarge), ("316224001 s", .tooLarge), ("PT87841H", .tooLarge),
        ("P523W", .tooLarge), ("9223372036854775808 j", .tooLarge),
        ("\(String(repeating: "9", count: 500)) s", .tooLarge),
    ])
    func `a text that is no duration says why`(text: String, fault: DurationFault) {
        #expect(throws: fault) { try DurationText.parse(text) }
    }

    @Test func `the limit itself is read`() throws {
        #expect(try DurationText.parse("P3660D") == DurationText.limit)
    }

    @Test(arguments: [
        (0, "0 min", "PT0S"), (30, "30 s", "PT30S"), (900, "15 min", "PT15M"), (7200, "2 h", "PT2H"),
        (9000, "2 h 30 min", "PT2H30M"), (259_200, "3 j", "P3D"), (273_600, "3 j 4 h", "P3DT4H"),
        (273_906, "3 j 4 h 5 min 6 s", "P3DT4H5M6S"), (259_260, "3 j 1 min", "P3DT1M"), (864_000, "10 j", "P10D"),
        (-900, "-15 min", "-PT15M"), (-90_000, "-1 j 1 h", "-P1DT1H"), (86_399, "23 h 59 min 59 s", "PT23H59M59S"),
    ])
    func `a duration is written in both notations`(seconds: Int64, french: String, iso: String) {
        #expect(DurationText.french(.seconds(seconds)) == french)
        #expect(DurationText.iso(.seconds(seconds)) == iso)
    }

    @Test(arguments: [0, 1, 59, 60, 61, 3599, 3600, 86_400, 86_461, 604_800, 316_224_000])
    func `what is written is read back`(seconds: Int64) throws {
        #expect(try DurationText.parse(DurationText.french(.seconds(seconds))) == .seconds(seconds))
        #expect(try DurationText.parse(DurationText.iso(.seconds(seconds))) == .seconds(seconds))
    }

    @Test func `a part of a second is rounded down, and nothing is too long to write`() {
        #expect(DurationText.iso(.milliseconds(1999)) == "PT1S")
        #expect(DurationText.iso(.milliseconds(-1)) == "-PT1S")
        #expect(DurationText.french(.seconds(Int64.max) * 2) == "3652058 j 23 h 59 min 59 s")
        #expect(DurationText.iso(.seconds(Int64.min) * 2) == "-P3652058DT23H59M59S")
    }
}
