import Diagnostics
import PackTesting
import RuleEngine
import RunbookFormats
import Vocabularies
import YAMLTrees

extension ExerciseReader {
    /// Roles of the pack, by their ids, each once.
    mutating func roles(_ node: YAMLNode, _ subject: String) -> [PackIndex<Role>] {
        var found: [PackIndex<Role>] = []
        let elements = tests.list(node, subject)
        if node.kind == .sequence, elements.isEmpty {
            tests.report(.emptyList, "\(subject) names nobody", at: tests.start(of: node))
        }
        for element in elements {
            guard let role = pack.vocabulary.role(withID: element.text) else {
                tests.unknown(.unknownRole, element, among: pack.vocabulary.roles.map { $0.id })
                continue
            }
            if found.contains(role) {
                tests.report(.givenTwice, "`\(printable(element.text))` is named twice", at: element.range)
            } else {
                found.append(role)
            }
        }
        return found
    }

    /// A role, or somebody outside.
    mutating func addressee(_ node: YAMLNode) -> Action.Addressee? {
        let vocabulary = pack.vocabulary
        if let role = vocabulary.role(withID: node.text) { return .role(role) }
        if let contact = vocabulary.contacts.packIndices.first(where: { vocabulary.contacts[$0].id == node.text }) {
            return .contact(contact)
        }
        tests.unknown(.unknownRole, node, among: vocabulary.roles.map { $0.id } + vocabulary.contacts.map { $0.id })
        return nil
    }

    /// A function, and where to find whoever holds it.
    mutating func person(_ node: YAMLNode, _ subject: String, isAnimator: Bool = false) -> Exercise.Person? {
        guard tests.mapping(node, subject, keys: ["function", "place"]) != nil else { return nil }
        guard let function = node["function"] else {
            tests.report(
                .missingKey, "\(subject) has no `function`", at: tests.start(of: node), help: ["add `function: …`"])
            return nil
        }
        let place = node["place"].flatMap { self.place($0, ofAnimator: isAnimator) }
        return text(function, "`function`").map { Exercise.Person(function: $0, place: place) }
    }

    /// What is to be shown, each a text or a text with the requirements that it answers.
    mutating func objectives(_ node: YAMLNode) -> [Exercise.Objective] {
        let elements = tests.list(node, "`objectives`")
        if node.kind == .sequence, elements.isEmpty {
            tests.report(.emptyList, "`objectives` names none", at: tests.start(of: node))
        }
        return elements.compactMap { element in
            guard element.kind == .mapping else {
                return text(element, "an objective").map { Exercise.Objective(text: $0, references: []) }
            }
            guard tests.mapping(element, "an objective", keys: ["text", "references"]) != nil else { return nil }
            guard let words = element["text"] else {
                tests.report(
                    .missingKey, "an objective has no `text`", at: tests.start(of: element), help: ["add `text: …`"])
                return nil
            }
            let references = element["references"].map { self.references($0) } ?? []
            return text(words, "`text`").map { Exercise.Objective(text: $0, references: references) }
        }
    }

    private mutating func references(_ node: YAMLNode) -> [PackIndex<Reference>] {
        let known = pack.vocabulary.references
        return tests.list(node, "`references`").compactMap { element in
            if let place = known.packIndices.first(where: { known[$0].id == element.text }) { return place }
            tests.unknown(.unknownReference, element, among: known.map { $0.id })
            return nil
        }
    }

