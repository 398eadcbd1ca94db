extension MappingMistakeTests {
    /// What would be passed over, or give what the vocabulary hasn't.
    static let idle = [
        // What is read doesn't suit the key.
        source("wrong-fact-type", "severity: {path: t, ⟦1⟧mentions⟦2⟧: [grave]}", help: "value"),
        source("wrong-fact-type", "natures: {path: t, ⟦1⟧mentions⟦2⟧: fuite}"),
        source("wrong-fact-type", "beds: {path: b, ⟦1⟧time⟦2⟧: epoch-ms}"),
        source("wrong-fact-type", "title: {⟦1⟧parts⟦2⟧: {year: y}}"),
        source("wrong-fact-type", "beds: {⟦1⟧earliest⟦2⟧: [a, b]}"),
        source("wrong-fact-type", "affected.machines: {⟦1⟧path⟦2⟧: m}", help: "each"),
        source("wrong-fact-type", "affected.machines: {⟦1⟧const⟦2⟧: m}"),
        source("wrong-fact-type", "affected.machines: {any: [{⟦1⟧path⟦2⟧: m}]}"),
        source("wrong-fact-type", "affected.machines: {path: m, ⟦1⟧values⟦2⟧: {a: absent, default: absent}}"),
        source("wrong-fact-type", "tags: {path: t}, title: {⟦1⟧tag⟦2⟧: x}", help: "values"),
        source("wrong-fact-type", "beds: {⟦1⟧join⟦2⟧: [a, b]}"),
        source("wrong-fact-type", "exercise: {path: a, ⟦1⟧split⟦2⟧: \",\"}"),
        source(
            "wrong-fact-type", "tags: {path: t}, exercise: {⟦1⟧machine_tag⟦2⟧: {namespace: a, predicate: b}}",
            help: "values"),
        source("wrong-shape", "natures: {path: s, values: {a: ⟦1⟧[fuite, maliciel], default: absent}}"),
        source("not-a-number", "beds: {const: ⟦1⟧1.5⟦2⟧}"),
        // Keys that change nothing.
        source("misplaced-key", "title: {path: t, ⟦1⟧otherwise⟦2⟧: {path: u}}", help: "when"),
        source("misplaced-key", "title: {path: t, ⟦1⟧map⟦2⟧: {name: {path: n}}}", help: "split"),
        source("misplaced-key", "title: {const: t, ⟦1⟧json⟦2⟧: a}"),
        source("misplaced-key", "beds: {const: 1, ⟦1⟧split⟦2⟧: a}"),
        source("misplaced-key", "title: {const: t, ⟦1⟧default⟦2⟧: a}"),
        source("misplaced-key", "severity: {const: majeure, ⟦1⟧values⟦2⟧: {a: mineure, default: absent}}"),
        source("misplaced-key", "title: {any: [{path: t}], ⟦1⟧split⟦2⟧: a}"),
        source("misplaced-key", "title: {join: [a, b], ⟦1⟧json⟦2⟧: a}"),
        source("misplaced-key", "detected_at: {parts: {year: y}, ⟦1⟧time⟦2⟧: date}"),
        source("misplaced-key", "affected.machines: {each: m, ⟦1⟧time⟦2⟧: date, map: {name: {path: n}}}"),
        source("misplaced-key", "title: {path: t, ⟦1⟧assume_zone⟦2⟧: UTC}", help: "time"),
        source(
            "several-sources", "⟦1⟧severity⟦2⟧: {path: s, values: {default: absent}, ranges: [{otherwise: absent}]}"),
        source("missing-key", "exercise: {tag: ⟦1⟧x⟦2⟧}", help: "tags"),
        source("missing-key", "title: {machine_tag: ⟦1⟧{namespace: a, predicate: b}}", help: "tags"),
        source("missing-key", "title: {path: t, when: ⟦1⟧{}}", help: "has"),
        source("empty-list", "title: {any: ⟦1⟧[]⟦2⟧}"), source("empty-list", "natures: {all: ⟦1⟧[]⟦2⟧}"),
        source("unreachable-case", "title: {any: [{path: t}, {const: x}, ⟦1⟧{path: u}]}"),
        source("unreachable-case", "title: {any: [{path: t, default: x}, ⟦1⟧{path: u}]}", help: "when"),
        // Ranges and tables.
        source("empty-list", "severity: {path: s, ranges: ⟦1⟧[]⟦2⟧}"),
        source(
            "missing-key", "severity: {path: s, ranges: [⟦1⟧{use: mineure}, {otherwise: majeure}]}", help: "otherwise"),
        source(
            "misplaced-key",
            "severity: {path: s, ranges: [{less_than: 4, ⟦1⟧at_most⟦2⟧: 4, use: mineure}, {otherwise: majeure}]}"),
        source(
            "misplaced-key",
            "severity: {path: s, ranges: [{less_than: 4, use: mineure}, {otherwise: majeure, ⟦1⟧use⟦2⟧: moderee}]}"),
        source(
            "unreachable-case",
            "severity: {path: s, ranges: [{less_than: 50, use: mineure}, {less_than: ⟦1⟧10⟦2⟧, use: moderee}, {otherwise: majeure}]}",
            help: "lowest"),
        source(
            "unreachable-case",
            "severity: {path: s, ranges: [{at_most: 50, use: mineure}, {less_than: ⟦1⟧50⟦2⟧, use: moderee}, {otherwise: majeure}]}"
        ),
        source("unreachable-case", "severity: {path: s, ranges: [{otherwise: majeure}, {⟦1⟧otherwise⟦2⟧: mineure}]}"),
        source(
            "duplicate-entry",
            "severity: {path: s, values: {In progress: mineure, ⟦1⟧IN_PROGRESS⟦2⟧: majeure, default: absent}}",
            help: "keep one"),
        source(
            "duplicate-entry", "severity: {path: s, values: {\"a *\": mineure, ⟦1⟧A-*⟦2⟧: majeure, default: absent}}"),
        step("duplicate-entry", "{basis: field, path: t, values: {é: fuite, ⟦1⟧E⟦2⟧: maliciel}}"),
        source("unknown-value", "natures: {path: t, mentions: {fuite: a, ⟦1⟧absent⟦2⟧: b}}"),
        source("empty-list", "natures: {path: t, mentions: ⟦1⟧{}⟦2⟧}"),
        source("empty-list", "affected.machines: {each: m, map: ⟦1⟧{}⟦2⟧}"),
        step("empty-list", "{basis: field, path: t, values: ⟦1⟧{}⟦2⟧}"),
        step("empty-list", "{basis: text, path: t, mentions: ⟦1⟧{}⟦2⟧}"),
        step("empty-list", "{basis: field, path: t, values: {a: {type: fuite, set: ⟦1⟧{}⟦2⟧}}}"),
        // The frame.
        Mistake(code: "missing-key", text: "facts: ⟦1⟧{title: {path: t}}", help: "id"),
        Mistake(code: "reserved-name", text: "format: ⟦1⟧canonical⟦2⟧"),
        Mistake(code: "empty-list", text: "key: ⟦1⟧[]⟦2⟧"),
        Mistake(code: "missing-key", text: "key: [source.format, ⟦1⟧title⟦2⟧]", help: "title"),
        Mistake(code: "missing-key", text: "key: [⟦1⟧{}]", help: "path"),
        Mistake(code: "empty-list", text: "detect: ⟦1⟧[]⟦2⟧"),
        Mistake(code: "empty-list", text: "detect: [{has: ⟦1⟧[]⟦2⟧}]"),
        Mistake(code: "empty-list", text: "detect: [{keys: ⟦1⟧{}⟦2⟧}]"),
        Mistake(code: "wrong-shape", text: "detect: [{keys: {a: ⟦1⟧{b: c}}}]"),
        Mistake(code: "misplaced-key", text: "detect: [{has: [ref]}, {has: [o], unwrap: o, ⟦1⟧refuse⟦2⟧: \"non\"}]"),
        // The ways to the type.
        Mistake(
            code: "unreachable-case",
            text: "type: [{basis: default, value: fuite}, ⟦1⟧{basis: default, value: indetermine}]"),
        Mistake(
            code: "unreachable-case",
            text: "collect: true\ntype: [{basis: default, value: fuite}, ⟦1⟧{basis: default, value: indetermine}]"),
        step("unreachable-case", "{basis: field, value: fuite}, ⟦1⟧{basis: field, path: t, values: {a: fuite}}"),
        Mistake(code: "no-default-type", text: "type: ⟦1⟧[]⟦2⟧"),
        Mistake(code: "no-default-type", text: "type: [⟦1⟧{basis: default, when: {has: [a]}, value: fuite}]"),
        Mistake(code: "no-default-type", text: "type: [⟦1⟧{basis: default, path: t, values: {a: fuite}}]"),
        step("misplaced-key", "{basis: field, when: {has: [a]}, value: fuite, json: ⟦1⟧b⟦2⟧}"),
        step("empty-list", "{basis: field, path: t, values: {a: {candidates: ⟦1⟧[]⟦2⟧}}}"),
        step("missing-key", "{basis: field, path: t, values: {a: ⟦1⟧{}}}", help: "candidates"),
        step("misplaced-key", "{basis: field, path: t, values: {a: {type: fuite, ⟦1⟧candidates⟦2⟧: [maliciel]}}}"),
    ]
}
