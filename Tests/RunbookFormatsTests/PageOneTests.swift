import CivilTime
import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct PageOneTests {
    @Test func `nine actions and everything around them fit in 24 lines of 80 columns`() throws {
        let text = try FormatPack(crowded: true).terminal(
            #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-11-15T02:10:00+01:00", "place": "Ville"}"#)
        let page = pageOne(text)
        #expect(page.count <= 24)
        #expect(page.filter { $0.first?.isNumber ?? false }.count == 9)
        let expected = [
            "ATTAQUE", "Ville", "Lecteur : Chef de garde", "T0 : dim. 15/11/2026 02 h 10 (UTC+1)",
            "Heure de ce poste : 02 h 19 (dim. 15/11/2026, UTC+1), juste ?", "essai 1.2.0",
            "NON VALIDÉ PAR L'ÉTABLISSEMENT", "heures = cibles de travail", "lignes plus bas",
            "NE PAS :",
            "QUESTION : ", "réponses : ", "PROCHAINE PAUSE : 03 h 10 (T0 + 1 h)",
            "astreinte incident.json --set backup=", "V VITAL",
        ]
        for words in expected { #expect(page.contains { $0.contains(words) }, "\(words)") }
    }

    @Test func `the reader's own act is a box, another role's is a call with its name`() throws {
        let page = pageOne(try FormatPack().terminal(FormatPack.attack))
        #expect(page.contains { $0.contains("[ ] V avant 02 h 40 Prévenir le cadre") && !$0.contains("—") })
        #expect(page.contains { $0.contains(">   V avant 02 h 25 Isoler les serveurs touchés — Réseau principal") })
    }

    /// The page of a chief who has only this to do.
    private func page(_ actions: String, _ requirements: String) throws -> [Substring] {
        let test = try TestPack(
            FormatPack.head + "actions:\n\(actions)\nrules: [{id: a, title: \"A\", require: [\(requirements)]}]\n")
        let plan = try test.plan(
            #"{"id": "INC-7", "detected_at": "2026-11-15T02:10:00+01:00"}"#, now: "2026-11-15T02:19:00+01:00")
        return pageOne(plain(TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))))
    }

    private func act(_ id: String, _ more: String = "") -> String {
        "  \(id): {label: \"Acte \(id)\", phase: agir, role: chef, priority: legal\(more)}\n"
    }

    @Test func `a star tells the times that the law sets from the house's, whatever the letter of the line`() throws {
        let house = "{action: a, deadline: {within: 1 h, of: detected_at}}"
        let law = "{action: b, deadline: {within: 72 h, of: detected_at, kind: legal}}"
        let haste = "{action: c, deadline: {without_delay: true, target: 4 h, of: detected_at, kind: legal}}"
        let contract = "{action: d, deadline: {within: 12 h, of: detected_at, kind: contract}}"
        let actions = ["a", "b", "c", "d"].map { act($0) }.joined()
        let all = try page(actions, [house, law, haste, contract].joined(separator: ", "))
        #expect(all.contains { $0.hasSuffix("(heures = cibles de travail ; * = la loi ou un contrat)") })
        #expect(all.contains { $0.contains("L avant 03 h 10 ") && $0.contains("Acte a") })
        #expect(all.contains { $0.contains("L mer. 02 h 10* ") && $0.contains("Acte b") })
        #expect(all.contains { $0.contains("L sans délai ") && $0.contains("Acte c") })
        #expect(all.contains { $0.contains("L avant 14 h 10* ") && $0.contains("Acte d") })
        #expect(try page(actions, law).contains { $0.hasSuffix("; * = la loi)") })
        #expect(try page(actions, contract).contains { $0.hasSuffix("; * = un contrat)") })
        for only in [house, haste] {
            #expect(try page(actions, only).contains { $0.hasSuffix("(heures = cibles de travail)") })
        }
    }

    @Test func `a letter that a prerequisite bears for what waits for it says so`() throws {
        let needed = act("a") + act("b", ", after: [c]") + act("c").replacing("legal", with: "normal")
        let law = "{action: b, deadline: {within: 72 h, of: detected_at, kind: legal}}"
        #expect(try page(needed, "\(law), {action: c}").contains { $0.contains("L LÉGAL (et préalables)") })
        #expect(try page(needed, "{action: b}, {action: c}").contains { $0.hasSuffix("L LÉGAL") })
        let alone = try page(needed, "{action: a}, {action: c}")
        #expect(alone.contains { $0.contains("L LÉGAL · N normal") })
    }

    @Test func `lines that page 1 has no room for are counted`() throws {
        let page = pageOne(try FormatPack(crowded: true).terminal(FormatPack.attack))
        #expect(page.contains { $0 == "+ 12 lignes plus bas" })
    }

    @Test func `an exercise says so on the first line`() throws {
        let text = try FormatPack().terminal(#"{"id": "INC-7", "types": ["attaque"], "exercise": true}"#)
        #expect(text.hasPrefix("*** EXERCICE *** ATTAQUE\n"))
    }

    @Test func `an incident of no known type, at no known hour, still has its page`() throws {
        let text = try FormatPack().terminal(#"{"id": "INC-7"}"#)
        #expect(text.hasPrefix("INCIDENT NON QUALIFIÉ\n"))
        #expect(text.contains("T0 inconnu"))
        #expect(text.contains("PROCHAINE PAUSE : 03 h 19 (dans 1 h)"))
    }

    @Test(arguments: [
        ("2026-11-15T02:10:00+01:00", "03 h 10 (T0 + 1 h)"), ("2026-11-15T03:10:00+01:00", "06 h 10 (T0 + 4 h)"),
        ("2026-11-15T06:10:00+01:00", "lun. 02 h 10 (T0 + 24 h)"), ("2026-11-16T02:10:00+01:00", "03 h 10 (dans 1 h)"),
        ("2026-11-15T01:00:00+01:00", "02 h 00 (dans 1 h)"),
    ])
    func `the next pause is the first one after now`(now: String, pause: String) throws {
        #expect(try FormatPack().terminal(FormatPack.attack, now: now).contains("PROCHAINE PAUSE : " + pause))
    }

    @Test func `without a command that can be repeated, none is printed`() throws {
        let text = plain(TerminalFormat.render(try FormatPack().document(FormatPack.attack)))
        #expect(pageOne(text).allSatisfy { !$0.contains("--set") })
    }

    @Test func `a command too long for a line leaves only what to add to it`() throws {
        let command = "astreinte " + String(repeating: "dossier/", count: 12) + "incident.json"
        let text = plain(TerminalFormat.render(try FormatPack().document(FormatPack.attack, command: command)))
        #expect(text.contains("même commande, plus --set backup="))
        #expect(widest(text) <= 80)
    }

    @Test(arguments: [
        (#", "isolated": true"#, true), ("", true), (#", "isolated": false"#, false),
    ])
    func `what a ban holds until an answer comes is among what not to do`(facts: String, isHeld: Bool) throws {
        let test = try TestPack(
            """
            pack: {id: essai, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}
            priorities: [vital]
            phases: [agir]
            interests: [preuves]
            roles: {chef: {label: "Chef"}}
            clocks: {detected_at: {label: "le constat"}}
            facts: {id: {type: string}, isolated: {type: boolean, question: "Isolé ?"}}
            actions:
              off: {label: "Éteindre un serveur", phase: agir, role: chef, priority: vital, reversible: false}
            rules:
              - id: wanted
                title: "Rien ne l'isole"
                when: {isolated: false}
                require: [{action: off}]
              - id: banned
                title: "Ne pas éteindre"
                forbid: [{action: off, because: "La mémoire serait perdue.", interest: preuves, unless: {isolated: false}}]

            """)
        let plan = try test.plan(#"{"id":"1","detected_at":"2026-11-15T02:10:00+01:00"\#(facts)}"#)
        let page = pageOne(plain(TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))))
        #expect(page.contains { $0.hasPrefix("NE PAS : éteindre un serveur") } == isHeld)
        #expect(plan.lines(.suspended).isEmpty == !facts.isEmpty)
    }
}
