import Vocabularies

extension PackSchema {
    /// A file of a pack: any of the sections.
    ///
    /// Those that are written once have their keys and the names of the pack; the rest is left to `astreinte check`.
    var root: JSONTree {
        let schemas: [String: JSONTree] = [
            "pack": .mapping((HeaderReader.keys + OptionalPackReader.keys).distinct().properties(header)),
            "priorities": labelled(["label", "mark", "weight", "never_waits"]), "phases": labelled(["label"]),
            "interests": labelled(["label"]), "resources": labelled(["label"]),
            "clocks": .each(.mapping(["label", "fallback"].properties(common), required: ["label"])),
            "roles": labelled(["label", "short", "falls_to"]), "contacts": labelled(["label"]),
            "enumerations": .each(labelled(["label", "parent", "aliases", "unknown", "attack", "rsit"])),
            "references": labelled(["label", "source", "certainty", "official", "verified"]),
            "glossary": labelled(["label", "source"]),
            "facts": .each(fact(FactReader.keys)), "collections": .each(collection), "derived": .each(derived),
            "symptoms": .each(symptom), "actions": .each(.reference("action-body")),
            "rules": .list(of: .reference("rule")),
        ]
        return .mapping(Sections.names.properties(schemas))
    }

    /// What several sections say in the same words.
    private var common: [String: JSONTree] {
        let words = JSONTree.reference("words")
        let yesOrNo = JSONTree.reference("yes-or-no")
        return [
            "label": words, "short": words, "question": words, "how": words, "generic": words, "source": words,
            "falls_to": .reference("role"), "unknown": yesOrNo, "never_waits": yesOrNo, "verified": yesOrNo,
            "pinned": yesOrNo, "open": yesOrNo, "weight": .reference("count"), "effort": .reference("count"),
            "known_by": .list(of: .reference("role")), "asked_if": .reference("condition"),
            "fallback": .list(of: .reference("facts-datetime")),
            "type": .oneOf([
                "boolean", "enum", "ordinal", "integer", "number", "duration", "datetime", "string", "set",
            ]),
            "closed_by": .reference("facts-boolean"), "from": .oneOrMore(.reference("text")),
            "precision": .reference("fact"),
        ]
    }

    private var header: [String: JSONTree] {
        let condition = JSONTree.reference("condition")
        return [
            "skip_if": condition, "enabled_if": condition, "default_reader": .reference("role"),
            "time_zero": .reference("facts-datetime"), "legal_notice": .reference("words"),
            "disclaimer": .reference("words"), "notice": .reference("words"),
            "closing": .mapping(
                [("when", condition), ("phases", .list(of: .reference("phase"), atLeast: 1))],
                required: ["when", "phases"]),
        ]
    }

    /// A list of names, or a mapping from each to what is said of it.
    private func labelled(_ keys: [String]) -> JSONTree {
        .when(
            .type("array"), .list(of: .reference("id")), otherwise: .each(.mapping(keys.properties(common))))
    }

    private func fact(_ keys: [String]) -> JSONTree { .mapping(keys.properties(common), required: ["type"]) }

    private var collection: JSONTree {
        let own = common.merging(["facts": .each(fact(FactReader.recordKeys))]) { $1 }
        return .mapping(CollectionSections.keys.properties(own), required: ["as", "facts"])
    }

    private var symptom: JSONTree {
        let facts = learntFacts { fact in
            guard case .set(let member) = fact.type else { return value(fact.type) }
            return .list(of: value(member.type), atLeast: 1)
        }
        return .mapping(
            SymptomReader.keys.properties(["label": .reference("words"), "facts": .mapping(facts)]),
            required: ["label"])
    }

    private var derived: JSONTree {
        let condition = JSONTree.reference("condition")
        let fact = JSONTree.reference("fact")
        let schemas: [String: JSONTree] = [
            "when": condition, "raise": fact, "to": .each(condition), "collect": fact,
            "in": .reference("collection"), "where": condition, "min": fact,
        ]
        return .mapping(DerivationReader.forms.flatMap { [$0.key] + $0.others }.properties(schemas))
    }
}
