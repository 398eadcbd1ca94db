import RulePacks

extension MistakeTests {
    static let promises = [
        promise(.wrongShape, "must_cover: ⟦1⟧isoler⟦2⟧"),
        promise(.missingKey, "must_cover: [⟦1⟧{require: [isoler]}]", help: "name"),
        promise(.missingKey, "must_cover: [{name: ⟦1⟧a⟦2⟧, when: {beds: 1}}]", help: "never"),
        promise(.emptyList, "must_cover: [{name: a, require: ⟦1⟧[]⟦2⟧}]"),
        promise(.unknownAction, "must_cover: [{name: a, require: [⟦1⟧isolr⟦2⟧]}]", suggestion: "isoler"),
        promise(.unknownAction, "must_cover: [{name: a, never: [⟦1⟧efacer⟦2⟧]}]", suggestion: "effacer"),
        promise(.unknownFact, "must_cover: [{name: a, when: {⟦1⟧bed⟦2⟧: 1}, never: [isoler]}]", suggestion: "beds"),
        promise(.unknownKey, "must_cover: [{name: a, ⟦1⟧requires⟦2⟧: [], require: [isoler]}]", suggestion: "require"),
        promise(.duplicateID, "must_cover: [{name: a, require: [isoler]}, {name: ⟦1⟧a⟦2⟧, never: [noter]}]"),
        promise(.missingKey, "must_cover: [{name: ⟦1⟧a⟦2⟧, each: type-incident}]", help: "named_by_rule"),
        promise(.missingKey, "must_cover: [{name: ⟦1⟧a⟦2⟧, named_by_rule: true}]", help: "each"),
        promise(.misplacedKey, "must_cover: [{name: a, each: type-incident, named_by_rule: ⟦1⟧false⟦2⟧}]"),
        promise(
            .unknownEnumeration, "must_cover: [{name: a, each: ⟦1⟧types-incident⟦2⟧, named_by_rule: true}]",
            suggestion: "type-incident"),
        Mistake(.misplacedKey, "references: {care/b: {label: \"B\", ⟦1⟧verified⟦2⟧: true}}", help: "official"),
        promise(.valueWithoutRule, "must_cover: [{name: ⟦1⟧a⟦2⟧, each: type-incident, named_by_rule: true}]"),
    ]

    private static func promise(
        _ fault: PackFault, _ key: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        let pack = "{id: x, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}, \(key)}"
        return Mistake(fault, "pack: \(pack)", help: help, suggestion: suggestion)
    }
}
