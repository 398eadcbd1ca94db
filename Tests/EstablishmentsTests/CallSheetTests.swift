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

    private var file: SourceFile { SourceFile(path: "p.yaml", text: Self.profile) }

    private func filled(_ rows: String...) -> FilledCallSheet {
        let text = "numéro;répond (oui/non);essayé le\n" + rows.map { $0 + "\n" }.joined()
        return FilledCallSheet(
            SourceFile(path: "s.csv", text: text), of: CallSheet(file, for: pack), today: today)
    }

    private func written(_ sheet: FilledCallSheet) throws -> (text: String, dates: VerifiedDates) {
        #expect(sheet.diagnostics == [])
        let dates = try #require(VerifiedDates(sheet, in: file))
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
            filled("06 39 98 00 01;oui;24/11/2026", "'+33 6 39 98 00 02;;2026-11-20", "01 99 00 00 15;o;2026-11-25"))
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
        #expect(try written(filled("06 39 98 00 01;;", ";;", "x")).text == Self.profile)
    }

    @Test(arguments: [
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
