import IncidentFeeds
import RuleEngine
import Runbooks
import Vocabularies

/// A key of the canonical incident that mappings may fill.
struct CanonicalField: Sendable {
    /// Its dotted path.
    let name: String
    let type: FactType

    /// Of a list of records, the keys of each.
    let columns: [(key: String, type: FactType)]

    /// The key that tells how precise a time is.
    let precision: String?

    /// True for a fact of the vocabulary, which rules may read.
    let isFact: Bool

    /// Whether it holds several values.
    var isList: Bool {
        switch type {
        case .set, .records: true
        default: false
        }
    }
}

extension CanonicalField {
    /// What was found, as `incident/1` has it: people set the digits of a FINESS number in groups.
    func canonical(_ finding: Finding) -> Finding {
        guard name == "establishment.finess", case .string(let text) = finding.content else { return finding }
        return Finding(
            content: .string(Establishment.number(text)), offset: finding.offset, place: finding.place,
            raw: finding.raw, isDefault: finding.isDefault, precision: finding.precision)
    }

    /// Why `incident/1` has no room for a value whose type is right; nil where it has.
    func refusal(of content: JSONValue.Content) -> String? {
        switch (name, content) {
        case ("establishment.finess", .string(let text)):
            let isGood = text.utf8.count == 9 && text.utf8.allSatisfy { "0123456789AB".utf8.contains($0) }
            return isGood ? nil : "n'est pas un numéro FINESS, de neuf caractères"
        case ("persons_count", .number(let number)), ("affected.systems_count", .number(let number)):
            return number.double.map { $0 < 0 } == true ? "est négatif : rien ne se compte ainsi" : nil
        default: return nil
        }
    }
}

/// Every key that mappings may fill: the facts of the vocabulary, and those that the canonical form has for producers.
struct CanonicalFields: Sendable {
    private let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// The fact of the vocabulary of this name.
    func fact(named name: String) -> PackIndex<Fact>? { vocabulary.fact(named: name) }

    /// Whether the vocabulary has a question for a fact.
    func asks(_ fact: PackIndex<Fact>) -> Bool { vocabulary.facts[fact].question.text != nil }

    /// What a mapping fills by itself, by its section `type`, or not at all.
    static let reserved: Set<String> = ["schema", "source.format", "type", "other_types", "type_basis"]

    /// The types of an incident, which the section `type` chooses among; nil where the vocabulary has none.
    var incidentTypes: Enumeration? {
        vocabulary.fact(named: "type").flatMap { vocabulary.facts[$0].type.enumeration }
    }

    /// The key of that path; nil where there is none that a mapping may fill.
    subscript(name: String) -> CanonicalField? {
        guard !CanonicalFields.reserved.contains(name) else { return nil }
        if let index = vocabulary.fact(named: name) {
            let fact = vocabulary.facts[index]
            // A feed never tells the establishment's own lists: they come from its profile.
            guard fact.canBeLearnt, fact.sources == [name] else { return nil }
            if case .records(let columns) = fact.type {
                guard !name.hasPrefix("establishment.") else { return nil }
                return CanonicalField(
                    name: name, type: fact.type,
                    columns: columns.map { column in
                        let path = vocabulary.facts[column].name
                        return (String(path.drop { $0 != "." }.dropFirst()), vocabulary.facts[column].type)
                    }, precision: nil, isFact: true)
            }
            return CanonicalField(
                name: name, type: fact.type, columns: [], precision: fact.precision.map { vocabulary.facts[$0].name },
                isFact: true)
        }
        if name == CanonicalFields.systems {
            return CanonicalField(
                name: name, type: .records([]),
                columns: [
                    ("name", .string), ("kind", .enumeration(CanonicalFields.systemKinds)), ("address", .string),
                ],
                precision: nil, isFact: false)
        }
        return CanonicalFields.producers[name].map {
            CanonicalField(name: name, type: $0, columns: [], precision: nil, isFact: false)
        }
    }

    /// Every path, to find the one that a slip meant.
    var names: [String] {
        vocabulary.facts.map { $0.name }.filter { self[$0] != nil } + CanonicalFields.producers.keys.sorted()
            + [CanonicalFields.systems]
    }

    private static let systems = "affected.systems"

    /// Keys of `incident/1` for people and programs, of which no rule need know.
    private static let producers: [String: FactType] = [
        "source.ref": .string, "source.product": .string, "source.url": .string, "description": .string,
        "updated_at": .datetime, "tags": .set(.string),
    ]

    /// The kinds of machines and accounts of `incident/1`.
    private static let systemKinds = Enumeration(
        [
            "serveur", "poste", "reseau", "compte", "medical", "sauvegarde", "annuaire", "messagerie", "support",
            "autre",
        ].map { Enumeration.Member(id: $0, label: $0, parent: nil, aliases: [], meansUnknown: false) })
}
