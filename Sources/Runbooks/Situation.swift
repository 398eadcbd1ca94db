package import CivilTime
package import RuleEngine
package import Vocabularies

/// What is known of an incident, and since when.
package struct Situation: Hashable, Sendable {
    /// Something learnt after the beginning.
    package struct Change: Hashable, Sendable {
        package let instant: Instant
        package let fact: PackIndex<Fact>
        package let state: FactState
        package let testimony: Testimony

        /// True where what was learnt before no longer counts.
        package let isWithdrawal: Bool

        /// True of a set that changed because a fact from which it is read did: the page shows that fact alone.
        package let isEcho: Bool
    }

    /// What the record says; it holds from the beginning.
    package internal(set) var initial: FactTable

    /// In the order of time; of two at the same instant, the later one counts.
    package internal(set) var changes: [Change] = []

    /// What became of actions, the latest word for each.
    package internal(set) var deeds: [ActionInstance: Deed] = [:]

    /// What was said of actions and taken back, in the order in which it was taken back.
    package internal(set) var retractions: [Retraction] = []

    /// What was written down for people to read, in the order of time.
    package internal(set) var notes: [Note] = []

    /// Values of the record that could not be read.
    package internal(set) var remarks: [DataRemark]

    /// What whoever told the incident can't know, to ask before anything else.
    package private(set) var firstQuestions: [PackIndex<Fact>] = []

    /// Where it happens, once its profile is joined.
    package internal(set) var establishment: Establishment?

    /// What told it; nil where nobody said.
    package private(set) var evidence: Evidence?

    /// The situation that one record describes.
    package init(_ initial: FactTable, remarks: [DataRemark] = []) {
        self.initial = initial
        self.remarks = remarks
    }

    /// The same situation, with a fact learnt at an instant.
    package func learning(
        _ fact: PackIndex<Fact>, _ state: FactState, at instant: Instant, from testimony: Testimony = Testimony()
    ) -> Situation {
        changing(
            Change(
                instant: instant, fact: fact, state: state, testimony: testimony, isWithdrawal: false, isEcho: false))
    }

    /// The same situation, where a set changed because a fact from which it is read did.
    func echoing(_ change: Change, _ set: PackIndex<Fact>, _ state: FactState) -> Situation {
        changing(
            Change(
                instant: change.instant, fact: set, state: state, testimony: change.testimony,
                isWithdrawal: change.isWithdrawal, isEcho: true))
    }

    /// The same situation, where what was learnt of a fact no longer counts: what the incident's record says does.
    func withdrawing(
        _ fact: PackIndex<Fact>, for recorded: FactState, at instant: Instant, from testimony: Testimony
    ) -> Situation {
        changing(
            Change(
                instant: instant, fact: fact, state: recorded, testimony: testimony, isWithdrawal: true, isEcho: false))
    }

    private func changing(_ change: Change) -> Situation {
        var situation = self
        let place = changes.firstIndex { $0.instant > change.instant } ?? changes.endIndex
        situation.changes.insert(change, at: place)
        return situation
    }

    /// The same situation, with something more to read.
    func noting(_ note: Note) -> Situation {
        var situation = self
        situation.notes.append(note)
        return situation
    }

    /// The same situation, with one more remark on what it was read from.
    package func remarking(_ remark: DataRemark) -> Situation {
        var situation = self
        situation.remarks.append(remark)
        return situation
    }

    /// The same situation, with what holds of a fact from the beginning.
    package func telling(_ fact: PackIndex<Fact>, _ state: FactState) -> Situation {
        var situation = self
        situation.initial[fact] = state
        return situation
    }

    /// The same situation, told by somebody who can't know these facts.
    package func asking(_ facts: [PackIndex<Fact>]) -> Situation {
        var situation = self
        situation.firstQuestions = facts
        return situation
    }

    /// The same situation, told by this.
    package func told(by evidence: Evidence) -> Situation {
        var situation = self
        situation.evidence = evidence
        return situation
    }

    /// The same situation, with what became of an action.
    package func recording(_ deed: Deed, of action: ActionInstance) -> Situation {
        var situation = self
        situation.deeds[action] = deed
        return situation
    }

    /// The same situation, where what was said of an action no longer counts; `deed` is what was said of it since.
    func retracting(_ retraction: Retraction, for deed: Deed?) -> Situation {
        var situation = self
        situation.deeds[retraction.action] = deed
        situation.retractions.append(retraction)
        return situation
    }

    /// The incident's own id.
    package func id(in pack: RulePack) -> String? {
        guard case .known(.string(let id)) = initial[pack.header.bindings.id] else { return nil }
        return id
    }

    /// The same situation, with what was done and remarked in another of the same establishment.
    func sharing(_ other: Situation) -> Situation {
        var situation = self
        for (instance, deed) in other.deeds {
            let own = situation.deeds[instance]
            if own.map({ $0.instant < deed.instant }) ?? true { situation.deeds[instance] = deed }
        }
        situation.retractions += other.retractions.filter { !retractions.contains($0) }
        situation.notes += other.notes.filter { !notes.contains($0) }
        situation.remarks += other.remarks.filter { !remarks.contains($0) }
        return situation
    }

    /// What is known at an instant.
    package func table(at instant: Instant) -> FactTable {
        var table = initial
        for change in changes where change.instant <= instant {
            table[change.fact] = change.state
        }
        return table
    }

    /// What became of actions by an instant.
    func deeds(by instant: Instant) -> [ActionInstance: Deed] {
        deeds.filter { $0.value.instant <= instant }
    }

    /// What has been done by an instant, and when the house is staffed; nil is before anything was done.
    func circumstances(at instant: Instant?) -> Circumstances {
        let done = deeds.filter { deed in
            deed.value.kind == .done && instant.map { deed.value.instant <= $0 } ?? false
        }
        return Circumstances(
            done: Set(done.keys.map { $0.action }), workingHours: establishment?.workingHours ?? .usual,
            zone: establishment?.zone)
    }
}
