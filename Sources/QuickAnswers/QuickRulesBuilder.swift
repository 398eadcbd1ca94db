import RuleEngine
import Vocabularies

/// Lays out the requirements of a pack.
struct QuickRulesBuilder {
    private(set) var conditions = QuickConditions()
    private(set) var dimensions: [QuickRules.Dimension] = []

    /// The rows of all dimensions.
    private(set) var rows: [UInt64] = []

    /// For each requirement, the conditions that no single column tells; each atom with its place among conditions.
    private(set) var atomsOfRequirements: [[Int]] = []
    private(set) var atoms: [Int] = []

    /// The atoms that many share, each with the bits of those.
    private(set) var shared: [(atom: Int, users: [UInt64])] = []
    let all: [UInt64]

    /// For each requirement, the places of its actions among the names.
    private(set) var actionsOfRequirements: [[Int]] = []

    /// The actions as JSON strings, sorted by their bytes.
    let names: [[UInt8]]

    /// Nil where a condition tests what columns can't tell.
    init?(_ plain: PlainRules, _ table: ColumnTable) {
        let pack = plain.pack
        let actions = Set(plain.requirements.flatMap { $0.actions }).sorted {
            pack.actions[$0].id.utf8.lexicographicallyPrecedes(pack.actions[$1].id.utf8)
        }
        names = actions.map { Array("\"\(pack.actions[$0].id)\"".utf8) }
        guard actions.allSatisfy({ pack.actions[$0].id.utf8.allSatisfy { $0.isPlain } }) else { return nil }
        let placeOfAction = Dictionary(uniqueKeysWithValues: actions.enumerated().map { ($1, $0) })
        let count = plain.requirements.count
        var all = [UInt64](repeating: .max, count: (count + 63) / 64)
        if count % 64 != 0 { all[count / 64] = (1 << UInt64(count % 64)) - 1 }
        self.all = all

        var placeOfAtom: [Condition: Int] = [:]
        var rowParts: [PackIndex<Fact>: [(requirement: Int, condition: Condition)]] = [:]
        for (place, requirement) in plain.requirements.enumerated() {
            actionsOfRequirements.append(requirement.actions.compactMap { placeOfAction[$0] }.distinct())
            var own: [Int] = []
            for part in requirement.condition.conjuncts {
                if let fact = pack.vocabulary.factOfRows(for: part) {
                    // More than one part of a requirement may read the fact: those are told together.
                    if let last = rowParts[fact]?.last, last.requirement == place {
                        rowParts[fact]?.removeLast()
                        rowParts[fact]?.append((place, .all([last.condition, part])))
                    } else {
                        rowParts[fact, default: []].append((place, part))
                    }
                } else if let atom = placeOfAtom[part] {
                    if !own.contains(atom) { own.append(atom) }
                } else {
                    guard let node = add(part, table) else { return nil }
                    placeOfAtom[part] = atoms.count
                    own.append(atoms.count)
                    atoms.append(node)
                }
            }
            atomsOfRequirements.append(own)
        }
        for fact in rowParts.keys.sorted() {
            guard addDimension(of: fact, rowParts[fact] ?? [], table) else { return nil }
        }
        share()
    }

    /// Takes out of requirements the atoms that so many share that a row of bits is less work.
    private mutating func share() {
        var users: [[Int]] = atoms.map { _ in [] }
        for place in atomsOfRequirements.indices {
            for atom in atomsOfRequirements[place] { users[atom].append(place) }
        }
        for atom in users.indices where users[atom].count > max(1, all.count) {
            var bits = [UInt64](repeating: 0, count: all.count)
            for place in users[atom] {
                bits[place / 64] |= 1 << UInt64(place % 64)
                atomsOfRequirements[place].removeAll { $0 == atom }
            }
            shared.append((atom, bits))
        }
    }

