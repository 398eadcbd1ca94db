import RulePacks

extension MistakeTests {
    private static let options = "options: [\"Un\", \"Deux\"]"
    private static let choice = "label: \"A\", kind: decide, criterion: \"C\", \(options)"
    private static let fortyOneWords = String(repeating: "mot ", count: 40) + ": mot !"
    private static let many = "{any: [" + (0..<201).map { "{beds: \($0)}" }.joined(separator: ", ") + "]}"

    static let actionDetails = [
        Mistake.action(.unknownValue, "label: \"A\", kind: ⟦1⟧decid⟦2⟧", suggestion: "decide"),
        .action(.missingValue, "label: \"A\", kind: ⟦1⟧~⟦2⟧"),
        Mistake(
            .missingKey,
            "actions: {⟦1⟧a⟦2⟧: {label: \"A\", phase: alerte, role: garde, kind: decide, criterion: \"C\"}}",
            help: "options"),
        Mistake(
            .missingKey, "actions: {⟦1⟧a⟦2⟧: {label: \"A\", phase: alerte, role: garde, kind: decide, \(options)}}",
            help: "criterion"),
        .action(.tooFewOptions, "label: \"A\", kind: decide, criterion: \"C\", options: ⟦1⟧[\"Un\"]⟦2⟧"),
        .action(.unknownFact, "\(choice), settles: {⟦1⟧malicous⟦2⟧: [true, false]}", suggestion: "malicious"),
        .action(.wrongShape, "\(choice), settles: {malicious: ⟦1⟧[true]⟦2⟧}", help: "in their order"),
        .action(.notABoolean, "\(choice), settles: {malicious: [true, ⟦1⟧2⟦2⟧]}"),
        .action(.misplacedKey, "label: \"A\", ⟦1⟧settles⟦2⟧: {malicious: [true, false]}"),
        .action(
            .tooFewOptions, "label: \"A\", kind: decide, criterion: \"C\", options: ⟦1⟧[]⟦2⟧", help: "doing nothing"),
        .action(.wrongShape, "label: \"A\", kind: decide, criterion: \"C\", options: ⟦1⟧\"Un ou deux\"⟦2⟧"),
        .action(.missingValue, "label: \"A\", kind: decide, criterion: \"C\", options: [\"Un\", ⟦1⟧\" \"⟦2⟧]"),
        .action(.missingValue, "label: \"A\", kind: decide, criterion: ⟦1⟧\"\"⟦2⟧, \(options)"),
        .action(.misplacedKey, "label: \"A\", ⟦1⟧options⟦2⟧: [\"Un\", \"Deux\"]", help: "kind: decide"),
        .action(.misplacedKey, "label: \"A\", kind: do, ⟦1⟧criterion⟦2⟧: \"C\"", help: "delete it"),
        .action(.sayTooLong, "label: \"A\", say: ⟦1⟧\"\(fortyOneWords)\"⟦2⟧", help: "cut 1 of them"),
        .action(.missingLanguage, "label: \"A\", say: ⟦1⟧{en: \"Hello\"}", help: "add `fr: …`"),
        .action(.unknownContact, "label: \"A\", to: ⟦1⟧samuu⟦2⟧", suggestion: "samu"),
        .action(.unknownContact, "label: \"A\", to: ⟦1⟧gard⟦2⟧", suggestion: "garde"),
        .action(.unknownContact, "label: \"A\", to: ⟦1⟧prefecture⟦2⟧", help: "add it to `contacts`"),
        .action(.wrongShape, "label: \"A\", to: ⟦1⟧[samu]"),
        .action(
            .missingKey, "label: \"A\", source: \"S\", duty: ⟦1⟧{to: samu, certainty: A}", help: "verified_on"),
        .action(
            .missingKey, "label: \"A\", duty: ⟦1⟧{to: samu, certainty: A, verified_on: 2026-11-23}", help: "source"),
        .action(
            .unknownContact,
            "label: \"A\", source: \"S\", duty: {to: ⟦1⟧samuu⟦2⟧, certainty: A, verified_on: 2026-11-23}",
            suggestion: "samu"),
        .action(
            .unknownValue, "label: \"A\", source: \"S\", duty: {to: samu, certainty: ⟦1⟧D⟦2⟧, verified_on: 2026-11-23}"),
        .action(
            .notADate, "label: \"A\", source: \"S\", duty: {to: samu, certainty: A, verified_on: ⟦1⟧hier⟦2⟧}"),
        .action(.undoOnIrreversible, "label: \"A\", reversible: false, ⟦1⟧undo⟦2⟧: \"U\"", help: "delete it"),
        .action(.missingValue, "label: \"A\", undo: ⟦1⟧\" \"⟦2⟧"),
        .action(.missingValue, "label: \"A\", otherwise: ⟦1⟧null⟦2⟧"),
        .action(.unknownFact, "label: \"A\", impossible_if: {⟦1⟧bed⟦2⟧: 1}", suggestion: "beds"),
        .action(.wrongShape, "label: \"A\", impossible_if: ⟦1⟧true⟦2⟧"),
        .action(.tooManyLeaves, "label: \"A\", impossible_if: ⟦1⟧\(many)", help: "derived"),
        Mistake(.duplicateID, "contacts: {⟦1⟧garde⟦2⟧: {label: \"Garde\"}}", help: "rename the contact"),
        Mistake(.duplicateID, "contacts: [⟦1⟧garde⟦2⟧]", help: "rename the contact"),
        Mistake(.unknownKey, "contacts: {ars: {⟦1⟧number⟦2⟧: \"15\"}}"),
        Mistake(.invalidID, "contacts: {⟦1⟧ARS⟦2⟧: {}}", suggestion: "ars"),
    ]

    static let ruleStatuses = [
        Mistake(
            .missingKey, "rules: [{id: ⟦1⟧r⟦2⟧, title: \"R\", status: deprecated, require: [{action: isoler}]}]",
            help: "replaced_by"),
        .rule(
            .unknownRule, "status: deprecated, replaced_by: ⟦1⟧bse⟦2⟧, require: [{action: isoler}]", suggestion: "base"),
        .rule(
            .unknownRule, "status: deprecated, replaced_by: ⟦1⟧r⟦2⟧, require: [{action: isoler}]", help: "another rule"),
        .rule(.misplacedKey, "⟦1⟧replaced_by⟦2⟧: base, require: [{action: isoler}]", help: "change the status"),
        .rule(.misplacedKey, "status: stable, ⟦1⟧replaced_by⟦2⟧: base, require: [{action: isoler}]"),
        .rule(.wrongShape, "references: ⟦1⟧care/a⟦2⟧, require: [{action: isoler}]"),
    ]
}
