import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what an action says besides its label: what is decided, said, undone, or done where it is impossible.
struct ActionDetailReader {
    private let pack: PackBuilder
    private let facts: FactSections
    private let conditions: ConditionReader

    /// As many words as can be said before the other person has to answer.
    private static let wordLimit = 40

    /// What was read.
    struct Details {
        let kind: Action.Kind
        let reversal: Action.Reversal
        let impossibleIf: Condition?
        let addressee: Action.Addressee?
        let say: String?
        let otherwise: String?
        let duty: LegalDuty?
    }

    /// A reader for actions that speak to the roles and contacts of a pack.
    init(_ pack: PackBuilder, facts: FactSections, conditions: ConditionReader) {
        self.pack = pack
        self.facts = facts
        self.conditions = conditions
    }

    /// The details; nil when something that was reported leaves nothing in their place.
    func read(
        _ declaration: Declaration, _ body: YAMLNode, isReversible: Bool, _ reader: inout NodeReader
    ) -> Details? {
        let kind = self.kind(declaration, body, &reader)
        let reversal = self.reversal(body, isReversible: isReversible, &reader)
        let impossibleIf = body["impossible_if"].flatMap { condition($0, &reader) }
        let addressee = body["to"].flatMap { self.addressee($0, &reader) }
        let say = body["say"].flatMap { self.say($0, &reader) }
        let otherwise = body["otherwise"].flatMap { reader.text($0) }
        let duty = body["duty"].flatMap { self.duty($0, source: body["source"], declaration, &reader) }
        guard let kind else { return nil }
        return Details(
            kind: kind, reversal: reversal, impossibleIf: impossibleIf, addressee: addressee, say: say,
            otherwise: otherwise, duty: duty)
    }

    /// To whom, how surely and when the text was read; the text is the action's own `source`.
    private func duty(
        _ node: YAMLNode, source: YAMLNode?, _ declaration: Declaration, _ reader: inout NodeReader
    ) -> LegalDuty? {
        guard reader.isMapping(node, "a duty", keys: ["to", "certainty", "unread", "while_open", "verified_on"]) else {
            return nil
        }
        func required(_ key: String) -> YAMLNode? {
            reader.required(key, in: node, "the duty of `\(declaration.id)`", at: node.head)
        }
        let addressee = required("to").flatMap { self.addressee($0, &reader) }
        let certainty = required("certainty").flatMap {
            reader.word($0, among: LegalDuty.Certainty.allCases.map { $0.rawValue }, "a degree of certainty")
        }
        let verifiedOn = required("verified_on").flatMap { reader.pastDate($0) }
        let unread = node["unread"].flatMap { reader.text($0) }
        let endsWithIncident = node["while_open"].map { reader.boolean($0) } ?? false
        if source == nil {
            reader.report(
                .missingKey, "the duty of `\(declaration.id)` has no text", at: node.head,
                help: ["add `source: …` to the action: the text, and the place in it"])
        }
        guard let basis = source.flatMap({ reader.text($0) }), let addressee, let verifiedOn,
            let certainty = certainty.flatMap({ LegalDuty.Certainty(rawValue: $0) })
        else { return nil }
        return LegalDuty(
            addressee: addressee, basis: basis, certainty: certainty, unread: unread, verifiedOn: verifiedOn,
            endsWithIncident: endsWithIncident ?? false)
    }

    private func kind(
        _ declaration: Declaration, _ body: YAMLNode, _ reader: inout NodeReader
    ) -> Action.Kind? {
        let word = body["kind"].map { reader.word($0, among: ["do", "decide"], "a kind of action") }
        guard let word = word ?? "do" else { return nil }
        if word == "decide" { return decision(declaration, body, &reader).map { .decide($0) } }
        for key in ["options", "criterion", "settles"] {
            guard let entry = body.entry(named: key) else { continue }
            reader.report(
                .misplacedKey, "`\(key)` goes with `kind: decide`", at: entry.key.range,
                help: ["delete it, or add `kind: decide`"])
        }
        return .act
    }

