import RulePacks

extension MistakeTests {
    static let collections = [
        Mistake.when(.recordFactOutside, "⟦1⟧system.hit⟦2⟧: true", help: "in: systems"),
        .when(.recordFactOutside, "some: {in: sites, where: {⟦1⟧system.hit⟦2⟧: true}}"),
        .when(.recordFactOutside, "id: {is: {fact: ⟦1⟧system.name⟦2⟧}}"),
        .pack(.recordFactOutside, "bindings: {id: id, title: ⟦1⟧system.name⟦2⟧}"),
        .pack(.recordFactOutside, "time_zero: ⟦1⟧system.at⟦2⟧"),
        .fact(.recordFactOutside, "type: datetime, precision: ⟦1⟧system.kind⟦2⟧"),
        .fact(.recordFactOutside, "type: set, of: string, open: true, closed_by: ⟦1⟧system.hit⟦2⟧"),
        .fact(.recordFactOutside, "type: boolean, asked_if: {⟦1⟧system.hit⟦2⟧: true}"),
        .rule(
            .recordFactOutside,
            "when: {some: {in: systems, where: {system.hit: true}}}, "
                + "require: [{action: isoler, on_unknown: {precaution: [⟦1⟧system.hit⟦2⟧]}}]"),
        .when(.wrongFactType, "some: {in: ⟦1⟧services⟦2⟧, where: {}}"),
        .when(.unknownFact, "some: {in: ⟦1⟧system⟦2⟧, where: {}}", suggestion: "systems"),
        .when(.unknownFact, "every: {in: systems, where: {⟦1⟧system.hitt⟦2⟧: true}}", suggestion: "system.hit"),
        .when(.unknownValue, "every: {in: systems, where: {system.kind: ⟦1⟧compt⟦2⟧}}", suggestion: "compte"),
        .when(.missingKey, "⟦1⟧some⟦2⟧: {where: {}}", help: "in"),
        .when(.missingKey, "⟦1⟧some⟦2⟧: {in: systems}", help: "where"),
        .when(.unknownKey, "some: {in: systems, where: {}, ⟦1⟧at_least⟦2⟧: 2}"),
        .when(.unknownKey, "count: {in: systems, where: {}, at_least: 1, ⟦1⟧at_mst⟦2⟧: 2}", suggestion: "at_most"),
        .when(.missingValue, "⟦1⟧count⟦2⟧: {in: systems, where: {}}", help: "at_least"),
        .when(.notANumber, "count: {in: systems, where: {}, is: ⟦1⟧deux⟦2⟧}"),
        .when(.reversedBounds, "count: {in: systems, where: {}, between: [⟦1⟧3⟦2⟧, 1]}"),
        .when(.wrongShape, "some: ⟦1⟧systems⟦2⟧"),
        .when(.wrongShape, "some: {in: systems, where: {some: {in: ⟦1⟧systems⟦2⟧, where: {}}}}"),
        .when(
            .wrongShape,
            "some: {in: systems, where: {some: {in: sites, where: {some: {in: ⟦1⟧rooms⟦2⟧, where: {}}}}}}"),
        .when(.unsupportedConstruct, "some: {in: systems, where: {system.at: {⟦1⟧older_than⟦2⟧: 1 h}}}"),
        .when(.unknownOperator, "systems: {⟦1⟧is_empty⟦2⟧: true}"),
        .when(.wrongShape, "systems: ⟦1⟧x⟦2⟧"),
        Mistake(.missingKey, "collections: {c: ⟦1⟧{facts: {}}}", help: "as"),
        Mistake(.missingKey, "collections: {c: ⟦1⟧{as: c}}", help: "facts"),
        Mistake(.unknownKey, "collections: {c: {as: i, facts: {}, ⟦1⟧generics⟦2⟧: \"chaque\"}}"),
        Mistake(.invalidID, "collections: {c: {as: i, facts: {⟦1⟧name⟦2⟧: {type: string}}}}", suggestion: "i.name"),
        Mistake(.invalidID, "collections: {c: {as: ⟦1⟧Item⟦2⟧, facts: {}}}", suggestion: "item"),
        Mistake(.invalidID, "collections: {⟦1⟧c-d⟦2⟧: {as: i, facts: {}}}", suggestion: "c_d"),
        Mistake(.duplicateID, "collections: {c: {as: i, facts: {}}, d: {as: ⟦1⟧i⟦2⟧, facts: {}}}"),
        Mistake(.duplicateID, "collections: {⟦1⟧services⟦2⟧: {as: i, facts: {}}}"),
        Mistake(.wrongShape, "collections: {c: ⟦1⟧systems⟦2⟧}"),
        Mistake(.unknownKey, "collections: {c: {as: i, facts: {i.a: {type: string, ⟦1⟧question⟦2⟧: \"Q ?\"}}}}"),
        Mistake(.unknownValue, "collections: {c: {as: i, facts: {i.a: {type: ⟦1⟧strin⟦2⟧}}}}", suggestion: "string"),
        Mistake(
            .factCycle,
            "collections: {⟦1⟧c⟦2⟧: {as: i, facts: {}, asked_if: {d: true}}}\n"
                + "derived: {d: {when: {some: {in: c, where: {}}}}}"),
        Mistake(
            .unsupportedConstruct,
            "rules: [{id: ⟦1⟧r⟦2⟧, title: \"R\", when: {some: {in: systems, where: {system.name: {fact: id}}}}, "
                + "require: [{action: isoler}], on_unknown: {precaution: [systems]}}]", help: "ask"),
        Mistake(
            .precautionTooWide,
            "rules: [{id: ⟦1⟧r⟦2⟧, title: \"R\", when: {count: {in: systems, where: {system.hit: true}, "
                + "at_least: 2049}}, require: [{action: isoler}], on_unknown: {precaution: [systems]}}]"),
    ]
}
