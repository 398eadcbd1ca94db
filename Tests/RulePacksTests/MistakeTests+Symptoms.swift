import RulePacks

extension MistakeTests {
    static let symptoms = [
        Mistake(.wrongShape, "symptoms: ⟦1⟧[a]"),
        Mistake(.missingKey, "symptoms: {⟦1⟧a⟦2⟧: {facts: {malicious: true}}}", help: "label"),
        Mistake(.unknownKey, "symptoms: {a: {label: \"A\", ⟦1⟧fact⟦2⟧: {}}}", suggestion: "facts"),
        Mistake(.invalidID, "symptoms: {⟦1⟧Mon écran⟦2⟧: {label: \"A\"}}", suggestion: "mon-ecran"),
        symptom(.unknownFact, "⟦1⟧maliciou⟦2⟧: true", suggestion: "malicious"),
        symptom(.wrongFactType, "⟦1⟧grave⟦2⟧: true", help: "name one of `facts`"),
        symptom(.recordFactOutside, "⟦1⟧system.hit⟦2⟧: true"),
        symptom(.notABoolean, "malicious: ⟦1⟧yes⟦2⟧", suggestion: "true"),
        symptom(.notADatetime, "seen_at: ⟦1⟧hier⟦2⟧"),
        symptom(.unknownValue, "kind: ⟦1⟧chiffremen⟦2⟧", suggestion: "chiffrement"),
        symptom(
            .testOnUnknown, "kind: ⟦1⟧autre⟦2⟧",
            help: "leave the fact out, or write one of: chiffrement, compromission, compte"),
        symptom(.wrongShape, "types: ⟦1⟧chiffrement⟦2⟧", help: "[…]"),
        symptom(.emptyList, "types: ⟦1⟧[]⟦2⟧"),
        symptom(.unknownValue, "types: [chiffrement, ⟦1⟧compt⟦2⟧]", suggestion: "compte"),
        symptom(.wrongShape, "systems: ⟦1⟧{name: a}"),
        Mistake(.labelTooLong, "symptoms: {a: {label: ⟦1⟧\"\(String(repeating: "a", count: 73))\"⟦2⟧}}", help: "by 1"),
        Mistake(.outsideReach, "symptoms: {a: {label: ⟦1⟧\"Voir exemple.fr\"⟦2⟧}}", help: "profile"),
    ]

    private static func symptom(
        _ fault: PackFault, _ facts: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        Mistake(fault, "symptoms: {a: {label: \"A\", facts: {\(facts)}}}", help: help, suggestion: suggestion)
    }
}
