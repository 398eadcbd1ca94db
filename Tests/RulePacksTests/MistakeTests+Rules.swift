import RulePacks

extension MistakeTests {
    private static let long = String(repeating: "a", count: 46)

    static let actions = [
        Mistake(.missingKey, "actions: {⟦1⟧a⟦2⟧: {phase: alerte, role: garde}}", help: "label"),
        Mistake(.missingKey, "actions: {⟦1⟧a⟦2⟧: {label: \"A\", role: garde}}", help: "phase"),
        Mistake(.missingKey, "actions: {⟦1⟧a⟦2⟧: {label: \"A\", phase: alerte}}", help: "role"),
        Mistake(.unknownPhase, "actions: {a: {label: \"A\", phase: ⟦1⟧alert⟦2⟧, role: garde}}", suggestion: "alerte"),
        Mistake(.unknownRole, "actions: {a: {label: \"A\", phase: alerte, role: ⟦1⟧grade⟦2⟧}}", suggestion: "garde"),
        .action(.labelTooLong, "label: ⟦1⟧\"\(long)\(long)\"⟦2⟧", help: "shorten it by 2"),
        .action(.labelTooLong, "label: \"A\", short: ⟦1⟧\"\(long)\"⟦2⟧"),
        .action(.missingShort, "label: ⟦1⟧\"\(long)\"⟦2⟧", help: "add `short: `"),
        .action(.unknownPriority, "label: \"A\", priority: ⟦1⟧vitale⟦2⟧", suggestion: "vital"),
        .action(.unknownInterest, "label: \"A\", interest: ⟦1⟧soin⟦2⟧", suggestion: "soins"),
        .action(.unknownAction, "label: \"A\", after: [⟦1⟧isolr⟦2⟧]", suggestion: "isoler"),
        .action(.unknownAction, "label: \"A\", prefer_after: [⟦1⟧isolr⟦2⟧]", suggestion: "isoler"),
        .action(.prerequisiteCycle, "label: \"A\", after: [⟦1⟧a⟦2⟧]"),
        .action(.unknownValue, "label: \"A\", basis: ⟦1⟧X⟦2⟧"),
        .action(.unknownKey, "label: \"A\", ⟦1⟧unless⟦2⟧: {}"),
        .action(.wrongShape, "label: \"A\", steps: ⟦1⟧\"Un\"⟦2⟧"),
        .action(.ambiguousScalar, "label: \"A\", steps: [⟦1⟧on⟦2⟧]"),
        .action(.notABoolean, "label: \"A\", reversible: ⟦1⟧no⟦2⟧", suggestion: "false"),
        .action(.deadlineWithoutClock, "label: \"A\", deadline: {within: 1 h, kind: ⟦1⟧legal⟦2⟧}"),
        .action(.deadlineWithoutClock, "label: \"A\", deadline: {within: 1 h, of: ⟦1⟧met⟦2⟧, kind: contract}"),
        .action(.unknownClock, "label: \"A\", deadline: {within: 1 h, of: ⟦1⟧detected⟦2⟧}"),
        .action(
            .unknownClock, "label: \"A\", deadline: {within: 1 h, of: ⟦1⟧detected_ta⟦2⟧}", suggestion: "detected_at"),
        .action(.unknownClock, "label: \"A\", deadline: {within: 1 h, of: ⟦1⟧seen_at⟦2⟧}", help: "add it to `clocks`"),
        .action(.missingKey, "label: \"A\", deadline: ⟦1⟧{of: met}", help: "within"),
        .action(.missingKey, "label: \"A\", deadline: {⟦1⟧without_delay⟦2⟧: true}", help: "target"),
        .action(.misplacedKey, "label: \"A\", deadline: {within: 1 h, ⟦1⟧target⟦2⟧: 1 h}"),
        .action(.misplacedKey, "label: \"A\", deadline: {within: 1 h, ⟦1⟧without_delay⟦2⟧: true}"),
        .action(.misplacedKey, "label: \"A\", deadline: {without_delay: ⟦1⟧false⟦2⟧, target: 1 h}"),
        .action(.misplacedKey, "label: \"A\", deadline: {within: 1 h, ⟦1⟧months⟦2⟧: 1}"),
        .action(.misplacedKey, "label: \"A\", deadline: {working_days: 2, ⟦1⟧target⟦2⟧: 1 h}"),
        .action(.misplacedKey, "label: \"A\", deadline: {on_request: ⟦1⟧false⟦2⟧}"),
        .action(.outOfRange, "label: \"A\", deadline: {working_days: ⟦1⟧0⟦2⟧}", help: "from 1 to 1000"),
        .action(.outOfRange, "label: \"A\", deadline: {months: ⟦1⟧121⟦2⟧}", help: "from 1 to 120"),
        .action(.unknownKey, "label: \"A\", deadline: {⟦1⟧month⟦2⟧: 1}", suggestion: "months"),
        .action(.unknownValue, "label: \"A\", deadline: {within: 1 h, kind: ⟦1⟧leg⟦2⟧}"),
        .action(.notADuration, "label: \"A\", deadline: {within: ⟦1⟧1h30⟦2⟧}", help: "write `1 h 30 min`"),
        .action(.notADuration, "label: \"A\", deadline: {within: ⟦1⟧1 h 30⟦2⟧}", help: "write `1 h 30 min`"),
        .action(.notADuration, "label: \"A\", deadline: {within: ⟦1⟧24h00⟦2⟧}", help: "write `24 h`"),
        .action(.notADuration, "label: \"A\", deadline: {within: ⟦1⟧1,5 h⟦2⟧}", help: "`90 min`"),
        .action(.unknownClock, "label: \"A\", deadline: {within: 1 h, of: ⟦1⟧zorglub⟦2⟧}", help: "declared: "),
        .action(.wrongShape, "label: \"A\", deadline: ⟦1⟧1 h⟦2⟧"),
    ]

