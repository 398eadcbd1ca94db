import RuleEngine
import Runbooks
import Vocabularies

/// Between which places of the pack's scale the severity lies; nil where nothing tells.
struct SeverityLevels: Hashable, Sendable {
    let least: Int?
    let most: Int?

    /// What is known, be it in part.
    var known: Int? { least ?? most }

    init(_ plan: Plan) {
        guard let fact = plan.pack.header.bindings.severity, plan.parts.isEmpty else {
            least = nil
            most = nil
            return
        }
        switch plan.view[fact] {
        case .known(.member(let member)):
            least = member
            most = member
        case .bounded(let bound):
            let member: Int? = if case .member(let member) = bound.value { member } else { nil }
            least = bound.side == .atLeast ? member : nil
            most = bound.side == .atLeast ? nil : member
        default:
            least = nil
            most = nil
        }
    }
}
