import RulePacks

extension MistakeTests {
    static let measures = [
        measure(.wrongShape, "milestones: ⟦1⟧isoler⟦2⟧"),
        measure(.missingKey, "milestones: [⟦1⟧{first_of: [isoler]}]", help: "name"),
        measure(.missingKey, "milestones: [{name: ⟦1⟧a⟦2⟧}]", help: "first_of"),
        measure(.missingKey, "milestones: [{name: ⟦1⟧a⟦2⟧, calls: false}]", help: "calls"),
        measure(.emptyList, "milestones: [{name: a, first_of: ⟦1⟧[]⟦2⟧}]"),
        measure(.notABoolean, "milestones: [{name: a, calls: ⟦1⟧yes⟦2⟧, first_of: [isoler]}]"),
        measure(.unknownAction, "milestones: [{name: a, first_of: [⟦1⟧isolr⟦2⟧]}]", suggestion: "isoler"),
        measure(.unknownKey, "milestones: [{name: a, ⟦1⟧first⟦2⟧: [], calls: true}]", help: "keys of"),
        measure(
            .duplicateID, "milestones: [{name: a, first_of: [isoler]}, {name: ⟦1⟧a⟦2⟧, calls: true}]"),
        measure(.wrongShape, "interruptions: ⟦1⟧{}"),
        measure(.missingKey, "interruptions: [⟦1⟧{limit: system.at}]", help: "for_each"),
        measure(.unknownFact, "interruptions: [{for_each: {in: ⟦1⟧system⟦2⟧}}]", suggestion: "systems"),
        measure(
            .wrongFactType, "interruptions: [{for_each: {in: systems}, limit: ⟦1⟧system.at⟦2⟧}]", help: "duration"),
        measure(
            .wrongFactType, "interruptions: [{for_each: {in: systems}, lost_at: ⟦1⟧seen_at⟦2⟧}]", help: "for_each"),
        measure(
            .unknownAction, "interruptions: [{for_each: {in: systems}, degraded: ⟦1⟧isolr⟦2⟧}]", suggestion: "isoler"),
        measure(.wrongFactType, "interruptions: [{for_each: {in: systems}, restored: ⟦1⟧isoler⟦2⟧}]", help: "target"),
        measure(.wrongShape, "perimeter: ⟦1⟧[]"),
        measure(.unknownKey, "perimeter: {⟦1⟧soins⟦2⟧: {for_each: {in: systems}}}", help: "care"),
        measure(.missingKey, "perimeter: {care: ⟦1⟧{references: []}}", help: "for_each"),
        measure(.unknownFact, "perimeter: {care: {for_each: {in: ⟦1⟧system⟦2⟧}}}", suggestion: "systems"),
        measure(.unknownReference, "perimeter: {care: {for_each: {in: systems}, references: [⟦1⟧x/y⟦2⟧]}}"),
    ]

    private static func measure(
        _ fault: PackFault, _ key: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        let pack = "{id: x, version: 1.0.0, language: fr, time_zero: seen_at, bindings: {id: id}, \(key)}"
        return Mistake(fault, "pack: \(pack)", help: help, suggestion: suggestion)
    }
}
