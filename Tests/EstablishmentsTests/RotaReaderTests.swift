import CivilTime
import Diagnostics
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@testable import Establishments

/// Rotas of other tools.
@Suite struct RotaReaderTests {
    private let pack: RulePack
    private let zone: Zone

    init() throws {
        pack = try ProfilePack.load()
        zone = pack.header.zone
    }

    private func read(_ text: String, role: String? = nil, in zone: String = "Europe/Paris") -> RotaReading {
        RotaReader.read(
            SourceFile(path: "r", text: text), role: role, for: pack, zone: Zone(id: zone) ?? self.zone)
    }

    private func table(_ rows: String...) -> RotaReading {
        read("rôle;début;fin;nom;téléphone\n" + rows.map { $0 + "\n" }.joined())
    }

    private func event(_ lines: String...) -> String {
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + lines.map { $0 + "\r\n" }.joined()
            + "END:VEVENT\r\nEND:VCALENDAR\r\n"
    }

    private func times(_ reading: RotaReading) -> [String] {
        reading.entries.map { "\(zone.rfc3339($0.start)) \(zone.rfc3339($0.end))" }
    }

    @Test func `a table gives a turn a row, in the establishment's own time`() {
        let reading = table(
            "chief;28/11/2026 20:00;2026-11-29 08:00:00;Mme A;06 39 98 00 01",
            "CHIEF;2026-11-27 20:00;2026-11-27 24:00;M. B;",
            ";;;;")
        #expect(reading.diagnostics == [])
        #expect(reading.entries.map { $0.name } == ["M. B", "Mme A"])
        #expect(reading.entries.map { $0.phone } == [nil, "06 39 98 00 01"])
        #expect(
            times(reading) == [
                "2026-11-27T20:00:00+01:00 2026-11-28T00:00:00+01:00",
                "2026-11-28T20:00:00+01:00 2026-11-29T08:00:00+01:00",
            ])
        let island = read("rôle;début;fin;nom\nchief;2026-11-28 20:00;2026-11-29 08:00;A\n", in: "Indian/Reunion")
        #expect(times(island) == ["2026-11-28T17:00:00+01:00 2026-11-29T05:00:00+01:00"])
    }

    @Test func `the night the clock goes back, nobody's hour is left to nobody`() {
        let reading = table(
            "chief;2026-10-24 20:00;2026-10-25 02:30;A;", "chief;2026-10-25 02:30;2026-10-25 08:00;B;")
        #expect(reading.diagnostics.map { $0.code } == ["repeated-hour", "repeated-hour"])
        #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
        #expect(
            times(reading) == [
                "2026-10-24T20:00:00+02:00 2026-10-25T02:30:00+01:00",
                "2026-10-25T02:30:00+02:00 2026-10-25T08:00:00+01:00",
            ])
        #expect(table("chief;2026-10-25T02:30:00+01:00;2026-10-25 08:00;B;").diagnostics == [])
        let spring = table("chief;2027-03-28 02:30;2027-03-28 08:00;B;")
        #expect(spring.diagnostics.map { $0.message } == ["the clock skips this hour"])
    }

    @Test(arguments: [
        ("veilleur;2026-11-28 20:00;2026-11-29 08:00;A;", "unknown-role", 1),
        ("chief;demain;2026-11-29 08:00;A;", "not-a-datetime", 7),
        ("chief;2026-11-28;2026-11-29 08:00;A;", "not-a-datetime", 7),
        ("chief;2026-11-28 24:30;2026-11-29 08:00;A;", "not-a-datetime", 7),
        ("chief;2026-11-28 20:00;2026-11-28 20:00;A;", "reversed-bounds", 41),
        ("chief;2026-11-28 20:00;2026-11-29 08:00;;", "wrong-shape", 41),
        ("chief;2026-11-28 20:00;2026-11-29 08:00;\u{202E}A;", "wrong-shape", 41),
        ("chief;2026-11-28 20:00;2026-11-29 08:00;A;n'importe", "wrong-shape", 41),
    ])
    func `what can't be meant is a mistake at its cell, and nothing is taken`(row: String, code: String, column: Int) {
        let reading = table("chief;2026-11-27 20:00;2026-11-28 08:00;A;", row)
        #expect(reading.diagnostics.map { $0.code } == [code])
        #expect(reading.diagnostics.first?.range.start == SourcePosition(line: 3, column: column))
        #expect(reading.entries == [])
    }

    @Test func `a calendar gives a turn an event, whatever its zone`() {
        let folded = event(
            "DTSTART;TZID=Europe/Paris:20261128T200000", "DTEND:20261129T070000Z",
            "SUMMARY:chief : Mme\r\n  A\\, dite B",
            "BEGIN:VALARM", "SUMMARY:rien", "END:VALARM", "CONTACT:06 39 98 00 01")
        let reading = read(folded)
        #expect(reading.diagnostics == [])
        #expect(times(reading) == ["2026-11-28T20:00:00+01:00 2026-11-29T08:00:00+01:00"])
        #expect(reading.entries.map { $0.name } == ["Mme A, dite B"])
        #expect(reading.entries.map { $0.phone } == ["06 39 98 00 01"])
        let windows = event(
            "DTSTART;TZID=\"Romance Standard Time\":20261128T200000", "DURATION:PT12H", "SUMMARY:Mme A")
        #expect(times(read(windows, role: "chief")) == ["2026-11-28T20:00:00+01:00 2026-11-29T08:00:00+01:00"])
        let day = event("DTSTART;VALUE=DATE:20261024", "DTEND;VALUE=DATE:20261026", "SUMMARY:chief: A")
        #expect(times(read(day)) == ["2026-10-24T00:00:00+02:00 2026-10-26T00:00:00+01:00"])
        let alone = event("DTSTART;VALUE=DATE:20261025", "SUMMARY:chief: A")
        #expect(times(read(alone)) == ["2026-10-25T00:00:00+02:00 2026-10-26T00:00:00+01:00"])
        #expect(read(event("STATUS:CANCELLED", "SUMMARY:x")).diagnostics == [])
    }

    @Test func `what an event can't mean is a mistake at its line`() {
        func found(_ lines: String...) -> [String] {
            let text =
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + lines.map { $0 + "\n" }.joined() + "END:VEVENT\nEND:VCALENDAR\n"
            return read(text).diagnostics.map { "\($0.code) \($0.range.start.line)" }
        }
        let (start, end) = ("DTSTART:20261128T200000", "DTEND:20261129T080000")
        #expect(found(start, end, "SUMMARY:chief: A", "RRULE:FREQ=WEEKLY") == ["unsupported-construct 6"])
        #expect(found(start, end, "SUMMARY:Mme A") == ["unknown-role 5"])
        #expect(found(start, end, "SUMMARY:chief") == ["wrong-shape 5"])
        #expect(found(start, "SUMMARY:chief: A") == ["missing-value 3"])
        #expect(found(start, "DURATION:-PT1H", "SUMMARY:chief: A") == ["not-a-duration 4"])
        #expect(found("DTSTART;TZID=Mars:20261128T200000", end, "SUMMARY:chief: A") == ["unknown-value 3"])
        #expect(found("DTSTART:20261328T200000", end, "SUMMARY:chief: A") == ["not-a-datetime 3"])
        #expect(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\n").diagnostics.map { $0.code } == ["missing-value"])
    }

    /// Found by fuzzing.
    @Test(arguments: ["DTSTART;=;;", "DTSTART;=x;TZID;", "DTSTART;TZID==Mars;;=="])
    func `a parameter without a name or a value is none`(start: String) {
        let reading = read(event(start + ":20261128T200000", "DTEND:20261129T080000", "SUMMARY:chief: A"))
        #expect(reading.diagnostics.map { $0.code } == (start.hasSuffix(";;") ? [] : ["unknown-value"]))
    }

    @Test func `limits are held by calendars too`() {
        let turn = "BEGIN:VEVENT\nDTSTART:20261128T200000Z\nDURATION:PT1H\nSUMMARY:A\nEND:VEVENT\n"
        func calendar(_ count: Int) -> RotaReading {
            read("BEGIN:VCALENDAR\n" + String(repeating: turn, count: count) + "END:VCALENDAR\n", role: "chief")
        }
        #expect(calendar(SheetReader.rowLimit).entries.count == SheetReader.rowLimit)
        #expect(calendar(SheetReader.rowLimit + 1).diagnostics.map { $0.code } == ["too-many-rows"])
        let long = "BEGIN:VCALENDAR\n" + String(repeating: "x", count: SheetReader.byteLimit)
        #expect(read(long).diagnostics.map { $0.code } == ["file-too-large"])
    }

    @Test func `turns take the place of those of their role, and nothing else changes`() throws {
        let own = ProfilePack.own + "# à garder\nbeds_note: 1\n"
        let profile = SourceFile(
            path: "p",
            text: own.replacing("beds_note: 1\n", with: "working_hours: {from: \"08:00\", to: \"18:00\"} # fin"))
        let first = table(
            "chief;2026-11-28 20:00;2026-11-29 08:00;\"Mme \"\"A\"\" \\ #\";",
            "other;2026-11-28 20:00;2026-11-29 08:00;C;")
        let edit = try #require(RotaEdit(first.entries, in: profile, zone: zone))
        let once = String(decoding: edit.bytes, as: UTF8.self)
        #expect(once.hasPrefix(String(decoding: profile.bytes, as: UTF8.self) + "\n\nrota:\n"))
        let second = table("chief;2026-12-05 20:00;2026-12-06 08:00;M. B;01 99 00 00 01")
        let again = try #require(
            RotaEdit(second.entries, in: SourceFile(path: "p", bytes: edit.bytes), zone: zone))
        let twice = String(decoding: again.bytes, as: UTF8.self)
        #expect(!twice.contains("Mme") && twice.contains("name: \"C\"") && twice.contains("name: \"M. B\""))
        let loading = EstablishmentLoader.load(
            SourceFile(path: "p", text: twice), for: pack, today: ProfilePack.today)
        #expect(loading.diagnostics == [] && loading.establishment?.rota.count == 2)
        let flow = SourceFile(path: "p", text: "{establishment: {name: A, finess: {legal: \"990000017\"}}}\n")
        #expect(RotaEdit(second.entries, in: flow, zone: zone) == nil)
    }

    @Test(arguments: [
        (
            """
            # garde
            rota: # semaine
              # un
              - {role: chief, from: "2026-11-28T20:00:00+01:00", to: "2026-11-29T08:00:00+01:00", name: "Mme # \\" # A"} # deux
              - role: other#

                from: "2026-11-28T20:00:00+01:00" # trois # ni quatre
                to: 2026-11-29T08:00:00+01:00
                name: "C
                  # D"
              - {role: chief, from: "2026-11-29T20:00:00+01:00", to: "2026-11-30T08:00:00+01:00", name: B} # cinq
            # après
            """, ["2 # semaine", "3 # un", "4 # deux", "7 # trois # ni quatre", "11 # cinq"], "\n# après\n"
        ),
        ("rota: # rien\n# après", ["1 # rien"], "\n# après\n"),
        ("rota: [ # ici\n] # là\r", ["1 # ici", "2 # là"], "\r\n"),
        ("rota: []\n# après", [], "\n# après\n"), ("", [], "\n"),
    ])
    func `comments among the former turns are given back, and stand on no new one`(
        rota: String, comments: [String], rest: String
    ) throws {
        let text = rota + "\n" + ProfilePack.own
        let entries = table("chief;2026-12-05 20:00;2026-12-06 08:00;M. N;").entries
        let edit = try #require(RotaEdit(entries, in: SourceFile(path: "p", text: text), zone: zone))
        #expect(edit.leftOut.map { "\($0.line) \($0.text)" } == comments)
        let turn = "2026-12-05T20:00:00+01:00\", to: \"2026-12-06T08:00:00+01:00\", name: \"M. N\"}"
        #expect(String(decoding: edit.bytes, as: UTF8.self).contains(turn + rest))
    }

    @Test func `a number that comes back keeps the day on which it answered`() throws {
        let profile = SourceFile(
            path: "p",
            text: ProfilePack.own + """
                rota:
                  - {role: chief, from: "2026-11-28T20:00:00+01:00", to: "2026-11-29T08:00:00+01:00", name: "Mme A", phone: "06 39 98 00 01", verified_on: 2026-11-20}
                  - {role: other, from: "2026-11-28T20:00:00+01:00", to: "2026-11-29T08:00:00+01:00", name: "C", phone: "06 39 98 00 03", verified_on: 2026-11-19}

                """)
        let reading = table(
            "chief;2026-12-05 20:00;2026-12-06 08:00;Mme A;+33 6 39 98 00 01",
            "chief;2026-12-06 08:00;2026-12-06 20:00;M. B;06 39 98 00 02")
        let edit = try #require(RotaEdit(reading.entries, in: profile, zone: zone))
        let text = String(decoding: edit.bytes, as: UTF8.self)
        #expect(text.contains("phone: \"+33 6 39 98 00 01\", verified_on: 2026-11-20}"))
        #expect(text.contains("phone: \"06 39 98 00 03\", verified_on: 2026-11-19}"))
        #expect(text.contains("phone: \"06 39 98 00 02\"}"))
    }

    @Test func `a number of the rota is verified by its turn, or by whichever card has it`() throws {
        let text =
            ProfilePack.own + """
                contacts: [{role: chief, mobile: "06 39 98 00 01", deputy: D, deputy_phone: "06 39 98 00 02", verified_on: 2026-11-01}]
                rota:
                  - {role: chief, from: "2026-11-28T20:00:00+01:00", to: "2026-11-29T08:00:00+01:00", name: "D", phone: "06 39 98 00 02"}
                  - {role: chief, from: "2026-11-29T20:00:00+01:00", to: "2026-11-30T08:00:00+01:00", name: "E", phone: "06 39 98 00 03", verified_on: 2026-11-02}
                  - {role: chief, from: "2026-11-30T20:00:00+01:00", to: "2026-12-01T08:00:00+01:00", name: "F", phone: "06 39 98 00 04"}
                """
        let loading = EstablishmentLoader.load(
            SourceFile(path: "p", text: text), for: pack, today: ProfilePack.today)
        let establishment = try #require(loading.establishment)
        let chief = try #require(pack.vocabulary.role(withID: "chief"))
        let days = try ["2026-11-29T00:00:00Z", "2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z"].map { time -> String? in
            let instant = try #require(Instant(rfc3339: time))
            guard case .card(let card)? = establishment.holder(of: chief, at: instant, in: zone) else { return "" }
            return card.verifiedOn?.text
        }
        #expect(days == ["2026-11-01", "2026-11-02", nil])
    }

    @Test func `whoever the rota names answers for the role, and no name is given where it says nothing`() throws {
        let text =
            ProfilePack.own + """
                contacts: [{role: chief, name: "Mme Fixe", mobile: "06 39 98 00 01", deputy: D, verified_on: 2026-11-01}]
                rota:
                  - {role: chief, from: "2026-11-28T20:00:00+01:00", to: "2026-11-29T08:00:00+01:00", name: "Mme A", phone: "06 39 98 00 02"}
                  - {role: chief, from: "2026-11-29T08:00:00+01:00", to: "2026-11-29T20:00:00+01:00", name: "M. B"}
                """
        let loading = EstablishmentLoader.load(
            SourceFile(path: "p", text: text), for: pack, today: ProfilePack.today)
        let establishment = try #require(loading.establishment)
        let chief = try #require(pack.vocabulary.role(withID: "chief"))
        func card(_ time: String) throws -> ContactCard? {
            let instant = try #require(Instant(rfc3339: time))
            guard case .card(let card)? = establishment.holder(of: chief, at: instant, in: zone) else { return nil }
            return card
        }
        #expect(try card("2026-11-28T19:59:59+01:00")?.name == nil)
        #expect(try card("2026-11-28T19:59:59+01:00")?.mobilePhone == "06 39 98 00 01")
        #expect(try card("2026-11-28T20:00:00+01:00")?.name == "Mme A")
        #expect(try card("2026-11-29T07:59:59+01:00")?.mobilePhone == "06 39 98 00 02")
        #expect(try card("2026-11-29T08:00:00+01:00")?.name == "M. B")
        #expect(try card("2026-11-29T08:00:00+01:00")?.mobilePhone == "06 39 98 00 01")
        #expect(try card("2026-11-29T20:00:00+01:00")?.name == nil)
    }
}