    /// What plays, by kind; records of the profile where there is one.
    mutating func perimeter(_ node: YAMLNode) -> [Exercise.Perimeter] {
        let kinds = Exercise.Perimeter.Kind.allCases
        let entries = tests.mapping(node, "`perimeter`", keys: kinds.map { $0.rawValue }) ?? []
        return entries.flatMap { entry -> [Exercise.Perimeter] in
            guard let kind = Exercise.Perimeter.Kind(rawValue: entry.key.text) else { return [] }
            return tests.list(entry.value, "`\(kind.rawValue)`").compactMap { element in
                guard let id = text(element, "a part of the perimeter") else { return nil }
                guard let establishment else { return Exercise.Perimeter(kind: kind, id: id, label: id) }
                let selection = pack.measures.perimeter.first { $0.kind == kind }?.records
                let records = establishment.named(pack, in: selection?.collection)
                guard let record = records.first(where: { $0.id == id }) else {
                    let fitting = records.map { $0.id }.filter { self.kinds(of: $0, in: establishment).contains(kind) }
                    reportAbsence(of: element, from: selection == nil ? records.map { $0.id } : fitting, kind)
                    return nil
                }
                guard self.kinds(of: id, in: establishment).contains(kind) || selection == nil else {
                    reportKind(of: element, in: establishment, kind)
                    return nil
                }
                return Exercise.Perimeter(kind: kind, id: id, label: outside.hidden(in: record.label) ?? record.label)
            }
        }
    }

    /// An id that the profile has, but of records that don't play, is no misspelling.
    private mutating func reportAbsence(of node: YAMLNode, from known: [String], _ kind: Exercise.Perimeter.Kind) {
        guard establishment?.named(pack).contains(where: { $0.id == node.text }) ?? false else {
            return tests.unknown(.unknownRecord, node, among: known)
        }
        tests.report(
            .unknownRecord, "`\(printable(node.text))` is no record that `\(kind.rawValue)` may name", at: node.range,
            help: ["those of the profile: \(known.map { printable($0) }.joined(separator: ", "))"])
    }

    private mutating func reportKind(
        of node: YAMLNode, in establishment: Establishment, _ kind: Exercise.Perimeter.Kind
    ) {
        let fitting = kinds(of: node.text, in: establishment).map { "`\($0.rawValue)`" }.joined(separator: " or ")
        tests.report(
            .unknownRecord, "`\(printable(node.text))` is of another kind than `\(kind.rawValue)`", at: node.range,
            help: fitting.isEmpty ? [] : ["by its activity in the profile it stands under \(fitting)"])
    }

    /// The kinds of which a record of the profile is, or may be.
    private func kinds(of id: String, in establishment: Establishment) -> [Exercise.Perimeter.Kind] {
        guard let now = start ?? end else { return Exercise.Perimeter.Kind.allCases }
        var table = FactTable(factCount: pack.vocabulary.facts.count)
        for entry in establishment.facts { table[entry.fact] = entry.state }
        let view = FactView(pack: pack, table: table, now: now)
        return pack.measures.perimeter.filter { perimeter in
            let record = view.record(id, in: perimeter.records.collection)
            return record.map { $0.verdict(on: perimeter.records.condition) != .notMet } ?? false
        }.map { $0.kind }
    }

    /// Names by which the pack looks for records of the profile must be some of its own.
    mutating func checkRecords(_ given: [String: YAMLNode]) {
        guard let establishment else { return }
        for (path, node) in given.sorted(by: { precedes($0.key, $1.key) }) {
            for names in pack.recordNames where tests.names.readers[path]?.contains(names.fact) ?? false {
                let known = establishment.named(pack, in: names.collection).map { $0.id }
                let written = node.kind == .mapping ? node.entries.map { $0.key } : node.elements
                for name in written where !known.isEmpty && !known.contains(name.text) {
                    tests.unknown(.unknownRecord, name, among: known)
                }
            }
        }
    }
}

extension Establishment {
    /// The records of the profile that have a name, of one collection or of all.
    func named(_ pack: RulePack, in collection: PackIndex<Fact>? = nil) -> [(id: String, label: String)] {
        facts.filter { collection == nil || $0.fact == collection }.flatMap { entry -> [(id: String, label: String)] in
            guard case .known(.records(let records)) = entry.state,
                case .records(let columns) = pack.vocabulary.facts[entry.fact].type,
                let declared = pack.vocabulary.collection(entry.fact),
                let place = columns.firstIndex(where: { $0 == declared.identity })
            else { return [] }
            let name = columns.firstIndex { $0 == declared.label }
            return records.compactMap { record in
                guard case .known(.string(let id)) = record.states[place] else { return nil }
                guard let name, case .known(.string(let label)) = record.states[name] else { return (id, id) }
                return (id, label)
            }
        }
    }
}
