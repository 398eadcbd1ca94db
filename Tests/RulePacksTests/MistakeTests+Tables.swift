import RulePacks

extension MistakeTests {
    private static func priority(
        _ fault: PackFault, _ table: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        .rule(fault, "require: [{action: isoler, priority: \(table)}]", help: help, suggestion: suggestion)
    }

    static let tables = [
        priority(.tableNotExhaustive, "{by: severity, ⟦1⟧cases⟦2⟧: {mineure: normal}}", help: "add a case"),
        priority(.tableNotExhaustive, "{by: malicious, ⟦1⟧cases⟦2⟧: {true: vital}}"),
        priority(.tableNotExhaustive, "{by: kind, ⟦1⟧cases⟦2⟧: {chiffrement: vital, compromission: normal}}"),
        priority(.tableNotExhaustive, "{by: beds, ⟦1⟧cases⟦2⟧: [{at_most: 4, use: vital}]}", help: "otherwise"),
        priority(
            .tableNotExhaustive, "{by: beds, ⟦1⟧cases⟦2⟧: [{at_most: 4, use: vital}, {at_least: 6, use: normal}]}"),
        priority(
            .tableNotExhaustive,
            "{by: ratio, ⟦1⟧cases⟦2⟧: [{less_than: 1, use: vital}, {more_than: 1, use: normal}]}"),
        priority(
            .unknownValue, "{by: severity, cases: {mineure: normal, moderee: normal, ⟦1⟧majeur⟦2⟧: vital}}",
            suggestion: "majeure"),
        priority(
            .testOnUnknown,
            "{by: kind, cases: {chiffrement: vital, compromission: vital, compte: vital, ⟦1⟧autre⟦2⟧: vital}}"),
        priority(.unreachableCase, "{by: malicious, cases: {true: vital, ⟦1⟧oui⟦2⟧: vital, false: normal}}"),
        priority(
            .unreachableCase,
            "{by: outage, cases: [{at_most: 2 h, use: vital}, {less_than: ⟦1⟧1 h⟦2⟧, use: vital}, {otherwise: normal}]}"
        ),
        priority(
            .unreachableCase,
            "{by: beds, cases: [{at_most: 4, use: vital}, {at_least: 5, use: vital}, {⟦1⟧otherwise⟦2⟧: normal}]}"),
        priority(.unreachableCase, "{by: beds, cases: [{otherwise: vital}, {at_most: ⟦1⟧4⟦2⟧, use: vital}]}"),
        priority(.missingKey, "⟦1⟧{cases: {true: vital, false: normal}}", help: "by"),
        priority(.missingKey, "⟦1⟧{by: malicious}", help: "cases"),
        priority(.missingKey, "{by: beds, cases: [⟦1⟧{use: vital}, {otherwise: normal}]}", help: "at_most"),
        priority(.missingKey, "{by: beds, cases: [⟦1⟧{at_most: 4}, {otherwise: normal}]}", help: "use"),
        priority(
            .misplacedKey, "{by: beds, cases: [{at_most: 4, ⟦1⟧at_least⟦2⟧: 2, use: vital}, {otherwise: normal}]}"),
        priority(.misplacedKey, "{by: beds, cases: [{otherwise: normal, ⟦1⟧use⟦2⟧: vital}]}"),
        priority(.wrongFactType, "{by: ⟦1⟧types⟦2⟧, cases: {chiffrement: vital}}"),
        priority(.unknownFact, "{by: ⟦1⟧bed⟦2⟧, cases: {}}", suggestion: "beds"),
        priority(.recordFactOutside, "{by: ⟦1⟧system.hit⟦2⟧, cases: {true: vital, false: normal}}"),
        priority(.wrongShape, "{by: malicious, cases: ⟦1⟧[]}"),
        priority(.wrongShape, "{by: beds, cases: ⟦1⟧{}}"),
        priority(.emptyList, "{by: beds, cases: ⟦1⟧[]⟦2⟧}"),
        priority(
            .unknownPriority, "{by: malicious, cases: {true: ⟦1⟧vitale⟦2⟧, false: normal}}", suggestion: "vital"),
        priority(
            .unknownPriority, "{by: malicious, cases: {true: vital, false: normal}, when_unknown: ⟦1⟧vitale⟦2⟧}",
            suggestion: "vital"),
        priority(
            .unknownPriority, "{by: malicious, cases: {true: vital, false: normal}, not_asked: ⟦1⟧norma⟦2⟧}",
            suggestion: "normal"),
        .action(.tableNotExhaustive, "label: \"A\", priority: {by: malicious, ⟦1⟧cases⟦2⟧: {false: normal}}"),
        .action(
            .notADuration,
            "label: \"A\", deadline: {by: malicious, cases: {true: {within: ⟦1⟧1:30⟦2⟧}, false: {within: 1 h}}}"),
    ]

    static let times =
        [
            .action(.wrongFactType, "label: \"A\", deadline: {within: {fact: ⟦1⟧beds⟦2⟧}}"),
            .action(.missingKey, "label: \"A\", deadline: {within: ⟦1⟧{}}", help: "fact"),
            .action(.misplacedKey, "label: \"A\", deadline: {within: 1 h, ⟦1⟧measured⟦2⟧: outage}"),
            .action(.misplacedKey, "label: \"A\", deadline: {within: 1 h, limit: ⟦1⟧false⟦2⟧}"),
            .action(.misplacedKey, "label: \"A\", deadline: {on_request: true, ⟦1⟧limit⟦2⟧: true}"),
            .action(.wrongFactType, "label: \"A\", deadline: {within: 1 h, limit: true, measured: ⟦1⟧beds⟦2⟧}"),
            .action(
                .unknownAction, "label: \"A\", deadline: {within: 1 h, of: {done: ⟦1⟧isolr⟦2⟧}}", suggestion: "isoler"),
            .action(.missingKey, "label: \"A\", deadline: {within: 1 h, of: ⟦1⟧{}}", help: "done"),
            .rule(.missingKey, "require: [{action: isoler, start: ⟦1⟧{of: detected_at}}]", help: "after"),
            .rule(.unknownClock, "require: [{action: isoler, start: {after: 1 h, of: ⟦1⟧seen_at⟦2⟧}}]"),
            .rule(.outOfRange, "require: [{action: isoler, every: ⟦1⟧0 min⟦2⟧}]"),
            .rule(.notADuration, "require: [{action: isoler, every: ⟦1⟧4⟦2⟧}]"),
            .rule(.notABoolean, "protected: ⟦1⟧yes⟦2⟧, require: [{action: isoler}]", suggestion: "true"),
            .rule(.notABoolean, "require: [{action: isoler, protected: ⟦1⟧no⟦2⟧}]", suggestion: "false"),
        ] as [Mistake]
}
