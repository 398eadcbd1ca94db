import CivilTime
import Diagnostics
import RuleEngine
import TestSupport
import Testing

@testable import Establishments

/// Numbers to try, and the days written back.
@Suite struct CallSheetTests {
    private let pack: RulePack
    private let today = CivilDate(dayNumber: 20_782)

    init() throws {
        pack = try ProfilePack.load()
    }

    private static let profile = """
        # Tenue par Mme X.
        establishment: {name: "Hôpital inventé", finess: {legal: "990000017"}}
        contacts:
          # De nuit.
          - {role: chief, name: "M. <b>", mobile: "06 39 98 00 01", deputy: "Mme A", deputy_phone: "06 39 98 00 02", verified_on: 2026-02-01} # garde
          - {role: other, mobile: "+33 6 39 98 00 02"}
          - contact: samu   # le 15
            fixed: "01 99 00 00 15"

            verified_on: jamais
          - name: "standard"
            role: other
            fixed: "01 99 00 00 16"
          - {contact: samu, portal: "guichet", verified_on: }
        shared_duties: [{person: "M. C", phone: "06 39 98 00 03", roles: [other]}]
        """

    /// Turns of a rota: a number that comes back, none, one that a card has, and a turn that is over.
    private static let rota = """

        rota:
          - {role: chief, from: "2026-11-27T18:00:00+01:00", to: "2026-11-28T08:00:00+01:00", name: "Mme T", phone: "06 39 98 00 31"} # vendredi
          - {role: chief, from: "2026-11-28T08:00:00+01:00", to: "2026-11-29T08:00:00+01:00", name: "M. U"}
          - role: other
            from: "2026-11-28T08:00:00+01:00"
            to: "2026-11-29T08:00:00+01:00"
            name: "M. V"
            phone: "06 39 98 00 02"
          - {role: chief, from: "2026-11-29T08:00:00+01:00", to: "2026-11-30T08:00:00+01:00", name: "Mme T", phone: "06 39 98 00 31"}
          - {role: other, from: "2026-11-01T08:00:00+01:00", to: "2026-11-02T08:00:00+01:00", name: "M. W", phone: "06 39 98 00 39"}
        """

    private var file: SourceFile { SourceFile(path: "p.yaml", text: Self.profile) }
    private var rotaFile: SourceFile { SourceFile(path: "p.yaml", text: Self.profile + Self.rota) }

    private func filled(_ rows: String..., of profile: SourceFile? = nil) -> FilledCallSheet {
        let text = "numéro;répond (oui/non);essayé le\n" + rows.map { $0 + "\n" }.joined()
        return FilledCallSheet(
            SourceFile(path: "s.csv", text: text), of: CallSheet(profile ?? file, for: pack, from: today), today: today)
    }

    private func written(
        _ sheet: FilledCallSheet, in profile: SourceFile? = nil
    ) throws -> (text: String, dates: VerifiedDates) {
        #expect(sheet.diagnostics == [])
        let dates = try #require(VerifiedDates(sheet, in: profile ?? file))
        return (String(decoding: dates.bytes, as: UTF8.self), dates)
    }

