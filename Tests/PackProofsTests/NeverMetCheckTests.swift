import Diagnostics
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@testable import PackProofs

@Suite struct NeverMetCheckTests {
    private func found(_ rules: String, facts: String = "") throws -> (found: [String], text: MarkedText) {
        let text = MarkedText(surveyHead.replacing("facts:\n", with: "facts:\n\(facts)") + "rules:\n" + rules)
        let diagnostics = try Survey.diagnostics(NeverMetCheck.code, in: text.text)
        return (diagnostics.map { "\($0.range.start.line):\($0.range.start.column)" }, text)
    }

    private func position(_ number: Int, of text: MarkedText) -> String {
        "\(text[number].line):\(text[number].column)"
    }

    @Test(arguments: [
        "{spreading: true, all: [{⟦1⟧spreading: false}]}",
        "{backup: safe, ⟦1⟧not: {backup: safe}}",
        "{backup: safe, ⟦1⟧any: [{backup: hit}, {backup: {known: false}}]}",
        // A test for a child is not met by the parent alone, but by either of two children is by one of them.
        "{types: {contains: theft}, ⟦1⟧not: {types: {contains_a: attack}}}",
        "{types: {is_empty: true}, all: [{⟦1⟧types: {contains: outage}}]}",
        "{noted_at: {older_than: 2 h}, all: [{⟦1⟧noted_at: {within_last: 1 h}}]}",
        "{total: {at_least: 3}, all: [{⟦1⟧total: {less_than: 3}}]}",
        "{total: {more_than: 3}, all: [{⟦1⟧total: {less_than: 4}}]}",
        "{name: alpha, all: [{⟦1⟧name: beta}]}",
        "{hurt: false, all: [{⟦1⟧spreading: true}]}", "{hurt: true, spreading: false, ⟦1⟧backup: safe}",
        "{level: {at_least: high}, all: [{⟦1⟧gravity: {at_most: low}}]}",
        "{spreading: true, all: [{level: low, ⟦1⟧gravity: low}]}",
    ])
    func `a condition that contradicts itself is shown where it does`(_ condition: String) throws {
        let (found, text) = try found(
            """
              - {id: r, title: "R", when: \(condition), require: [{action: act}]}
            derived:
              hurt: {when: {any: [{spreading: true}, {backup: hit}]}}
              gravity: {raise: level, to: {high: {spreading: true}}}

            """,
            facts: """
                  total: {type: integer}
                  name: {type: string}
                  level: {type: ordinal, values: [low, middle, high]}

                """)
        #expect(found == [position(1, of: text)])
    }

    @Test(arguments: [
        "{spreading: {known: false}}", "{types: {contains: attack}, all: [{types: {contains: outage}}]}",
        "{types: {contains_a: attack}, not: {types: {contains: attack}}}",
        "{types: {is_empty: false}, not: {types: {contains_any: [attack, theft]}}}",
        "{types: {known: true, size: {at_least: 3}}}",
        "{noted_at: {older_than: 1 h}, all: [{noted_at: {within_last: 2 h}}]}",
        "{total: {more_than: 3}, all: [{total: {less_than: 5}}]}",
        "{share: {more_than: 3}, all: [{share: {less_than: 4}}]}",
        "{name: {contains: alpha}, not: {name: {mentions: [alpha]}}}",
        "{hurt: true, spreading: false}", "{hurt: {known: false}, spreading: {known: false}}",
        "{gravity: high, level: low}", "{gravity: {known: false}, level: low}", "{no_rule: others}",
        "{done: rest, spreading: false}", "{now.working_hours: true}",
    ])
    func `a condition that some incident meets is not`(_ condition: String) throws {
        let (found, _) = try found(
            """
              - {id: r, title: "R", when: \(condition), require: [{action: act}]}
              - {id: s, title: "S", group: others, when: {spreading: true}, require: [{action: rest}]}
            derived:
              hurt: {when: {any: [{spreading: true}, {backup: hit}]}}
              gravity: {raise: level, to: {high: {spreading: true}}}

            """,
            facts: """
                  total: {type: integer}
                  share: {type: number}
                  name: {type: string}
                  level: {type: ordinal, values: [low, middle, high]}

                """)
        #expect(found == [])
    }

    @Test func `what is not met of a consequence, of what releases it, of an alternative is shown alone`() throws {
        let (found, text) = try found(
            """
              - id: r
                title: "R"
                when: {spreading: true, any: [{backup: safe}, {isolable: true}, {⟦1⟧spreading: false}]}
                require:
                  - {action: act, if: {⟦2⟧spreading: false}}
                  - {action: rest, if: {backup: hit}}
                forbid:
                  - {action: wipe, because: "Non.", interest: proof, if: {backup: hit}, unless: {⟦3⟧backup: safe}}
            """)
        #expect(found == [1, 2, 3].map { position($0, of: text) })
    }

    @Test func `a size in the midst of a long list is decided, each number of members once`() throws {
        let places = (1...40).map { "    p\($0): {label: \"P\($0)\"}\n" }.joined()
        let text = MarkedText(
            surveyHead.replacing("enumerations:\n", with: "enumerations:\n  place:\n" + places)
                .replacing("facts:\n", with: "facts:\n  places: {type: set, of: place}\n") + """
                    rules:
                      - {id: r, title: "R", when: {places: {size: {at_least: 20}}, all: [{⟦1⟧places: {size: {at_most: 19}}}]}, require: [{action: act}]}
                      - {id: s, title: "S", when: {places: {size: {at_least: 20}}, all: [{places: {size: {at_most: 20}}}]}, require: [{action: act}]}
                    """)
        let diagnostics = try Survey.diagnostics(NeverMetCheck.code, in: text.text)
        #expect(diagnostics.map { "\($0.range.start.line):\($0.range.start.column)" } == [position(1, of: text)])
    }

    @Test func `a fact that no question asks for is still one that an incident may give`() throws {
        let (found, text) = try found(
            """
              - {id: r, title: "R", when: {spreading: false, flow: true}, require: [{action: act}]}
              - {id: s, title: "S", when: {spreading: false, flow: {known: false}}, require: [{action: act}]}
              - {id: t, title: "T", when: {spreading: false, all: [{tide: {known: false}, ⟦1⟧not: {spreading: false}}]}, require: [{action: act}]}
            """,
            facts: """
                  flow: {type: boolean, asked_if: {spreading: true}}
                  tide: {type: boolean}

                """)
        #expect(found == [position(1, of: text)])
    }

    @Test
    func `what holds of one record is decided, and what compares records with the incident is not said to be never`()
        throws
    {
        let text = MarkedText(
            TestPack.head + """
                  struck: {type: set, of: string, open: true, question: "Quels services ?"}
                collections:
                  establishment.services:
                    as: service
                    generic: "chaque service"
                    facts:
                      service.id: {type: string}
                      service.level: {type: ordinal, values: [low, high]}
                derived:
                  service.hit: {when: {service.id: {in: {fact: struck}}}}
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, target: service}
                rules:
                  - id: r
                    title: "R"
                    for_each: {in: establishment.services, where: {service.hit: true}}
                    when: {service.level: high}
                    require: [{action: act, if: {⟦1⟧service.level: low}}]
                  - id: s
                    title: "S"
                    for_each: {in: establishment.services, where: {service.hit: false}}
                    when: {service.level: {known: false}}
                    require: [{action: act}]

                """)
        let found = try Survey.diagnostics(NeverMetCheck.code, in: text.text)
        #expect(found.map { $0.range.start } == [text[1]])
    }
}
