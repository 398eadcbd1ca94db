import RulePacks

extension MistakeTests {
    private static let aboutSite =
        "actions: {a: {label: \"A\", phase: alerte, role: garde, priority: vital, target: site}}\n"

    /// An action about each site, and a rule that requires it.
    private static func each(_ fault: PackFault, _ rule: String, help: String = "") -> Mistake {
        Mistake(fault, aboutSite + "rules: [{id: r, title: \"R\", \(rule)}]", help: help)
    }

    static let instances = [
        Mistake.rule(.wrongShape, "for_each: ⟦1⟧sites⟦2⟧, require: [{action: isoler}]"),
        .rule(.missingKey, "for_each: ⟦1⟧{where: {}}, require: [{action: isoler}]", help: "in"),
        .rule(.unknownKey, "for_each: {in: sites, ⟦1⟧wher⟦2⟧: {}}, require: [{action: isoler}]", suggestion: "where"),
        .rule(.unknownFact, "for_each: {in: ⟦1⟧site⟦2⟧}, require: [{action: isoler}]", suggestion: "sites"),
        .rule(.wrongFactType, "for_each: {in: ⟦1⟧services⟦2⟧}, require: [{action: isoler}]"),
        .rule(
            .recordFactOutside, "for_each: {in: sites, where: {⟦1⟧system.hit⟦2⟧: true}}, require: [{action: isoler}]"),
        .rule(
            .wrongShape,
            "for_each: {in: sites}, when: {some: {in: ⟦1⟧sites⟦2⟧, where: {}}}, require: [{action: isoler}]"),
        each(.recordFactOutside, "require: [{action: ⟦1⟧a⟦2⟧}]", help: "for_each: {in: sites}"),
        each(.recordFactOutside, "for_each: {in: systems}, require: [{action: ⟦1⟧a⟦2⟧}]"),
        each(
            .recordFactOutside,
            "for_each: {in: sites}, forbid: [{action: a, because: \"b\", interest: soins, unless: {⟦1⟧system.hit⟦2⟧: true}}]"
        ),
        .action(.unknownValue, "label: \"A\", target: ⟦1⟧sites⟦2⟧", suggestion: "site"),
        .action(.missingKey, "label: \"A\", target: ⟦1⟧system⟦2⟧", help: "system.id"),
        .action(.unknownFact, "label: ⟦1⟧\"A {site.name}\"⟦2⟧"),
        .action(.unknownFact, "label: \"A\", target: site, steps: [\"{site.name}\", ⟦1⟧\"{site.nam}\"⟦2⟧]"),
        .action(.unknownFact, "label: \"A\", target: site, say: ⟦1⟧\"{system.name}\"⟦2⟧"),
        .action(.unknownKey, "label: \"A\", target: site, after: [{action: isoler, ⟦1⟧throug⟦2⟧: site.near}]"),
        .action(.missingKey, "label: \"A\", target: site, after: [⟦1⟧{through: site.near}]"),
        .action(.wrongFactType, "label: \"A\", target: site, after: [{action: a, through: ⟦1⟧site.name⟦2⟧}]"),
        .action(.wrongFactType, "label: \"A\", after: [{action: isoler, through: ⟦1⟧services⟦2⟧}]"),
        .action(.recordFactOutside, "label: \"A\", after: [{action: isoler, through: ⟦1⟧site.near⟦2⟧}]"),
        .action(.unknownResource, "label: \"A\", needs: [⟦1⟧memory⟦2⟧]"),
        .action(.unknownResource, "label: \"A\", destroys: [⟦1⟧memory⟦2⟧]"),
        .action(.unknownKey, "label: \"A\", stops: {in: sites, ⟦1⟧when⟦2⟧: {}}"),
        .action(.recordFactOutside, "label: \"A\", stops: {in: sites, where: {⟦1⟧system.hit⟦2⟧: true}}"),
        .action(.unknownKey, "label: \"A\", stops: [{in: sites}, {in: sites, ⟦1⟧labl⟦2⟧: \"B\"}]"),
        .action(.emptyList, "label: \"A\", stops: ⟦1⟧[]⟦2⟧"),
        .ban(.wrongShape, "until: ⟦1⟧isoler⟦2⟧"),
        .ban(.missingKey, "until: ⟦1⟧{}", help: "done"),
        .ban(.emptyList, "until: {done: ⟦1⟧[]⟦2⟧}"),
        .ban(.unknownAction, "until: {done: [⟦1⟧isolr⟦2⟧]}", suggestion: "isoler"),
        .ban(.unknownAction, "until: {done: ⟦1⟧appeler⟦2⟧}", help: "first"),
        .action(.prerequisiteCycle, "label: \"A\", target: site, after: [{action: ⟦1⟧a⟦2⟧}]"),
    ]
}
