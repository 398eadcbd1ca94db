import CivilTime
package import Vocabularies

/// What each value of one fact makes of the conditions that read it: a row of bits for each value that they tell apart.
struct FactDimension: Sendable {
    /// What one condition asks of the fact.
    struct Part: Sendable {
        /// The place of the condition's bits.
        let slot: Int

        let condition: Condition
    }

    private let fact: PackIndex<Fact>
    private let rows: ValueRows
    private let parts: [Part]

    /// The words of bits that the parts stand in.
    private let words: Range<Int>

    /// For each row, its words of what is met, then those of what is possible.
    private var bits: [UInt64]

    /// The rows of a fact; at least one part, and one for each slot.
    init(_ fact: PackIndex<Fact>, of type: FactType, _ parts: [Part]) {
        self.fact = fact
        self.parts = parts
        rows = ValueRows(of: type, named: parts.flatMap { $0.condition.tests.flatMap { $0.predicate.values } })
        let slots = parts.map { $0.slot }
        words = (slots.min() ?? 0) / 64..<(slots.max() ?? 0) / 64 + 1
        bits = Array(repeating: .max, count: rows.count * 2 * words.count)
        guard let common = rows.common else {
            for part in parts {
                for row in 0..<rows.count { set(part, row) }
            }
            return
        }
        // Of thousands of texts, each part names a few: what it says of any other is written once and copied.
        for part in parts { set(part, common) }
        for row in rows.texts {
            for place in 0..<2 * words.count {
                bits[row * 2 * words.count + place] = bits[common * 2 * words.count + place]
            }
        }
        for part in parts {
            let named = part.condition.tests.flatMap { $0.predicate.values }.compactMap { rows.row(of: .known($0)) }
            for row in [ValueRows.unknown, ValueRows.notApplicable] + named { set(part, row) }
        }
    }

    /// Writes what a row makes of a part.
    private mutating func set(_ part: Part, _ row: Int) {
        let verdict = rows.verdict(on: part.condition, row)
        let bit: UInt64 = 1 << UInt64(part.slot % 64)
        let place = row * 2 * words.count + part.slot / 64 - words.lowerBound
        for (place, holds) in [(place, verdict == .met), (place + words.count, verdict != .notMet)] {
            if holds { bits[place] |= bit } else { bits[place] &= ~bit }
        }
    }

    /// Takes what the fact's value refutes, or leaves unknown, out of the planes.
    func narrow(_ planes: inout VerdictPlanes, by view: FactView) {
        guard let row = rows.row(of: view[fact]) else {
            // Known on one side only, which is rare.
            for part in parts { planes.narrow(part.slot, to: view.verdict(on: part.condition)) }
            return
        }
        let start = row * 2 * words.count
        planes.narrow(by: bits[start..<start + 2 * words.count], from: words.lowerBound)
    }
}

extension Vocabulary {
    /// The fact of the incident that a part of a condition reads, where rows can tell its verdict from the value.
    package func factOfRows(for part: Condition) -> PackIndex<Fact>? {
        let tests = part.tests
        guard part.hasOnlyTests, let fact = tests.first?.fact, facts[fact].collection == nil, facts[fact].type.hasRows
        else { return nil }
        return tests.allSatisfy { $0.fact == fact && $0.predicate.isToldByRows } ? fact : nil
    }
}

extension RulePack {
    /// The facts of which tests name so many values that rows of bits would take the square of them.
    var wideFacts: FactSet {
        var named: [PackIndex<Fact>: Set<FactValue>] = [:]
        for rule in rules {
            for consequence in rule.consequences {
                for test in consequence.condition.tests {
                    named[test.fact, default: []].formUnion(test.predicate.values)
                }
            }
        }
        return FactSet(named.filter { $0.value.count > vocabulary.facts[$0.key].type.rowLimit }.keys)
    }
}

extension Condition {
    /// True for a tree whose leaves are all tests.
    fileprivate var hasOnlyTests: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.allSatisfy { $0.hasOnlyTests }
        case .not(let part), .unlessRefuted(let part): part.hasOnlyTests
        case .test: true
        case .matches, .noRule, .done, .workingHours: false
        }
    }
}

extension FactType {
    /// How many values may have rows: each test is weighed at each of a scale, and of texts only at its own.
    package var rowLimit: Int { if case .string = self { 4096 } else { 512 } }

    fileprivate var hasRows: Bool {
        switch self {
        case .boolean, .enumeration, .ordinal, .integer, .number, .duration, .datetime, .string: true
        case .set, .records: false
        }
    }
}

extension Predicate {
    /// True for one that only compares with values of its own.
    package var isToldByRows: Bool {
        switch self {
        case .known, .isAmong, .atLeast, .moreThan, .atMost, .lessThan: true
        default: false
        }
    }
}
