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
            "NON VALIDÉ PAR L'ÉTABLISSEMENT", "heures = cibles de travail, sauf échéances légales", "lignes plus bas",
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
