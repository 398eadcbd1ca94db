package import Vocabularies

/// An attribute of a consequence: one value whatever the facts, or one that a fact chooses.
package enum Choice<Value: Hashable & Sendable>: Hashable, Sendable {
    case fixed(Value)
    case table(Table<Value>)

    /// Every value that it may come to.
    package var values: [Value] {
        switch self {
        case .fixed(let value): [value]
        case .table(let table): table.rows.map { $0.value } + [table.whenUnknown, table.notAsked].compactMap { $0 }
        }
    }
}

/// A value for each case of one fact.
package struct Table<Value: Hashable & Sendable>: Hashable, Sendable {
    /// One case and its value.
    package struct Row: Hashable, Sendable {
        /// When the case applies, if none before it does; nil for what is left.
        package let test: FactTest?

        package let value: Value

        /// A case; its test is on the table's fact.
        package init(_ test: FactTest?, _ value: Value) {
            self.test = test
            self.value = value
        }
    }

    package let fact: PackIndex<Fact>

    /// Tried in this order; one of them applies to every value of the fact.
    package let rows: [Row]

    /// The value while the fact is unknown; nil for the most demanding one that is still possible.
    package let whenUnknown: Value?

    /// The value where the fact makes no sense; nil for the least demanding one.
    package let notAsked: Value?

    /// A table whose rows the loader has checked.
    package init(by fact: PackIndex<Fact>, rows: [Row], whenUnknown: Value? = nil, notAsked: Value? = nil) {
        self.fact = fact
        self.rows = rows
        self.whenUnknown = whenUnknown
        self.notAsked = notAsked
    }
}

/// Which of the values counts.
package enum CandidateSelection: Hashable, Sendable {
    /// The only one.
    case decided
    /// The most demanding counts, and the least demanding is certain.
    case open
    /// The fact makes no sense here: the least demanding.
    case leastDemanding
}

/// The values among which the facts leave a choice.
package struct Candidates<Value: Sendable>: Sendable {
    /// At least one, in the order of the table.
    package let values: [Value]

    package let selection: CandidateSelection

    /// The facts, none derived, that would tell which one is right.
    package let unknowns: FactSet

    /// A choice among some values.
    package init(values: [Value], selection: CandidateSelection, unknowns: FactSet) {
        self.values = values
        self.selection = selection
        self.unknowns = unknowns
    }
}

extension FactView {
    /// The priorities that a demand may still have.
    ///
    /// Not generic, nor is the next: another module would look the type up each time that it asks.
    package func candidates(for choice: Choice<PackIndex<Priority>>) -> Candidates<PackIndex<Priority>> {
        values(of: choice)
    }

    /// The deadlines that a demand may still have.
    package func candidates(for choice: Choice<Deadline>) -> Candidates<Deadline> { values(of: choice) }

    private func values<Value>(of choice: Choice<Value>) -> Candidates<Value> {
        switch choice {
        case .fixed(let value): Candidates(values: [value], selection: .decided, unknowns: [])
        case .table(let table): candidates(in: table)
        }
    }

    private func candidates<Value>(in table: Table<Value>) -> Candidates<Value> {
        guard self[table.fact] != .notApplicable else {
            let values = table.notAsked.map { [$0] } ?? table.rows.map { $0.value }
            return Candidates(values: values, selection: .leastDemanding, unknowns: [])
        }
        let possible = possibleValues(of: table)
        guard possible.contains(where: { $0 != possible[0] }) else {
            return Candidates(values: Array(possible.prefix(1)), selection: .decided, unknowns: [])
        }
        var unknowns: FactSet = []
        for row in table.rows {
            if let test = row.test { unknowns.formUnion(self.unknowns(of: .test(test))) }
        }
        return Candidates(
            values: table.whenUnknown.map { [$0] } ?? possible, selection: .open, unknowns: unknowns)
    }

    /// The values of the cases that apply or may, up to the first that does.
    private func possibleValues<Value>(of table: Table<Value>) -> [Value] {
        var possible: [Value] = []
        for row in table.rows {
            let verdict = row.test.map { self.verdict(on: .test($0)) } ?? Verdict.met
            if verdict != .notMet { possible.append(row.value) }
            if verdict == .met { break }
        }
        return possible
    }
}
