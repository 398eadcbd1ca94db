import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// The page of whoever hosts what several establishments use.
@Suite struct CoordinationTests {
    private let test: TestPack
    private let packText: String

    init() throws {
        let head = TestPack.head.replacing(
            "types: types}", with: "types: types, exercise: exercise, establishment: place, establishment_name: called}"
        )
        packText =
            head + """
                  place: {type: string}
                  called: {type: string}
                  exercise: {type: boolean}
                contacts: {ars: {label: "Agence"}}
                actions:
                  note: {label: "Noter", phase: first, role: chief, priority: normal}
                  cut: {label: "Couper", phase: first, role: chief, priority: vital}
                  choose: {label: "Choisir", phase: first, role: chief, priority: vital, kind: decide,
                    options: [partir, rester], criterion: "Le feu avance."}
                  warn: {label: "Prévenir", phase: first, role: chief, priority: legal, to: ars, say: "Ici le support."}
                  own: {label: "Se dire", phase: first, role: chief, priority: normal, to: chief, say: "Entre nous."}
                rules:
                  - id: a
                    title: "A"
                    require:
                      - {action: note, deadline: {within: 5 min, of: detected_at}}
                      - {action: cut, deadline: {within: 15 min, of: detected_at}}
                      - {action: choose, deadline: {within: 20 min, of: detected_at}}
                      - {action: warn, deadline: {within: 2 h, of: detected_at, kind: legal}}
                      - {action: own, deadline: {within: 3 h, of: detected_at}}

                """
        test = try TestPack(packText)
    }

    private func plan(_ place: String, _ more: String = "") throws -> Plan {
        try test.plan(
            #"{"id":"GHT","detected_at":"2026-11-03T02:50:00+01:00","place":"\#(place)"\#(more)}"#,
            profiles: place == "1" ? [profile()] : [])
    }

    private func profile() throws -> Establishment {
        try test.establishment(
            name: "CH de Valserine", finess: ["1"],
            cards: [test.card("chief", name: "Mme Arnal", mobile: "06 39 98 00 01")])
    }

    private func page(_ plans: [Plan], hasSupport: Bool = true) throws -> String {
        plain(
            Coordination(plans, hasSupport: hasSupport, reader: .inCharge(test.pack.header.defaultReader))
                .terminal(color: false))
    }

    @Test func `it says who is hit, what each needs first, and whom to call there`() throws {
        let text = try page([plan("9", #","called":"Support""#), plan("1"), plan("2")])
        #expect(text.hasPrefix("COORDINATION : INCIDENT NON QUALIFIÉ\nGHT · 3 établissements · support : Support\n"))
        let hit = section("QUI EST TOUCHÉ", of: text)
        #expect(hit.contains("V CH de Valserine · 1 · non qualifié"))
        #expect(hit.contains("V Support · 9 · SUPPORT · non qualifié"))
        #expect(hit.contains("appeler : Chef 06 39 98 00 01 (Mme Arnal)"))
        #expect(hit.components(separatedBy: "appeler : Chef, par le standard (aucun profil utilisé)").count == 3)
        #expect(hit.contains("d'abord avant 03 h 05 : couper"))
        #expect(hit.components(separatedBy: "fiche d'empreinte ").count == 4)
    }

    @Test func `the support's decisions are there with their options, and what it says to those outside`() throws {
        let text = try page([plan("9"), plan("1")])
        let decided = section("CE QUE LE SUPPORT DÉCIDE", of: text)
        #expect(
            decided.contains("<> avant 03 h 10 : Choisir\n    options : partir / rester\n    critère : Le feu avance."))
        let said = section("CE QUE LE SUPPORT DIT", of: text)
        #expect(said.contains("Prévenir") && said.contains("dire : Ici le support."))
        #expect(!said.contains("Entre nous"), "what is said in the house stands in its own runbook")
    }

    @Test func `the next hours are those of all, each once with whose it is, the law's apart`() throws {
        let next = section("PROCHAINES ÉCHÉANCES", of: try page([plan("9"), plan("1")]))
        let items = next.split(separator: "\n")
        #expect(items[0].hasPrefix("- 03 h 05, mar. 03/11, UTC+1 : Couper — CH de Valserine, 9"))
        #expect(items.last?.hasPrefix("- 04 h 50, mar. 03/11, UTC+1 : LÉGAL Prévenir — CH de Valserine, 9") == true)
        #expect(!next.contains("Noter"), "its hour is past")
    }

    @Test func `without a support the page says that it has to be asked`() throws {
        let text = try page([plan("1"), plan("2")], hasSupport: false)
        #expect(text.contains("support : non dit par l'incident"))
        #expect(text.contains("L'incident ne dit pas qui est le support"))
        #expect(section("CE QUE LE SUPPORT DIT", of: text).isEmpty)
    }

    @Test func `an exercise is one where it is one for all`() throws {
        let exercise = #","exercise":true"#
        #expect(try page([plan("9", exercise), plan("1", exercise)]).hasPrefix("*** EXERCICE *** COORDINATION"))
        #expect(try page([plan("9", exercise), plan("1")]).hasPrefix("COORDINATION"))
    }

    @Test func `in an exercise a decision's words reach nobody outside`() throws {
        let pack = try TestPack(packText.replacing("Le feu avance.", with: "Le 06 39 98 77 66 le dit."))
        func decided(_ more: String) throws -> String {
            let plan = try pack.plan(
                #"{"id":"GHT","detected_at":"2026-11-03T02:50:00+01:00","place":"9"\#(more)}"#)
            return section("CE QUE LE SUPPORT DÉCIDE", of: try page([plan, plan]))
        }
        #expect(try decided("").contains("06 39 98 77 66"))
        #expect(try !decided(#","exercise":true"#).contains("06 39 98 77 66"))
    }

    @Test func `JSON has the same, by ids`() throws {
        let coordination = Coordination(
            [try plan("9"), try plan("1")], hasSupport: true, reader: .inCharge(test.pack.header.defaultReader))
        let json = String(decoding: coordination.json, as: UTF8.self)
        #expect(
            json.hasPrefix(
                #"{"schema":"coordination/1","id":"GHT","now":"2026-11-03T03:00:00+01:00","support":"9","establishments":[{"establishment":"1","name":"CH de Valserine","profile":true,"named_by":"record","types":[],"priority":"vital","due":"2026-11-03T03:05:00+01:00","overdue":1,"first":["cut","choose","warn"],"fingerprint":""#
            ))
        #expect(json.contains(#""decide":["choose"],"say":["warn"],"deadlines":[{"due":"2026-11-03T03:05:00+01:00","#))
        #expect(json.contains(#""kind":"house","action":"cut","establishments":["1","9"]}"#))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\\u202Eetnemmargorp", "\\u001b[31mrouge", "[x](javascript:alert(1))", "\\n# t",
    ])
    func `a feed's words do nothing on it`(name: String) throws {
        let plans = [try plan("9", #","called":"\#(name)""#), try plan("2", #","called":"\#(name)""#)]
        let coordination = Coordination(plans, hasSupport: true, reader: .inCharge(nil))
        let html = HTMLFormat.render(
            plans.map { RunbookDocument($0, reader: .inCharge(nil)) }, coordinations: [coordination])
        #expect(!html.contains("<script"))
        for text in [coordination.terminal(color: false), coordination.markdown, html] {
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .format })
        }
        #expect(!coordination.markdown.contains("\n# t") && !coordination.markdown.contains("[x]("))
        #expect(widest(coordination.terminal(color: false)) <= 80)
    }
}
