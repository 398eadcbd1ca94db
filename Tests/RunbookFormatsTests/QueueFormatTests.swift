import RunbookFormats
import Testing

@Suite struct QueueFormatTests {
    private func render(_ incidents: [String]) throws -> String {
        let pack = try FormatPack()
        return plain(QueueFormat.render(try incidents.map { try pack.plan($0, now: "2026-11-15T02:19:00+01:00") }))
    }

    @Test func `incidents come by priority, then next deadline, then id`() throws {
        let incidents = [
            #"{"id": "rien"}"#,
            #"{"id": "tard", "types": ["attaque"], "detected_at": "2026-11-15T02:18:00+01:00", "place": "Ville"}"#,
            #"{"id": "b", "types": ["attaque"], "detected_at": "2026-11-15T02:10:00+01:00"}"#,
            #"{"id": "a", "types": ["attaque"], "detected_at": "2026-11-15T02:10:00+01:00", "exercise": true}"#,
        ]
        let lines = try render(incidents).split(separator: "\n")
        #expect(lines.first == "4 incidents, le plus pressé d'abord")
        #expect(lines[1] == "V avant 02 h 25 a    EXERCICE · 6 actions · Attaque")
        #expect(lines[2] == "V avant 02 h 25 b    6 actions · Attaque")
        #expect(lines[3] == "V avant 02 h 33 tard 6 actions · Ville · Attaque")
        #expect(lines[4] == "- sans échéance rien 0 action · non qualifié")
        #expect(try render(incidents) == render(incidents.reversed()))
    }

    @Test func `it says how to open one`() throws {
        #expect(try render([FormatPack.attack]).contains("--id ID"))
    }

    @Test func `nothing in it is wider than 80 columns`() throws {
        let id = String(repeating: "long-", count: 40)
        #expect(
            widest(try render([#"{"id": ""# + id + #"", "types": ["attaque", "panne"], "place": ""# + id + #""}"#]))
                <= 80)
    }
}
