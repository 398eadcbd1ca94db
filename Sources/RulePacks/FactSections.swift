import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// The facts of a pack: those that are given, those that are derived, and the clocks.
struct FactSections {
    let table: NameTable<Fact>
    private(set) var conditions: ConditionReader

    /// In the order of the table; some are missing when mistakes were reported.
    private(set) var facts: [Fact] = []
    private(set) var askedIf: [Condition?] = []
    private(set) var derivations: [Condition?] = []

    /// Those that others are computed from first.
    private(set) var resolutionOrder: [PackIndex<Fact>] = []

    /// For each fact, those that are not derived and that it rests on; nil when that could not be found.
    private(set) var bases: [Set<PackIndex<Fact>>?] = []

    /// The names that `clocks` declares.
    let clocks: Declarations

    private let given: [String: YAMLNode]
    private let derived: [String: YAMLNode]
    fileprivate let collections: CollectionSections

    /// Reads the names and types, then what is said of each fact.
    init(_ pack: PackBuilder, _ reader: inout NodeReader) {
        let sections = pack.sections
        var names = reader.declarations(in: sections["facts"], "fact", form: .fact)
        given = Self.bodies(names)
        let derivedNames = reader.declarations(in: sections["derived"], "fact", form: .fact)
        derived = Self.bodies(derivedNames)
        for declaration in derivedNames.list { reader.add(declaration, to: &names, "fact", .fact) }
        names.isIncomplete = names.isIncomplete || derivedNames.isIncomplete || sections.mayLackNames(of: "facts")
        collections = CollectionSections(sections["collections"], names: &names, &reader)
        clocks = reader.declarations(in: sections["clocks"], "clock", form: .fact)
        for clock in clocks.list where !names.declares(clock.id) {
            reader.add(clock, to: &names, "fact", .fact)
        }
        table = names.table("fact", unknown: .unknownFact)
        let places = Self.places(names)
        let types = TypeReader(enumerations: pack.enumerations)
        conditions = ConditionReader(facts: table)
        for name in table.names { conditions.types.append(type(of: name, places, types, &reader)) }
        conditions.collections = table.names.map { collections.recordFacts[$0].flatMap { table[$0.collection] } }
        read(roles: pack.roles.table, &reader)
        resolve(places, &reader)
    }

    /// The type of a fact; nil when its declaration is broken.
    func type(of fact: PackIndex<Fact>) -> FactType? {
        fact.position < conditions.types.count ? conditions.types[fact.position] : nil
    }

    private static func bodies(_ declarations: Declarations) -> [String: YAMLNode] {
        var bodies: [String: YAMLNode] = [:]
        for declaration in declarations.list { bodies[declaration.id] = declaration.body }
        return bodies
    }

    private static func places(_ declarations: Declarations) -> [String: SourceRange] {
        var places: [String: SourceRange] = [:]
        for declaration in declarations.list { places[declaration.id] = declaration.place }
        return places
    }

    private func type(
        of name: String, _ places: [String: SourceRange], _ types: TypeReader, _ reader: inout NodeReader
    ) -> FactType? {
        guard let place = places[name] else { return nil }
        if let body = given[name] { return types.read(body, at: place, &reader) }
        if let record = collections.recordFacts[name] {
            return types.read(record.body, keys: FactReader.recordKeys, at: place, &reader)
        }
        if collections.bodies[name] != nil {
            let facts = table.names.filter { collections.recordFacts[$0]?.collection == name }
            return .records(facts.compactMap { table[$0] })
        }
        return derived[name] == nil ? .datetime : .boolean
    }

    private mutating func read(roles: NameTable<Role>, _ reader: inout NodeReader) {
        let factReader = FactReader(conditions: conditions, roles: roles)
        for (name, type) in zip(table.names, conditions.types) {
            if let body = derived[name], given[name] == nil {
                derivations.append(derivation(body, name, &reader))
                askedIf.append(nil)
                facts.append(factReader.derived(name))
            } else {
                let read = type.flatMap { self.read(name, $0, factReader, &reader) }
                derivations.append(nil)
                askedIf.append(read?.askedIf)
                facts.append(read?.fact ?? factReader.clock(name).fact)
            }
        }
    }

    private func read(
        _ name: String, _ type: FactType, _ factReader: FactReader, _ reader: inout NodeReader
    ) -> (fact: Fact, askedIf: Condition?) {
        if let body = given[name] { return factReader.read(name, type, body, &reader) }
        if let body = collections.bodies[name] { return factReader.collection(name, type, body, &reader) }
        if let record = collections.recordFacts[name] {
            return (factReader.recordFact(name, type, record, &reader), nil)
        }
        return factReader.clock(name)
    }

    private func derivation(_ body: YAMLNode, _ name: String, _ reader: inout NodeReader) -> Condition? {
        guard reader.isMapping(body, "a derived fact", keys: ["when"]),
            let when = reader.required("when", in: body, "the derived fact `\(name)`", at: body.head)
        else { return nil }
        return conditions.condition(when, &reader)
    }

    private mutating func resolve(_ places: [String: SourceRange], _ reader: inout NodeReader) {
        let needs = facts.indices.map { position in
            let conditions = [derivations[position], askedIf[position]].compactMap { $0 }
            let fact = facts[position]
            let others = [fact.precision, fact.closedBy].compactMap { $0 }
            return Set((conditions.flatMap { $0.facts } + others).map { $0.position })
        }
        let graph = DependencyGraph(needs)
        resolutionOrder = graph.order.map { PackIndex($0) }
        for cycle in graph.cycles {
            let ranges = cycle.compactMap { places[table.names[$0]] }
            guard let first = ranges.first else { continue }
            reader.report(
                .factCycle, "these facts depend on one another: \(path(cycle.map { table.names[$0] }))", at: first,
                notes: zip(cycle, ranges).dropFirst().map { position, range in
                    Diagnostic.Note("`\(table.names[position])` is on the circle", at: range)
                }, help: ["remove one of them from the `when` or `asked_if` of the one before"])
        }
        bases = Array(repeating: nil, count: facts.count)
        for fact in resolutionOrder { bases[fact.position] = baseFacts(under: fact) }
    }

    private func baseFacts(under fact: PackIndex<Fact>) -> Set<PackIndex<Fact>>? {
        guard facts[fact].isDerived else { return [fact] }
        return derivations[fact.position].flatMap { baseFacts(of: $0) }
    }

    /// The facts, none derived, on which a condition rests; nil when that could not be found.
    func baseFacts(of condition: Condition) -> Set<PackIndex<Fact>>? {
        var result: Set<PackIndex<Fact>> = []
        for fact in condition.facts {
            guard let under = bases[fact.position] else { return nil }
            result.formUnion(under)
        }
        return result
    }
}

extension FactSections {
    /// What is said of each collection, sorted by name.
    func collectionList(_ reader: inout NodeReader) -> [RecordCollection] {
        table.names.compactMap { name in
            guard let fact = table[name], let recordName = collections.recordNames[name] else { return nil }
            let generic = collections.bodies[name]?["generic"].flatMap { reader.text($0) }
            func own(_ key: String) -> PackIndex<Fact>? {
                guard let own = table[recordName + "." + key], type(of: own) == .string else { return nil }
                return own
            }
            return RecordCollection(
                fact: fact, recordName: recordName, generic: generic, identity: own("id"), label: own("label"))
        }
    }
}
