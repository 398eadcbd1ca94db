import RulePacks

extension MistakeTests {
    static let hosting = [
        host(.wrongShape, "⟦1⟧[a]"),
        host(.unknownKey, good.replacing("down:", with: "⟦1⟧downs⟦2⟧: wards, down:"), help: "did you mean `down`"),
        host(.missingKey, "⟦1⟧" + good.replacing("down: wards, ", with: ""), help: "down"),
        host(.missingKey, "⟦1⟧" + good.replacing("in: sites, ", with: ""), help: "in"),
        host(.wrongFactType, good.replacing("in: sites", with: "in: ⟦1⟧beds⟦2⟧")),
        host(
            .wrongFactType, good.replacing("host: site.name", with: "host: ⟦1⟧site.near⟦2⟧"),
            help: "of the collection that `in` names"),
        host(.wrongFactType, good.replacing("host: site.name", with: "host: ⟦1⟧id⟦2⟧")),
        host(.unknownFact, good.replacing("site.id", with: "⟦1⟧site.ids⟦2⟧"), suggestion: "site.id"),
        host(.wrongFactType, good.replacing("named: services", with: "named: ⟦1⟧beds⟦2⟧"), help: "`set`"),
        host(.recordFactOutside, good.replacing("named: services", with: "named: ⟦1⟧site.near⟦2⟧")),
        host(.unknownValue, good.replacing("compte", with: "⟦1⟧comte⟦2⟧"), suggestion: "compte"),
        host(.emptyList, good.replacing("[{type: compte}]", with: "⟦1⟧[]⟦2⟧")),
        host(.unknownFact, good.replacing("[id]", with: "[⟦1⟧ids⟦2⟧]"), suggestion: "id"),
        host(.wrongFactType, good.replacing("provider: id", with: "provider: ⟦1⟧beds⟦2⟧")),
        host(.wrongFactType, good.replacing("hit: malicious", with: "hit: ⟦1⟧id⟦2⟧")),
        Mistake(
            .wrongFactType,
            "pack: {id: x, version: 1.0.0, language: fr, time_zero: seen_at, bindings: {id: id, types: types}, hosting: ⟦1⟧\(good)}",
            help: "`establishment`"),
    ]

    private static let good =
        "{in: sites, host: site.name, host_application: site.id, named: services, down: wards, types: [{type: compte}], "
        + "carries: [id], provider: id, served_hit: malicious}"

    private static func host(
        _ fault: PackFault, _ value: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        let bindings = "{id: id, types: types, establishment: id}"
        let pack = "{id: x, version: 1.0.0, language: fr, time_zero: seen_at, bindings: \(bindings), hosting: \(value)}"
        return Mistake(fault, "pack: \(pack)", help: help, suggestion: suggestion)
    }
}
