import CivilTime
package import Vocabularies

/// The classes into which tests part the values of a fact; no test tells two values of one class apart.
package struct ValueRows: Sendable {
    private enum Classes: Sendable {
        case flags
        /// One for each member or level.
        case members(Int)
        /// One for each text that is named, and one for all others.
        case texts([String], places: [String: Int])
        /// In order: one for each value that is named, one on each side of it.
        case scale([FactValue])
    }

    /// The row of a fact that isn't known.
    package static let unknown = 0

    /// The row of a fact that makes no sense here.
    package static let notApplicable = 1

    private let classes: Classes

    /// The rows of a type that has some, told by the values that tests name.
    package init(of type: FactType, named values: [FactValue]) {
        switch type {
        case .boolean: classes = .flags
        case .enumeration(let enumeration), .ordinal(let enumeration): classes = .members(enumeration.members.count)
        case .string:
            let texts = Set(values.compactMap { if case .string(let text) = $0 { text } else { nil } })
                .sorted { precedes($0, $1) }
            var places: [String: Int] = [:]
            for (place, text) in texts.enumerated() { places[text] = place }
            classes = .texts(texts, places: places)
        default: classes = .scale(Set(values).sorted { $0.compared(to: $1) == .below })
        }
    }

    /// How many rows there are.
    package var count: Int {
        switch classes {
        case .flags: 4
        case .members(let count): 2 + count
        case .texts(let texts, _): 3 + texts.count
        case .scale(let bounds): 3 + 2 * bounds.count
        }
    }

    /// The rows of the texts that are named; none for other types.
    package var texts: Range<Int> {
        if case .texts(let texts, _) = classes { 2..<2 + texts.count } else { 0..<0 }
    }

    /// The row of every text that isn't named; nil for other types.
    package var common: Int? {
        if case .texts = classes { texts.upperBound } else { nil }
    }

    /// The row of what is known of the fact; nil where it is known on one side only.
    package func row(of reading: FactView.Reading) -> Int? {
        switch reading {
        case .unknown: ValueRows.unknown
        case .notApplicable: ValueRows.notApplicable
        case .bounded: nil
        case .known(let value): row(of: value)
        }
    }

    private func row(of value: FactValue) -> Int? {
        switch (classes, value) {
        case (.flags, .boolean(let flag)): flag ? 3 : 2
        case (.members(let count), .member(let position)): position < count ? 2 + position : nil
        case (.texts(let texts, let places), .string(let text)): 2 + (places[text] ?? texts.count)
        case (.scale(let bounds), .integer), (.scale(let bounds), .number), (.scale(let bounds), .duration),
            (.scale(let bounds), .datetime):
            2 + place(of: value, among: bounds)
        default: nil
        }
    }

    /// Twice the number of bounds below a value, and one more for a value that is a bound itself.
    private func place(of value: FactValue, among bounds: [FactValue]) -> Int {
        var places = bounds.startIndex..<bounds.endIndex
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            switch value.compared(to: bounds[middle]) {
            case .same: return 2 * middle + 1
            case .above: places = middle + 1..<places.upperBound
            case .below: places = places.lowerBound..<middle
            }
        }
        return 2 * places.lowerBound
    }

    /// The verdict on every value of a row of a condition that tests nothing else.
    package func verdict(on condition: Condition, _ row: Int) -> Verdict {
        switch condition {
        case .all(let parts): parts.reduce(.met) { $0 && verdict(on: $1, row) }
        case .any(let parts): parts.reduce(.notMet) { $0 || verdict(on: $1, row) }
        case .not(let part): !verdict(on: part, row)
        case .unlessRefuted(let part): Verdict(verdict(on: part, row) != .notMet)
        case .test(let test): verdict(of: test.predicate, row)
        case .matches, .noRule, .done, .workingHours: preconditionFailure("rows tell only tests of values")
        }
    }

    private func verdict(of predicate: Predicate, _ row: Int) -> Verdict {
        if row == ValueRows.unknown { return verdict(of: predicate, on: .unknown) }
        if row == ValueRows.notApplicable { return verdict(of: predicate, on: .notApplicable) }
        switch classes {
        case .flags: return verdict(of: predicate, on: .known(.boolean(row == 3)))
        case .members: return verdict(of: predicate, on: .known(.member(row - 2)))
        case .texts(let texts, _):
            return row - 2 < texts.count
                ? verdict(of: predicate, on: .known(.string(texts[row - 2]))) : Verdict(predicate == .known)
        case .scale(let bounds):
            let place = row - 2
            if place % 2 == 1 { return verdict(of: predicate, on: .known(bounds[place / 2])) }
            return Verdict(holds(predicate, betweenBoundsAt: place, bounds))
        }
    }

    /// No test that is told by rows reads the time.
    private func verdict(of predicate: Predicate, on reading: FactView.Reading) -> Verdict {
        predicate.verdict(on: reading, now: Instant(secondsSinceEpoch: 0))
    }

    /// Whether a predicate holds for values that lie between two bounds, or past the last one.
    private func holds(_ predicate: Predicate, betweenBoundsAt row: Int, _ bounds: [FactValue]) -> Bool {
        switch predicate {
        case .known: true
        case .atLeast(let value), .moreThan(let value): row > place(of: value, among: bounds)
        case .atMost(let value), .lessThan(let value): row < place(of: value, among: bounds)
        default: false
        }
    }
}
