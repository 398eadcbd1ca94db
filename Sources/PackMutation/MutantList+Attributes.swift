import CivilTime
import RuleEngine
import Vocabularies

extension MutantList {
    /// Another priority, clock or delay.
    ///
    /// A `start` is left alone: no test can say when something begins. What several consequences of an action have alike is the action's own, written once: it is changed in all of them.
    mutating func addAttributes() {
        var seen: Set<SharedChange> = []
        for index in pack.rules.packIndices {
            let rule = pack.rules[index]
            for consequence in rule.consequences {
                guard let demand = consequence.demand else { continue }
                for change in changes(of: demand) {
                    let shared = SharedChange(action: consequence.action, change: change)
                    guard seen.insert(shared).inserted else { continue }
                    add(change, of: consequence, in: rule)
                }
            }
        }
    }

    /// An attribute that is another one.
    fileprivate struct Change: Hashable {
        enum Attribute: Hashable {
            case priority(Choice<PackIndex<Priority>>, Choice<PackIndex<Priority>>)
            case deadline(Choice<Deadline>, Choice<Deadline>)
            case every(Duration, Duration)
        }

        let kind: MutationOperator
        let attribute: Attribute
        let words: String
    }

    private struct SharedChange: Hashable {
        let action: PackIndex<Action>
        let change: Change
    }

    private mutating func add(_ change: Change, of consequence: Consequence, in rule: Rule) {
        var users = 0
        let edits = pack.rules.packIndices.compactMap { index -> Mutant.Edit? in
            let rule = pack.rules[index]
            let others = rule.consequences.map { other -> Consequence in
                guard other.action == consequence.action, let changed = other.changed(by: change) else { return other }
                users += 1
                return changed
            }
            return others == rule.consequences ? nil : .rule(index, rule.with(consequences: others))
        }
        let action = pack.actions[consequence.action].id
        let place = users > 1 ? places[.action(action)] : nil
        add(
            change.kind, users > 1 ? "action \(action)" : name(consequence, of: rule), change.words,
            at: place ?? self.place(of: consequence, in: rule), edits)
    }

    private func changes(of demand: Demand) -> [Change] {
        var changes = demand.priority.variants { other(than: $0) }.map { other, old, new in
            Change(
                kind: .priority, attribute: .priority(demand.priority, other),
                words: "\(pack.vocabulary.priorities[old].id) → \(pack.vocabulary.priorities[new].id)")
        }
        if let deadline = demand.deadline {
            changes += deadline.variants { longer($0) }.map { other, old, new in
                Change(
                    kind: .delay, attribute: .deadline(deadline, other),
                    words: "\(words(old.term)) → \(words(new.term))")
            }
            changes += deadline.variants { otherClock($0) }.map { other, old, new in
                Change(
                    kind: .clock, attribute: .deadline(deadline, other),
                    words: "\(words(old.origin)) → \(words(new.origin))")
            }
        }
        if let every = demand.every {
            changes.append(
                Change(
                    kind: .delay, attribute: .every(every, every * 2),
                    words: "every \(DurationText.french(every)) → \(DurationText.french(every * 2))"))
        }
        return changes
    }

    /// The next priority, or the one before the last.
    private func other(than priority: PackIndex<Priority>) -> PackIndex<Priority>? {
        let count = pack.vocabulary.priorities.count
        guard count > 1 else { return nil }
        return PackIndex(priority.position + 1 < count ? priority.position + 1 : priority.position - 1)
    }

    /// Twice the time, or a day or a month more.
    private func longer(_ deadline: Deadline) -> Deadline? {
        let term: Deadline.Term? =
            switch deadline.term {
            case .within(let duration): .within(duration * 2)
            case .withoutDelay(let target): .withoutDelay(target: target * 2)
            case .workingDays(let count): .workingDays(count + 1)
            case .months(let count): .months(count + 1)
            case .withinFact, .onRequest: nil
            }
        return term.map { Deadline($0, from: deadline.origin, kind: deadline.kind, use: deadline.use) }
    }

    /// Another clock of the pack than the one that is written: one that is left out is no clock to get wrong.
    private func otherClock(_ deadline: Deadline) -> Deadline? {
        let origin: Deadline.Origin
        switch deadline.origin {
        case .met: return nil
        case .done: origin = .met
        case .clock(let clock):
            let clocks = [pack.header.timeZero] + pack.vocabulary.clocks.map { $0.fact }
            guard let other = clocks.first(where: { $0 != clock && pack.vocabulary.facts[$0].collection == nil })
            else { return nil }
            origin = .clock(other)
        }
        return Deadline(deadline.term, from: origin, kind: deadline.kind, use: deadline.use)
    }

    private func words(_ term: Deadline.Term) -> String {
        switch term {
        case .within(let duration), .withoutDelay(let duration): DurationText.french(duration)
        case .workingDays(let count): "\(count) jours ouvrés"
        case .months(let count): "\(count) mois"
        case .withinFact, .onRequest: ""
        }
    }

    private func words(_ origin: Deadline.Origin) -> String {
        switch origin {
        case .met: "met"
        case .clock(let fact): pack.vocabulary.facts[fact].name
        case .done(let action): "done \(pack.actions[action].id)"
        }
    }
}

extension Consequence {
    /// The consequence with an attribute that is another one; nil where it hasn't that attribute.
    fileprivate func changed(by change: MutantList.Change) -> Consequence? {
        guard let demand else { return nil }
        var (priority, deadline, every) = (demand.priority, demand.deadline, demand.every)
        switch change.attribute {
        case .priority(let old, let new):
            guard priority == old else { return nil }
            priority = new
        case .deadline(let old, let new):
            guard deadline == old else { return nil }
            deadline = new
        case .every(let old, let new):
            guard every == old else { return nil }
            every = new
        }
        let other = Demand(
            priority: priority, deadline: deadline, interest: demand.interest, start: demand.start,
            every: every)
        if case .require = effect { return with(effect: .require(other)) }
        return with(effect: .recommend(other))
    }
}

extension Choice {
    /// The same choice with one of its values replaced, for each that `other` replaces.
    fileprivate func variants(_ other: (Value) -> Value?) -> [(choice: Choice, old: Value, new: Value)] {
        switch self {
        case .fixed(let value): return other(value).map { [(.fixed($0), value, $0)] } ?? []
        case .table(let table):
            return table.rows.enumerated().compactMap { place, row in
                guard let value = other(row.value) else { return nil }
                var rows = table.rows
                rows[place] = Table.Row(row.test, value)
                let changed = Table(
                    by: table.fact, rows: rows, whenUnknown: table.whenUnknown, notAsked: table.notAsked)
                return (.table(changed), row.value, value)
            }
        }
    }
}
