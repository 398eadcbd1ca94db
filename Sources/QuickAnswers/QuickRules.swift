import RuleEngine

/// The requirements of a pack, indexed by the classes of the facts that they read; only whether one is met counts.
///
/// Behind one reference: it is asked for each record.
final class QuickRules: Sendable {
    /// What the classes of one column leave of the requirements: for each class a row of bits, one for each requirement, in the
    /// words that these stand in.
    struct Dimension: Sendable {
        let column: Int
        let words: Range<Int>

        /// The place of the first row among the bits of all.
        let start: Int
    }

    /// Lists, one after the other: a list of lists would count references for each record.
    struct Lists<Value: Sendable>: Sendable {
        private var values: [Value] = []
        private var starts = [0]

        /// These lists, in this order.
        init(_ lists: [[Value]]) {
            for list in lists {
                values += list
                starts.append(values.count)
            }
        }

        /// How many lists there are.
        var count: Int { starts.count - 1 }

        /// The places of the values of one list.
        func places(of list: Int) -> Range<Int> { starts[list]..<starts[list + 1] }

        subscript(place: Int) -> Value { values[place] }
    }

    private let conditions: QuickConditions
    private let dimensions: [Dimension]
    private let rows: [UInt64]
    private let atomsOfRequirements: Lists<Int>
    private let atoms: [Int]
    private let shared: [Int]
    private let users: [UInt64]
    private let all: [UInt64]
    private let actionsOfRequirements: Lists<Int>
    private let names: Lists<UInt8>

    /// Nil where a condition tests what columns can't tell.
    init?(_ plain: PlainRules, _ table: ColumnTable) {
        guard let built = QuickRulesBuilder(plain, table) else { return nil }
        conditions = built.conditions
        dimensions = built.dimensions
        rows = built.rows
        atomsOfRequirements = Lists(built.atomsOfRequirements)
        atoms = built.atoms
        shared = built.shared.map { $0.atom }
        users = built.shared.flatMap { $0.users }
        all = built.all
        actionsOfRequirements = Lists(built.actionsOfRequirements)
        names = Lists(built.names)
    }

    /// Finds what a record that was read requires.
    func decide(_ bytes: Span<UInt8>, _ columns: [Column], _ reading: inout QuickReading) {
        reading.start(requirements: all, atomCount: atoms.count, actionCount: names.count)
        for dimension in dimensions { narrow(&reading.met, by: dimension, reading.rows[dimension.column]) }
        for place in shared.indices {
            let start = place * all.count
            guard holdsAny(reading.met, start), !isMet(shared[place], bytes, columns, &reading) else { continue }
            removeUsers(start, from: &reading.met)
        }
        for word in all.indices {
            var left = reading.met[word]
            while left != 0 {
                let place = word * 64 + left.trailingZeroBitCount
                left &= left - 1
                if isMet(requirement: place, bytes, columns, &reading) {
                    require(actionsOf: place, &reading)
                }
            }
        }
    }

    /// Takes out of what is met what a row doesn't leave.
    @inline(__always)
    private func narrow(_ met: inout [UInt64], by dimension: Dimension, _ row: Int) {
        var met = met.mutableSpan
        var place = dimension.start + row * dimension.words.count
        var word = dimension.words.lowerBound
        while word < dimension.words.upperBound {
            met[word] &= rows[place]
            word += 1
            place += 1
        }
    }

    /// Whether something is met of what an atom is shared by, whose bits start there.
    private func holdsAny(_ met: [UInt64], _ start: Int) -> Bool {
        var word = 0
        while word < met.count {
            if met[word] & users[start + word] != 0 { return true }
            word += 1
        }
        return false
    }

    private func removeUsers(_ start: Int, from met: inout [UInt64]) {
        var met = met.mutableSpan
        var word = 0
        while word < met.count {
            met[word] &= ~users[start + word]
            word += 1
        }
    }

    private func isMet(
        requirement: Int, _ bytes: Span<UInt8>, _ columns: [Column], _ reading: inout QuickReading
    ) -> Bool {
        let places = atomsOfRequirements.places(of: requirement)
        var place = places.lowerBound
        while place < places.upperBound {
            if !isMet(atomsOfRequirements[place], bytes, columns, &reading) { return false }
            place += 1
        }
        return true
    }

    private func require(actionsOf requirement: Int, _ reading: inout QuickReading) {
        let places = actionsOfRequirements.places(of: requirement)
        var place = places.lowerBound
        while place < places.upperBound {
            let action = actionsOfRequirements[place]
            reading.required[action / 64] |= 1 << UInt64(action % 64)
            place += 1
        }
    }

    private func isMet(
        _ atom: Int, _ bytes: Span<UInt8>, _ columns: [Column], _ reading: inout QuickReading
    ) -> Bool {
        if reading.verdicts[atom] == 0 {
            let verdict = conditions.verdict(atoms[atom], bytes, columns, &reading)
            reading.verdicts[atom] = verdict == .met ? 1 : 2
        }
        return reading.verdicts[atom] == 1
    }

    /// Writes what is required as a member of an object.
    func write(_ reading: QuickReading, to output: inout [UInt8]) {
        output.append(contentsOf: "\"actions\":[".utf8)
        var isFirst = true
        for word in reading.required.indices {
            var left = reading.required[word]
            while left != 0 {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                append(name: word * 64 + left.trailingZeroBitCount, to: &output)
                left &= left - 1
            }
        }
        output.append(UInt8(ascii: "]"))
    }

    /// Appends a name, byte by byte: a slice of what all threads share would be counted.
    private func append(name: Int, to output: inout [UInt8]) {
        let places = names.places(of: name)
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: places.count))
        var written = output.mutableSpan
        var place = 0
        while place < places.count {
            written[start + place] = names[places.lowerBound + place]
            place += 1
        }
    }
}

extension QuickReading {
    /// Before anything is decided all requirements are met, and no action is required.
    fileprivate mutating func start(requirements: [UInt64], atomCount: Int, actionCount: Int) {
        if met.count != requirements.count {
            met = requirements
            verdicts = Array(repeating: 0, count: atomCount)
            required = Array(repeating: 0, count: (actionCount + 63) / 64)
            return
        }
        for word in requirements.indices { met[word] = requirements[word] }
        for atom in verdicts.indices { verdicts[atom] = 0 }
        for word in required.indices { required[word] = 0 }
    }
}
