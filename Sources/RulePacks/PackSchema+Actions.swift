import RuleEngine
import Vocabularies

extension PackSchema {
    /// An action of the catalogue, and the duty that it may answer.
    var actions: [(String, JSONTree)] {
        let yesOrNo = JSONTree.reference("yes-or-no")
        let words = JSONTree.reference("words")
        let names = JSONTree.list(of: .reference("action"))
        let resources = JSONTree.list(of: .reference("resource"))
        let inRecords = facts.filter { $0.fact.collection != nil && $0.fact.type == .set(.string) }
        let through = JSONTree.oneOf(inRecords.map { $0.fact.name })
        let before = JSONTree.mapping([("action", .reference("action")), ("through", through)], required: ["action"])
        let targets = pack.vocabulary.collections.filter { $0.identity != nil }.map { $0.recordName }
        let settled = learntFacts { JSONTree.list(of: value($0.type), atLeast: 2) }
        let schemas: [String: JSONTree] = [
            "label": words, "short": words, "phase": .reference("phase"), "role": .reference("role"),
            "priority": .reference("priority-choice"), "deadline": .reference("deadline-choice"),
            "interest": .reference("interest"), "basis": .oneOf(["R", "S", "J"]), "reversible": yesOrNo,
            "after": .list(of: .either(before, .reference("action"))), "prefer_after": names, "needs": resources,
            "destroys": resources, "stops": .oneOrMore(.reference("stop")), "target": .oneOf(targets),
            "steps": .list(of: words), "done_when": words, "source": words, "kind": .oneOf(["do", "decide"]),
            "options": .list(of: words, atLeast: 2), "settles": .mapping(settled), "criterion": words,
            "to": .reference("addressee"), "say": words, "impossible_if": .reference("condition"),
            "otherwise": words, "undo": words, "duty": .reference("duty"),
        ]
        let keys = ActionReader.keys
        let isDecision = JSONTree.says("kind", [.string("decide")])
        let isFinal = JSONTree.says("reversible", [.bool(false), .string("false"), .string("non")])
        let ofDecisions = ["options", "criterion", "settles"].map { ($0, JSONTree.bool(false)) }
        let action = JSONTree.mapping(
            keys.properties(schemas), required: ["label", "phase", "role"],
            rules: [
                .when(isDecision, .need(["options", "criterion"], while: keys)),
                .when(.property("kind", .oneOf(["do"])), .object([("properties", .object(ofDecisions))])),
                .when(isFinal, .property("undo", .bool(false))),
                .when(.has("duty"), .need(["source"], while: keys)),
            ])
        let duty: [(String, JSONTree)] = [
            ("to", .reference("addressee")),
            ("certainty", .oneOf(LegalDuty.Certainty.allCases.map { $0.rawValue })), ("unread", words),
            ("while_open", yesOrNo), ("verified_on", .reference("day")),
        ]
        return [("action-body", action), ("duty", .mapping(duty, required: ["to", "certainty", "verified_on"]))]
    }
}
