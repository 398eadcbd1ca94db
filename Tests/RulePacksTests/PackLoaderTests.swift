import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import Testing
import Vocabularies

@Suite struct PackLoaderTests {
    private func pack(_ text: String = "") throws -> RulePack {
        let loading = SmallPack.load(with: text)
        #expect(loading.diagnostics.lines == [])
        return try #require(loading.pack)
    }

    @Test func `the header says what the pack is`() throws {
        let pack = try pack(
            """
            pack:
              id: site.a
              version: 2.1.0
              language: en
              time_zone: Indian/Reunion
              time_zero: seen_at
              default_reader: garde
              bindings: {id: id, types: types, severity: severity, exercise: malicious, status: kind}
              legal_notice: {fr: "Avis", en: "Notice"}
            """)
        #expect(pack.header.id == "site.a")
        #expect(pack.header.version == "2.1.0")
        #expect(pack.header.zone.id == "Indian/Reunion")
        #expect(pack.header.timeZero == pack.vocabulary.fact(named: "seen_at"))
        #expect(pack.header.defaultReader == pack.vocabulary.role(withID: "garde"))
        #expect(pack.header.bindings.types == pack.vocabulary.fact(named: "types"))
        #expect(pack.header.bindings.group == nil)
        #expect(pack.header.legalNotice == "Notice")
    }

    @Test func `a day to come on which a text was read is a mistake for the author, and keeps no page back`() {
        let text = """
            actions: {a: {label: "A", phase: alerte, role: garde, source: "S", duty: {to: samu, certainty: A, verified_on: 2026-11-27}}}
            rules: [{id: r, title: "R", reviewed: 2026-11-26, require: [{action: isoler}]}]
            """
        func load(on day: Int) -> PackLoading {
            PackLoader.load(
                packs: [SmallPack.files(with: text)], today: CivilDate(year: 2026, month: 11, day: day))
        }
        #expect(load(on: 27).authorDiagnostics.lines == [])
        let early = load(on: 25)
        #expect(early.pack != nil && early.diagnostics.lines == [])
        #expect(
            early.authorDiagnostics.map { "\($0.code) \($0.severity) \($0.message)" } == [
                "out-of-range error `2026-11-27` is still to come", "out-of-range error `2026-11-26` is still to come",
            ])
    }

    @Test func `a pack is in Paris when it says nothing`() throws {
        #expect(try pack().header.zone.id == "Europe/Paris")
    }

    @Test func `a short list of priorities is a falling scale with letters of its own`() throws {
        let priorities = try pack("priorities: [vital, normal, P1, P2]").vocabulary.priorities
        #expect(priorities.map { $0.weight } == [4, 3, 2, 1])
        #expect(priorities.map { $0.mark } == ["V", "N", "P", "2"])
        #expect(priorities.map { $0.label } == ["vital", "normal", "P1", "P2"])
    }

    @Test func `a clock that no fact declares is a date and time`() throws {
        let pack = try pack("clocks: {lost_at: {label: \"la perte\", fallback: [detected_at]}}")
        let fact = try #require(pack.vocabulary.fact(named: "lost_at"))
        #expect(pack.vocabulary.facts[fact].type == .datetime)
        #expect(pack.vocabulary.clock(of: fact)?.fallbacks == [pack.header.timeZero])
    }

    @Test func `a label too long for a role is cut`() throws {
        let roles = try pack("roles: {r: {label: \"Responsable de la sécurité\"}}").vocabulary.roles
        #expect(roles.last?.short == "Responsable de la…")
    }

    @Test func `a rule takes what it does not say from its action`() throws {
        let pack = try pack(
            """
            actions:
              a: {label: "A", phase: alerte, role: garde, priority: normal, interest: preuves, deadline: {within: 1 h}}
            rules:
              - {id: r, title: "R", require: [{action: a}], recommend: [{action: a, priority: vital, interest: soins,
                 deadline: {without_delay: true, target: 4 h, of: detected_at, kind: legal}}]}
            """)
        let consequences = try #require(pack.rules.last).consequences
        let house = Deadline(.within(.seconds(3600)), from: .met, kind: .house)
        let legal = Deadline(.withoutDelay(target: .seconds(14_400)), from: .clock(pack.header.timeZero), kind: .legal)
        #expect(
            consequences.map { $0.demand } == [
                Demand(priority: PackIndex(1), deadline: house, interest: PackIndex(1)),
                Demand(priority: PackIndex(0), deadline: legal, interest: PackIndex(0)),
            ])
    }

    @Test func `a consequence holds when the rule and its own condition do`() throws {
        let pack = try pack(
            """
            rules:
              - id: r
                title: "R"
                when: {malicious: true}
                on_unknown: {precaution: [malicious]}
                forbid: [{action: effacer, because: "B", interest: preuves, if: {beds: 1}, unless: {grave: true},
                          instead: isoler, on_unknown: ask}]
                require: [{action: isoler}]
            """)
        let rule = try #require(pack.rules.last)
        let malicious = try #require(pack.vocabulary.fact(named: "malicious"))
        #expect(rule.consequences.map { $0.condition.tests.count } == [1, 2])
        #expect(rule.consequences.map { $0.onUnknown } == [.precaution([malicious]), .ask])
        #expect(rule.consequences.last?.unless?.tests.count == 1)
    }

    @Test func `facts that others rest on come first, ties by name`() throws {
        let pack = try pack(
            """
            derived:
              a: {when: {z: true}}
              z: {when: {malicious: true}}
            facts: {b: {type: boolean, asked_if: {a: true}}}
            """)
        let order = pack.resolutionOrder.map { pack.vocabulary.facts[$0].name }
        #expect(order.filter { ["a", "b", "malicious", "z"].contains($0) } == ["malicious", "z", "a", "b"])
        #expect(order.first == "beds")
        #expect(order.count == pack.vocabulary.facts.count)
    }

    @Test func `what a fact says of its asking is kept`() throws {
        let pack = try pack(
            """
            facts:
              f: {type: set, of: string, from: [a.b, c], open: oui, question: "Q ?", how: "H", effort: 5, known_by: [garde],
                  pinned: true}
            """)
        let fact = try #require(pack.vocabulary.facts.first { $0.name == "f" })
        let question = Fact.Question(text: "Q ?", how: "H", effort: 5, knownBy: [PackIndex(0)], isPinned: true)
        #expect(fact.question == question)
        #expect(fact.sources == ["a.b", "c"])
        #expect(fact.isOpen)
    }

    @Test func `a warning does not stop a pack`() {
        let loading = SmallPack.load(with: "roles: {r: {label: yes}}")
        #expect(loading.diagnostics.map { $0.severity } == [.warning])
        #expect(loading.pack?.vocabulary.roles.last?.label == "yes")
    }
}
