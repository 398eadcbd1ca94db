import Diagnostics
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@testable import RulePacks

/// Where the parts of a pack are written, told beside it.
@Suite struct PackPlacesTests {
    private let text = MarkedText(
        TestPack.head + """
            derived:
              hurt: {when: {any: [{⟦5⟧spreading: true}, {backup: hit}]}}
            actions:
              ⟦6⟧act: {label: "Agir", phase: first, role: chief, priority: normal, impossible_if: {⟦7⟧isolable: false}}
            rules:
              - id: ⟦1⟧one
                title: "Une"
                when:
                  ⟦2⟧types: {contains: attack, ⟦8⟧size: {at_least: 2}}
                  ⟦3⟧any: [{⟦4⟧backup: hit}, {hurt: true}]
                require:
                  - {action: ⟦9⟧act, if: {⟦10⟧spreading: false}}

            """)

    private func loading(overlays: [SourceFile] = [], keepsPlaces: Bool = true) throws -> PackLoading {
        let loading = PackLoader.load(packs: [[text.file()]], overlays: overlays, keepsPlaces: keepsPlaces)
        #expect(loading.diagnostics.isEmpty, "\(loading.diagnostics)")
        return loading
    }

    private func start(_ range: SourceRange?) throws -> SourcePosition { try #require(range).start }

    @Test func `each condition is found where it is written, in its own rule`() throws {
        let loading = try loading()
        let (pack, places) = (try #require(loading.pack), try #require(loading.places))
        let rule = pack.rules[0]
        let consequence = rule.consequences[0]
        let owners = rule.placeOwners(of: consequence, in: pack)
        #expect(try start(places[.rule("one")]) == text[1])
        #expect(try start(places[owners[1]]) == text[9])
        #expect(try start(places[.action("act")]) == text[6])

        guard case .all(let parts) = rule.condition, case .any(let either) = parts[0], case .all(let types) = parts[1]
        else { return #expect(Bool(false), "another tree: \(rule.condition)") }
        #expect(try start(places.range(of: parts[0], in: owners)) == text[3])
        #expect(try start(places.range(of: either[0], in: owners)) == text[4])
        #expect(try start(places.range(of: parts[1], in: owners)) == text[2])
        #expect(try start(places.range(of: types[1], in: owners)) == text[8])
        guard case .all(let own) = consequence.condition else { return #expect(Bool(false)) }
        #expect(try start(places.range(of: own[1], in: owners)) == text[10])
        #expect(places.range(of: own[1], in: [.rule("one")]) == nil)
    }

    @Test func `a computed fact and an action have their own`() throws {
        let loading = try loading()
        let (pack, places) = (try #require(loading.pack), try #require(loading.places))
        let hurt = try #require(pack.vocabulary.fact(named: "hurt"))
        guard case .any(let parts)? = pack.derivations[hurt.position]?.condition else { return #expect(Bool(false)) }
        #expect(try start(places.range(of: parts[0], in: [.fact("hurt")])) == text[5])
        let impossible = try #require(pack.actions[0].impossibleIf)
        #expect(try start(places.range(of: impossible, in: [.action("act")])) == text[7])
    }

    @Test func `what an overlay writes is in the overlay, and the rest where it was`() throws {
        let overlay = MarkedText(
            """
            overlay: site.a
            version: 1
            extends: [{pack: test, version: ">=1 <2"}]
            changes:
              - narrow: one
                when: {⟦1⟧isolable: true}
                reason: "Ici"

            """)
        let loading = try loading(overlays: [overlay.file("site.yaml")])
        let (pack, places) = (try #require(loading.pack), try #require(loading.places))
        let rule = pack.rules[0]
        guard case .all(let parts) = rule.condition else { return #expect(Bool(false)) }
        let added = try #require(parts.first { $0.tests.map { $0.fact } == [pack.vocabulary.fact(named: "isolable")] })
        let range = try #require(places.range(of: added, in: [.rule("one")]))
        #expect(range.file == "site.yaml" && range.start == overlay[1])
        #expect(try start(places[.rule("one")]) == text[1])
    }

    @Test func `nothing is kept unless it is asked for, and the pack is the same`() throws {
        let without = try loading(keepsPlaces: false)
        #expect(without.places == nil)
        #expect(try without.pack == loading().pack)
        #expect(try without.pack?.digest == loading().pack?.digest)
    }
}
