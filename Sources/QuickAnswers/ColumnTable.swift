import RuleEngine
import Vocabularies

/// The facts that are read, each with its column, and where they stand in a record.
struct ColumnTable {
    private(set) var columns: [Column] = []
    private(set) var places: [PackIndex<Fact>: Int] = [:]

    /// The classes of each fact of one value.
    private(set) var rows: [PackIndex<Fact>: ValueRows] = [:]

    let tree: KeyTree
    let id: Int
    let exercise: Int?

    /// Nil where a fact isn't simply read at its place, or is of a type that has no column.
    init?(of pack: RulePack, reading plain: PlainRules) {
        let facts = pack.vocabulary.facts
        let bindings = pack.header.bindings
        guard case .string = facts[bindings.id].type else { return nil }
        let read = Set(plain.tests.keys).union([bindings.id]).union(bindings.exercise.map { [$0] } ?? [])
        for fact in read.union(plain.collections) {
            guard !facts[fact].isDerived, facts[fact].closedBy == nil, facts[fact].sources.count == 1,
                pack.askedIf[fact.position] == nil, fact != bindings.establishment
            else { return nil }
        }
        // Where a fact of one value and a set may stand at one place.
        let others = Set(facts.flatMap { if case .set = $0.type { [String]() } else { $0.sources } })
        for collection in plain.collections.sorted() {
            guard case .records(let parts) = facts[collection].type, !facts[collection].isMap,
                plain.tests[collection] == nil, !facts[collection].name.hasPrefix("establishment.")
            else { return nil }
            let first = columns.count
            for part in parts where read.contains(part) {
                guard
                    let (column, rows) = ColumnTable.column(of: facts[part], plain.tests[part] ?? [], isShared: false),
                    !column.isSearched, column.kind != .set
                else { return nil }
                places[part] = columns.count
                self.rows[part] = rows
                columns.append(column)
            }
            places[collection] = columns.count
            columns.append(Column(.records, parts: first..<columns.count))
        }
        for fact in read.sorted() where places[fact] == nil {
            guard facts[fact].collection == nil,
                let (column, rows) = ColumnTable.column(
                    of: facts[fact], plain.tests[fact] ?? [], isShared: others.contains(facts[fact].sources[0]))
            else { return nil }
            places[fact] = columns.count
            self.rows[fact] = rows
            columns.append(column)
        }
        let paths = facts.packIndices.flatMap { [places] fact in
            facts[fact].sources.map { (keys: $0.split(separator: ".").map { String($0) }, column: places[fact]) }
        }
        guard !paths.contains(where: { $0.keys.first == "establishments" }), let tree = KeyTree(paths),
            let id = places[bindings.id]
        else { return nil }
        // A place that is read has nothing below but, for a collection, what each of its records has.
        for node in tree.nodes {
            guard let column = node.column.map({ [columns] in columns[$0] }), !node.keys.isEmpty else { continue }
            guard column.kind == .records, tree.columns(below: node).allSatisfy({ column.parts.contains($0) })
            else { return nil }
        }
        self.tree = tree
        self.id = id
        exercise = bindings.exercise.flatMap { [places] in places[$0] }
    }

    /// The column of a fact of one value or a set, and the classes of one value.
    private static func column(of fact: Fact, _ tests: [FactTest], isShared: Bool) -> (Column, ValueRows?)? {
        let named = tests.flatMap { $0.predicate.values }
        var rows: ValueRows { ValueRows(of: fact.type, named: named) }
        switch fact.type {
        case .boolean: return (Column(.flag), rows)
        case .integer:
            var bounds: Set<Int64> = []
            for value in named {
                guard case .integer(let bound) = value else { return nil }
                bounds.insert(bound)
            }
            // More would have so many rows that the bits of these took the square of them.
            guard bounds.count <= fact.type.rowLimit else { return nil }
            return (Column(.integer, bounds: bounds.sorted()), rows)
        case .enumeration(let list), .ordinal(let list):
            return (Column(.member, names: list.spellings { 2 + $0 }), rows)
        case .string:
            let rows = rows
            guard let texts = texts(named), let common = rows.common, common <= fact.type.rowLimit else { return nil }
            let names = texts.map { (text: $0, number: rows.row(of: .known(.string($0))) ?? common) }
            let isSearched = tests.contains { $0.predicate.looksInto }
            return (Column(.text, names: names, otherRow: common, isSearched: isSearched), rows)
        case .set(let type):
            let isCounted = tests.contains { $0.predicate.counts }
            switch type {
            case .enumeration(let list):
                guard list.members.count <= 64 else { return nil }
                return (
                    Column(
                        .set, names: list.spellings { $0 }, isCounted: isCounted, isOpen: fact.isOpen,
                        isShared: isShared), nil
                )
            case .string:
                guard let texts = texts(named)?.distinct(), texts.count <= 64 else { return nil }
                let names = texts.enumerated().map { (text: $1, number: $0) }
                return (
                    Column(
                        .set, names: names, otherRow: 1, isCounted: isCounted, isOpen: fact.isOpen, isShared: isShared),
                    nil
                )
            }
        case .number, .duration, .datetime, .records: return nil
        }
    }

    /// The texts that tests name; nil where one isn't told from others by its bytes: Unicode writes three characters of ASCII
    /// in a second way.
    private static func texts(_ values: [FactValue]) -> [String]? {
        var texts: [String] = []
        for value in values {
            guard case .string(let text) = value,
                !text.unicodeScalars.contains(where: { ["\u{212A}", "\u{37E}", "\u{1FEF}"].contains($0) })
            else { return nil }
            texts.append(text)
        }
        return texts
    }
}

extension Enumeration {
    /// What feeds write of each known member, exactly, with the number that `number` gives it.
    fileprivate func spellings(_ number: (Int) -> Int) -> [(text: String, number: Int)] {
        members.flatMap { [$0.id] + $0.aliases }.compactMap { text in
            guard let position = position(meaning: text) else { return nil }
            // Of what isn't known the whole plan tells.
            return members[position].meansUnknown ? nil : (text, number(position))
        }
    }
}

extension Predicate {
    fileprivate var looksInto: Bool {
        switch self {
        case .containsText, .startsWith: true
        default: false
        }
    }

    fileprivate var counts: Bool {
        switch self {
        case .sizeAtLeast, .sizeAtMost, .known: true
        default: false
        }
    }
}
