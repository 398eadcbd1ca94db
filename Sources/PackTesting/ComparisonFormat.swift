import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks

/// What differs between two packs, for a terminal or for a merge request.
package struct ComparisonFormat {
    /// Where it is read.
    package enum Style: Sendable {
        case terminal
        case markdown
    }

    private let comparison: PackComparison
    private let style: Style

    /// How many changes, and how many rules, are listed.
    private var limit: Int { style == .terminal ? 20 : 60 }

    /// How many incidents are named beside a change.
    private static let incidentLimit = 3

    /// Lays a comparison out; the changes past a screen are counted.
    package static func render(_ comparison: PackComparison, style: Style) -> String {
        let format = ComparisonFormat(comparison: comparison, style: style)
        return format.lines.map { french($0) + "\n" }.joined()
    }

    private var lines: [String] {
        title + changes + witnesses + refusals + rules + names + advice
    }

    private var title: [String] {
        let packs = [comparison.old, comparison.new].map { pack in
            "\(code(pack.header.id)) \(printable(pack.header.version)) (\(code(String(pack.digest.prefix(15)))))"
        }
        let head = packs.joined(separator: " → ")
        let count = comparison.incidentCount
        let changed = comparison.changedCount
        let isMadeUp = !comparison.witnesses.isEmpty
        let incidents =
            count == 0
            ? "aucun incident comparé"
            : "\(counted(count, isMadeUp ? "témoin" : "incident")) comparé\(count > 1 ? "s" : ""), "
                + (changed == 0 ? "rien n'y change" : "\(changed) en change\(changed > 1 ? "nt" : "")")
        return [style == .markdown ? "## \(head)" : head] + space + [incidents]
    }

    private var changes: [String] {
        guard comparison.witnesses.isEmpty else { return [] }
        return list(
            "Ce qui change",
            ComparisonGroup.groups(of: comparison.changes).map { group, incidents in
                "\(line(of: group)) ; \(cause(of: group)) (\(names(incidents)))"
            })
    }

    /// Under each rule what becomes of its own actions on the incident found for it, then that incident.
    private var witnesses: [String] {
        list(
            "Ce qui peut changer, et un incident qui le montre",
            comparison.witnesses.map { witness in
                let own = comparison.changes.filter {
                    $0.incident == witness.rule && $0.rules.contains(witness.rule)
                }
                let groups = ComparisonGroup.groups(of: own).map { line(of: $0.group) }
                let shown = groups.prefix(Self.incidentLimit)
                let rest = groups.count > shown.count ? ["+ \(groups.count - shown.count)"] : []
                let incident = code(String(decoding: witness.incident, as: UTF8.self))
                return "\(code(witness.rule))\n"
                    + (shown + rest + [incident]).map { "  - \($0)" }.joined(separator: "\n")
            })
            + list("Règles changées sans incident trouvé qui le montre", comparison.unseenRules.map { code($0) })
    }

    private func line(of group: ComparisonGroup) -> String {
        let kinds = group.kinds.map { style == .markdown ? "**\($0.words)**" : $0.words }.joined(separator: ", ")
        let states = [state(group.before), state(group.after)]
        let change = states[0] == states[1] ? states[0] : states.joined(separator: " → ")
        var shift = ""
        if let own = group.shift {
            shift = " ; \(duration(own)) plus \(own > .zero ? "tard" : "tôt")"
        } else if group.kinds.contains(.earlier) || group.kinds.contains(.later) {
            shift = group.kinds.contains(.earlier) ? " ; une heure est fixée" : " ; plus d'heure fixée"
        }
        return "\(kinds) : \(code(group.action)), \(change)\(shift)"
    }

    private func cause(of group: ComparisonGroup) -> String {
        group.rules.isEmpty ? "par l'action elle-même" : "par \(codes(group.rules))"
    }

    /// The first few incidents, and how many more there are.
    private func names(_ incidents: [String]) -> String {
        let named = incidents.prefix(Self.incidentLimit).map { code($0) }
        let rest = incidents.count - named.count
        return (named + (rest > 0 ? ["+ \(rest)"] : [])).joined(separator: ", ")
    }

    private func state(_ state: ComparisonGroup.State?) -> String {
        guard let state else { return "rien" }
        return ([state.status.words] + [state.priority.map { code($0) }].compactMap { $0 }).joined(separator: " ")
    }

    private var refusals: [String] {
        list(
            "Ce qui n'est lu que par l'un",
            comparison.refusals.map { refusal in
                "ligne \(refusal.line) : refusé par \(refusal.isByNew ? "le nouveau" : "l'ancien"), \(code(refusal.reason))"
            })
    }

    private var rules: [String] {
        list(
            "Par règle",
            comparison.rules.map { rule, kinds in
                "\(code(rule)) : " + kinds.map { "\($0.kind.words) \($0.count)" }.joined(separator: ", ")
            })
    }

    private var names: [String] {
        list(
            "Noms",
            comparison.names.flatMap { change in
                [("de plus", change.added), ("de moins", change.removed)].filter { !$0.1.isEmpty }.map { what, names in
                    let shown = names.prefix(8).map { code($0) }
                    let rest = names.count - shown.count
                    return "\(words(change.kind)) \(what) : "
                        + (shown + (rest > 0 ? ["+ \(rest)"] : [])).joined(separator: ", ")
                }
            })
    }

    private var advice: [String] {
        let advice = VersionAdvice(comparison)
        let level =
            switch advice.level {
            case .none: "aucune : le pack est le même"
            case .patch: "corrective"
            case .minor: "mineure"
            case .major: "majeure"
            }
        let reasons = advice.reasons.map { words($0) }.joined(separator: ", ")
        let version = advice.level == .none ? nil : advice.version.map { "au moins \($0)" }
        let missed = advice.isMissed ? "le nouveau pack dit \(printable(comparison.new.header.version))" : nil
        let parts = [reasons.isEmpty ? nil : reasons, version, missed].compactMap { $0 }
        let least = advice.isLowerBound ? "au moins \(level)" : level
        return space + ["\(heading("Version conseillée")) : \(([least] + parts).joined(separator: " ; "))"]
    }

    private func words(_ reason: VersionAdvice.Reason) -> String {
        switch reason {
        case .changes(let kind, let count): "\(kind.words) \(count)"
        case .refusals(let count): "\(counted(count, "incident")) refusé\(count > 1 ? "s" : "")"
        case .removed(let kind, let count): "\(words(kind)) de moins \(count)"
        case .added(let kind, let count): "\(words(kind)) de plus \(count)"
        case .unseen: "aucun de ces incidents ne montre ce qui diffère"
        case .unseenRules(1): "1 règle changée sans que l'on sache ce qu'elle change"
        case .unseenRules(let count): "\(count) règles changées sans que l'on sache ce qu'elles changent"
        }
    }

    private func words(_ kind: String) -> String {
        switch kind {
        case "facts": "faits"
        case "rules": "règles"
        case "values": "valeurs"
        case "priorities": "priorités"
        case "roles": "rôles"
        default: kind
        }
    }

    private func list(_ title: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        let rest = items.count - limit
        return space + [heading(title)] + space.prefix(style == .markdown ? 1 : 0)
            + items.prefix(limit).map { "- " + $0 }
            + (rest > 0 ? ["- + \(rest) ; tout : \(code("--format json"))"] : [])
    }

    private var space: [String] { [""] }

    private func heading(_ title: String) -> String { style == .markdown ? "**\(title)**" : title.uppercased() }

    private func code(_ name: String) -> String {
        style == .markdown ? codeSpan(printable(name)) : printable(name)
    }

    private func codes(_ names: [String]) -> String { names.map { code($0) }.joined(separator: ", ") }

    private func duration(_ shift: Duration) -> String {
        DurationText.french(shift < .zero ? .zero - shift : shift)
    }
}

extension ActionChange.Kind {
    /// As a rule author reads it.
    fileprivate var words: String {
        switch self {
        case .lost: "perdu"
        case .forbidden: "interdit"
        case .suspended: "suspendu"
        case .weakened: "plus que recommandé"
        case .later: "plus tard"
        case .lowered: "moins pressant"
        case .restated: "autre état"
        case .allowed: "permis"
        case .earlier: "plus tôt"
        case .raised: "plus pressant"
        case .strengthened: "désormais exigé"
        case .gained: "gagné"
        case .dropped: "n'est plus en attente"
        case .awaited: "mis en attente"
        }
    }
}
