import Diagnostics
package import RuleEngine
import Vocabularies

/// The JSON Schema (2020-12) of the files of a pack, for editors that complete and check while one types.
///
/// Its keys are those of the readers, its names those of the pack: it accepts whatever is read without a word. What
/// depends on another place — a name declared twice, a fact of records outside `where` — is left to `astreinte check`.
package struct PackSchema {
    let pack: RulePack

    /// For each closed list, the first fact that takes its values from it.
    var lists: [Enumeration: String] = [:]

    /// The facts that a condition may name, by type, in the order of their names.
    var facts: [(fact: Fact, description: String?)] = []

    /// The schema, with a line feed at its end: same pack, same bytes.
    package static func json(for pack: RulePack) -> [UInt8] {
        let schema = PackSchema(pack)
        guard case .object(let root) = schema.root else { return [] }
        return JSONTree.schema(
            "File of a pack, in the words of \(pack.header.id) \(pack.header.version)", root,
            definitions: schema.definitions)
    }

    private init(_ pack: RulePack) {
        self.pack = pack
        let vocabulary = pack.vocabulary
        for index in vocabulary.facts.packIndices {
            let fact = vocabulary.facts[index]
            // The parts of a map have names that no author writes.
            guard NameForm.fact.fits(fact.name) else { continue }
            let label = vocabulary.clock(of: index)?.label ?? vocabulary.collection(index)?.generic
            facts.append((fact, fact.question.text ?? label))
            if let list = fact.type.enumeration, lists[list] == nil { lists[list] = fact.name }
        }
    }

    /// The facts that somebody can tell, each with its schema and its question.
    func learntFacts(_ schema: (Fact) -> JSONTree) -> [(String, JSONTree)] {
        facts.filter { $0.fact.canBeLearnt }.map { ($0.fact.name, schema($0.fact).described($0.description)) }
    }

    private var definitions: [(String, JSONTree)] {
        let scalars = ScalarSchemas.all.filter {
            !["unknown", "day-or-never", "time", "telephone", "finess"].contains($0.0)
        }
        return [scalars, names, types, conditions, attributes, rules, actions].flatMap { $0 }
    }

    /// The names that the pack declares.
    private var names: [(String, JSONTree)] {
        let words = pack.vocabulary
        let translations = JSONTree.object([
            ("type", .string("object")), ("additionalProperties", .reference("text")),
            ("propertyNames", .object([("pattern", .string("^[a-z]{2}$"))])), ("minProperties", .integer(1)),
        ])
        return [
            ("words", .either(translations, .reference("text"))),
            ("action", .oneOf(pack.actions.map { $0.id }, labels: pack.actions.map { $0.label })),
            ("role", .oneOf(words.roles.map { $0.id }, labels: words.roles.map { $0.label })),
            (
                "addressee",
                .oneOf(
                    words.roles.map { $0.id } + words.contacts.map { $0.id },
                    labels: words.roles.map { $0.label } + words.contacts.map { $0.label })
            ),
            ("phase", .oneOf(words.phases.map { $0.id }, labels: words.phases.map { $0.label })),
            ("priority", .oneOf(words.priorities.map { $0.id }, labels: words.priorities.map { $0.label })),
            ("interest", .oneOf(words.interests.map { $0.id }, labels: words.interests.map { $0.label })),
            ("resource", .oneOf(words.resources.map { $0.id }, labels: words.resources.map { $0.label })),
            ("requirement", .oneOf(words.references.map { $0.id }, labels: words.references.map { $0.label })),
            ("clock", .oneOf(["met"] + words.clocks.map { words.facts[$0.fact].name })),
            ("group", .oneOf(pack.groups.map { $0.id })),
            ("rule-name", .oneOf(pack.rules.map { $0.id })),
            ("collection", .oneOf(words.collections.map { words.facts[$0.fact].name })),
            ("fact", .oneOf(facts.map { $0.fact.name })),
            ("learnt-fact", .oneOf(facts.filter { $0.fact.canBeLearnt }.map { $0.fact.name })),
        ]
    }
}