    /// The rows of a fact by which some requirements are told.
    private mutating func addDimension(
        of fact: PackIndex<Fact>, _ parts: [(requirement: Int, condition: Condition)], _ table: ColumnTable
    ) -> Bool {
        guard let column = table.places[fact], let rows = table.rows[fact], let first = parts.first,
            let last = parts.last
        else { return false }
        let words = first.requirement / 64..<last.requirement / 64 + 1
        var bits = [UInt64](repeating: .max, count: rows.count * words.count)
        func write(_ requirement: Int, in row: Int, isMet: Bool) {
            let place = row * words.count + requirement / 64 - words.lowerBound
            let bit: UInt64 = 1 << UInt64(requirement % 64)
            if isMet { bits[place] |= bit } else { bits[place] &= ~bit }
        }
        // Of thousands of texts, each part names a few: what it says of any other is written once and copied.
        if let common = rows.common {
            for part in parts {
                write(part.requirement, in: common, isMet: rows.verdict(on: part.condition, common) == .met)
            }
            for row in rows.texts {
                for word in 0..<words.count { bits[row * words.count + word] = bits[common * words.count + word] }
            }
        }
        for part in parts {
            let named = Set(
                part.condition.tests.flatMap { $0.predicate.values }.compactMap { rows.row(of: .known($0)) })
            let own = [ValueRows.unknown, ValueRows.notApplicable]
            var isMet = false
            for row in rows.common == nil ? Array(0..<rows.count) : own + named.sorted() {
                // Of a scale, nothing changes but at a bound that the part names, and past it.
                if row <= 2 || table.columns[column].kind != .integer || named.contains(row) || named.contains(row - 1)
                {
                    isMet = rows.verdict(on: part.condition, row) == .met
                }
                write(part.requirement, in: row, isMet: isMet)
            }
        }
        dimensions.append(QuickRules.Dimension(column: column, words: words, start: self.rows.count))
        self.rows += bits
        return true
    }

    /// Adds a condition; its place, or nil where it tests what columns can't tell.
    private mutating func add(_ condition: Condition, _ table: ColumnTable) -> Int? {
        let first = conditions.parts.count
        switch condition {
        case .all(let parts), .any(let parts):
            for part in parts {
                guard add(part, table) != nil else { return nil }
            }
            if case .all = condition { return conditions.add(.all, from: first) }
            return conditions.add(.any, from: first)
        case .not(let part), .unlessRefuted(let part):
            guard add(part, table) != nil else { return nil }
            if case .not = condition { return conditions.add(.not, from: first) }
            return conditions.add(.unlessRefuted, from: first)
        case .test(let test): return table.places[test.fact].flatMap { add(test, in: $0, table) }
        case .matches(let matches):
            guard let column = table.places[matches.collection], let inside = add(matches.condition, table)
            else { return nil }
            return conditions.add(
                .matches(column: column, condition: inside, atLeast: matches.atLeast), from: first)
        case .noRule, .done, .workingHours: return nil
        }
    }

    private mutating func add(_ test: FactTest, in column: Int, _ table: ColumnTable) -> Int? {
        if let rows = table.rows[test.fact] {
            switch test.predicate {
            case .containsText(let text):
                return conditions.add(.containsText(column: column, needle: conditions.add(needle: text)))
            case .startsWith(let text):
                return conditions.add(.startsWith(column: column, needle: conditions.add(needle: text)))
            case _ where test.predicate.isToldByRows:
                let start = conditions.verdicts.count
                // A few mebibytes at most: each test of one of thousands of texts has its own table.
                guard start + rows.count <= 1 << 22 else { return nil }
                for row in 0..<rows.count { conditions.verdicts.append(rows.verdict(on: .test(test), row)) }
                return conditions.add(.row(column: column, table: start))
            default: return nil
            }
        }
        switch test.predicate {
        case .known: return conditions.add(.setIsKnown(column: column))
        case .sizeAtLeast(let size): return conditions.add(.sizeAtLeast(column: column, size: size))
        case .sizeAtMost(let size): return conditions.add(.sizeAtMost(column: column, size: size))
        case .containsAny(let values):
            return table.members(values, of: column).map { conditions.add(.containsAny(column: column, members: $0)) }
        default: return nil
        }
    }
}

extension ColumnTable {
    /// The bits of some members of a set.
    fileprivate func members(_ values: [FactValue], of column: Int) -> UInt64? {
        var members: UInt64 = 0
        for value in values {
            switch value {
            case .member(let position): members |= 1 << UInt64(position)
            case .string(let text):
                let bytes = Array(text.utf8)
                guard let bit = columns[column].names.number(of: bytes.span, 0..<bytes.count) else { return nil }
                members |= 1 << UInt64(bit)
            default: return nil
            }
        }
        return members
    }
}
