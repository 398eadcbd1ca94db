import Diagnostics
package import RuleEngine
package import Runbooks
package import Vocabularies

/// Why what is asked for can't be explained.
package struct SubjectFault: Error {
    /// In a sentence, without its full stop.
    package let message: String

    /// True where another name would do.
    package let isUsage: Bool

    init(_ message: String, isUsage: Bool = true) {
        self.message = message
        self.isUsage = isUsage
    }
}

/// What somebody asks to have explained, by its name.
package enum ExplainedSubject: Sendable {
    case rule(PackIndex<Rule>, record: String?)
    case action(PackIndex<Action>, record: String?)

    /// How many records of an action without a target are explained.
    private static let recordLimit = 3

    /// A rule, else an action; `others` are names that could have been meant too.
    package init(_ text: String, in pack: RulePack, besides others: [String] = []) throws(SubjectFault) {
        let isAction = text.hasPrefix("actions/")
        let parts = (isAction ? String(text.dropFirst(8)) : text)
            .split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        let record = parts.count == 2 ? parts[1] : nil
        let rule = pack.rules.packIndices.first { pack.rules[$0].id == parts[0] }
        if let rule, !isAction {
            self = .rule(rule, record: record)
        } else if let action = pack.action(withID: parts[0]) {
            self = .action(action, record: record)
        } else {
            let removal = pack.overlays.first { overlay in
                overlay.changes.contains {
                    if case .removed(parts[0], _, nil) = $0.subject { true } else { false }
                }
            }
            if let removal {
                throw SubjectFault(
                    "the overlay `\(removal.id)` takes the rule `\(printable(parts[0]))` away", isUsage: false)
            }
            let names = pack.actions.map { $0.id } + (isAction ? [] : pack.rules.map { $0.id } + others)
            throw SubjectFault(
                "no \(isAction ? "" : "rule nor ")action `\(printable(parts[0]))`" + didYouMean(parts[0], among: names))
        }
    }

    /// What is explained on an incident: of an action about records, each line up to a few, and how many are left out.
    package func subjects(in plan: Plan) throws(SubjectFault) -> (shown: [ExplanationDocument.Subject], leftOut: Int) {
        switch self {
        case .rule(let rule, let record):
            if let record { try check(record, in: plan.pack.rules[rule].forEach, of: plan) }
            return ([.rule(rule, record: record)], 0)
        case .action(let action, let record):
            if let record {
                try check(record, in: plan.pack.actions[action].target, of: plan)
                return ([.action(ActionInstance(action, target: record))], 0)
            }
            let lines = (plan.placed + plan.unplaced).map { $0.instance }.filter { $0.action == action }
            let shown = lines.isEmpty ? [ActionInstance(action)] : Array(lines.prefix(Self.recordLimit))
            return (shown.map { .action($0) }, max(lines.count - shown.count, 0))
        }
    }

    private func check(_ record: String, in collection: PackIndex<Fact>?, of plan: Plan) throws(SubjectFault) {
        guard let collection else { throw SubjectFault("`@` names a record, and this is about none") }
        let names = plan.view.names(in: collection) ?? []
        if names.contains(record) { return }
        throw SubjectFault("no record `\(printable(record))`" + didYouMean(record, among: names))
    }
}
