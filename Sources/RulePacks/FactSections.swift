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
    private(set) var derivations: [Derivation?] = []

    /// Those that others are computed from first.
    private(set) var resolutionOrder: [PackIndex<Fact>] = []

    /// For each fact, those that are not derived and that it rests on; nil when that could not be found.
    private(set) var bases: [Set<PackIndex<Fact>>?] = []

    /// The names that `clocks` declares.
    let clocks: Declarations

    private let given: [String: YAMLNode]
    private let derived: [String: YAMLNode]
    fileprivate let collections: CollectionSections

    /// By the name of the fact: the object of which it is a key or a value.
    private var mapParts: [String: String] = [:]

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
        for map in collections.maps.keys {
            mapParts[CollectionSections.key(of: map)] = map
            mapParts[CollectionSections.value(of: map)] = map
        }
        clocks = reader.declarations(in: sections["clocks"], "clock", form: .fact)
        for clock in clocks.list where !names.declares(clock.id) {
            reader.add(clock, to: &names, "fact", .fact)
        }
        table = names.table("fact", unknown: .unknownFact)
        let places = Self.places(names)
        let types = TypeReader(enumerations: pack.enumerations)
        conditions = ConditionReader(facts: table)
        conditions.actions = pack.actionDeclarations.table("action", unknown: .unknownAction)
        for name in table.names { conditions.types.append(type(of: name, places, types, &reader)) }
        conditions.collections = table.names.map { name in collection(of: name).flatMap { table[$0] } }
        readComputedTypes(places, &reader)
        read(roles: pack.roles.table, places, &reader)
        resolve(places, &reader)
    }

    /// The type of a fact; nil when its declaration is broken.
    func type(of fact: PackIndex<Fact>) -> FactType? {
        fact.position < conditions.types.count ? conditions.types[fact.position] : nil
    }

    /// The fact that a node names, which must be one that somebody can tell.
    func learnt(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let fact = conditions.fact(node, &reader) else { return nil }
        guard facts[fact].canBeLearnt else {
            reader.report(
                .wrongFactType, "`\(node.text)` is not a fact that somebody can tell", at: node.range,
                help: ["name one of `facts`"])
            return nil
        }
        return fact
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
            return .records(table.names.filter { collection(of: $0) == name }.compactMap { table[$0] })
        }
        if collections.maps[name] != nil {
            return .records(
                [CollectionSections.key(of: name), CollectionSections.value(of: name)].compactMap { table[$0] })
        }
        if mapParts[name] != nil { return .string }
        return derived[name] == nil ? .datetime : nil
    }

    /// The collection whose records have a fact of this name.
    private func collection(of name: String) -> String? {
        if let map = mapParts[name] { return map }
        return given[name] != nil || collections.bodies[name] != nil
            || derived[name] == nil && collections.recordFacts[name] == nil
            ? nil : collections.collection(of: name)
    }

    /// The types that facts take from others, those first.
    private mutating func readComputedTypes(_ places: [String: SourceRange], _ reader: inout NodeReader) {
        let sources = table.names.map { name -> PackIndex<Fact>? in
            if let map = mapParts[name], name == CollectionSections.value(of: map) {
                return collections.maps[map].flatMap { table[$0] }
            }
            guard given[name] == nil, let body = derived[name] else { return nil }
            return DerivationReader.source(of: body).flatMap { table[$0] }
        }
        let graph = DependencyGraph(sources.map { Set([$0].compactMap { $0?.position }) })
        report(graph.cycles, places, &reader)
        for position in graph.order {
            let name = table.names[position]
            let source = sources[position].flatMap { conditions.types[$0.position] }
            if mapParts[name] != nil {
                if sources[position] != nil { conditions.types[position] = source }
            } else if given[name] == nil, let body = derived[name] {
                conditions.types[position] = DerivationReader.type(of: body, from: source)
            }
        }
    }

    private mutating func read(
        roles: NameTable<Role>, _ places: [String: SourceRange], _ reader: inout NodeReader
    ) {
        let factReader = FactReader(conditions: conditions, roles: roles)
        for (name, type) in zip(table.names, conditions.types) {
            reader.begin(.fact(name), at: places[name])
            if let body = derived[name], given[name] == nil {
                derivations.append(derivations(of: name).read(body, name, &reader))
                askedIf.append(nil)
                facts.append(factReader.derived(name, type ?? .boolean, collection(of: name).flatMap { table[$0] }))
            } else {
                let read = type.flatMap { self.read(name, $0, factReader, &reader) }
                derivations.append(entry(of: name, &reader))
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
        if collections.maps[name] != nil { return (factReader.map(name, type), nil) }
        if let map = mapParts[name] { return (factReader.mapPart(name, type, of: table[map]), nil) }
        return factReader.clock(name)
    }

    private func derivations(of name: String) -> DerivationReader {
        var recordNames: [PackIndex<Fact>: String] = [:]
        for (collection, recordName) in collections.recordNames {
            if let fact = table[collection] { recordNames[fact] = recordName }
        }
        return DerivationReader(
            conditions, of: collection(of: name).flatMap { table[$0] }, recordNames: recordNames)
    }

    /// Where a fact of records takes its values from an object of the incident: how.
    private func entry(of name: String, _ reader: inout NodeReader) -> Derivation? {
        guard given[name] == nil, let body = collections.recordFacts[name]?.body else { return nil }
        if let by = body.entry(named: "by"), body["from"] == nil {
            reader.report(
                .misplacedKey, "`by` goes with `from`", at: by.key.range, help: ["add `from: PATH`, or delete it"])
        }
        guard let map = body["from"]?.text, collections.maps[map] == name else { return nil }
        return derivations(of: name).entry(body, name, map: map, &reader)
    }

    private mutating func resolve(_ places: [String: SourceRange], _ reader: inout NodeReader) {
        let needs = facts.indices.map { position in
            let fact = facts[position]
            let others = [fact.precision, fact.closedBy].compactMap { $0 }
            let computed = derivations[position]?.tests.flatMap { $0.facts } ?? []
            let owner = derivations[position] == nil ? nil : fact.collection
            let needed = computed + (askedIf[position]?.facts ?? []) + others + [owner].compactMap { $0 }
            return Set(needed.map { $0.position })
        }
        let graph = DependencyGraph(needs)
        resolutionOrder = graph.order.map { PackIndex($0) }
        report(graph.cycles, places, &reader)
        bases = Array(repeating: nil, count: facts.count)
        for fact in resolutionOrder { bases[fact.position] = baseFacts(under: fact) }
    }

    private func report(_ cycles: [[Int]], _ places: [String: SourceRange], _ reader: inout NodeReader) {
        for cycle in cycles {
            let ranges = cycle.compactMap { places[table.names[$0]] }
            guard let first = ranges.first else { continue }
            reader.report(
                .factCycle, "these facts depend on one another: \(path(cycle.map { table.names[$0] }))", at: first,
                notes: zip(cycle, ranges).dropFirst().map { position, range in
                    Diagnostic.Note("`\(table.names[position])` is on the circle", at: range)
                }, help: ["remove one of them from the `when` or `asked_if` of the one before"])
        }
    }

    private func baseFacts(under fact: PackIndex<Fact>) -> Set<PackIndex<Fact>>? {
        guard facts[fact].isDerived else { return [fact] }
        return derivations[fact.position].flatMap { baseFacts(of: $0.tests.flatMap { $0.facts }) }
    }

    /// The facts, none derived, on which a condition rests; nil when that could not be found.
    func baseFacts(of condition: Condition) -> Set<PackIndex<Fact>>? { baseFacts(of: condition.facts) }

    private func baseFacts(of facts: [PackIndex<Fact>]) -> Set<PackIndex<Fact>>? {
        var result: Set<PackIndex<Fact>> = []
        for fact in facts {
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
            let generic = collections.bodies[name]?["generic"].flatMap { reader.label($0) }
            func own(_ key: String) -> PackIndex<Fact>? {
                guard let own = table[recordName + "." + key], type(of: own) == .string else { return nil }
                return own
            }
            return RecordCollection(
                fact: fact, recordName: recordName, generic: generic, identity: own("id"), label: own("label"))
        }
    }
}