    private func decision(
        _ declaration: Declaration, _ body: YAMLNode, _ reader: inout NodeReader
    ) -> Decision? {
        let subject = "the decision `\(declaration.id)`"
        let list = reader.required("options", in: body, subject, at: declaration.place)
        let criterion = reader.required("criterion", in: body, subject, at: declaration.place)
            .flatMap { reader.text($0) }
        guard let list, let elements = reader.elements(of: list, "`options`") else { return nil }
        guard elements.count >= 2 else {
            reader.report(
                .tooFewOptions, "a decision needs at least two options, not \(elements.count)", at: list.range,
                help: ["write each thing that can be decided, doing nothing included"])
            return nil
        }
        let options = elements.compactMap { reader.label($0) }
        let settled = body["settles"].map { self.settled($0, options: options.count, &reader) } ?? []
        return criterion.flatMap { Decision(options: options, criterion: $0, settled: settled) }
    }

    /// The facts that a choice answers, each with a value for each option.
    private func settled(_ node: YAMLNode, options: Int, _ reader: inout NodeReader) -> [Decision.Settled] {
        let entries = reader.entries(of: node, "`settles`") ?? []
        return entries.compactMap { entry -> Decision.Settled? in
            guard let fact = facts.learnt(entry.key, &reader), let type = facts.type(of: fact),
                let nodes = reader.elements(of: entry.value, "`\(entry.key.text)`")
            else { return nil }
            guard nodes.count == options else {
                reader.report(
                    .wrongShape, "there are \(options) options, and \(nodes.count) values", at: entry.value.range,
                    help: ["write what each option makes of the fact, in their order"])
                return nil
            }
            let values = nodes.compactMap { reader.value($0, as: type) }
            return values.count == options ? Decision.Settled(fact, values) : nil
        }.sorted { $0.fact < $1.fact }
    }

    private func reversal(_ body: YAMLNode, isReversible: Bool, _ reader: inout NodeReader) -> Action.Reversal {
        guard let undo = body.entry(named: "undo") else { return isReversible ? .possible(undo: nil) : .none }
        guard isReversible else {
            reader.report(
                .undoOnIrreversible, "`undo` on an action that is not reversible", at: undo.key.range,
                help: ["delete it, or `reversible: false`"])
            return .none
        }
        return .possible(undo: reader.text(undo.value))
    }

    private func condition(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard let condition = conditions.condition(node, &reader) else { return nil }
        let count = condition.tests.count
        guard count <= PackLoader.leafLimit else {
            reader.report(
                .tooManyLeaves, "this condition makes \(count) tests, \(PackLoader.leafLimit) at most are read",
                at: node.head, help: ["name a part of it in `derived`"])
            return nil
        }
        return condition
    }

    private func addressee(_ node: YAMLNode, _ reader: inout NodeReader) -> Action.Addressee? {
        guard let name = reader.scalar(node, "the name of an addressee") else { return nil }
        let roles = pack.roles.table
        let contacts = pack.contacts.table
        if let role = roles[name] { return .role(role) }
        if let contact = contacts[name] { return .contact(contact) }
        guard !roles.isIncomplete, !contacts.isIncomplete else { return nil }
        reader.report(
            .unknownContact, "`\(name)` is neither a role nor a contact", at: node.range, word: name,
            among: roles.names + contacts.names, help: ["add it to `contacts`, with its label"])
        return nil
    }

    private func say(_ node: YAMLNode, _ reader: inout NodeReader) -> String? {
        guard let text = reader.text(node) else { return nil }
        // A sign between spaces, as French sets its colons, is not a word.
        let count = text.split { $0.isWhitespace }.filter { $0.contains { $0.isLetter || $0.isNumber } }.count
        guard count <= Self.wordLimit else {
            reader.report(
                .sayTooLong, "`say` has \(count) words, \(Self.wordLimit) at most can be said in one breath",
                at: node.range, help: ["cut \(count - Self.wordLimit) of them, or move a part to `steps`"])
            return nil
        }
        return text
    }
}
