import CivilTime
import Diagnostics
package import RuleEngine
package import Runbooks
import Vocabularies

/// An explanation for a terminal of 80 columns.
package struct ExplanationFormat {
    private let document: ExplanationDocument
    private let layout: TextLayout

    /// Lays an explanation out.
    package static func render(_ document: ExplanationDocument, color: Bool = false) -> String {
        ExplanationFormat(document: document, layout: TextLayout(color: color)).lines.map { $0 + "\n" }.joined()
    }

    private var pack: RulePack { document.pack }
    private var lexicon: Lexicon { document.lexicon }
    private var wording: ConditionWording { ConditionWording(lexicon: lexicon) }

    private var lines: [String] {
        switch document.subject {
        case .rule(let rule, _): head(of: rule) + incident + body(of: rule) + changes(of: rule)
        case .action(let instance): head(of: instance) + incident + body(of: instance) + changes(of: instance)
        }
    }

    private var incident: [String] {
        let alert = document.plan.mismatch.map { layout.wrapped(Phrase($0.alert)) } ?? []
        let skipped =
            document.plan.isSkipped ? layout.wrapped("cet incident n'appelle pas de fiche : rien n'en sort") : []
        return layout.wrapped("Incident \(lexicon.id), à \(lexicon.local.full(document.plan.now))") + alert + skipped
            + [""]
    }

    // MARK: A rule

    private func head(of place: PackIndex<Rule>) -> [String] {
        let rule = pack.rules[place]
        let written: Phrase = document.places[.rule(rule.id)].map { " (\(code: $0.place))" } ?? ""
        return layout.wrapped("RÈGLE \(rule.id) : \(lexicon.printed(rule.title))\(written)", indent: 2)
    }

    private func body(of place: PackIndex<Rule>) -> [String] {
        let rule = pack.rules[place]
        guard !document.reasons.isEmpty else {
            return layout.wrapped("aucun enregistrement pour lequel elle vaudrait")
        }
        return groups.flatMap { group -> [String] in
            guard let first = group.reasons.first else { return [] }
            let tree = tree([first.ofRule], of: [.rule(rule.id)])
            let own = group.reasons.flatMap { consequence($0) }
            return subject(of: group, of: rule) + layout.wrapped(Phrase(state(of: first.ofRule.verdict))) + tree
                + reversals(first.reversalsOfRule, of: first.ofRule.verdict) + [""] + own
        }
    }

    /// The consequences for records that come out alike, the first record of each kind standing for them.
    private var groups: [(records: [String], reasons: [ConsequenceReason])] {
        var groups: [(key: [Outcome.Standing], verdict: Verdict, records: [String], reasons: [ConsequenceReason])] = []
        var records: [RecordSubject?] = []
        for reason in document.reasons where !records.contains(reason.subject) { records.append(reason.subject) }
        for subject in records {
            let reasons = document.reasons.filter { $0.subject == subject }
            let key = reasons.map { $0.standing }
            let name = subject?.record.map { [$0] } ?? []
            if let place = groups.firstIndex(where: { $0.key == key && $0.verdict == reasons[0].ofRule.verdict }) {
                groups[place].records += name
            } else {
                groups.append((key, reasons[0].ofRule.verdict, name, reasons))
            }
        }
        return groups.map { ($0.records, $0.reasons) }
    }

    private func subject(of group: (records: [String], reasons: [ConsequenceReason]), of rule: Rule) -> [String] {
        guard let collection = rule.forEach else { return [] }
        guard let first = group.records.first else {
            return layout.wrapped("Sans la liste \(pack.vocabulary.facts[collection].name), pour tous ensemble :")
        }
        let others = group.records.count - 1
        let more: Phrase = others > 0 ? " (et \(others) autre\(others > 1 ? "s" : "") de même)" : ""
        return layout.wrapped("Pour \(fed: first)\(more) :")
    }

    private func state(of verdict: Verdict) -> String {
        switch verdict {
        case .met: "La règle est REMPLIE :"
        case .notMet: "La règle n'est PAS REMPLIE :"
        case .unknown: "La règle est INDÉCISE, faute de réponse :"
        }
    }

    /// What a rule says of one action, and what becomes of it.
    private func consequence(_ reason: ConsequenceReason) -> [String] {
        let consequence = reason.consequence(in: pack)
        let instance = reason.instance(in: pack)
        let title: Phrase =
            "\(verb(of: consequence)) \(pack.actions[consequence.action].id) : \(words(of: reason.standing))"
        let becomes =
            document.plan.line(of: instance).map { line in
                layout.wrapped(
                    "→ \(reason.standing == .none ? "par ailleurs " : "")\(fate(of: line))", from: 4, indent: 6)
            } ?? []
        let reversals =
            reason.own.isEmpty || reason.verdict == .met ? [] : list(reason.reversals(met: true), "il faudrait")
        return layout.wrapped(title, indent: 2) + conditions(of: reason) + reversals + becomes
    }

    /// What a consequence asks beside its rule, and what releases it.
    private func conditions(of reason: ConsequenceReason) -> [String] {
        let consequence = reason.consequence(in: pack)
        let owners = pack.rules[reason.rule].placeOwners(of: consequence, in: pack)
        let release = reason.release.map { layout.wrapped("sauf si :", from: 2) + tree([$0], of: owners) } ?? []
        return tree(reason.own, of: owners) + release
    }

    // MARK: An action

    private func head(of instance: ActionInstance) -> [String] {
        let action = pack.actions[instance.action]
        let written: Phrase = document.places[.action(action.id)].map { " (\(code: $0.place))" } ?? ""
        return layout.wrapped("ACTION \(action.id) : \(lexicon.short(instance))\(written)", indent: 2)
    }

    private func body(of instance: ActionInstance) -> [String] {
        guard !document.reasons.isEmpty else { return layout.wrapped("Aucune règle n'en parle ici.") }
        let line = document.plan.line(of: instance)
        let fate: Phrase = line.map { self.fate(of: $0) } ?? "rien ne le demande ici"
        let law = line.map { ActionLaw(line: $0, document: document).phrases } ?? []
        return layout.wrapped("→ \(fate)", indent: 2) + law.flatMap { layout.wrapped($0, from: 2, indent: 4) }
            + impossibility(of: instance) + [""] + document.reasons.flatMap { reason(of: $0) }
    }

    private func impossibility(of instance: ActionInstance) -> [String] {
        guard let condition = pack.actions[instance.action].impossibleIf else { return [] }
        let explanation = document.plan.view.showing(instance).explanation(of: condition, opening: document.levels)
        return layout.wrapped("impossible si :", from: 2)
            + tree([explanation], of: [.action(pack.actions[instance.action].id)])
    }

    /// What one rule says of the action, and why it stands or not.
    private func reason(of reason: ConsequenceReason) -> [String] {
        let rule = pack.rules[reason.rule]
        let consequence = reason.consequence(in: pack)
        let written: Phrase =
            rule.placeOwners(of: consequence, in: pack).reversed().compactMap { document.places[$0] }.first
            .map { " (\(code: $0.place))" } ?? ""
        let title: Phrase = "\(rule.id) \(verb(of: consequence)) : \(words(of: reason.standing))\(written)"
        let otherwise = reversals(reason.reversals, of: reason.verdict)
        // Of what doesn't concern the incident, what is missing says enough, where it can be said.
        guard reason.standing != .none || reason.whole.verdict == .met || otherwise.isEmpty else {
            return layout.wrapped(title, indent: 2) + otherwise
        }
        let owners = rule.placeOwners(of: consequence, in: pack)
        let release = reason.release.map { layout.wrapped("sauf si :", from: 2) + tree([$0], of: owners) } ?? []
        return layout.wrapped(title, indent: 2) + tree([reason.whole], of: owners) + release + otherwise
    }

    // MARK: Words

    private func verb(of consequence: Consequence) -> String {
        switch consequence.effect {
        case .require: "exige"
        case .recommend: "recommande"
        case .forbid: "interdit"
        }
    }

    private func words(of standing: Outcome.Standing) -> String {
        switch standing {
        case .certain: "oui, certain"
        case .precaution: "oui, par précaution"
        case .pending: "en attente d'une réponse"
        case .none: "non"
        }
    }

    private func fate(of line: Line) -> Phrase {
        let parts: [Phrase?] = [
            Phrase(line.status.words),
            line.isPlaced || line.status == .suspended
                ? line.priority.map { "\(priority: pack.vocabulary.priorities[$0].label)" } : nil,
            line.isPlaced ? line.dues.first.map { DueWording(due: $0, lexicon: lexicon).full } : nil,
            line.isPlaced && !line.isCertain ? "par précaution" : nil,
        ]
        return .joined(parts.compactMap { $0 }, by: ", ")
    }

    /// What would have to be so for it to come out otherwise.
    private func reversals(_ reversals: (Bool) -> [Reversal], of verdict: Verdict) -> [String] {
        (verdict == .met ? [] : list(reversals(true), "il faudrait"))
            + (verdict == .notMet
                ? [] : list(reversals(false), verdict == .met ? "ne tiendrait plus si" : "serait écarté si"))
    }

    private func list(_ reversals: [Reversal], _ title: String) -> [String] {
        let shown = reversals.prefix(3).enumerated().flatMap { number, reversal -> [String] in
            let text = Phrase.joined(reversal.requirements.map { wording.phrase($0) }, by: " et ")
            return number == 0
                ? layout.wrapped("\(title) : \(text)", from: 2, indent: 6)
                : layout.wrapped("ou : \(text)", from: 4, indent: 6)
        }
        let rest = reversals.count - 3
        return shown
            + (rest > 0 ? layout.wrapped(rest > 1 ? "ou \(rest) autres façons" : "ou une autre façon", from: 4) : [])
    }

    /// The trees of conditions, side by side.
    private func tree(_ explanations: [Explanation], of owners: [PackPlaces.Owner]) -> [String] {
        var rows = ExplanationRows(wording: wording, places: document.places, owners: owners)
        return explanations.flatMap { rows.rows(of: $0) }.flatMap(shown)
    }

    /// A place is never cut, so that an editor opens it: it may go past the last column.
    private func shown(_ row: ExplanationRow) -> [String] {
        let start = 2 + ExplanationFormat.verdictWidth + 2 * row.depth
        var lines = layout.wrapped(row.text, from: start, indent: start)
        if let place = row.place.map({ "(" + layout.shown("\(code: $0.place)") + ")" }), let last = lines.last {
            if displayWidth(of: last) + 1 + displayWidth(of: place) <= TextLayout.width {
                lines[lines.count - 1] += " " + place
            } else {
                lines.append(String(repeating: " ", count: start) + place)
            }
        }
        guard let verdict = row.verdict else { return lines }
        let mark = "  " + verdict.words
        return [mark + lines[0].dropFirst(displayWidth(of: mark))] + lines.dropFirst()
    }

    private static let verdictWidth = 11

    private func changes(of place: PackIndex<Rule>) -> [String] {
        let id = pack.rules[place].id
        return changes { subject in
            switch subject {
            case .consequence(id, _, _, _), .narrowed(id, _), .removed(id, _, _): true
            default: false
            }
        }
    }

    private func changes(of instance: ActionInstance) -> [String] {
        let id = pack.actions[instance.action].id
        return changes { subject in
            switch subject {
            case .action(id, _), .consequence(_, _, id, _), .removed(_, _, id): true
            default: false
            }
        }
    }

    private func changes(where isMeant: (Overlay.Subject) -> Bool) -> [String] {
        let phrases = OverlayWording(lexicon: lexicon).changes(where: isMeant)
        guard !phrases.isEmpty else { return [] }
        return ["", "CHANGÉ PAR LE SITE"] + phrases.flatMap { layout.wrapped($0, from: 2, indent: 4) }
    }
}

extension Verdict {
    /// As a rule author reads it.
    package var words: String {
        switch self {
        case .met: "rempli"
        case .notMet: "non rempli"
        case .unknown: "inconnu"
        }
    }
}

extension Line.Status {
    /// As a rule author reads it.
    package var words: String {
        switch self {
        case .done: "fait"
        case .notApplicable: "sans objet ici"
        case .infeasible: "impossible ici"
        case .arbitration: "à trancher"
        case .suspended: "suspendu"
        case .forbidden: "interdit"
        case .deferred: "différé"
        case .required: "exigé"
        case .recommended: "recommandé"
        case .pending: "en attente"
        }
    }
}
