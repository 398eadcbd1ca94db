import RulePacks

extension MistakeTests {
    private static let nodes =
        "collections: {nodes: {as: node, facts: {node.id: {type: string}, node.on: {type: set, of: string}, "
        + "node.max: {type: duration}}}}\n"

    private static func derived(
        _ fault: PackFault, _ facts: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        Mistake(fault, nodes + "derived: {\(facts)}", help: help, suggestion: suggestion)
    }

    private static func rules(_ fault: PackFault, _ rules: String..., help: String = "", suggestion: String? = nil)
        -> Mistake
    {
        let list = rules.map { "{title: \"R\", require: [{action: isoler}], \($0)}" }
        return Mistake(fault, "rules: [\(list.joined(separator: ", "))]", help: help, suggestion: suggestion)
    }

    static let derived = [
        derived(.missingKey, "d: ⟦1⟧{}", help: "when"),
        derived(.unknownKey, "d: {when: {beds: 1}, ⟦1⟧to⟦2⟧: {}}"),
        derived(.missingKey, "d: ⟦1⟧{raise: severity}", help: "to"),
        derived(.wrongFactType, "d: {raise: ⟦1⟧beds⟦2⟧, to: {majeure: {malicious: true}}}"),
        derived(
            .unknownValue, "d: {raise: severity, to: {⟦1⟧majeur⟦2⟧: {malicious: true}}}", suggestion: "majeure"),
        derived(.missingValue, "d: {raise: severity, to: ⟦1⟧{}⟦2⟧}"),
        derived(.wrongFactType, "d: {collect: ⟦1⟧node.max⟦2⟧, in: nodes, where: {}}"),
        derived(.wrongFactType, "d: {collect: ⟦1⟧services⟦2⟧, in: nodes, where: {}}", help: "node."),
        derived(.wrongFactType, "d: {collect: node.id, in: ⟦1⟧services⟦2⟧, where: {}}"),
        derived(.missingKey, "d: ⟦1⟧{collect: node.id, in: nodes}", help: "where"),
        derived(
            .recordFactOutside,
            "d: {closure: {start: ⟦1⟧self⟦2⟧, in: nodes, through: node.on, direction: dependents}}", help: "node."),
        derived(
            .unknownValue, "d: {closure: {start: services, in: nodes, through: node.on, direction: ⟦1⟧dependent⟦2⟧}}",
            suggestion: "dependents"),
        derived(.missingKey, "d: {closure: ⟦1⟧{start: services, in: nodes, through: node.on}}", help: "direction"),
        derived(
            .unknownKey,
            "d: {closure: {start: services, in: nodes, through: node.on, direction: dependents, ⟦1⟧form⟦2⟧: x}}"),
        derived(
            .wrongFactType, "d: {closure: {start: ⟦1⟧types⟦2⟧, in: nodes, through: node.on, direction: dependents}}"),
        derived(
            .wrongFactType, "d: {closure: {start: services, in: nodes, through: ⟦1⟧node.id⟦2⟧, direction: dependents}}"),
        derived(
            .missingKey,
            "d: {closure: {start: services, in: ⟦1⟧systems⟦2⟧, through: system.uses, direction: dependents}}",
            help: "system.id"),
        derived(
            .wrongFactType,
            "d: {min: ⟦1⟧node.id⟦2⟧, over: {closure: {start: services, in: nodes, through: node.on, "
                + "direction: dependents}}}"),
        derived(.missingKey, "d: {min: node.max, over: ⟦1⟧{}}", help: "closure"),
        derived(.recordFactOutside, "d: {when: {⟦1⟧node.bad⟦2⟧: true}}, node.bad: {when: {node.id: x}}"),
        derived(.factCycle, "⟦1⟧a⟦2⟧: {raise: b, to: {}}, b: {raise: a, to: {}}"),
        derived(
            .factCycle, "⟦1⟧d⟦2⟧: {when: {some: {in: nodes, where: {node.bad: true}}}}, node.bad: {when: {d: true}}"),
        derived(.factCycle, "⟦1⟧node.a⟦2⟧: {when: {node.b: true}}, node.b: {when: {node.a: true}}"),
        derived(.misplacedKey, "d: {when: {⟦1⟧no_rule⟦2⟧: g}}"),
        Mistake(
            .missingKey, "collections: {c: {as: i, facts: {i.id: {type: string}, i.at: ⟦1⟧{type: datetime, from: m}}}}",
            help: "by"),
        Mistake(
            .misplacedKey,
            "collections: {c: {as: i, facts: {i.id: {type: string}, i.at: {type: datetime, ⟦1⟧by⟦2⟧: i.id}}}}"),
        Mistake(
            .wrongFactType,
            "collections: {c: {as: i, facts: {i.n: {type: integer}, i.at: {type: datetime, from: m, by: ⟦1⟧i.n⟦2⟧}}}}"),
        Mistake(
            .duplicateID,
            "collections: {c: {as: i, facts: {i.id: {type: string}, i.at: {type: datetime, from: ⟦1⟧services⟦2⟧, "
                + "by: i.id}}}}"),
        Mistake(
            .unsupportedConstruct,
            nodes + "derived: {d: {closure: {start: services, in: nodes, through: node.on, direction: dependents}}}\n"
                + "rules: [{id: ⟦1⟧r⟦2⟧, title: \"R\", when: {d: {contains: x}}, require: [{action: isoler}], "
                + "on_unknown: {precaution: [services]}}]", help: "ask"),
        rules(.groupCycle, "id: a, group: g, when: {no_rule: ⟦1⟧g⟦2⟧}"),
        rules(.unknownGroup, "id: a, group: theft", "id: b, when: {no_rule: ⟦1⟧thef⟦2⟧}", suggestion: "theft"),
        rules(
            .groupCycle, "id: a, group: g, when: {no_rule: ⟦1⟧h⟦2⟧}", "id: b, group: h, when: {not: {no_rule: g}}"),
        rules(.invalidID, "id: a, group: ⟦1⟧Le groupe⟦2⟧", suggestion: "le-groupe"),
        .pack(.unknownFact, "skip_if: {⟦1⟧malicous⟦2⟧: true}", suggestion: "malicious"),
    ]
}
