import CivilTime
import Interviews
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What is asked, in which order, and how it reads.
@Suite struct InterviewTests {
    private let talk: TalkPack
    private let layout = TextLayout(color: false)

    init() throws { talk = try TalkPack() }

    private func subject(_ interview: Interview, _ json: String) throws -> Prompt.Subject? {
        interview.prompt(try talk.test.situation(json), try talk.plan(json))?.prompt.subject
    }

    @Test func `what is seen is asked of an incident of which nothing is told, once`() throws {
        var interview = Interview(pack: talk.pack)
        let bare = #"{"id": "x", "detected_at": "2026-11-03T02:40:00+01:00"}"#
        #expect(try subject(interview, bare) == .symptoms)
        #expect(try subject(interview, #"{"id": "x", "spreading": null}"#) == .fact(try talk.test.fact("types")))
        interview.pass(.symptoms)
        #expect(try subject(interview, bare) == .fact(try talk.test.fact("types")))
        interview.reopen([], try talk.test.situation(bare))
        #expect(try subject(interview, bare) == .symptoms)
    }

    @Test func `an incident that the first answer begins is asked since when it is there, until that is told`() throws {
        var interview = Interview(pack: talk.pack)
        let test = talk.test
        let clock = try test.fact("detected_at")
        let json = #"{"id": "x", "detected_at": "\#(TalkPack.now)"}"#
        let now = try TestPack.instant(TalkPack.now)
        let begun = try test.situation(json).learning(try test.fact("spreading"), .known(.boolean(true)), at: now)
        func next(_ situation: Situation) throws -> Prompt? { interview.prompt(situation, try talk.plan(json))?.prompt }
        let prompt = try #require(try next(begun))
        #expect(prompt.subject == .fact(clock))
        let lines = plain(prompt.lines(isWhole: false, more: 2, layout))
        #expect(lines.hasPrefix("DEPUIS QUELLE HEURE ?\n") && lines.contains("03 h 00"))
        #expect(try talk.reply("02:10", to: prompt) == [#"detected_at="2026-11-03T02:10:00+01:00""#])
        // Nothing is taken away by not knowing it.
        #expect(try talk.reply("0", to: prompt) == [])
        let told = begun.learning(clock, .known(.datetime(now - .seconds(3000))), at: now)
        #expect(try next(told)?.subject != .fact(clock))
        // A record that says when it began is believed.
        let fed = try test.situation(#"{"id": "x", "detected_at": "2026-11-03T02:40:00+01:00", "spreading": true}"#)
        #expect(try next(fed)?.subject != .fact(clock))
        interview.pass(.fact(clock))
        #expect(try next(begun)?.subject != .fact(clock))
    }

    @Test func `a pack without symptoms begins by its questions, and needs an incident for them`() throws {
        let test = try TestPack(
            TestPack.head + """
                actions: {look: {label: "Regarder", phase: first, role: chief, priority: normal}}
                rules: [{id: a, title: "A", when: {spreading: true}, require: [{action: look}]}]

                """)
        let interview = Interview(pack: test.pack)
        #expect(interview.prompt(nil, nil) == nil)
        let prompt = interview.prompt(try test.situation(#"{"id": "x"}"#), try test.plan(#"{"id": "x"}"#))
        #expect(prompt?.prompt.subject == .fact(try test.fact("types")))
        #expect(prompt?.more == 1)
    }

    @Test func `each question comes once, those said not to be known last, until none is left`() throws {
        var interview = Interview(pack: talk.pack)
        interview.pass(.symptoms)
        let json = #"{"id": "x", "types": null, "type": null, "spreading": true}"#
        var asked: [String] = []
        while let (prompt, more) = interview.prompt(try talk.test.situation(json), try talk.plan(json)) {
            guard case .fact(let fact) = prompt.subject else { break }
            asked.append(talk.pack.vocabulary.facts[fact].name)
            #expect(more + asked.count <= 9)
            interview.pass(prompt.subject)
        }
        #expect(Set(asked).count == asked.count)
        #expect(asked.last == "types", "\(asked)")
    }

    @Test func `a question shows its answers, who knows, and how to reply, in 80 columns`() throws {
        let lines = try talk.prompt(of: "spreading").lines(isWhole: false, more: 3, layout)
        #expect(
            plain(lines) == """
                QUESTION : Cela s'étend-il ?
                  1. oui
                  2. non
                  0. je ne sais pas
                (un numéro ; ou retour, page, fin) Encore 3 questions après celle-ci.
                """)
        let servers = plain(try talk.prompt(of: "servers").lines(isWhole: false, more: 0, layout))
        #expect(
            servers == """
                QUESTION : Combien de serveurs ?
                  À peu près
                  Qui le sait : Autre
                  Ce qui change la page : moins de 3 · 3 ou plus
                  ?. je ne sais pas
                (un nombre entier : 12 ; ou retour, page, fin)
                """)
    }

    @Test func `of a long list the likely answers are shown, and all where asked`() throws {
        let kinds = (1...20).map { "k\($0): {label: \"Incident \($0)\"}" }.joined(separator: ", ")
        let test = try TestPack(
            TestPack.head.replacing("  bindings:", with: "  likely_types: [{type: k7}, {type: k9}]\n  bindings:")
                .replacing("of: kind", with: "of: wide") + """
                    actions: {cut: {label: "Couper", phase: first, role: chief, priority: vital}}
                    rules: [{id: a, title: "A", when: {types: {contains: k2}}, require: [{action: cut}]}]

                    """, "enumerations: {wide: {\(kinds)}}\n")
        let json = #"{"id": "x"}"#
        let prompt = try #require(
            Interview(pack: test.pack).prompt(try test.situation(json), try test.plan(json))?.prompt)
        let short = plain(prompt.lines(isWhole: false, more: 0, layout))
        #expect(short.contains("1. Incident 7\n  2. Incident 9\n  plus : les 18 autres réponses\n  0."))
        let whole = prompt.lines(isWhole: true, more: 0, layout)
        #expect(whole.count == 23 && plain(whole).contains("\n  20. Incident "))
    }
}
