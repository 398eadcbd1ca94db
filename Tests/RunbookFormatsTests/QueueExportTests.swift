import Diagnostics
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// The queue for other tools: what is in it, and what a feed's words can't do there.
@Suite struct QueueExportTests {
    private static let hostile = [
        "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\\t=1", "a;b\\\"c", "<script>alert(1)</script>",
        "\\u202Eetnemmargorp", "\\u001b[31mrouge\\u001b[0m", "\\r\\n=1+1", "&lt;b&gt;",
    ]

    private func queue(_ text: String) throws -> Queue {
        let all = #""place":"\#(text)","called":"\#(text)","ght":"\#(text)","title":"\#(text)""#
        return try QueuePack().queue([QueuePack.incident(text, at: "02:50", all)])
    }

    @Test(arguments: hostile)
    func `a feed's words start no formula, and stay in their cell`(text: String) throws {
        let table = QueueCSV.render(try queue(text))
        #expect(table.hasPrefix("\u{FEFF}\"rang\";"))
        // Outside of quotes only separators; a doubled quote is inside.
        let outside = table.dropFirst().split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map { $0.element }
        #expect(outside.allSatisfy { ["", ";", "\r\n"].contains($0) })
        for cell in table.split(separator: "\"").filter({ ![";", "\r\n"].contains($0) }) {
            #expect(!["=", "+", "-", "@", "\t", "\r"].contains(cell.unicodeScalars.first), "\(cell)")
        }
        #expect(!table.unicodeScalars.contains { $0.properties.generalCategory == .format && $0 != "\u{FEFF}" })
        #expect(
            table.unicodeScalars.allSatisfy {
                "\r\n".unicodeScalars.contains($0) || $0.properties.generalCategory != .control
            })
    }

    @Test(arguments: hostile)
    func `a feed's words are no markup, drive no terminal and turn nothing round`(text: String) throws {
        let page = QueuePage.render(try queue(text))
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"fr\">\n"))
        #expect(!page.contains("<script"))
        #expect(page.contains("default-src 'none'".replacing("'", with: "&#39;")))
        for output in [page, QueueFormat.render(try queue(text)), QueueFormat.render(try queue(text), isFlat: true)] {
            #expect(!output.unicodeScalars.contains { $0.properties.generalCategory == .format })
            #expect(output.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        }
        let json = String(decoding: QueueJSON.render(try queue(text)), as: UTF8.self)
        #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!json.unicodeScalars.contains { $0.properties.generalCategory == .format })
    }

    @Test func `JSON has every incident with stable keys, then what is grouped by what`() throws {
        let queue = try QueuePack().queue([
            QueuePack.incident("a", at: "00:30", #""place":"1","called":"Ville","ght":"Vallée","severity":"high""#),
            QueuePack.incident("faible", at: "02:50", #""weak":true"#),
        ])
        let json = String(decoding: QueueJSON.render(queue), as: UTF8.self)
        #expect(
            json.hasPrefix(
                #"{"schema":"triage/1","now":"2026-11-03T03:00:00+01:00","order":["standing","priority","due","severity","id"],"threshold":"vital","left_out":0,"incidents":["#
            ))
        #expect(
            json.contains(
                #"{"rank":1,"id":"a","line":1,"record":1,"priority":"vital","types":[],"severity":"high","exercise":false,"skipped":false,"below_threshold":false,"title":null,"establishment":"1","establishment_name":"Ville","group":"Vallée","profile":false,"alert":null,"set_aside":0,"due":"2026-11-03T00:45:00+01:00","required":3,"overdue":{"count":2,"legal":1,"since":"2026-11-03T00:45:00+01:00"},"next":{"action":"note","due":"2026-11-03T03:30:00+01:00","kind":"house"},"placed_by":"first","reason":"#
            ))
        #expect(json.contains(#""id":"faible","line":2,"record":2,"priority":"normal""#))
        #expect(json.contains(#""below_threshold":true"#))
        #expect(json.contains(#""placed_by":"priority""#))
        #expect(
            json.contains(
                #""groups":[{"group":"Vallée","establishments":[{"establishment":"1","name":"Ville","ranks":[1]}]},{"group":null,"establishments":[{"establishment":null,"name":null,"ranks":[2]}]}],"pack":{"id":"test""#
            ))
    }

    @Test func `a page has a table for each establishment, or one of all`() throws {
        let queue = try QueuePack().queue(QueuePack.night)
        let page = QueuePage.render(queue)
        #expect(page.components(separatedBy: "<table>").count == 4)
        #expect(page.contains("Sous le seuil\u{A0}: n°\u{A0}5 <bdi>faible</bdi>"))
        #expect(QueuePage.render(queue, isFlat: true).components(separatedBy: "<table>").count == 2)
    }

    @Test func `an establishment with a profile is named by it`() throws {
        let pack = try QueuePack()
        let house = try pack.test.establishment(name: "CH de Valserine", finess: ["760000001", "760000002"])
        let plan = try pack.test.plan(
            QueuePack.incident("a", at: "02:50", #""place":"760000002","called":"autre nom""#), profiles: [house],
            now: "2026-11-03T03:00:00+01:00")
        let entry = QueueEntry(plan, place: FeedPlace(line: 1, record: 1))
        let json = String(
            decoding: QueueJSON.render(Queue([entry], pack: pack.test.pack, now: plan.now)), as: UTF8.self)
        #expect(
            json.contains(
                #""establishment":"760000001","establishment_name":"CH de Valserine","group":null,"profile":true"#))
    }
}
