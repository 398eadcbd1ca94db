import Diagnostics
import RulePacks
import TestSupport
import Testing

@Suite struct TwentyMistakesTests {
    /// Markers 2n-1 and 2n surround mistake n.
    private static let pack = MarkedText(
        """
        pack:
          id: essai
          version: ⟦1⟧2026-11-25⟦2⟧
          language: fr
          time_zone: ⟦3⟧Europe/Lyon⟦4⟧
          time_zero: detected_at
          bindings: {id: id, ⟦5⟧titel⟦6⟧: id}
        priorities: [vital, normal]
        phases: [alerte]
        interests: [soins]
        roles:
          garde: {label: "Garde", short: ⟦7⟧"Directeur de garde ce soir"⟦8⟧}
          ⟦9⟧Été⟦10⟧: {label: "L'été"}
        clocks: {detected_at: {label: "le constat"}}
        enumerations:
          type-incident: {chiffrement: {}, compte: {}, autre: {unknown: true}}
        facts:
          id: {type: string}
          types: {type: set, of: ⟦11⟧type-incidents⟦12⟧}
          kind: {type: enum, of: type-incident}
          beds: {type: integer, effort: ⟦13⟧9⟦14⟧}
          danger: {type: boolean, pinned: ⟦15⟧yes⟦16⟧}
        actions:
          isoler: {label: "Isoler", phase: alerte, role: garde, priority: vital, after: [appeler]}
          appeler: {label: "Appeler", phase: alerte, role: garde, priority: normal, after: [⟦17⟧isoler⟦18⟧]}
          noter: {label: "Noter", phase: alerte, role: ⟦19⟧gradé⟦20⟧, deadline: {within: ⟦21⟧1m⟦22⟧}}
        rules:
          - id: premiere
            title: "Première"
            when: {types: {contains: chiffrement}, kind: ⟦23⟧chifrement⟦24⟧}
            require: [{action: isoler}, {action: ⟦25⟧isoler⟦26⟧}]
          - id: ⟦27⟧premiere⟦28⟧
            title: "Encore"
            require: [{action: isoler}]
          - id: deuxieme
            title: "Deuxième"
            when:
              beds: {at_least: ⟦29⟧012⟦30⟧}
              danger: {⟦31⟧at_least⟦32⟧: true}
            require: [{action: ⟦33⟧isolé⟦34⟧}]
            forbid: [{action: ⟦35⟧appeler⟦36⟧, interest: soins}]
          - id: troisieme
            title: "Troisième"
            when: {kind: ⟦37⟧autre⟦38⟧}
            require: [{action: ⟦39⟧noter⟦40⟧}]

        """)

    private static let codes = [
        "ambiguous-scalar", "unknown-value", "unknown-key", "label-too-long", "invalid-id", "unknown-enumeration",
        "out-of-range", "not-a-boolean", "prerequisite-cycle", "unknown-role", "not-a-duration", "unknown-value",
        "duplicate-action", "duplicate-id", "not-a-number", "unknown-operator", "unknown-action", "missing-key",
        "test-on-unknown", "missing-priority",
    ]

    @Test func `twenty different mistakes in one pack give twenty diagnostics, each at its characters`() {
        let loading = PackLoader.load([Self.pack.file()])
        let expected = Self.codes.enumerated().map { number, code in
            code + " " + place(Self.pack.range(2 * number + 1, 2 * number + 2))
        }
        #expect(loading.diagnostics.map { $0.code + " " + place($0.range) } == expected, "\(loading.diagnostics.lines)")
        #expect(loading.pack == nil)
    }

    private func place(_ range: SourceRange) -> String {
        "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
    }
}
