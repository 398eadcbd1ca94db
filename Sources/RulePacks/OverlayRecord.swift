import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// What is kept of the changes of an overlay, for those who read the page.
struct OverlayRecord {
    /// The pack before any change.
    let base: BuiltPack

    /// The same with what the overlay adds.
    let extended: RulePack

    let found: Set<Loosening>

    /// The day on which derogations are read; nil for any day.
    let today: CivilDate?

    /// A change as the pack keeps it.
    func change(_ change: OverlayChange, _ target: OverlayTarget) -> Overlay.Change {
        var (before, after): (String?, String?)
        if case .override(let expected, let value) = change.kind {
            before = (target.value ?? expected)?.shortText
            after = value.shortText
        }
        return kept(
            change.address.text, subject(of: change), before: before, after: after,
            isLoosening: !isLapsed(change.grounds) && !loosenings(by: change).isEmpty, change.grounds)
    }

    /// The bans that an overlay adds on what the pack asks for, as the pack keeps them, and the rules that it adds no more.
    func additions(_ document: OverlayDocument) -> [Overlay.Change] {
        let lapsed = document.additions.filter { isLapsed($0.grounds) }.flatMap { addition in
            (addition.sections["rules"]?.elements ?? []).compactMap { rule in
                rule["id"].map { id in
                    let title = rule["title"]?.text ?? ""
                    return kept(id.text, .removed(rule: id.text, title: title, action: nil), addition.grounds)
                }
            }
        }
        return lapsed
            + addedBans(document).map { addition, rule, action in
                let action = extended.actions[action].id
                return kept(
                    "\(rule.id)/forbid/\(action)",
                    .consequence(rule: rule.id, title: rule.title, action: action, attribute: nil),
                    isLoosening: true, addition.grounds)
            }
    }

    private func kept(
        _ address: String, _ subject: Overlay.Subject, before: String? = nil, after: String? = nil,
        isLoosening: Bool = false, _ grounds: OverlayGrounds
    ) -> Overlay.Change {
        Overlay.Change(
            address: address, subject: subject, before: before, after: after, isLoosening: isLoosening,
            reason: grounds.reason, approvedBy: grounds.approvedBy, reviewBy: grounds.review?.by,
            derogation: derogation(of: grounds))
    }

    private func isLapsed(_ grounds: OverlayGrounds) -> Bool { grounds.derogation?.isLapsed(on: today) ?? false }

    private func derogation(of grounds: OverlayGrounds) -> Overlay.Derogation? {
        grounds.derogation.map {
            Overlay.Derogation(reference: $0.reference, until: $0.until, isLapsed: $0.isLapsed(on: today))
        }
    }

    /// Reports what loosens a protected duty without a derogation.
    func reportUnallowed(
        _ document: OverlayDocument, _ search: LooseningSearch,
        _ targets: [(change: OverlayChange, target: OverlayTarget)], _ reader: inout NodeReader
    ) {
        let duties = Set(search.protectedActions.map { extended.actions[$0].id })
        let awaited = search.awaitedActions
        let help = ["tighten it, or add `derogation: {ref: …, until: …}`: it is printed on every page"]
        for (change, _) in targets where change.grounds.derogation == nil {
            guard let loosened = loosenings(by: change).filter({ $0.isProtected }).min(by: { $0.action < $1.action })
            else { continue }
            // A ban may be protected too, whoever wants its action.
            let isAwaited = loosened.rule == nil && !duties.contains(loosened.action)
            reader.report(
                .protectedLoosened,
                isAwaited
                    ? "a protected duty waits for `\(loosened.action)`, and this holds it back"
                    : "`\(loosened.action)` is a protected duty, and this asks for less of it",
                at: change.place, help: help)
        }
        for (addition, rule, action) in addedBans(document)
        where addition.grounds.derogation == nil && awaited.contains(action) {
            let id = extended.actions[action].id
            reader.report(
                .protectedLoosened,
                duties.contains(id)
                    ? "`\(id)` is a protected duty, and the rule `\(rule.id)` forbids it"
                    : "a protected duty waits for `\(id)`, and the rule `\(rule.id)` forbids it",
                at: addition.sections.head, help: help)
        }
    }

    /// The bans of added rules on actions that the rules before them want.
    private func addedBans(
        _ document: OverlayDocument
    ) -> [(addition: OverlayAddition, rule: Rule, action: PackIndex<Action>)] {
        let known = Set(base.pack.rules.map { $0.id })
        let wanted = Set(
            extended.rules.filter { known.contains($0.id) }.flatMap { $0.consequences }.filter { $0.demand != nil }
                .map { $0.action })
        return extended.rules.filter { !known.contains($0.id) }.flatMap { rule in
            rule.consequences.filter { $0.demand == nil && wanted.contains($0.action) }.compactMap { consequence in
                document.additions.first { addition in
                    addition.sections["rules"]?.elements.contains { $0["id"]?.text == rule.id } ?? false
                }.map { ($0, rule, consequence.action) }
            }
        }
    }

    private func loosenings(by change: OverlayChange) -> [Loosening] {
        found.filter { loosening in
            switch (change.address.subject, change.kind) {
            case (.pack, _): false
            case (.action(let id), _): loosening.action == id && loosening.attribute == change.address.path.first
            case (.rule(let id), .narrow): loosening.rule == id && loosening.attribute == "when"
            case (.rule(let id), _): loosening.rule == id && loosening.attribute == nil
            case (.consequence(let rule, let isBan, let name), _):
                loosening.rule == rule && loosening.isBan == isBan && loosening.name == name
                    && (change.address.path.isEmpty || loosening.attribute == change.address.path.first)
            }
        }
    }

    private func subject(of change: OverlayChange) -> Overlay.Subject {
        func title(_ rule: String) -> String { base.pack.rules.first { $0.id == rule }?.title ?? rule }
        switch (change.address.subject, change.kind) {
        case (.pack, _): return .pack(attribute: change.address.path[0])
        case (.action(let id), _): return .action(id: id, attribute: change.address.path[0])
        case (.rule(let id), .narrow): return .narrowed(rule: id, title: title(id))
        case (.rule(let id), _): return .removed(rule: id, title: title(id), action: nil)
        case (.consequence(let rule, let isBan, let name), let kind):
            let consequence = base.pack.rules.first { $0.id == rule }?.consequences.first { one in
                (one.demand == nil) == isBan && base.pack.name(of: one) == name
            }
            let action = consequence.map { base.pack.actions[$0.action].id } ?? name
            if case .disable = kind { return .removed(rule: rule, title: title(rule), action: action) }
            return .consequence(rule: rule, title: title(rule), action: action, attribute: change.address.path.first)
        }
    }
}

extension YAMLNode {
    /// The value as a reader is told it: of `{within: 15 min}`, the time alone.
    fileprivate var shortText: String {
        let entries = self.entries
        return entries.count == 1 && entries[0].key.text == "within" ? entries[0].value.flowText : flowText
    }
}