    @Test func `each number is there once, with all who are reached by it`() {
        let entries = CallSheet(file, for: pack).entries
        #expect(
            entries.map { $0.number } == [
                "06 39 98 00 01", "06 39 98 00 02", "01 99 00 00 15", "01 99 00 00 16", "guichet", "06 39 98 00 03",
            ])
        #expect(entries[1].uses.map { $0.name } == ["Mme A", nil])
        #expect(entries[0].verifiedOn == CivilDate(year: 2026, month: 2, day: 1))
        #expect(entries[1].verifiedOn == nil && entries[1].isDated)
        #expect(!entries[5].isDated)
    }

    @Test func `a day is written in the place of the old one, and nothing else changes`() throws {
        let result = try written(
            filled("06 39 98 00 01;oui;24/11/2026", "'+33 6 39 98 00 02;OUI;2026-11-20", "01 99 00 00 15;o;2026-11-25"))
        let expected = Self.profile
            .replacing("verified_on: 2026-02-01", with: "verified_on: 2026-11-20")
            .replacing("{role: other, mobile", with: "{role: other, verified_on: 2026-11-20, mobile")
            .replacing("verified_on: jamais", with: "verified_on: 2026-11-25")
        #expect(result.text == expected)
        #expect(result.dates.renewed == ["chief", "other", "samu"])
        #expect(result.dates.left.isEmpty)
    }

    @Test func `a card without a day gets one in its own form`() throws {
        let result = try written(filled("01 99 00 00 16;oui;2026-11-25", "guichet;oui;2026-11-25"))
        #expect(result.text.contains("    verified_on: 2026-11-25\n    role: other\n"))
        #expect(result.text.contains("portal: \"guichet\", verified_on: 2026-11-25}"))
        let again = EstablishmentLoader.load(
            SourceFile(path: "p.yaml", bytes: result.dates.bytes), for: pack, today: today)
        #expect(again.diagnostics == [])
    }

    @Test func `a card keeps its day until all its numbers have answered`() throws {
        let one = try written(filled("06 39 98 00 01;oui;2026-11-24"))
        #expect(one.text == Self.profile)
        #expect(one.dates.left.map { $0.owner } == ["chief"])
        #expect(one.dates.left.first?.numbers == ["06 39 98 00 02"])
        let none = try written(filled("06 39 98 00 01;non;2026-11-24", "06 39 98 00 02;oui;2026-11-24"))
        #expect(none.dates.renewed == ["other"])
        #expect(none.dates.left.first?.numbers == ["06 39 98 00 01"])
    }

    @Test func `a day older than the one kept changes nothing, nor does an empty sheet`() throws {
        let old = try written(filled("06 39 98 00 01;oui;2026-01-31", "06 39 98 00 02;oui;2026-02-01"))
        #expect(old.text.contains("verified_on: 2026-02-01"))
        #expect(old.dates.later.map { $0.owner } == ["chief"])
        #expect(try written(filled("06 39 98 00 01;;", ";;", "x")).text == Self.profile)
    }

    @Test func `a number that was left blank is said, also where the profile keeps no day of it`() throws {
        let sheet = filled("06 39 98 00 01;;", "01 99 00 00 16;;", "06 39 98 00 03;;")
        let left = try written(sheet).dates.left.map { $0.numbers.joined(separator: ", ") }
        #expect(left == ["06 39 98 00 01, 06 39 98 00 02", "01 99 00 00 16"])
        #expect(sheet.undated == ["06 39 98 00 03"])
        #expect(filled("06 39 98 00 03;oui;2026-11-24").undated == [])
        #expect(filled("06 39 98 00 03;non;").undated == ["06 39 98 00 03"])
    }

    @Test(arguments: ["06 39 98 00 31;;2026-11-24", "06 39 98 00 31;; ", "06 39 98 00 31;;hier"])
    func `a day beside an empty answer doesn't say that the number answered, nor that it didn't`(row: String) throws {
        let sheet = filled(row, "06 39 98 00 03;;2026-11-24", of: rotaFile)
        let result = try written(sheet, in: rotaFile)
        #expect(result.text == Self.profile + Self.rota)
        #expect(result.dates.renewed.isEmpty && result.dates.left.map { $0.owner } == ["Mme T"])
        #expect(sheet.undated == ["06 39 98 00 03"])
        let told = try written(filled(row, "06 39 98 00 31;o;2026-11-23", of: rotaFile), in: rotaFile)
        #expect(told.dates.renewed == ["Mme T"] && told.dates.left.isEmpty)
    }

    @Test func `the numbers that the rota gives for turns to come are listed, each once, after those of cards`() {
        let entries = CallSheet(rotaFile, for: pack, from: today).entries
        #expect(
            entries.map { $0.number } == [
                "06 39 98 00 01", "06 39 98 00 02", "01 99 00 00 15", "01 99 00 00 16", "guichet", "06 39 98 00 31",
                "06 39 98 00 03",
            ])
        #expect(entries[1].uses.map { $0.name } == ["Mme A", nil, "M. V"])
        #expect(entries[5].uses.map { $0.name } == ["Mme T"] && entries[5].isDated && entries[5].verifiedOn == nil)
    }

    @Test func `a number of the rota gets its day in each turn that has it, and nothing else changes`() throws {
        let sheet = filled("06 39 98 00 31;oui;24/11/2026", "06 39 98 00 02;oui;2026-11-20", of: rotaFile)
        let result = try written(sheet, in: rotaFile)
        let day = "verified_on: 2026-11-24"
        let expected = (Self.profile + Self.rota)
            .replacing("{role: other, mobile", with: "{role: other, verified_on: 2026-11-20, mobile")
            .replacing("{role: chief, from: \"2026-11-27", with: "{role: chief, \(day), from: \"2026-11-27")
            .replacing("- role: other\n", with: "- verified_on: 2026-11-20\n    role: other\n")
            .replacing("{role: chief, from: \"2026-11-29", with: "{role: chief, \(day), from: \"2026-11-29")
        #expect(result.text == expected)
        #expect(result.dates.renewed == ["other", "Mme T", "M. V"])
        #expect(result.dates.left.map { $0.owner } == ["chief"])
        let file = SourceFile(path: "p.yaml", bytes: result.dates.bytes)
        let loading = EstablishmentLoader.load(file, for: pack, today: today)
        #expect(loading.diagnostics == [])
        let days = loading.establishment?.rota.map { "\($0.name) \($0.verifiedOn?.text ?? "jamais")" } ?? []
        #expect(
            Set(days) == ["Mme T 2026-11-24", "M. U jamais", "M. V 2026-11-20", "M. W jamais"], "\(days)")
        let none = try written(filled("06 39 98 00 31;non;", of: rotaFile), in: rotaFile)
        #expect(none.text == Self.profile + Self.rota)
        #expect(none.dates.left.map { $0.owner } == ["Mme T"])
    }

    @Test func `a year of two digits is refused, and the day is written out`() {
        let found = filled("06 39 98 00 01;oui;26/11/25").diagnostics
        #expect(found.map { $0.message } == ["the year of `26/11/25` has two digits"])
        #expect(found.first?.help == ["write all four: `26/11/2025`"])
    }

    @Test(arguments: [
        ("06 39 98 00 01;oui;24/11/26", "not-a-date", 20), ("06 39 98 00 01;oui;24-11-26", "not-a-date", 20),
        ("06 39 98 00 01;oui;24/11/0026", "out-of-range", 20), ("06 39 98 00 01;oui;1999-12-31", "out-of-range", 20),
        ("06 39 98 00 09;oui;2026-11-24", "unknown-number", 1), ("06 39 98 00 01;oui;", "not-a-date", 20),
        ("06 39 98 00 01;oui;hier", "not-a-date", 20), ("06 39 98 00 01;oui;2026-11-26", "out-of-range", 20),
        ("06 39 98 00 01;peut-être;2026-11-24", "wrong-shape", 16),
    ])
    func `what can't be meant is a mistake at its cell`(row: String, code: String, column: Int) {
        let found = filled(row).diagnostics
        #expect(found.map { $0.code } == [code])
        #expect(found.first?.range.start == SourcePosition(line: 2, column: column))
    }

    @Test func `a sheet without its columns is refused`() {
        let sheet = FilledCallSheet(
            SourceFile(path: "s.csv", text: "a;b\n1;2\n"), of: CallSheet(file, for: pack), today: today)
        #expect(sheet.diagnostics.map { $0.code } == ["missing-column", "missing-column", "missing-column"])
    }
}
