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
    }

    /// What the record says; it holds from the beginning.
    package let initial: FactTable

    /// In the order of time; of two at the same instant, the later one counts.
    package private(set) var changes: [Change] = []

    /// Values of the record that could not be read.
    package let remarks: [DataRemark]

    /// The situation that one record describes.
    package init(_ initial: FactTable, remarks: [DataRemark] = []) {
        self.initial = initial
        self.remarks = remarks
    }

    /// The same situation, with a fact learnt at an instant.
    package func learning(_ fact: PackIndex<Fact>, _ state: FactState, at instant: Instant) -> Situation {
        var situation = self
        let place = changes.firstIndex { $0.instant > instant } ?? changes.endIndex
        situation.changes.insert(Change(instant: instant, fact: fact, state: state), at: place)
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
}

/// A value of a record that was set aside: it counts as unknown, and the decision says so.
package struct DataRemark: Hashable, Sendable {
    /// Stable name of the kind of trouble.
    package let code: String

    /// Path of the value in the record.
    package let path: String

    /// What is wrong, in one sentence.
    package let message: String

    /// A remark on one value.
    package init(code: String, path: String, message: String) {
        self.code = code
        self.path = path
        self.message = message
    }
}
