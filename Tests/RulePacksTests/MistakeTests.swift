import Diagnostics
import RulePacks
import TestSupport
import Testing

@Suite struct MistakeTests {
    static let all =
        frames + facts + scalars + conditions + collections + instances + derived + actions + actionDetails + rules
        + ruleStatuses + tables + times + promises + measures + hosting + symptoms

    @Test(arguments: all) func `a mistake is reported once, at its place`(_ mistake: Mistake) {
        mistake.check()
    }

    @Test func `the small pack has no mistake`() {
        #expect(SmallPack.load().diagnostics.lines == [])
        #expect(SmallPack.load().pack != nil)
    }

    @Test func `every code has a mistake that shows it`() {
        let shown = Set(Self.all.map { $0.fault }).union(MissingSectionTests.shown).union(LimitTests.shown)
            .union(OptionalPackTests.shown).union(OverlayMistakeTests.shown)
        #expect(Set(PackFault.allCases).subtracting(shown).map { $0.rawValue }.sorted() == [])
    }

    @Test func `codes are kebab-case`() {
        for fault in PackFault.allCases {
            #expect(fault.rawValue.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) })
        }
    }

    static let frames = [
        Mistake(.unknownKey, "⟦1⟧fact⟦2⟧: {}", help: "did you mean `facts`?", suggestion: "facts"),
        Mistake(.unknownKey, "⟦1⟧zzzzzzzz⟦2⟧: {}", help: "keys of a pack file"),
        Mistake(.unknownKey, "⟦1⟧tests⟦2⟧: []", help: "ends in `.test.yaml`"),
        Mistake(.wrongShape, "⟦1⟧- a", help: "key: value"),
        Mistake(.wrongShape, "facts: ⟦1⟧[a]"),
        Mistake(.wrongShape, "clocks: ⟦1⟧[a]"),
        Mistake(.wrongShape, "rules:\n  ⟦1⟧a⟦2⟧: {}"),
        Mistake(.missingValue, "facts:⟦1⟧⟦2⟧"),
        Mistake(.missingValue, "roles: {r: ⟦1⟧~⟦2⟧}"),
        Mistake(.missingValue, "roles: {r: {label: ⟦1⟧null⟦2⟧}}"),
        Mistake(.missingValue, "roles: {r: {label: ⟦1⟧\" \"⟦2⟧}}"),
        Mistake(.missingKey, "pack: ⟦1⟧{id: x, language: fr, time_zero: seen_at, bindings: {id: id}}", help: "version"),
        .pack(.invalidID, "id: ⟦1⟧Mon Pack⟦2⟧"),
        .pack(.unknownValue, "language: ⟦1⟧français⟦2⟧"),
        .pack(.unknownValue, "time_zone: ⟦1⟧Europe/Pari⟦2⟧", suggestion: "Europe/Paris"),
        .pack(.wrongFactType, "time_zero: ⟦1⟧beds⟦2⟧"),
        .pack(.wrongFactType, "bindings: {id: ⟦1⟧beds⟦2⟧}", help: "bind a fact of type `string`"),
        .pack(.unknownFact, "time_zero: ⟦1⟧seen_a⟦2⟧", suggestion: "seen_at"),
        .pack(.unknownRole, "default_reader: ⟦1⟧gard⟦2⟧", suggestion: "garde"),
        .pack(.missingKey, "closing: ⟦1⟧{when: {malicious: true}}", help: "phases"),
        .pack(.unknownPhase, "closing: {when: {malicious: true}, phases: [⟦1⟧alert⟦2⟧]}", suggestion: "alerte"),
        .pack(.wrongFactType, "likely_types: ⟦1⟧[{type: chiffrement}]", help: "bind a fact"),
        .likely(.emptyList, "⟦1⟧[]⟦2⟧"),
        .likely(.missingKey, "[⟦1⟧{when: {malicious: true}}]", help: "type"),
        .likely(.unknownValue, "[{type: ⟦1⟧chiffremen⟦2⟧}]", suggestion: "chiffrement"),
        .likely(.testOnUnknown, "[{type: ⟦1⟧autre⟦2⟧}]"),
        .likely(.duplicateID, "[{type: compte}, {type: ⟦1⟧compte⟦2⟧}]"),
        .likely(.unknownFact, "[{type: compte, when: {⟦1⟧maliciou⟦2⟧: true}}]", suggestion: "malicious"),
        .pack(.emptyList, "closing: {when: {malicious: true}, phases: ⟦1⟧[]⟦2⟧}"),
        Mistake(.unknownRole, "roles: {r: {falls_to: ⟦1⟧gard⟦2⟧}}", suggestion: "garde"),
        Mistake(.roleCycle, "roles: {r: {falls_to: ⟦1⟧r⟦2⟧}}"),
        Mistake(
            .roleCycle, "roles: {a: {falls_to: ⟦1⟧b⟦2⟧}, b: {falls_to: c}, c: {falls_to: a}, d: {falls_to: a}}",
            help: "the last of a chain falls to the default reader"),
        Mistake(
            .unknownAbbreviation,
            "glossary: {ARS: {label: \"agence\"}}\nroles: {r: {label: ⟦1⟧\"Du SAMU, de l'ARS, IRM-17 et II\"⟦2⟧}}",
            help: "SAMU"),
        .pack(.ambiguousScalar, "version: ⟦1⟧012⟦2⟧", suggestion: "\"012\""),
        Mistake(.invalidID, "roles: {⟦1⟧Dsi⟦2⟧: {label: \"D\"}}", suggestion: "dsi"),
        Mistake(.invalidID, "roles: {⟦1⟧a--b⟦2⟧: {}}", suggestion: "a-b"),
        Mistake(.invalidID, "roles: {⟦1⟧\"\"⟦2⟧: {}}"),
        Mistake(.invalidID, "facts: {⟦1⟧detecte-a⟦2⟧: {type: string}}", suggestion: "detecte_a"),
        Mistake(.invalidID, "references: {⟦1⟧care//a⟦2⟧: {}}"),
        Mistake(.duplicateID, "roles: {⟦1⟧garde⟦2⟧: {label: \"Autre\"}}"),
        Mistake(.duplicateID, "derived: {⟦1⟧beds⟦2⟧: {when: {malicious: true}}}"),
        Mistake(.duplicateID, "actions: {⟦1⟧isoler⟦2⟧: {label: \"I\", phase: alerte, role: garde}}"),
        Mistake(.duplicateID, "rules: [{id: ⟦1⟧base⟦2⟧, title: \"R\", require: [{action: isoler}]}]"),
        Mistake(.caseOnlyDifference, "priorities: [vital, normal, ⟦1⟧Vital⟦2⟧]"),
        Mistake(.outsideReach, "roles: {r: {label: ⟦1⟧\"Garde, 01 99 00 20 01\"⟦2⟧}}", help: "profile"),
        Mistake(.outsideReach, "contacts: {c: {label: ⟦1⟧\"Portail exemple.fr\"⟦2⟧}}", help: "profile"),
        Mistake(.labelTooLong, "priorities: {vital: {mark: ⟦1⟧VV⟦2⟧}, normal: {}}"),
        Mistake(.outOfRange, "priorities: {vital: {weight: ⟦1⟧0⟦2⟧}, normal: {}}"),
        Mistake(.labelTooLong, "roles: {r: {short: ⟦1⟧\"Dix-neuf caractères\"⟦2⟧, label: \"R\"}}", help: "by 1"),
        Mistake(.missingLanguage, "roles: {r: {label: ⟦1⟧{en: \"Role\"}}}", help: "add `fr: …`"),
        Mistake(.unknownKey, "roles: {r: {label: {⟦1⟧Attention⟦2⟧: x}}}", help: "double quotes"),
        Mistake(.unknownValue, "references: {a: {label: \"A\", certainty: ⟦1⟧Z⟦2⟧}}"),
        Mistake(.missingKey, "clocks: {⟦1⟧seen_at⟦2⟧: {}}"),
        Mistake(.wrongFactType, "clocks: {⟦1⟧beds⟦2⟧: {label: \"B\"}}"),
        Mistake(.unknownFact, "clocks: {seen_at: {label: \"B\", fallback: [⟦1⟧vu_a⟦2⟧]}}"),
    ]
}