    static let rules = [
        Mistake(.missingKey, "rules: [⟦1⟧{title: \"R\", require: [{action: isoler}]}]", help: "id"),
        Mistake(.missingKey, "rules: [{id: ⟦1⟧r⟦2⟧, require: [{action: isoler}]}]", help: "title"),
        Mistake(.missingKey, "rules: [{id: ⟦1⟧r⟦2⟧, title: \"R\"}]", help: "require"),
        Mistake(.wrongShape, "rules: [⟦1⟧r⟦2⟧]"),
        .rule(.emptyList, "require: ⟦1⟧[]⟦2⟧"),
        .rule(.unknownAction, "require: [{action: ⟦1⟧isoller⟦2⟧}]", suggestion: "isoler"),
        .rule(.wrongShape, "require: [⟦1⟧isoler⟦2⟧]", help: "write `{action: isoler}`", suggestion: "{action: isoler}"),
        .rule(.wrongShape, "forbid: [⟦1⟧isoler⟦2⟧]", help: "because"),
        .rule(.unknownAction, "forbid: [{action: isoler, because: \"B\", interest: soins, instead: ⟦1⟧appelr⟦2⟧}]"),
        .rule(.unknownKey, "require: [{action: isoler, ⟦1⟧because⟦2⟧: \"B\"}]"),
        .rule(.unknownKey, "⟦1⟧requires⟦2⟧: [], recommend: [{action: isoler}]", suggestion: "require"),
        .rule(.missingKey, "require: [⟦1⟧{priority: vital}]", help: "action"),
        .rule(.missingKey, "forbid: [{action: ⟦1⟧isoler⟦2⟧, interest: soins}]", help: "because"),
        .rule(.missingKey, "forbid: [{action: ⟦1⟧isoler⟦2⟧, because: \"B\"}]", help: "interest"),
        .rule(.missingPriority, "require: [{action: ⟦1⟧noter⟦2⟧}]", help: "add `priority`"),
        .rule(.unknownPriority, "require: [{action: noter, priority: ⟦1⟧P1⟦2⟧}]", help: "declared: vital, normal"),
        .rule(.duplicateAction, "require: [{action: isoler}, {action: ⟦1⟧isoler⟦2⟧}]"),
        .rule(.unknownReference, "references: [⟦1⟧care/b⟦2⟧], require: [{action: isoler}]", suggestion: "care/a"),
        .rule(.unknownValue, "status: ⟦1⟧stabel⟦2⟧, require: [{action: isoler}]", suggestion: "stable"),
        .rule(.notADate, "reviewed: ⟦1⟧25/11/2026⟦2⟧, require: [{action: isoler}]"),
        .rule(.notADate, "reviewed: ⟦1⟧2026-02-30⟦2⟧, require: [{action: isoler}]"),
        .rule(.unknownFact, "require: [{action: isoler, if: {⟦1⟧bed⟦2⟧: 1}}]", suggestion: "beds"),
        .rule(
            .precautionOnIrreversible,
            "when: {beds: 1}, require: [{action: ⟦1⟧effacer⟦2⟧, on_unknown: {precaution: [beds]}}]"),
        .rule(
            .precautionOnIrreversible,
            "when: {beds: 1}, on_unknown: {precaution: [beds]}, require: [{action: ⟦1⟧effacer⟦2⟧}]"),
        .rule(
            .precautionUnread,
            "when: {beds: 1}, require: [{action: isoler, on_unknown: {precaution: [beds, ⟦1⟧malicious⟦2⟧]}}]"),
        .rule(
            .precautionUnread,
            "when: {beds: 1}, on_unknown: {precaution: [⟦1⟧malicious⟦2⟧]}, require: [{action: isoler}, {action: appeler}]"
        ),
        .rule(
            .precautionUnread,
            "when: {grave: true}, on_unknown: {precaution: [⟦1⟧grave⟦2⟧]}, require: [{action: isoler}]"),
        .rule(.unknownFact, "when: {beds: 1}, on_unknown: {precaution: [⟦1⟧bedz⟦2⟧]}, require: [{action: isoler}]"),
        .rule(.emptyList, "when: {beds: 1}, on_unknown: {precaution: ⟦1⟧[]⟦2⟧}, require: [{action: isoler}]"),
        .rule(.unknownValue, "on_unknown: ⟦1⟧aks⟦2⟧, require: [{action: isoler}]", suggestion: "ask"),
    ]
}
